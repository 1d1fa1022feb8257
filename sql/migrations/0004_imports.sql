-- Why: files come from other departments, are wrong in places, and are big. Rows are staged in many
-- small transactions (progress, cancel), looked at as a dry run, and applied in one.

CREATE SCHEMA imports;
COMMENT ON SCHEMA imports IS 'Files received, what was refused of them, who handed them over';
GRANT USAGE ON SCHEMA imports TO musubi_app;

CREATE TABLE imports.import (
  import_id uuid NOT NULL,
  municipality_code text NOT NULL,
  disaster_code text,
  kind text NOT NULL,
  state text NOT NULL DEFAULT 'receiving',
  file_name text NOT NULL,
  file_hash text,
  file_bytes bigint,
  encoding text,
  crs integer NOT NULL DEFAULT 6668,
  as_of date,
  handed_over_by text,
  received_by text,
  medium text,
  medium_disposal text,
  bytes_read bigint NOT NULL DEFAULT 0,
  rows_read integer NOT NULL DEFAULT 0,
  rows_rejected integer NOT NULL DEFAULT 0,
  rows_new integer,
  rows_changed integer,
  rows_unchanged integer,
  rows_missing integer,
  problem text,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  applied_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT import_pkey PRIMARY KEY (import_id),
  CONSTRAINT import_municipality_fkey FOREIGN KEY (municipality_code) REFERENCES accounts.municipality,
  CONSTRAINT import_disaster_fkey FOREIGN KEY (municipality_code, disaster_code) REFERENCES accounts.disaster,
  CONSTRAINT import_state_known CHECK (state IN ('receiving', 'staging', 'staged', 'applying', 'applied', 'cancelled', 'failed')),
  CONSTRAINT import_kind_known CHECK (kind IN ('gazetteer', 'residents', 'buildings', 'surveys')),
  CONSTRAINT import_surveys_have_a_disaster CHECK (kind <> 'surveys' OR disaster_code IS NOT NULL),
  CONSTRAINT import_registers_are_dated CHECK (kind NOT IN ('residents', 'buildings') OR as_of IS NOT NULL),
  CONSTRAINT import_applied_has_a_time CHECK ((state = 'applied') = (applied_at IS NOT NULL))
);
COMMENT ON TABLE imports.import IS 'データ取込: one file, from its arrival to its being applied';
COMMENT ON COLUMN imports.import.import_id IS 'UUIDv7';
COMMENT ON COLUMN imports.import.municipality_code IS '市区町村';
COMMENT ON COLUMN imports.import.disaster_code IS '災害, for survey results';
COMMENT ON COLUMN imports.import.kind IS 'Which register the file is';
COMMENT ON COLUMN imports.import.state IS 'receiving, staging, staged (dry run done), applying, applied, cancelled, failed';
COMMENT ON COLUMN imports.import.file_name IS 'As it was called';
COMMENT ON COLUMN imports.import.file_hash IS 'SHA-256';
COMMENT ON COLUMN imports.import.file_bytes IS 'Size';
COMMENT ON COLUMN imports.import.encoding IS 'utf-8, shift_jis (CP932) or utf-16, detected or chosen';
COMMENT ON COLUMN imports.import.crs IS 'EPSG code of the coordinates in the file';
COMMENT ON COLUMN imports.import.as_of IS '基準日 of a register';
COMMENT ON COLUMN imports.import.handed_over_by IS '引渡し者 (document 002 IX-3)';
COMMENT ON COLUMN imports.import.received_by IS '受領者';
COMMENT ON COLUMN imports.import.medium IS '媒体';
COMMENT ON COLUMN imports.import.medium_disposal IS '媒体の返却・廃棄';
COMMENT ON COLUMN imports.import.bytes_read IS 'Progress of staging';
COMMENT ON COLUMN imports.import.rows_read IS 'Rows read so far, header not counted';
COMMENT ON COLUMN imports.import.rows_rejected IS 'Rows refused so far';
COMMENT ON COLUMN imports.import.rows_new IS 'Dry run: not in the register yet';
COMMENT ON COLUMN imports.import.rows_changed IS 'Dry run: in the register, other contents';
COMMENT ON COLUMN imports.import.rows_unchanged IS 'Dry run: in the register as they are';
COMMENT ON COLUMN imports.import.rows_missing IS 'Dry run: in the register, not in the file (for residents and buildings: they end)';
COMMENT ON COLUMN imports.import.problem IS 'Why it failed, in Japanese, without values of the file';
COMMENT ON COLUMN imports.import.created_by IS 'Actor';
COMMENT ON COLUMN imports.import.created_at IS 'When it came';
COMMENT ON COLUMN imports.import.applied_at IS 'When it was applied';
COMMENT ON COLUMN imports.import.version IS 'Grows with each change; sent back as If-Match';
CREATE INDEX import_municipality ON imports.import (municipality_code, created_at DESC);
CREATE INDEX import_disaster ON imports.import (municipality_code, disaster_code);

CREATE TABLE imports.rejection (
  import_id uuid NOT NULL,
  municipality_code text NOT NULL,
  row_number integer NOT NULL,
  column_name text,
  reason text NOT NULL,
  row_values text[] NOT NULL,
  CONSTRAINT rejection_pkey PRIMARY KEY (import_id, row_number),
  CONSTRAINT rejection_import_fkey FOREIGN KEY (import_id) REFERENCES imports.import ON DELETE CASCADE
);
COMMENT ON TABLE imports.rejection IS 'Rows refused, kept whole so that they can be mended and brought again';
COMMENT ON COLUMN imports.rejection.import_id IS 'The import';
COMMENT ON COLUMN imports.rejection.municipality_code IS '市区町村';
COMMENT ON COLUMN imports.rejection.row_number IS 'Row in the file; the header is row 1';
COMMENT ON COLUMN imports.rejection.column_name IS 'Header of the column at fault; null where the whole row is';
COMMENT ON COLUMN imports.rejection.reason IS 'Reason in Japanese';
COMMENT ON COLUMN imports.rejection.row_values IS 'The row as it came';

CREATE TABLE imports.header (
  import_id uuid NOT NULL,
  municipality_code text NOT NULL,
  headers text[] NOT NULL,
  CONSTRAINT header_pkey PRIMARY KEY (import_id),
  CONSTRAINT header_import_fkey FOREIGN KEY (import_id) REFERENCES imports.import ON DELETE CASCADE
);
COMMENT ON TABLE imports.header IS 'The file''s own header row, so that its refused rows go back in its own shape';
COMMENT ON COLUMN imports.header.import_id IS 'The import';
COMMENT ON COLUMN imports.header.municipality_code IS '市区町村';
COMMENT ON COLUMN imports.header.headers IS 'As they came';

GRANT SELECT, INSERT, UPDATE ON imports.import TO musubi_app;
GRANT SELECT, INSERT ON imports.rejection, imports.header TO musubi_app;

ALTER TABLE imports.import ENABLE ROW LEVEL SECURITY;
ALTER TABLE imports.import FORCE ROW LEVEL SECURITY;
CREATE POLICY import_scope ON imports.import TO musubi_app USING (municipality_code = current_setting('musubi.municipality', true));
ALTER TABLE imports.rejection ENABLE ROW LEVEL SECURITY;
ALTER TABLE imports.rejection FORCE ROW LEVEL SECURITY;
CREATE POLICY rejection_scope ON imports.rejection TO musubi_app USING (municipality_code = current_setting('musubi.municipality', true));
ALTER TABLE imports.header ENABLE ROW LEVEL SECURITY;
ALTER TABLE imports.header FORCE ROW LEVEL SECURITY;
CREATE POLICY header_scope ON imports.header TO musubi_app USING (municipality_code = current_setting('musubi.municipality', true));
