-- Why: every write and every look at a person is kept, and no one, the application included, can
-- change or take away a line unseen. Rows are inserted plainly with their own hash (a chain locked
-- inside each transaction was eleven times slower); the sealer chains them within seconds.

CREATE SCHEMA audit;
COMMENT ON SCHEMA audit IS 'Who did or saw what';
GRANT USAGE ON SCHEMA audit TO musubi_app, musubi_gate, musubi_sealer;

CREATE TABLE audit.entry (
  entry_id uuid NOT NULL,
  municipality_code text,
  disaster_code text,
  at timestamptz NOT NULL,
  actor text NOT NULL,
  account_id uuid,
  place text NOT NULL,
  action text NOT NULL,
  outcome smallint NOT NULL,
  persons text[] NOT NULL,
  purpose text,
  details text NOT NULL,
  entry_hash bytea NOT NULL,
  CONSTRAINT entry_pkey PRIMARY KEY (entry_id)
);
COMMENT ON TABLE audit.entry IS '利用記録: one row a request that wrote, or that looked at persons';
COMMENT ON COLUMN audit.entry.entry_id IS 'UUIDv7';
COMMENT ON COLUMN audit.entry.municipality_code IS '市区町村; null where none was known (a failed sign-in)';
COMMENT ON COLUMN audit.entry.disaster_code IS '災害, where one was chosen';
COMMENT ON COLUMN audit.entry.at IS 'When, to the millisecond';
COMMENT ON COLUMN audit.entry.actor IS '利用者ID, or cli:USER for the command line';
COMMENT ON COLUMN audit.entry.account_id IS 'The account; null for the command line and failed sign-ins';
COMMENT ON COLUMN audit.entry.place IS 'Address the request came from, or local';
COMMENT ON COLUMN audit.entry.action IS 'Room and verb, e.g. matching.lookup';
COMMENT ON COLUMN audit.entry.outcome IS 'HTTP status';
COMMENT ON COLUMN audit.entry.persons IS 'Who was seen or touched: household:…, resident:…, property:…, survey:…';
COMMENT ON COLUMN audit.entry.purpose IS 'Why, where a reason is asked for';
COMMENT ON COLUMN audit.entry.details IS 'JSON of what was asked, without names';
COMMENT ON COLUMN audit.entry.entry_hash IS 'SHA-256 over the other columns (api/audit/audit.rules.ts)';
CREATE INDEX entry_municipality_at ON audit.entry (municipality_code, at DESC);
CREATE INDEX entry_at ON audit.entry (at);
CREATE INDEX entry_persons ON audit.entry USING gin (persons);

CREATE TABLE audit.seal (
  seal_number bigint NOT NULL,
  entry_id uuid NOT NULL,
  chain_hash bytea NOT NULL,
  sealed_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT seal_pkey PRIMARY KEY (seal_number),
  CONSTRAINT seal_entry_unique UNIQUE (entry_id),
  CONSTRAINT seal_entry_fkey FOREIGN KEY (entry_id) REFERENCES audit.entry,
  CONSTRAINT seal_number_positive CHECK (seal_number > 0)
);
COMMENT ON TABLE audit.seal IS 'The chain over the entries; its primary key forbids two ends';
COMMENT ON COLUMN audit.seal.seal_number IS 'Place in the chain, without gaps';
COMMENT ON COLUMN audit.seal.entry_id IS 'The entry sealed';
COMMENT ON COLUMN audit.seal.chain_hash IS 'SHA-256 of the former chain hash and the entry''s hash';
COMMENT ON COLUMN audit.seal.sealed_at IS 'When';

GRANT SELECT, INSERT ON audit.entry TO musubi_app;
GRANT INSERT ON audit.entry TO musubi_gate;
GRANT SELECT ON audit.seal TO musubi_app;
GRANT SELECT ON audit.entry TO musubi_sealer;
GRANT SELECT, INSERT ON audit.seal TO musubi_sealer;

ALTER TABLE audit.entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit.entry FORCE ROW LEVEL SECURITY;
CREATE POLICY entry_scope ON audit.entry TO musubi_app USING (municipality_code = current_setting('musubi.municipality', true));
CREATE POLICY entry_gate ON audit.entry FOR INSERT TO musubi_gate WITH CHECK (true);
CREATE POLICY entry_sealer ON audit.entry FOR SELECT TO musubi_sealer USING (true);
ALTER TABLE audit.seal ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit.seal FORCE ROW LEVEL SECURITY;
CREATE POLICY seal_scope ON audit.seal FOR SELECT TO musubi_app USING (entry_id IN (SELECT e.entry_id FROM audit.entry e));
CREATE POLICY seal_sealer ON audit.seal TO musubi_sealer USING (true);
