-- Why: what was certified, exactly as it was printed, under a number that no other paper has.

CREATE SCHEMA certificates;
COMMENT ON SCHEMA certificates IS '罹災証明書';
GRANT USAGE ON SCHEMA certificates TO musubi_app;

CREATE TABLE certificates.number_series (
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  kind text NOT NULL,
  last_number integer NOT NULL DEFAULT 0,
  CONSTRAINT number_series_pkey PRIMARY KEY (municipality_code, disaster_code, kind),
  CONSTRAINT number_series_disaster_fkey FOREIGN KEY (municipality_code, disaster_code) REFERENCES accounts.disaster,
  CONSTRAINT number_series_kind_known CHECK (kind IN ('resident')),
  CONSTRAINT number_series_not_negative CHECK (last_number >= 0)
);
COMMENT ON TABLE certificates.number_series IS 'Consecutive numbers per disaster and kind: a counter that is rolled back leaves no gap';
COMMENT ON COLUMN certificates.number_series.municipality_code IS '市区町村';
COMMENT ON COLUMN certificates.number_series.disaster_code IS '災害';
COMMENT ON COLUMN certificates.number_series.kind IS 'Kind of certificate';
COMMENT ON COLUMN certificates.number_series.last_number IS 'The last one given';

CREATE TABLE certificates.certificate (
  certificate_id uuid NOT NULL,
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  kind text NOT NULL,
  certificate_number integer NOT NULL,
  confirmation_id uuid NOT NULL,
  household_number text COLLATE "C" NOT NULL,
  survey_version_id bigint NOT NULL,
  fields jsonb NOT NULL,
  seal_file text,
  issued_on date NOT NULL,
  document_file text,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT certificate_pkey PRIMARY KEY (certificate_id),
  CONSTRAINT certificate_number_unique UNIQUE (municipality_code, disaster_code, kind, certificate_number),
  CONSTRAINT certificate_series_fkey FOREIGN KEY (municipality_code, disaster_code, kind) REFERENCES certificates.number_series,
  CONSTRAINT certificate_confirmation_fkey FOREIGN KEY (confirmation_id) REFERENCES matching.confirmation,
  CONSTRAINT certificate_survey_fkey FOREIGN KEY (survey_version_id) REFERENCES surveys.survey,
  CONSTRAINT certificate_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts.account,
  CONSTRAINT certificate_number_positive CHECK (certificate_number > 0)
);
COMMENT ON TABLE certificates.certificate IS '罹災証明書, with its printed contents frozen';
COMMENT ON COLUMN certificates.certificate.certificate_id IS 'UUIDv7';
COMMENT ON COLUMN certificates.certificate.municipality_code IS '市区町村';
COMMENT ON COLUMN certificates.certificate.disaster_code IS '災害';
COMMENT ON COLUMN certificates.certificate.kind IS 'resident: 居住者用';
COMMENT ON COLUMN certificates.certificate.certificate_number IS '第…号';
COMMENT ON COLUMN certificates.certificate.confirmation_id IS 'The decision that it rests on';
COMMENT ON COLUMN certificates.certificate.household_number IS '世帯番号';
COMMENT ON COLUMN certificates.certificate.survey_version_id IS 'The version of the survey that it rests on';
COMMENT ON COLUMN certificates.certificate.fields IS 'All that is printed, as printed';
COMMENT ON COLUMN certificates.certificate.seal_file IS 'SHA-256 of the seal image that is printed';
COMMENT ON COLUMN certificates.certificate.issued_on IS '交付日';
COMMENT ON COLUMN certificates.certificate.document_file IS 'SHA-256 of the issued PDF (控); null until rendered';
COMMENT ON COLUMN certificates.certificate.created_by IS 'Who issued it';
COMMENT ON COLUMN certificates.certificate.created_at IS 'When';
CREATE INDEX certificate_confirmation ON certificates.certificate (confirmation_id);
CREATE INDEX certificate_household ON certificates.certificate (municipality_code, disaster_code, household_number);
CREATE INDEX certificate_survey ON certificates.certificate (survey_version_id);
CREATE INDEX certificate_created_by ON certificates.certificate (created_by);

CREATE TABLE certificates.event (
  certificate_id uuid NOT NULL,
  municipality_code text NOT NULL,
  event text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  account_id uuid NOT NULL,
  CONSTRAINT event_pkey PRIMARY KEY (certificate_id, event, at),
  CONSTRAINT event_certificate_fkey FOREIGN KEY (certificate_id) REFERENCES certificates.certificate,
  CONSTRAINT event_account_fkey FOREIGN KEY (account_id) REFERENCES accounts.account,
  CONSTRAINT event_known CHECK (event IN ('reserved', 'rendered', 'printed', 'handed_over'))
);
COMMENT ON TABLE certificates.event IS 'What happened to a certificate, each recorded apart';
COMMENT ON COLUMN certificates.event.certificate_id IS 'The certificate';
COMMENT ON COLUMN certificates.event.municipality_code IS '市区町村';
COMMENT ON COLUMN certificates.event.event IS 'reserved (number given), rendered, printed, handed_over (交付)';
COMMENT ON COLUMN certificates.event.at IS 'When';
COMMENT ON COLUMN certificates.event.account_id IS 'Who';
CREATE INDEX event_account ON certificates.event (account_id);
CREATE UNIQUE INDEX event_once ON certificates.event (certificate_id, event) WHERE event IN ('reserved', 'rendered', 'handed_over');

GRANT SELECT, INSERT, UPDATE ON certificates.number_series TO musubi_app;
GRANT SELECT, INSERT ON certificates.certificate, certificates.event TO musubi_app;
GRANT UPDATE (document_file) ON certificates.certificate TO musubi_app;

ALTER TABLE certificates.number_series ENABLE ROW LEVEL SECURITY;
ALTER TABLE certificates.number_series FORCE ROW LEVEL SECURITY;
CREATE POLICY number_series_scope ON certificates.number_series TO musubi_app USING (municipality_code = current_setting('musubi.municipality', true));
ALTER TABLE certificates.certificate ENABLE ROW LEVEL SECURITY;
ALTER TABLE certificates.certificate FORCE ROW LEVEL SECURITY;
CREATE POLICY certificate_scope ON certificates.certificate TO musubi_app USING (municipality_code = current_setting('musubi.municipality', true));
CREATE POLICY certificate_protected ON certificates.certificate AS RESTRICTIVE FOR SELECT TO musubi_app USING (
  current_setting('musubi.opens_protected', true) = 'on'
  OR household_number NOT IN (
    SELECT p.household_number FROM registers.protection p
    WHERE p.municipality_code = current_setting('musubi.municipality', true) AND p.ended_at IS NULL));
ALTER TABLE certificates.event ENABLE ROW LEVEL SECURITY;
ALTER TABLE certificates.event FORCE ROW LEVEL SECURITY;
CREATE POLICY event_scope ON certificates.event TO musubi_app USING (
  municipality_code = current_setting('musubi.municipality', true)
  AND certificate_id IN (SELECT c.certificate_id FROM certificates.certificate c));
