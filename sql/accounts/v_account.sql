-- Who somebody is, as other rooms may show it beside what they did.
DROP VIEW IF EXISTS accounts.v_account CASCADE;
CREATE VIEW accounts.v_account WITH (security_invoker = true) AS
SELECT account_id, municipality_code, display_name, organisation
FROM accounts.account;
COMMENT ON VIEW accounts.v_account IS '利用者, without how they sign in';
GRANT SELECT ON accounts.v_account TO musubi_app;
