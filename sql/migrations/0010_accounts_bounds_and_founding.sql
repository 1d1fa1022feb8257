-- Why: towns' own rules ask for three or for all four kinds of characters in a password, so that is a
-- setting too; and a municipality is founded from the command line, which acts for no account.

ALTER TABLE accounts.policy ADD COLUMN password_kinds smallint NOT NULL DEFAULT 4;
ALTER TABLE accounts.policy ADD CONSTRAINT policy_kinds_within_bounds CHECK (password_kinds BETWEEN 3 AND 4);
COMMENT ON COLUMN accounts.policy.password_kinds IS 'How many of upper case, lower case, digit and symbol a password needs';

GRANT INSERT ON accounts.municipality TO musubi_app;
CREATE POLICY municipality_founded ON accounts.municipality FOR INSERT TO musubi_app
  WITH CHECK (municipality_code = current_setting('musubi.municipality', true) AND coalesce(current_setting('musubi.account', true), '') = '');
