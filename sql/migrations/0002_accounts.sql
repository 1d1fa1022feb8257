-- Why: who may come in, to which municipality and disaster, and with which rights
-- (document 002 chapter IX-3; spec "Accounts and security").

CREATE SCHEMA accounts;
COMMENT ON SCHEMA accounts IS 'Municipalities, disasters, accounts, groups, sessions';
GRANT USAGE ON SCHEMA accounts TO musubi_app, musubi_gate;

CREATE TABLE accounts.municipality (
  municipality_code text NOT NULL,
  name text NOT NULL,
  prefecture text NOT NULL,
  mayor_title text NOT NULL,
  mayor_name text NOT NULL,
  plane_zone smallint NOT NULL,
  center geometry(Point, 6668) NOT NULL,
  seal_file text,
  seal_number text,
  created_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT municipality_pkey PRIMARY KEY (municipality_code),
  CONSTRAINT municipality_code_format CHECK (municipality_code ~ '^[0-9]{6}$'),
  CONSTRAINT municipality_plane_zone_known CHECK (plane_zone BETWEEN 1 AND 19)
);
COMMENT ON TABLE accounts.municipality IS '市区町村. Listed exception from the municipality policy: it is the list of scopes itself';
COMMENT ON COLUMN accounts.municipality.municipality_code IS '全国地方公共団体コード, six digits with check digit';
COMMENT ON COLUMN accounts.municipality.name IS '市区町村名';
COMMENT ON COLUMN accounts.municipality.prefecture IS '都道府県名';
COMMENT ON COLUMN accounts.municipality.mayor_title IS 'As printed on certificates, e.g. むすび市長';
COMMENT ON COLUMN accounts.municipality.mayor_name IS '市長氏名, as printed on certificates';
COMMENT ON COLUMN accounts.municipality.plane_zone IS '平面直角座標系, 1 to 19';
COMMENT ON COLUMN accounts.municipality.center IS 'Where the map opens';
COMMENT ON COLUMN accounts.municipality.seal_file IS 'SHA-256 of the seal image (公印) in the file store';
COMMENT ON COLUMN accounts.municipality.seal_number IS '公印番号';
COMMENT ON COLUMN accounts.municipality.created_at IS 'When it was registered here';
COMMENT ON COLUMN accounts.municipality.version IS 'Grows with each change; sent back as If-Match';
CREATE INDEX municipality_center_gist ON accounts.municipality USING gist (center);

CREATE TABLE accounts.disaster (
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  name text NOT NULL,
  cause text NOT NULL,
  kind text NOT NULL,
  occurred_on date NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT disaster_pkey PRIMARY KEY (municipality_code, disaster_code),
  CONSTRAINT disaster_municipality_fkey FOREIGN KEY (municipality_code) REFERENCES accounts.municipality,
  CONSTRAINT disaster_code_format CHECK (disaster_code ~ '^[a-z0-9][a-z0-9-]{0,30}$'),
  CONSTRAINT disaster_kind_known CHECK (kind IN ('actual', 'training'))
);
COMMENT ON TABLE accounts.disaster IS '災害: everything after registration hangs on one of these';
COMMENT ON COLUMN accounts.disaster.municipality_code IS '市区町村';
COMMENT ON COLUMN accounts.disaster.disaster_code IS 'Short code that stands in addresses, e.g. r8-eq';
COMMENT ON COLUMN accounts.disaster.name IS '災害名, as shown on every page';
COMMENT ON COLUMN accounts.disaster.cause IS '罹災原因, as printed on certificates';
COMMENT ON COLUMN accounts.disaster.kind IS 'actual or training (訓練: banner and watermark everywhere)';
COMMENT ON COLUMN accounts.disaster.occurred_on IS '発災日 in Japan: registers are read as of this day';
COMMENT ON COLUMN accounts.disaster.created_at IS 'When it was registered here';

CREATE TABLE accounts.permission (
  permission text NOT NULL,
  label text NOT NULL,
  CONSTRAINT permission_pkey PRIMARY KEY (permission)
);
COMMENT ON TABLE accounts.permission IS 'The rights that a group can hold (document 002 IX-3(2) and the spec)';
COMMENT ON COLUMN accounts.permission.permission IS 'Name in code';
COMMENT ON COLUMN accounts.permission.label IS 'Name on screens';
INSERT INTO accounts.permission (permission, label) VALUES
  ('survey_sheet_output', '建物被害調査の調査票出力'),
  ('survey_result_check', '建物被害調査結果の登録確認'),
  ('certificate_issue', '罹災証明書(交付)'),
  ('certificate_issue_with_correction', '罹災証明書(交付・世帯分離・調査結果修正)'),
  ('ledger_use', '被災者台帳の利用'),
  ('base_data_manage', '基本データの管理'),
  ('support_list', '避難行動要支援者名簿'),
  ('support_plan', '個別避難計画'),
  ('disclosure', '名簿情報の開示'),
  ('site_own', '避難先(担当の場所のみ)'),
  ('site_all', '避難先(すべて)'),
  ('headquarters', '災害対策本部'),
  ('exchange', 'データ連携'),
  ('administration', '利用者と設定の管理'),
  ('audit_read', '利用記録の閲覧'),
  ('protected_open', '支援措置対象者の閲覧');

CREATE TABLE accounts.policy (
  municipality_code text NOT NULL,
  password_min_length smallint NOT NULL DEFAULT 8,
  password_max_length smallint NOT NULL DEFAULT 32,
  password_history smallint NOT NULL DEFAULT 100,
  password_max_age_days integer,
  password_changed_by text NOT NULL DEFAULT 'administrator',
  failures_before_lock smallint NOT NULL DEFAULT 5,
  lock_minutes integer NOT NULL DEFAULT 15,
  idle_minutes integer NOT NULL DEFAULT 60,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT policy_pkey PRIMARY KEY (municipality_code),
  CONSTRAINT policy_municipality_fkey FOREIGN KEY (municipality_code) REFERENCES accounts.municipality,
  CONSTRAINT policy_length_within_bounds CHECK (password_min_length BETWEEN 8 AND password_max_length AND password_max_length <= 32),
  CONSTRAINT policy_history_within_bounds CHECK (password_history BETWEEN 1 AND 1000),
  CONSTRAINT policy_max_age_within_bounds CHECK (password_max_age_days BETWEEN 1 AND 3650),
  CONSTRAINT policy_changed_by_known CHECK (password_changed_by IN ('administrator', 'self')),
  CONSTRAINT policy_failures_within_bounds CHECK (failures_before_lock BETWEEN 3 AND 20),
  CONSTRAINT policy_lock_within_bounds CHECK (lock_minutes BETWEEN 1 AND 1440),
  CONSTRAINT policy_idle_within_bounds CHECK (idle_minutes BETWEEN 5 AND 720)
);
COMMENT ON TABLE accounts.policy IS 'Password and session rules of a municipality; the defaults are those of document 002 IX-3(1)';
COMMENT ON COLUMN accounts.policy.municipality_code IS '市区町村';
COMMENT ON COLUMN accounts.policy.password_min_length IS 'Never under 8';
COMMENT ON COLUMN accounts.policy.password_max_length IS 'Never over 32';
COMMENT ON COLUMN accounts.policy.password_history IS 'How many former passwords may not be used again (100 stands for all former ones)';
COMMENT ON COLUMN accounts.policy.password_max_age_days IS 'A password older than this must be changed; null: no limit';
COMMENT ON COLUMN accounts.policy.password_changed_by IS 'administrator or self';
COMMENT ON COLUMN accounts.policy.failures_before_lock IS 'Failed sign-ins from one place before that place must wait';
COMMENT ON COLUMN accounts.policy.lock_minutes IS 'How long it waits';
COMMENT ON COLUMN accounts.policy.idle_minutes IS 'A session unused for this long ends';
COMMENT ON COLUMN accounts.policy.version IS 'Grows with each change; sent back as If-Match';

CREATE TABLE accounts.account (
  account_id uuid NOT NULL,
  municipality_code text NOT NULL,
  user_id text NOT NULL,
  display_name text NOT NULL,
  organisation text,
  password_hash text NOT NULL,
  password_set_at timestamptz NOT NULL DEFAULT now(),
  must_change_password boolean NOT NULL DEFAULT false,
  expires_on date,
  locked_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT account_pkey PRIMARY KEY (account_id),
  CONSTRAINT account_municipality_fkey FOREIGN KEY (municipality_code) REFERENCES accounts.municipality,
  CONSTRAINT account_user_id_unique UNIQUE (user_id),
  CONSTRAINT account_user_id_format CHECK (user_id ~ '^[A-Za-z0-9._@-]{1,30}$')
);
COMMENT ON TABLE accounts.account IS '利用者';
COMMENT ON COLUMN accounts.account.account_id IS 'UUIDv7';
COMMENT ON COLUMN accounts.account.municipality_code IS 'The municipality that this account works for';
COMMENT ON COLUMN accounts.account.user_id IS '利用者ID, 1 to 30 characters';
COMMENT ON COLUMN accounts.account.display_name IS '氏名, as shown on screens and in the audit';
COMMENT ON COLUMN accounts.account.organisation IS '所属, e.g. the town that sent the helper';
COMMENT ON COLUMN accounts.account.password_hash IS 'argon2id';
COMMENT ON COLUMN accounts.account.password_set_at IS 'When the password was last set';
COMMENT ON COLUMN accounts.account.must_change_password IS 'Set for an initial password where people change their own';
COMMENT ON COLUMN accounts.account.expires_on IS '有効期限: last day on which it works';
COMMENT ON COLUMN accounts.account.locked_at IS '緊急ロック: no sign-in and no session since then';
COMMENT ON COLUMN accounts.account.created_at IS 'When it was made';
COMMENT ON COLUMN accounts.account.version IS 'Grows with each change; sent back as If-Match';
CREATE INDEX account_municipality ON accounts.account (municipality_code);

CREATE TABLE accounts.former_password (
  account_id uuid NOT NULL,
  password_hash text NOT NULL,
  set_at timestamptz NOT NULL,
  CONSTRAINT former_password_pkey PRIMARY KEY (account_id, set_at),
  CONSTRAINT former_password_account_fkey FOREIGN KEY (account_id) REFERENCES accounts.account
);
COMMENT ON TABLE accounts.former_password IS '過去に登録されたパスワード, so that they are not set again';
COMMENT ON COLUMN accounts.former_password.account_id IS 'Whose';
COMMENT ON COLUMN accounts.former_password.password_hash IS 'argon2id';
COMMENT ON COLUMN accounts.former_password.set_at IS 'When it had been set';

CREATE TABLE accounts.permission_group (
  group_id uuid NOT NULL,
  municipality_code text NOT NULL,
  name text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT permission_group_pkey PRIMARY KEY (group_id),
  CONSTRAINT permission_group_municipality_fkey FOREIGN KEY (municipality_code) REFERENCES accounts.municipality,
  CONSTRAINT permission_group_name_unique UNIQUE (municipality_code, name)
);
COMMENT ON TABLE accounts.permission_group IS '権限グループ (各室課の単位等)';
COMMENT ON COLUMN accounts.permission_group.group_id IS 'UUIDv7';
COMMENT ON COLUMN accounts.permission_group.municipality_code IS '市区町村';
COMMENT ON COLUMN accounts.permission_group.name IS 'グループ名';
COMMENT ON COLUMN accounts.permission_group.version IS 'Grows with each change; sent back as If-Match';

CREATE TABLE accounts.group_permission (
  group_id uuid NOT NULL,
  permission text NOT NULL,
  CONSTRAINT group_permission_pkey PRIMARY KEY (group_id, permission),
  CONSTRAINT group_permission_group_fkey FOREIGN KEY (group_id) REFERENCES accounts.permission_group ON DELETE CASCADE,
  CONSTRAINT group_permission_permission_fkey FOREIGN KEY (permission) REFERENCES accounts.permission
);
COMMENT ON TABLE accounts.group_permission IS 'Which rights a group holds';
COMMENT ON COLUMN accounts.group_permission.group_id IS 'The group';
COMMENT ON COLUMN accounts.group_permission.permission IS 'The right';
CREATE INDEX group_permission_permission ON accounts.group_permission (permission);

CREATE TABLE accounts.membership (
  account_id uuid NOT NULL,
  group_id uuid NOT NULL,
  CONSTRAINT membership_pkey PRIMARY KEY (account_id, group_id),
  CONSTRAINT membership_account_fkey FOREIGN KEY (account_id) REFERENCES accounts.account,
  CONSTRAINT membership_group_fkey FOREIGN KEY (group_id) REFERENCES accounts.permission_group
);
COMMENT ON TABLE accounts.membership IS 'Which groups an account belongs to';
COMMENT ON COLUMN accounts.membership.account_id IS 'The account';
COMMENT ON COLUMN accounts.membership.group_id IS 'The group';
CREATE INDEX membership_group ON accounts.membership (group_id);

CREATE TABLE accounts.session (
  token_hash bytea NOT NULL,
  account_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT session_pkey PRIMARY KEY (token_hash),
  CONSTRAINT session_account_fkey FOREIGN KEY (account_id) REFERENCES accounts.account
);
COMMENT ON TABLE accounts.session IS 'Who is signed in; the token itself is only in the browser''s cookie';
COMMENT ON COLUMN accounts.session.token_hash IS 'SHA-256 of the token';
COMMENT ON COLUMN accounts.session.account_id IS 'Whose';
COMMENT ON COLUMN accounts.session.created_at IS 'Signed in at';
COMMENT ON COLUMN accounts.session.last_seen_at IS 'Last request, to the minute';
CREATE INDEX session_account ON accounts.session (account_id);

CREATE TABLE accounts.sign_in_failure (
  user_id text NOT NULL,
  place text NOT NULL,
  failures integer NOT NULL,
  last_failed_at timestamptz NOT NULL,
  CONSTRAINT sign_in_failure_pkey PRIMARY KEY (user_id, place)
);
COMMENT ON TABLE accounts.sign_in_failure IS 'Failed sign-ins by place, so that only the place that fails must wait and nobody can lock another out';
COMMENT ON COLUMN accounts.sign_in_failure.user_id IS 'As typed, known or not';
COMMENT ON COLUMN accounts.sign_in_failure.place IS 'device:… for a browser that signed in to this account before, else address:…';
COMMENT ON COLUMN accounts.sign_in_failure.failures IS 'In a row, from this place';
COMMENT ON COLUMN accounts.sign_in_failure.last_failed_at IS 'The latest';
CREATE INDEX sign_in_failure_age ON accounts.sign_in_failure (last_failed_at);

CREATE TABLE accounts.known_device (
  device_hash bytea NOT NULL,
  account_id uuid NOT NULL,
  first_seen_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT known_device_pkey PRIMARY KEY (account_id, device_hash),
  CONSTRAINT known_device_account_fkey FOREIGN KEY (account_id) REFERENCES accounts.account
);
COMMENT ON TABLE accounts.known_device IS 'Browsers that signed in to an account before: an attack from elsewhere does not make them wait';
COMMENT ON COLUMN accounts.known_device.device_hash IS 'SHA-256 of the device cookie';
COMMENT ON COLUMN accounts.known_device.account_id IS 'Whose';
COMMENT ON COLUMN accounts.known_device.first_seen_at IS 'Since when';

CREATE TABLE accounts.receipt (
  account_id uuid NOT NULL,
  idempotency_key uuid NOT NULL,
  municipality_code text,
  request_hash bytea NOT NULL,
  status smallint NOT NULL,
  body text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT receipt_pkey PRIMARY KEY (account_id, idempotency_key),
  CONSTRAINT receipt_account_fkey FOREIGN KEY (account_id) REFERENCES accounts.account
);
COMMENT ON TABLE accounts.receipt IS 'Answers to writes by idempotency key: a write sent twice is done once';
COMMENT ON COLUMN accounts.receipt.account_id IS 'Who sent it';
COMMENT ON COLUMN accounts.receipt.idempotency_key IS 'UUID made by the client';
COMMENT ON COLUMN accounts.receipt.municipality_code IS '市区町村; null before one is chosen';
COMMENT ON COLUMN accounts.receipt.request_hash IS 'SHA-256 of method, path and body: the same key for another request is refused';
COMMENT ON COLUMN accounts.receipt.status IS 'HTTP status that was answered';
COMMENT ON COLUMN accounts.receipt.body IS 'JSON that was answered';
COMMENT ON COLUMN accounts.receipt.created_at IS 'When';
CREATE INDEX receipt_age ON accounts.receipt (created_at);

-- Rights and policies. The gate reads what a sign-in needs and nothing else.
GRANT SELECT ON accounts.municipality, accounts.permission TO musubi_app, musubi_gate;
GRANT UPDATE ON accounts.municipality TO musubi_app;
GRANT SELECT, INSERT ON accounts.disaster TO musubi_app;
GRANT SELECT, UPDATE, INSERT ON accounts.policy TO musubi_app;
GRANT SELECT ON accounts.policy, accounts.permission_group, accounts.group_permission, accounts.membership, accounts.disaster TO musubi_gate;
GRANT SELECT, INSERT, UPDATE ON accounts.account TO musubi_app;
GRANT SELECT, UPDATE ON accounts.account TO musubi_gate;
GRANT SELECT, INSERT ON accounts.former_password TO musubi_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON accounts.permission_group, accounts.group_permission, accounts.membership TO musubi_app;
GRANT SELECT, DELETE ON accounts.session TO musubi_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON accounts.session, accounts.sign_in_failure TO musubi_gate;
GRANT SELECT, INSERT ON accounts.known_device TO musubi_gate;
GRANT SELECT, INSERT, DELETE ON accounts.receipt TO musubi_app;

ALTER TABLE accounts.municipality ENABLE ROW LEVEL SECURITY;
ALTER TABLE accounts.municipality FORCE ROW LEVEL SECURITY;
CREATE POLICY municipality_listed ON accounts.municipality FOR SELECT USING (true);
CREATE POLICY municipality_own ON accounts.municipality FOR UPDATE TO musubi_app
  USING (municipality_code = current_setting('musubi.municipality', true));

ALTER TABLE accounts.disaster ENABLE ROW LEVEL SECURITY;
ALTER TABLE accounts.disaster FORCE ROW LEVEL SECURITY;
CREATE POLICY disaster_scope ON accounts.disaster TO musubi_app USING (municipality_code = current_setting('musubi.municipality', true));
CREATE POLICY disaster_gate ON accounts.disaster FOR SELECT TO musubi_gate USING (true);

ALTER TABLE accounts.policy ENABLE ROW LEVEL SECURITY;
ALTER TABLE accounts.policy FORCE ROW LEVEL SECURITY;
CREATE POLICY policy_scope ON accounts.policy TO musubi_app USING (municipality_code = current_setting('musubi.municipality', true));
CREATE POLICY policy_gate ON accounts.policy FOR SELECT TO musubi_gate USING (true);

ALTER TABLE accounts.account ENABLE ROW LEVEL SECURITY;
ALTER TABLE accounts.account FORCE ROW LEVEL SECURITY;
CREATE POLICY account_scope ON accounts.account TO musubi_app USING (municipality_code = current_setting('musubi.municipality', true));
CREATE POLICY account_gate ON accounts.account TO musubi_gate USING (true);

ALTER TABLE accounts.former_password ENABLE ROW LEVEL SECURITY;
ALTER TABLE accounts.former_password FORCE ROW LEVEL SECURITY;
CREATE POLICY former_password_scope ON accounts.former_password TO musubi_app
  USING (account_id IN (SELECT a.account_id FROM accounts.account a));

ALTER TABLE accounts.permission_group ENABLE ROW LEVEL SECURITY;
ALTER TABLE accounts.permission_group FORCE ROW LEVEL SECURITY;
CREATE POLICY permission_group_scope ON accounts.permission_group TO musubi_app
  USING (municipality_code = current_setting('musubi.municipality', true));
CREATE POLICY permission_group_gate ON accounts.permission_group FOR SELECT TO musubi_gate USING (true);

ALTER TABLE accounts.group_permission ENABLE ROW LEVEL SECURITY;
ALTER TABLE accounts.group_permission FORCE ROW LEVEL SECURITY;
CREATE POLICY group_permission_scope ON accounts.group_permission TO musubi_app
  USING (group_id IN (SELECT g.group_id FROM accounts.permission_group g));
CREATE POLICY group_permission_gate ON accounts.group_permission FOR SELECT TO musubi_gate USING (true);

ALTER TABLE accounts.membership ENABLE ROW LEVEL SECURITY;
ALTER TABLE accounts.membership FORCE ROW LEVEL SECURITY;
CREATE POLICY membership_scope ON accounts.membership TO musubi_app
  USING (account_id IN (SELECT a.account_id FROM accounts.account a) AND group_id IN (SELECT g.group_id FROM accounts.permission_group g));
CREATE POLICY membership_gate ON accounts.membership FOR SELECT TO musubi_gate USING (true);

ALTER TABLE accounts.session ENABLE ROW LEVEL SECURITY;
ALTER TABLE accounts.session FORCE ROW LEVEL SECURITY;
CREATE POLICY session_scope ON accounts.session TO musubi_app USING (account_id IN (SELECT a.account_id FROM accounts.account a));
CREATE POLICY session_gate ON accounts.session TO musubi_gate USING (true);

ALTER TABLE accounts.sign_in_failure ENABLE ROW LEVEL SECURITY;
ALTER TABLE accounts.sign_in_failure FORCE ROW LEVEL SECURITY;
CREATE POLICY sign_in_failure_gate ON accounts.sign_in_failure TO musubi_gate USING (true);

ALTER TABLE accounts.known_device ENABLE ROW LEVEL SECURITY;
ALTER TABLE accounts.known_device FORCE ROW LEVEL SECURITY;
CREATE POLICY known_device_gate ON accounts.known_device TO musubi_gate USING (true);

ALTER TABLE accounts.receipt ENABLE ROW LEVEL SECURITY;
ALTER TABLE accounts.receipt FORCE ROW LEVEL SECURITY;
CREATE POLICY receipt_own ON accounts.receipt TO musubi_app USING (account_id::text = current_setting('musubi.account', true));
