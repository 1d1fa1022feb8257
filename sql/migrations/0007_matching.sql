-- Why: a person's decision who lives in which house and which survey is that house's. It wins over
-- any machine, is never erased, and survives every re-import because it holds the registers' own numbers.

CREATE SCHEMA matching;
COMMENT ON SCHEMA matching IS '突合';
GRANT USAGE ON SCHEMA matching TO musubi_app;

CREATE TABLE matching.confirmation (
  confirmation_id uuid NOT NULL,
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  household_number text COLLATE "C" NOT NULL,
  property_number text COLLATE "C",
  survey_number text COLLATE "C" NOT NULL,
  confirmed_by uuid NOT NULL,
  confirmed_at timestamptz NOT NULL DEFAULT now(),
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT confirmation_pkey PRIMARY KEY (confirmation_id),
  CONSTRAINT confirmation_disaster_fkey FOREIGN KEY (municipality_code, disaster_code) REFERENCES accounts.disaster,
  CONSTRAINT confirmation_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES accounts.account,
  CONSTRAINT confirmation_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES accounts.account,
  CONSTRAINT confirmation_withdrawal_whole CHECK (
    (withdrawn_at IS NULL AND withdrawn_by IS NULL AND withdrawn_reason IS NULL)
    OR (withdrawn_at IS NOT NULL AND withdrawn_by IS NOT NULL AND withdrawn_reason IS NOT NULL))
);
COMMENT ON TABLE matching.confirmation IS '確定: household, building and survey tied by a person';
COMMENT ON COLUMN matching.confirmation.confirmation_id IS 'UUIDv7';
COMMENT ON COLUMN matching.confirmation.municipality_code IS '市区町村';
COMMENT ON COLUMN matching.confirmation.disaster_code IS '災害';
COMMENT ON COLUMN matching.confirmation.household_number IS '世帯番号';
COMMENT ON COLUMN matching.confirmation.property_number IS '物件番号; null for a house that is on no tax register';
COMMENT ON COLUMN matching.confirmation.survey_number IS '調査番号';
COMMENT ON COLUMN matching.confirmation.confirmed_by IS 'Who decided';
COMMENT ON COLUMN matching.confirmation.confirmed_at IS 'When';
COMMENT ON COLUMN matching.confirmation.withdrawn_by IS 'Who took it back';
COMMENT ON COLUMN matching.confirmation.withdrawn_at IS 'When; null: it stands';
COMMENT ON COLUMN matching.confirmation.withdrawn_reason IS 'Why';
COMMENT ON COLUMN matching.confirmation.version IS 'Grows with each change; sent back as If-Match';
CREATE UNIQUE INDEX confirmation_once ON matching.confirmation (municipality_code, disaster_code, household_number, survey_number) WHERE withdrawn_at IS NULL;
CREATE INDEX confirmation_survey ON matching.confirmation (municipality_code, disaster_code, survey_number);
CREATE INDEX confirmation_property ON matching.confirmation (municipality_code, disaster_code, property_number);
CREATE INDEX confirmation_confirmed_by ON matching.confirmation (confirmed_by);
CREATE INDEX confirmation_withdrawn_by ON matching.confirmation (withdrawn_by);

GRANT SELECT, INSERT, UPDATE ON matching.confirmation TO musubi_app;
ALTER TABLE matching.confirmation ENABLE ROW LEVEL SECURITY;
ALTER TABLE matching.confirmation FORCE ROW LEVEL SECURITY;
CREATE POLICY confirmation_scope ON matching.confirmation TO musubi_app USING (municipality_code = current_setting('musubi.municipality', true));
CREATE POLICY confirmation_protected ON matching.confirmation AS RESTRICTIVE FOR SELECT TO musubi_app USING (
  current_setting('musubi.opens_protected', true) = 'on'
  OR household_number NOT IN (
    SELECT p.household_number FROM registers.protection p
    WHERE p.municipality_code = current_setting('musubi.municipality', true) AND p.ended_at IS NULL));
