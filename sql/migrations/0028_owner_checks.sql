-- Why: an owner's certificate rests on a building and a survey without a confirmed household. It too names one house, so
-- it waits until two independent kinds of evidence agree on that house, or a second person takes it on. And papers that
-- certify a declaration go by post as well.

CREATE TABLE certificates.owner_check (
  owner_check_id uuid NOT NULL,
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  property_number text COLLATE "C" NOT NULL,
  survey_number text COLLATE "C" NOT NULL,
  slip_number text COLLATE "C",
  pointing_id uuid,
  slip text NOT NULL,
  pointing text NOT NULL,
  name text NOT NULL,
  address text NOT NULL,
  records text NOT NULL,
  is_proven boolean NOT NULL,
  evidence jsonb NOT NULL,
  checked_by uuid,
  checked_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT owner_check_pkey PRIMARY KEY (owner_check_id),
  CONSTRAINT owner_check_house_unique UNIQUE (municipality_code, disaster_code, property_number, survey_number),
  CONSTRAINT owner_check_disaster_fkey FOREIGN KEY (municipality_code, disaster_code) REFERENCES accounts.disaster,
  CONSTRAINT owner_check_pointing_fkey FOREIGN KEY (pointing_id) REFERENCES certificates.pointing,
  CONSTRAINT owner_check_checked_by_fkey FOREIGN KEY (checked_by) REFERENCES accounts.account,
  CONSTRAINT owner_check_pointing_once UNIQUE (pointing_id),
  CONSTRAINT owner_check_stands_known CHECK (
    slip IN ('agree', 'contradict', 'silent') AND pointing IN ('agree', 'contradict', 'silent')
    AND name IN ('agree', 'contradict', 'silent') AND address IN ('agree', 'contradict', 'silent')
    AND records IN ('agree', 'contradict', 'silent')),
  CONSTRAINT owner_check_acts_given CHECK (
    (slip = 'silent' OR slip_number IS NOT NULL) AND (pointing = 'silent' OR pointing_id IS NOT NULL)),
  CONSTRAINT owner_check_proof_needs_two CHECK (NOT is_proven OR (
    (slip = 'agree')::int + (pointing = 'agree')::int + (name = 'agree')::int + (address = 'agree')::int >= 2
    AND 'contradict' NOT IN (slip, pointing, name, address, records)))
);
COMMENT ON TABLE certificates.owner_check IS '照合 without a household: what speaks for and against a survey being that of an owner''s building';
COMMENT ON COLUMN certificates.owner_check.owner_check_id IS 'UUIDv7';
COMMENT ON COLUMN certificates.owner_check.municipality_code IS '市区町村';
COMMENT ON COLUMN certificates.owner_check.disaster_code IS '災害';
COMMENT ON COLUMN certificates.owner_check.property_number IS '物件番号';
COMMENT ON COLUMN certificates.owner_check.survey_number IS '調査番号';
COMMENT ON COLUMN certificates.owner_check.slip_number IS 'Number on the applicant''s 調査済証, as typed or scanned';
COMMENT ON COLUMN certificates.owner_check.pointing_id IS 'Where the applicant pointed';
COMMENT ON COLUMN certificates.owner_check.slip IS '調査済証の番号: agree, contradict or silent';
COMMENT ON COLUMN certificates.owner_check.pointing IS '申請者の指さし: agree, contradict or silent';
COMMENT ON COLUMN certificates.owner_check.name IS '氏名 of the owner: agree, contradict or silent';
COMMENT ON COLUMN certificates.owner_check.address IS '住所 of building and survey: agree, contradict or silent';
COMMENT ON COLUMN certificates.owner_check.records IS 'Whether building and survey lie at one place; proves nothing, may contradict';
COMMENT ON COLUMN certificates.owner_check.is_proven IS 'Two independent kinds agree, they reach building and survey, and nothing contradicts';
COMMENT ON COLUMN certificates.owner_check.evidence IS 'Codes of what was found, kind by kind; no names';
COMMENT ON COLUMN certificates.owner_check.checked_by IS 'Who asked last; null for the command line';
COMMENT ON COLUMN certificates.owner_check.checked_at IS 'When';
CREATE INDEX owner_check_checked_by ON certificates.owner_check (checked_by);

GRANT SELECT, INSERT, UPDATE ON certificates.owner_check TO musubi_app;
ALTER TABLE certificates.owner_check ENABLE ROW LEVEL SECURITY;
ALTER TABLE certificates.owner_check FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_check_scope ON certificates.owner_check TO musubi_app USING (municipality_code = current_setting('musubi.municipality', true));
CREATE POLICY owner_check_privacy ON certificates.owner_check AS RESTRICTIVE FOR SELECT TO musubi_app USING (
  coalesce(current_setting('musubi.privacy', true), '') <> 'on');

-- A second person decides on either kind of check.
ALTER TABLE certificates.house_override
  ALTER COLUMN confirmation_id DROP NOT NULL,
  ALTER COLUMN household_number DROP NOT NULL,
  ADD COLUMN owner_check_id uuid,
  ADD CONSTRAINT house_override_owner_check_fkey FOREIGN KEY (owner_check_id) REFERENCES certificates.owner_check,
  ADD CONSTRAINT house_override_of_one_kind CHECK (
    (confirmation_id IS NULL) <> (owner_check_id IS NULL) AND (confirmation_id IS NULL) = (household_number IS NULL));
COMMENT ON COLUMN certificates.house_override.confirmation_id IS 'The confirmation; null: the check is an owner''s';
COMMENT ON COLUMN certificates.house_override.household_number IS '世帯番号; null: the check is an owner''s';
COMMENT ON COLUMN certificates.house_override.owner_check_id IS 'The owner''s check; null: a confirmation''s';
CREATE INDEX house_override_owner_check ON certificates.house_override (owner_check_id);
CREATE UNIQUE INDEX house_override_one_owner_waits ON certificates.house_override (owner_check_id) WHERE decision IS NULL;
DROP POLICY house_override_protected ON certificates.house_override;
CREATE POLICY house_override_protected ON certificates.house_override AS RESTRICTIVE FOR SELECT TO musubi_app USING (
  current_setting('musubi.opens_protected', true) = 'on'
  OR household_number IS NULL
  OR household_number NOT IN (
    SELECT p.household_number FROM registers.protection p
    WHERE p.municipality_code = current_setting('musubi.municipality', true) AND p.ended_at IS NULL));

-- One rule for both kinds of check: proven, or approved by a second person who knew of everything that contradicts.
CREATE FUNCTION certificates.contradictions(slip text, pointing text, name text, address text, records text)
RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_remove(ARRAY[
    CASE WHEN slip = 'contradict' THEN 'slip' END, CASE WHEN pointing = 'contradict' THEN 'pointing' END,
    CASE WHEN name = 'contradict' THEN 'name' END, CASE WHEN address = 'contradict' THEN 'address' END,
    CASE WHEN records = 'contradict' THEN 'records' END], NULL)
$$;
COMMENT ON FUNCTION certificates.contradictions IS 'The kinds of evidence that contradict';

CREATE OR REPLACE FUNCTION certificates.need_house_check() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM (
      SELECT c.confirmation_id, NULL::uuid AS owner_check_id, c.is_proven,
        certificates.contradictions(c.slip, c.pointing, c.name, c.address, c.records) AS against
      FROM certificates.house_check c
      WHERE c.confirmation_id = NEW.confirmation_id
      UNION ALL
      SELECT NULL, c.owner_check_id, c.is_proven, certificates.contradictions(c.slip, c.pointing, c.name, c.address, c.records)
      FROM certificates.owner_check c
      JOIN surveys.survey s ON s.survey_version_id = NEW.survey_version_id AND s.survey_number = c.survey_number
      WHERE NEW.confirmation_id IS NULL AND c.municipality_code = NEW.municipality_code
        AND c.disaster_code = NEW.disaster_code AND c.property_number = NEW.property_number) k
    WHERE k.is_proven OR EXISTS (
      SELECT FROM certificates.house_override o
      WHERE (o.confirmation_id = k.confirmation_id OR o.owner_check_id = k.owner_check_id)
        AND o.decision = 'approved' AND o.contradictions @> k.against)) THEN
    RAISE EXCEPTION 'the house is not checked'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'certificate_house_checked', SCHEMA = 'certificates', TABLE = 'certificate';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION certificates.need_house_check IS 'Refuses a certificate of a house that is neither proven nor approved by a second person';
DROP TRIGGER certificate_house_checked ON certificates.certificate;
CREATE TRIGGER certificate_house_checked BEFORE INSERT ON certificates.certificate
  FOR EACH ROW WHEN (NEW.confirmation_id IS NOT NULL OR NEW.survey_version_id IS NOT NULL)
  EXECUTE FUNCTION certificates.need_house_check();

-- Letters of declarations.
ALTER TABLE certificates.batch_item
  ADD COLUMN declaration_id uuid,
  ADD CONSTRAINT batch_item_declaration_fkey FOREIGN KEY (declaration_id) REFERENCES certificates.declaration,
  ADD CONSTRAINT batch_item_one_ground CHECK (num_nonnulls(confirmation_id, declaration_id) <= 1);
COMMENT ON COLUMN certificates.batch_item.declaration_id IS 'Issued from this declaration; null: from a confirmation, or issued before';
CREATE INDEX batch_item_declaration ON certificates.batch_item (declaration_id);
