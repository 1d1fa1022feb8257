-- Why: whoever is refused, or asked for a second survey or a re-survey, is told the result with its reason (document 002
-- chapter V: 「再調査に基づいた判定結果については、理由とともに当該被災者に示します」), and who judged is on record:
-- the clerk, a 判定委員会, or an expert.

-- 1. Who judged --------------------------------------------------------------------------------

ALTER TABLE certificates.application_event
  ADD COLUMN judging_body text,
  ADD CONSTRAINT application_event_judging_body_fits CHECK (judging_body IS NULL OR judged_by IN ('committee', 'expert'));
COMMENT ON COLUMN certificates.application_event.judging_body IS 'Name of the committee or the expert';

-- 2. Templates of letters stand with those of certificates, of no kind of certificate -----------

ALTER TABLE certificates.kind ADD CONSTRAINT kind_no_letter CHECK (kind NOT IN ('letter_refusal', 'letter_survey_result'));
ALTER TABLE certificates.template DROP CONSTRAINT template_kind_fkey;
ALTER TABLE certificates.template
  ADD COLUMN certificate_kind text GENERATED ALWAYS AS (
    CASE WHEN kind NOT IN ('letter_refusal', 'letter_survey_result') THEN kind END) STORED;
ALTER TABLE certificates.template
  ADD CONSTRAINT template_kind_fkey FOREIGN KEY (municipality_code, certificate_kind) REFERENCES certificates.kind;
COMMENT ON COLUMN certificates.template.kind IS 'The kind of certificate, or the letter: letter_refusal 却下通知書, letter_survey_result 調査結果通知書';
COMMENT ON COLUMN certificates.template.certificate_kind IS 'The kind where it is one of a certificate; null for a letter';
CREATE INDEX template_kind ON certificates.template (municipality_code, certificate_kind);

-- 3. Letters -----------------------------------------------------------------------------------

CREATE TABLE certificates.letter (
  letter_id uuid NOT NULL,
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  application_id uuid NOT NULL,
  step smallint NOT NULL,
  told_state text NOT NULL,
  sort text NOT NULL,
  reason text NOT NULL,
  judged_by text NOT NULL,
  judging_body text,
  document_number text,
  office text NOT NULL,
  is_posted boolean NOT NULL,
  replaces uuid,
  template_id uuid NOT NULL,
  fields jsonb NOT NULL,
  issued_on date NOT NULL,
  document_file text NOT NULL,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT letter_pkey PRIMARY KEY (letter_id),
  CONSTRAINT letter_place_unique UNIQUE (letter_id, application_id, step),
  CONSTRAINT letter_disaster_fkey FOREIGN KEY (municipality_code, disaster_code) REFERENCES accounts.disaster,
  CONSTRAINT letter_tells_of FOREIGN KEY (application_id, step, told_state)
    REFERENCES certificates.application_event (application_id, step, to_state),
  CONSTRAINT letter_follows FOREIGN KEY (replaces, application_id, step) REFERENCES certificates.letter (letter_id, application_id, step),
  CONSTRAINT letter_follows_once UNIQUE NULLS NOT DISTINCT (application_id, step, replaces),
  CONSTRAINT letter_template_fkey FOREIGN KEY (template_id) REFERENCES certificates.template,
  CONSTRAINT letter_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts.account,
  CONSTRAINT letter_sort_fits CHECK (
    CASE sort WHEN 'refusal' THEN told_state = 'refused' WHEN 'survey_result' THEN told_state IN ('explained', 'agreed') ELSE false END),
  CONSTRAINT letter_texts_given CHECK (reason <> '' AND office <> ''),
  CONSTRAINT letter_judges_known CHECK (judged_by IN ('staff', 'committee', 'expert')),
  CONSTRAINT letter_judging_body_fits CHECK (judging_body IS NULL OR judged_by <> 'staff'),
  CONSTRAINT letter_document_hash CHECK (document_file ~ '^[0-9a-f]{64}$')
);
COMMENT ON TABLE certificates.letter IS '通知書: what an applicant is told of a refusal or of a survey asked for, with the reason. Rows are never changed';
COMMENT ON COLUMN certificates.letter.letter_id IS 'UUIDv7, made by the client';
COMMENT ON COLUMN certificates.letter.municipality_code IS '市区町村';
COMMENT ON COLUMN certificates.letter.disaster_code IS '災害';
COMMENT ON COLUMN certificates.letter.application_id IS 'The application';
COMMENT ON COLUMN certificates.letter.step IS 'The step that it tells of';
COMMENT ON COLUMN certificates.letter.told_state IS 'Where that step led';
COMMENT ON COLUMN certificates.letter.sort IS 'refusal 却下, survey_result 第2次調査・再調査の結果';
COMMENT ON COLUMN certificates.letter.reason IS '理由 as told';
COMMENT ON COLUMN certificates.letter.judged_by IS 'Who judged: staff 職員, committee 判定委員会, expert 専門家';
COMMENT ON COLUMN certificates.letter.judging_body IS 'Name of the committee or the expert';
COMMENT ON COLUMN certificates.letter.document_number IS '文書番号 as the office gave it elsewhere; null: none';
COMMENT ON COLUMN certificates.letter.office IS 'お問い合わせ先: also the sender on the address page';
COMMENT ON COLUMN certificates.letter.is_posted IS 'A page for the window of an envelope leads it';
COMMENT ON COLUMN certificates.letter.replaces IS 'The letter of the same step that it was made again for';
COMMENT ON COLUMN certificates.letter.template_id IS '様式 and its version';
COMMENT ON COLUMN certificates.letter.fields IS 'All that is printed, as printed strings';
COMMENT ON COLUMN certificates.letter.issued_on IS 'Its date';
COMMENT ON COLUMN certificates.letter.document_file IS 'SHA-256 of the PDF in the file store';
COMMENT ON COLUMN certificates.letter.created_by IS 'Who made it';
COMMENT ON COLUMN certificates.letter.created_at IS 'When';
CREATE INDEX letter_disaster ON certificates.letter (municipality_code, disaster_code, created_at);
CREATE INDEX letter_step ON certificates.letter (application_id, step, told_state);
CREATE INDEX letter_former ON certificates.letter (replaces, application_id, step);
CREATE INDEX letter_template ON certificates.letter (template_id);
CREATE INDEX letter_created_by ON certificates.letter (created_by);

CREATE FUNCTION certificates.judge_letter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce((SELECT e.to_state FROM certificates.application_event e
      WHERE e.application_id = NEW.application_id AND e.step < NEW.step
        AND e.to_state IN ('second_survey_requested', 'resurvey_requested', 'explained', 'agreed', 'refused', 'withdrawn')
      ORDER BY e.step DESC LIMIT 1), '') NOT IN ('second_survey_requested', 'resurvey_requested') THEN
    RAISE EXCEPTION 'no survey was asked for before this step'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'letter_answers_a_request', SCHEMA = 'certificates', TABLE = 'letter';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION certificates.judge_letter IS 'A letter of a result answers a survey that was asked for and not answered before';
CREATE TRIGGER letter_answers_a_request BEFORE INSERT ON certificates.letter
  FOR EACH ROW WHEN (NEW.sort = 'survey_result') EXECUTE FUNCTION certificates.judge_letter();

CREATE TABLE certificates.letter_event (
  letter_id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  municipality_code text NOT NULL,
  event text NOT NULL,
  account_id uuid NOT NULL,
  CONSTRAINT letter_event_pkey PRIMARY KEY (letter_id, at),
  CONSTRAINT letter_event_letter_fkey FOREIGN KEY (letter_id) REFERENCES certificates.letter,
  CONSTRAINT letter_event_account_fkey FOREIGN KEY (account_id) REFERENCES accounts.account,
  CONSTRAINT letter_event_known CHECK (event IN ('printed', 'handed_over'))
);
COMMENT ON TABLE certificates.letter_event IS 'What has happened to a letter; rows are never changed';
COMMENT ON COLUMN certificates.letter_event.letter_id IS 'The letter';
COMMENT ON COLUMN certificates.letter_event.at IS 'When';
COMMENT ON COLUMN certificates.letter_event.municipality_code IS '市区町村';
COMMENT ON COLUMN certificates.letter_event.event IS 'printed 印刷 (any number of times), handed_over 手渡し・発送 (once)';
COMMENT ON COLUMN certificates.letter_event.account_id IS 'Who recorded it';
CREATE UNIQUE INDEX letter_event_once ON certificates.letter_event (letter_id) WHERE event = 'handed_over';
CREATE INDEX letter_event_account ON certificates.letter_event (account_id);

-- 4. Rights: letters are seen by those who see the application (支援措置 with it) ----------------

GRANT SELECT, INSERT ON certificates.letter, certificates.letter_event TO musubi_app;
DO $$
DECLARE
  scoped text;
BEGIN
  FOREACH scoped IN ARRAY ARRAY['letter', 'letter_event'] LOOP
    EXECUTE format('ALTER TABLE certificates.%I ENABLE ROW LEVEL SECURITY', scoped);
    EXECUTE format('ALTER TABLE certificates.%I FORCE ROW LEVEL SECURITY', scoped);
    EXECUTE format('CREATE POLICY %I ON certificates.%I TO musubi_app USING (municipality_code = current_setting(''musubi.municipality'', true))',
      scoped || '_scope', scoped);
  END LOOP;
END
$$;
CREATE POLICY letter_of_application ON certificates.letter AS RESTRICTIVE FOR SELECT TO musubi_app USING (
  EXISTS (SELECT FROM certificates.application a WHERE a.application_id = letter.application_id));
CREATE POLICY letter_event_of_letter ON certificates.letter_event AS RESTRICTIVE FOR SELECT TO musubi_app USING (
  EXISTS (SELECT FROM certificates.letter l WHERE l.letter_id = letter_event.letter_id));
