-- Why: the neighbour's house is never certified. Printing stays closed until the records and what the applicant
-- brought and pointed at agree, or two persons take the decision on themselves. And while a screen is turned to an
-- applicant (個人情報保護モード) the session says so, and whose household may be seen.

-- 1. 個人情報保護モード ---------------------------------------------------------------------------

ALTER TABLE accounts.session
  ADD COLUMN privacy_since timestamptz,
  ADD COLUMN privacy_household text COLLATE "C",
  ADD CONSTRAINT session_privacy_whole CHECK (privacy_household IS NULL OR privacy_since IS NOT NULL);
COMMENT ON COLUMN accounts.session.privacy_since IS '個人情報保護モード: on since then; null: off';
COMMENT ON COLUMN accounts.session.privacy_household IS '世帯番号 of the confirmed household that is shown whole meanwhile; null: none';
GRANT UPDATE (privacy_since, privacy_household) ON accounts.session TO musubi_app;

CREATE FUNCTION accounts.may_be_shown(household text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(current_setting('musubi.privacy', true), '') <> 'on'
    OR household = nullif(current_setting('musubi.shown_household', true), '')
$$;
COMMENT ON FUNCTION accounts.may_be_shown IS 'Whether 個人情報保護モード is off, or shows this household';

CREATE POLICY confirmation_privacy ON matching.confirmation AS RESTRICTIVE FOR SELECT TO musubi_app USING (
  accounts.may_be_shown(household_number));
CREATE POLICY certificate_privacy ON certificates.certificate AS RESTRICTIVE FOR SELECT TO musubi_app USING (
  accounts.may_be_shown(household_number));

-- 2. What the applicant points at ----------------------------------------------------------------

CREATE TABLE certificates.pointing (
  pointing_id uuid NOT NULL,
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  window_id uuid NOT NULL,
  geom geometry(Point, 6668) NOT NULL,
  pointed_by uuid NOT NULL,
  pointed_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pointing_pkey PRIMARY KEY (pointing_id),
  CONSTRAINT pointing_disaster_fkey FOREIGN KEY (municipality_code, disaster_code) REFERENCES accounts.disaster,
  CONSTRAINT pointing_pointed_by_fkey FOREIGN KEY (pointed_by) REFERENCES accounts.account
);
COMMENT ON TABLE certificates.pointing IS '申請者画面: where an applicant pointed on the neutral map and said yes';
COMMENT ON COLUMN certificates.pointing.pointing_id IS 'UUIDv7';
COMMENT ON COLUMN certificates.pointing.municipality_code IS '市区町村';
COMMENT ON COLUMN certificates.pointing.disaster_code IS '災害';
COMMENT ON COLUMN certificates.pointing.window_id IS 'The visit of one applicant: the counter makes a new one for the next';
COMMENT ON COLUMN certificates.pointing.geom IS 'The place';
COMMENT ON COLUMN certificates.pointing.pointed_by IS 'Whose counter it was';
COMMENT ON COLUMN certificates.pointing.pointed_at IS 'When';
CREATE INDEX pointing_disaster ON certificates.pointing (municipality_code, disaster_code);
CREATE INDEX pointing_window ON certificates.pointing (window_id, pointed_at);
CREATE INDEX pointing_pointed_by ON certificates.pointing (pointed_by);
CREATE INDEX pointing_geom_gist ON certificates.pointing USING gist (geom);

GRANT SELECT, INSERT ON certificates.pointing TO musubi_app;
ALTER TABLE certificates.pointing ENABLE ROW LEVEL SECURITY;
ALTER TABLE certificates.pointing FORCE ROW LEVEL SECURITY;
CREATE POLICY pointing_scope ON certificates.pointing TO musubi_app USING (municipality_code = current_setting('musubi.municipality', true));

-- 3. 照合 -----------------------------------------------------------------------------------------

CREATE TABLE certificates.house_check (
  confirmation_id uuid NOT NULL,
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  household_number text COLLATE "C" NOT NULL,
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
  CONSTRAINT house_check_pkey PRIMARY KEY (confirmation_id),
  CONSTRAINT house_check_confirmation_fkey FOREIGN KEY (confirmation_id) REFERENCES matching.confirmation,
  CONSTRAINT house_check_disaster_fkey FOREIGN KEY (municipality_code, disaster_code) REFERENCES accounts.disaster,
  CONSTRAINT house_check_pointing_fkey FOREIGN KEY (pointing_id) REFERENCES certificates.pointing,
  CONSTRAINT house_check_checked_by_fkey FOREIGN KEY (checked_by) REFERENCES accounts.account,
  CONSTRAINT house_check_pointing_once UNIQUE (pointing_id),
  CONSTRAINT house_check_stands_known CHECK (
    slip IN ('agree', 'contradict', 'silent') AND pointing IN ('agree', 'contradict', 'silent')
    AND name IN ('agree', 'contradict', 'silent') AND address IN ('agree', 'contradict', 'silent')
    AND records IN ('agree', 'contradict', 'silent')),
  CONSTRAINT house_check_acts_given CHECK (
    (slip = 'silent' OR slip_number IS NOT NULL) AND (pointing = 'silent' OR pointing_id IS NOT NULL)),
  CONSTRAINT house_check_proof_needs_two CHECK (NOT is_proven OR (
    (slip = 'agree')::int + (pointing = 'agree')::int + (name = 'agree')::int + (address = 'agree')::int >= 2
    AND 'contradict' NOT IN (slip, pointing, name, address, records)))
);
COMMENT ON TABLE certificates.house_check IS '照合: what speaks for and against a confirmation being the applicant''s own house';
COMMENT ON COLUMN certificates.house_check.confirmation_id IS 'The confirmation';
COMMENT ON COLUMN certificates.house_check.municipality_code IS '市区町村';
COMMENT ON COLUMN certificates.house_check.disaster_code IS '災害';
COMMENT ON COLUMN certificates.house_check.household_number IS '世帯番号';
COMMENT ON COLUMN certificates.house_check.slip_number IS 'Number on the applicant''s 調査済証, as typed or scanned';
COMMENT ON COLUMN certificates.house_check.pointing_id IS 'Where the applicant pointed';
COMMENT ON COLUMN certificates.house_check.slip IS '調査済証の番号: agree, contradict or silent';
COMMENT ON COLUMN certificates.house_check.pointing IS '申請者の指さし: agree, contradict or silent';
COMMENT ON COLUMN certificates.house_check.name IS '氏名: agree, contradict or silent';
COMMENT ON COLUMN certificates.house_check.address IS '住所: agree, contradict or silent';
COMMENT ON COLUMN certificates.house_check.records IS 'Whether building and survey lie at one place; proves nothing, may contradict';
COMMENT ON COLUMN certificates.house_check.is_proven IS 'Two independent kinds agree, they reach household and survey, and nothing contradicts';
COMMENT ON COLUMN certificates.house_check.evidence IS 'Codes of what was found, kind by kind; no names';
COMMENT ON COLUMN certificates.house_check.checked_by IS 'Who asked last; null for the command line';
COMMENT ON COLUMN certificates.house_check.checked_at IS 'When';
CREATE INDEX house_check_disaster ON certificates.house_check (municipality_code, disaster_code);
CREATE INDEX house_check_checked_by ON certificates.house_check (checked_by);

CREATE TABLE certificates.house_override (
  override_id uuid NOT NULL,
  confirmation_id uuid NOT NULL,
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  household_number text COLLATE "C" NOT NULL,
  reason text NOT NULL,
  contradictions text[] NOT NULL,
  requested_by uuid NOT NULL,
  requested_at timestamptz NOT NULL DEFAULT now(),
  decision text,
  decided_by uuid,
  decided_at timestamptz,
  note text,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT house_override_pkey PRIMARY KEY (override_id),
  CONSTRAINT house_override_confirmation_fkey FOREIGN KEY (confirmation_id) REFERENCES matching.confirmation,
  CONSTRAINT house_override_disaster_fkey FOREIGN KEY (municipality_code, disaster_code) REFERENCES accounts.disaster,
  CONSTRAINT house_override_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES accounts.account,
  CONSTRAINT house_override_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES accounts.account,
  CONSTRAINT house_override_decision_known CHECK (decision IN ('approved', 'refused')),
  CONSTRAINT house_override_decision_whole CHECK (
    (decision IS NULL) = (decided_by IS NULL) AND (decision IS NULL) = (decided_at IS NULL)),
  CONSTRAINT house_override_two_persons CHECK (decided_by <> requested_by)
);
COMMENT ON TABLE certificates.house_override IS '照合によらない交付: asked for with a reason, decided by a second person';
COMMENT ON COLUMN certificates.house_override.override_id IS 'UUIDv7';
COMMENT ON COLUMN certificates.house_override.confirmation_id IS 'The confirmation';
COMMENT ON COLUMN certificates.house_override.municipality_code IS '市区町村';
COMMENT ON COLUMN certificates.house_override.disaster_code IS '災害';
COMMENT ON COLUMN certificates.house_override.household_number IS '世帯番号';
COMMENT ON COLUMN certificates.house_override.reason IS 'Why the certificate is right all the same';
COMMENT ON COLUMN certificates.house_override.contradictions IS 'The kinds that contradicted when it was asked for: what contradicts later is not covered';
COMMENT ON COLUMN certificates.house_override.requested_by IS 'Who asks';
COMMENT ON COLUMN certificates.house_override.requested_at IS 'When';
COMMENT ON COLUMN certificates.house_override.decision IS 'approved or refused; null: waits';
COMMENT ON COLUMN certificates.house_override.decided_by IS 'The second person';
COMMENT ON COLUMN certificates.house_override.decided_at IS 'When';
COMMENT ON COLUMN certificates.house_override.note IS 'What the second person says to it';
COMMENT ON COLUMN certificates.house_override.version IS 'Grows with each change';
CREATE INDEX house_override_confirmation ON certificates.house_override (confirmation_id);
CREATE UNIQUE INDEX house_override_one_waits ON certificates.house_override (confirmation_id) WHERE decision IS NULL;
CREATE INDEX house_override_waiting ON certificates.house_override (municipality_code, disaster_code, requested_at);
CREATE INDEX house_override_requested_by ON certificates.house_override (requested_by);
CREATE INDEX house_override_decided_by ON certificates.house_override (decided_by);

GRANT SELECT, INSERT, UPDATE ON certificates.house_check TO musubi_app;
GRANT SELECT, INSERT ON certificates.house_override TO musubi_app;
GRANT UPDATE (decision, decided_by, decided_at, note, version) ON certificates.house_override TO musubi_app;
DO $$
DECLARE
  guarded text;
BEGIN
  FOREACH guarded IN ARRAY ARRAY['house_check', 'house_override'] LOOP
    EXECUTE format('ALTER TABLE certificates.%I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format('ALTER TABLE certificates.%I FORCE ROW LEVEL SECURITY', guarded);
    EXECUTE format('CREATE POLICY %I ON certificates.%I TO musubi_app USING (municipality_code = current_setting(''musubi.municipality'', true))',
      guarded || '_scope', guarded);
    EXECUTE format('CREATE POLICY %I ON certificates.%I AS RESTRICTIVE FOR SELECT TO musubi_app USING (
        current_setting(''musubi.opens_protected'', true) = ''on''
        OR household_number NOT IN (
          SELECT p.household_number FROM registers.protection p
          WHERE p.municipality_code = current_setting(''musubi.municipality'', true) AND p.ended_at IS NULL))',
      guarded || '_protected', guarded);
    EXECUTE format('CREATE POLICY %I ON certificates.%I AS RESTRICTIVE FOR SELECT TO musubi_app USING (accounts.may_be_shown(household_number))',
      guarded || '_privacy', guarded);
  END LOOP;
END
$$;

CREATE FUNCTION certificates.need_house_check() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM certificates.house_check c
    WHERE c.confirmation_id = NEW.confirmation_id AND (
      c.is_proven
      OR EXISTS (
        SELECT FROM certificates.house_override o
        WHERE o.confirmation_id = c.confirmation_id AND o.decision = 'approved'
          AND o.contradictions @> array_remove(ARRAY[
            CASE WHEN c.slip = 'contradict' THEN 'slip' END, CASE WHEN c.pointing = 'contradict' THEN 'pointing' END,
            CASE WHEN c.name = 'contradict' THEN 'name' END, CASE WHEN c.address = 'contradict' THEN 'address' END,
            CASE WHEN c.records = 'contradict' THEN 'records' END], NULL)))) THEN
    RAISE EXCEPTION 'the house is not checked'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'certificate_house_checked', SCHEMA = 'certificates', TABLE = 'certificate';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION certificates.need_house_check IS 'Refuses a certificate whose house is neither proven nor overridden by a second person';

CREATE TRIGGER certificate_house_checked BEFORE INSERT ON certificates.certificate
  FOR EACH ROW WHEN (NEW.confirmation_id IS NOT NULL)
  EXECUTE FUNCTION certificates.need_house_check();
