-- Why: a town issues several kinds of papers, corrects and replaces them, holds numbers in reserve for a cut-off
-- counter, sends them by post, and lets anybody check one without learning more (document 002 chapter V; spec 40).

-- Serves people without a session: it may see what the public may see, and nothing of the registers.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'musubi_public') THEN
    BEGIN
      CREATE ROLE musubi_public NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL; -- roles belong to the cluster: another database's migration was a moment earlier
    END;
  END IF;
  GRANT musubi_public TO CURRENT_USER;
END
$$;
GRANT USAGE ON SCHEMA accounts, certificates TO musubi_public;
GRANT SELECT (municipality_code, name) ON accounts.municipality TO musubi_public;
GRANT SELECT (municipality_code, disaster_code, name, kind) ON accounts.disaster TO musubi_public;
CREATE POLICY disaster_public ON accounts.disaster FOR SELECT TO musubi_public USING (municipality_code = current_setting('musubi.municipality', true));

-- Kinds ------------------------------------------------------------------------------------------------------

CREATE TABLE certificates.kind (
  municipality_code text NOT NULL,
  kind text NOT NULL,
  title text NOT NULL,
  label text NOT NULL DEFAULT '',
  ground text NOT NULL,
  damage_classes text[],
  is_active boolean NOT NULL DEFAULT true,
  position smallint NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT kind_pkey PRIMARY KEY (municipality_code, kind),
  CONSTRAINT kind_municipality_fkey FOREIGN KEY (municipality_code) REFERENCES accounts.municipality,
  CONSTRAINT kind_name_format CHECK (kind ~ '^[a-z][a-z0-9_]{0,30}$'),
  CONSTRAINT kind_title_given CHECK (title <> '' AND length(title) <= 40 AND length(label) <= 40),
  CONSTRAINT kind_ground_known CHECK (ground IN ('confirmation', 'building', 'declaration')),
  CONSTRAINT kind_title_unique UNIQUE (municipality_code, title, label)
);
COMMENT ON TABLE certificates.kind IS '証明書の種類: four of them come with the town, and it adds its own';
COMMENT ON COLUMN certificates.kind.municipality_code IS '市区町村';
COMMENT ON COLUMN certificates.kind.kind IS 'Name in code: resident 居住者用, owner 所有者用, damage_report 被災届出受理証, fire 火災';
COMMENT ON COLUMN certificates.kind.title IS 'What the paper is called, e.g. 罹災証明書';
COMMENT ON COLUMN certificates.kind.label IS 'What tells it from others of that title, e.g. 居住者用';
COMMENT ON COLUMN certificates.kind.ground IS 'What it must rest on: confirmation (household and survey tied), building (building and survey), declaration (届出 without survey)';
COMMENT ON COLUMN certificates.kind.damage_classes IS 'Classes that it may certify; null: all';
COMMENT ON COLUMN certificates.kind.is_active IS 'Whether it is offered';
COMMENT ON COLUMN certificates.kind.position IS 'Order on screens';
COMMENT ON COLUMN certificates.kind.created_at IS 'When';
COMMENT ON COLUMN certificates.kind.version IS 'Grows with each change; sent back as If-Match';

CREATE TABLE certificates.setting (
  municipality_code text NOT NULL,
  copies_per_household smallint NOT NULL DEFAULT 1,
  fee_yen integer NOT NULL DEFAULT 0,
  fee_exemption text NOT NULL DEFAULT '災害に係る証明のため免除',
  certified_copy text NOT NULL DEFAULT '',
  public_address text,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT setting_pkey PRIMARY KEY (municipality_code),
  CONSTRAINT setting_municipality_fkey FOREIGN KEY (municipality_code) REFERENCES accounts.municipality,
  CONSTRAINT setting_copies_within_bounds CHECK (copies_per_household BETWEEN 1 AND 20),
  CONSTRAINT setting_fee_within_bounds CHECK (fee_yen BETWEEN 0 AND 10000),
  CONSTRAINT setting_texts_short CHECK (length(fee_exemption) <= 100 AND length(certified_copy) <= 100),
  CONSTRAINT setting_address_format CHECK (public_address ~ '^https?://[A-Za-z0-9.:\[\]-]{1,200}$')
);
COMMENT ON TABLE certificates.setting IS '証明書の設定 of a town';
COMMENT ON COLUMN certificates.setting.municipality_code IS '市区町村';
COMMENT ON COLUMN certificates.setting.copies_per_household IS '1世帯あたりの交付部数 that is offered first';
COMMENT ON COLUMN certificates.setting.fee_yen IS '手数料 a copy; 0: none';
COMMENT ON COLUMN certificates.setting.fee_exemption IS '免除の理由 that is offered first';
COMMENT ON COLUMN certificates.setting.certified_copy IS '原本証明 sentence printed where a clerk asks for it; empty: not offered';
COMMENT ON COLUMN certificates.setting.public_address IS 'Scheme and host of the public pages, printed in the QR code; null: the host that the clerk works on';
COMMENT ON COLUMN certificates.setting.version IS 'Grows with each change; sent back as If-Match';

CREATE FUNCTION certificates.equip_municipality() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO certificates.kind (municipality_code, kind, title, label, ground, damage_classes, position) VALUES
    (NEW.municipality_code, 'resident', '罹災証明書', '居住者用', 'confirmation', NULL, 1),
    (NEW.municipality_code, 'owner', '罹災証明書', '所有者用', 'building', NULL, 2),
    (NEW.municipality_code, 'fire', '罹災証明書', '火災用', 'confirmation', ARRAY['burnt_down', 'half_burnt', 'partly_burnt', 'slightly_burnt'], 3),
    (NEW.municipality_code, 'damage_report', '被災届出受理証', '', 'declaration', NULL, 4);
  INSERT INTO certificates.setting (municipality_code) VALUES (NEW.municipality_code);
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION certificates.equip_municipality IS 'Gives a new town the four kinds of the documents and the settings';
CREATE TRIGGER municipality_has_kinds AFTER INSERT ON accounts.municipality
  FOR EACH ROW EXECUTE FUNCTION certificates.equip_municipality();
INSERT INTO certificates.kind (municipality_code, kind, title, label, ground, damage_classes, position)
SELECT m.municipality_code, k.* FROM accounts.municipality m CROSS JOIN (VALUES
  ('resident', '罹災証明書', '居住者用', 'confirmation', NULL::text[], 1),
  ('owner', '罹災証明書', '所有者用', 'building', NULL, 2),
  ('fire', '罹災証明書', '火災用', 'confirmation', ARRAY['burnt_down', 'half_burnt', 'partly_burnt', 'slightly_burnt'], 3),
  ('damage_report', '被災届出受理証', '', 'declaration', NULL, 4)) k;
INSERT INTO certificates.setting (municipality_code) SELECT municipality_code FROM accounts.municipality;

CREATE TABLE certificates.template (
  template_id uuid NOT NULL,
  municipality_code text NOT NULL,
  kind text NOT NULL,
  template_version integer NOT NULL,
  blocks jsonb NOT NULL,
  note text NOT NULL DEFAULT '',
  created_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT template_pkey PRIMARY KEY (template_id),
  CONSTRAINT template_kind_fkey FOREIGN KEY (municipality_code, kind) REFERENCES certificates.kind,
  CONSTRAINT template_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts.account,
  CONSTRAINT template_version_unique UNIQUE (municipality_code, kind, template_version),
  CONSTRAINT template_version_positive CHECK (template_version > 0)
);
COMMENT ON TABLE certificates.template IS '様式 as data; a change is a new version, and a certificate keeps the one that it was printed with';
COMMENT ON COLUMN certificates.template.template_id IS 'UUIDv7';
COMMENT ON COLUMN certificates.template.municipality_code IS '市区町村';
COMMENT ON COLUMN certificates.template.kind IS 'The kind of certificate';
COMMENT ON COLUMN certificates.template.template_version IS '版, from 1';
COMMENT ON COLUMN certificates.template.blocks IS 'What stands on the paper, from top to bottom';
COMMENT ON COLUMN certificates.template.note IS 'What was changed and why';
COMMENT ON COLUMN certificates.template.created_by IS 'Who; null: as it came with the program';
COMMENT ON COLUMN certificates.template.created_at IS 'When';
CREATE INDEX template_created_by ON certificates.template (created_by);

-- Numbers ----------------------------------------------------------------------------------------------------

INSERT INTO certificates.kind (municipality_code, kind, title, label, ground, position)
SELECT DISTINCT s.municipality_code, s.kind, '証明書', s.kind, 'confirmation', 9 FROM certificates.number_series s
ON CONFLICT DO NOTHING;
ALTER TABLE certificates.number_series
  DROP CONSTRAINT number_series_kind_known,
  ADD CONSTRAINT number_series_kind_fkey FOREIGN KEY (municipality_code, kind) REFERENCES certificates.kind;
CREATE INDEX number_series_kind ON certificates.number_series (municipality_code, kind);

CREATE TABLE certificates.number_block (
  block_id uuid NOT NULL,
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  kind text NOT NULL,
  holder text NOT NULL,
  first_number integer NOT NULL,
  last_number integer NOT NULL,
  next_number integer NOT NULL,
  reserved_by uuid NOT NULL,
  reserved_at timestamptz NOT NULL DEFAULT now(),
  returned_by uuid,
  returned_at timestamptz,
  returned_reason text,
  CONSTRAINT number_block_pkey PRIMARY KEY (block_id),
  CONSTRAINT number_block_series_fkey FOREIGN KEY (municipality_code, disaster_code, kind) REFERENCES certificates.number_series,
  CONSTRAINT number_block_reserved_by_fkey FOREIGN KEY (reserved_by) REFERENCES accounts.account,
  CONSTRAINT number_block_returned_by_fkey FOREIGN KEY (returned_by) REFERENCES accounts.account,
  CONSTRAINT number_block_first_unique UNIQUE (municipality_code, disaster_code, kind, first_number),
  CONSTRAINT number_block_in_order CHECK (first_number > 0 AND next_number >= first_number AND next_number <= last_number + 1),
  CONSTRAINT number_block_holder_given CHECK (holder <> '' AND length(holder) <= 40),
  CONSTRAINT number_block_return_whole CHECK (
    (returned_at IS NULL AND returned_by IS NULL AND returned_reason IS NULL)
    OR (returned_at IS NOT NULL AND returned_by IS NOT NULL AND returned_reason IS NOT NULL))
);
COMMENT ON TABLE certificates.number_block IS '番号枠: numbers that a counter holds in reserve, to issue from while it is cut off';
COMMENT ON COLUMN certificates.number_block.block_id IS 'UUIDv7';
COMMENT ON COLUMN certificates.number_block.municipality_code IS '市区町村';
COMMENT ON COLUMN certificates.number_block.disaster_code IS '災害';
COMMENT ON COLUMN certificates.number_block.kind IS 'Kind of certificate';
COMMENT ON COLUMN certificates.number_block.holder IS 'Which counter, e.g. 避難所巡回1';
COMMENT ON COLUMN certificates.number_block.first_number IS 'First of the block';
COMMENT ON COLUMN certificates.number_block.last_number IS 'Last of the block; cut back where unused numbers at the end of the series are returned';
COMMENT ON COLUMN certificates.number_block.next_number IS 'The next to be given; one past the last: used up';
COMMENT ON COLUMN certificates.number_block.reserved_by IS 'Who reserved it';
COMMENT ON COLUMN certificates.number_block.reserved_at IS 'When';
COMMENT ON COLUMN certificates.number_block.returned_by IS 'Who returned what was not used';
COMMENT ON COLUMN certificates.number_block.returned_at IS 'When; null: still held';
COMMENT ON COLUMN certificates.number_block.returned_reason IS 'Why the numbers from the next on are not used (欠番)';
CREATE INDEX number_block_reserved_by ON certificates.number_block (reserved_by);
CREATE INDEX number_block_returned_by ON certificates.number_block (returned_by);

-- Declarations -----------------------------------------------------------------------------------------------

CREATE TABLE certificates.declaration (
  declaration_id uuid NOT NULL,
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  application_id uuid,
  household_number text COLLATE "C",
  declarant_name text NOT NULL,
  declarant_address text NOT NULL,
  damaged_object text NOT NULL,
  damaged_place text NOT NULL,
  damage_content text NOT NULL,
  special_notes text NOT NULL DEFAULT '',
  other text NOT NULL DEFAULT '',
  received_on date NOT NULL,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT declaration_pkey PRIMARY KEY (declaration_id),
  CONSTRAINT declaration_disaster_fkey FOREIGN KEY (municipality_code, disaster_code) REFERENCES accounts.disaster,
  CONSTRAINT declaration_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts.account,
  CONSTRAINT declaration_texts_given CHECK (declarant_name <> '' AND declarant_address <> '' AND damaged_object <> '' AND damage_content <> '')
);
COMMENT ON TABLE certificates.declaration IS '被災の届出: what somebody declares, without a survey';
COMMENT ON COLUMN certificates.declaration.declaration_id IS 'UUIDv7';
COMMENT ON COLUMN certificates.declaration.municipality_code IS '市区町村';
COMMENT ON COLUMN certificates.declaration.disaster_code IS '災害';
COMMENT ON COLUMN certificates.declaration.application_id IS '申請 that it came with, if any';
COMMENT ON COLUMN certificates.declaration.household_number IS '世帯番号 of the declarant, where known';
COMMENT ON COLUMN certificates.declaration.declarant_name IS '届出者氏名';
COMMENT ON COLUMN certificates.declaration.declarant_address IS '届出者住所';
COMMENT ON COLUMN certificates.declaration.damaged_object IS '被災物件';
COMMENT ON COLUMN certificates.declaration.damaged_place IS '被災物件の所在地';
COMMENT ON COLUMN certificates.declaration.damage_content IS '被災内容';
COMMENT ON COLUMN certificates.declaration.special_notes IS '特記事項';
COMMENT ON COLUMN certificates.declaration.other IS 'その他';
COMMENT ON COLUMN certificates.declaration.received_on IS '届出受理日';
COMMENT ON COLUMN certificates.declaration.created_by IS 'Who took it down';
COMMENT ON COLUMN certificates.declaration.created_at IS 'When';
CREATE INDEX declaration_disaster ON certificates.declaration (municipality_code, disaster_code, created_at);
CREATE INDEX declaration_application ON certificates.declaration (application_id);
CREATE INDEX declaration_created_by ON certificates.declaration (created_by);

-- Certificates: kinds, grounds, versions ----------------------------------------------------------------------

ALTER TABLE certificates.certificate NO FORCE ROW LEVEL SECURITY;
ALTER TABLE certificates.certificate
  ALTER COLUMN confirmation_id DROP NOT NULL,
  ALTER COLUMN household_number DROP NOT NULL,
  ALTER COLUMN survey_version_id DROP NOT NULL,
  ADD COLUMN property_number text COLLATE "C",
  ADD COLUMN owner_key text COLLATE "C",
  ADD COLUMN declaration_id uuid,
  ADD COLUMN template_id uuid,
  ADD COLUMN block_id uuid,
  ADD COLUMN case_key text COLLATE "C" NOT NULL DEFAULT '',
  ADD COLUMN version integer NOT NULL DEFAULT 1,
  ADD COLUMN replaces uuid,
  ADD COLUMN version_reason text,
  ADD COLUMN corrected_items text[] NOT NULL DEFAULT '{}',
  ADD COLUMN version_note text NOT NULL DEFAULT '',
  ADD COLUMN ended_at timestamptz,
  ADD COLUMN copies smallint NOT NULL DEFAULT 1,
  ADD COLUMN fee_yen integer NOT NULL DEFAULT 0,
  ADD COLUMN fee_exemption text,
  ADD COLUMN is_certified_copy boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT certificate_declaration_fkey FOREIGN KEY (declaration_id) REFERENCES certificates.declaration,
  ADD CONSTRAINT certificate_template_fkey FOREIGN KEY (template_id) REFERENCES certificates.template,
  ADD CONSTRAINT certificate_block_fkey FOREIGN KEY (block_id) REFERENCES certificates.number_block,
  ADD CONSTRAINT certificate_replaces_fkey FOREIGN KEY (replaces) REFERENCES certificates.certificate,
  ADD CONSTRAINT certificate_replaced_once UNIQUE (replaces),
  ADD CONSTRAINT certificate_reason_known CHECK (version_reason IN ('reissue', 'correction', 'second_survey', 'resurvey')),
  ADD CONSTRAINT certificate_version_whole CHECK ((replaces IS NULL) = (version_reason IS NULL) AND (replaces IS NULL) = (version = 1)),
  ADD CONSTRAINT certificate_correction_says_what CHECK ((version_reason IS NOT DISTINCT FROM 'correction') = (cardinality(corrected_items) > 0)),
  ADD CONSTRAINT certificate_copies_within_bounds CHECK (copies BETWEEN 1 AND 20),
  ADD CONSTRAINT certificate_fee_not_negative CHECK (fee_yen >= 0);
COMMENT ON TABLE certificates.certificate IS '証明書, with its printed contents frozen; a re-issue or correction is a further one that refers to the former';
COMMENT ON COLUMN certificates.certificate.kind IS 'Which of certificates.kind';
COMMENT ON COLUMN certificates.certificate.confirmation_id IS 'The decision that it rests on; null where its kind needs none';
COMMENT ON COLUMN certificates.certificate.household_number IS '世帯番号; null where no household is meant';
COMMENT ON COLUMN certificates.certificate.survey_version_id IS 'The version of the survey that it rests on; null for a declaration';
COMMENT ON COLUMN certificates.certificate.property_number IS '物件番号; null for a house on no tax register';
COMMENT ON COLUMN certificates.certificate.owner_key IS 'Folded name of the owner on an owner''s certificate, so that a protected one can be left out';
COMMENT ON COLUMN certificates.certificate.declaration_id IS 'The 届出 that it certifies';
COMMENT ON COLUMN certificates.certificate.template_id IS '様式 and its version; null: the form before templates';
COMMENT ON COLUMN certificates.certificate.block_id IS '番号枠 that its number is from; null: from the series';
COMMENT ON COLUMN certificates.certificate.case_key IS 'Who and which house: one case has one present certificate of a kind. Set by the database';
COMMENT ON COLUMN certificates.certificate.version IS '版 within its chain. Set by the database';
COMMENT ON COLUMN certificates.certificate.replaces IS 'The former certificate that this one replaces';
COMMENT ON COLUMN certificates.certificate.version_reason IS 'reissue 再交付, correction 訂正, second_survey 第2次調査, resurvey 再調査';
COMMENT ON COLUMN certificates.certificate.corrected_items IS 'What was wrong with the former one';
COMMENT ON COLUMN certificates.certificate.version_note IS 'The reason in words';
COMMENT ON COLUMN certificates.certificate.ended_at IS 'Replaced or void since; null: present. Set by the database';
COMMENT ON COLUMN certificates.certificate.copies IS '部数';
COMMENT ON COLUMN certificates.certificate.fee_yen IS '手数料 for all copies';
COMMENT ON COLUMN certificates.certificate.fee_exemption IS '免除の理由, where the fee was not taken';
COMMENT ON COLUMN certificates.certificate.is_certified_copy IS '原本証明 is printed';
CREATE INDEX certificate_declaration ON certificates.certificate (declaration_id);
CREATE INDEX certificate_template ON certificates.certificate (template_id);
CREATE INDEX certificate_block ON certificates.certificate (block_id);
CREATE INDEX certificate_property ON certificates.certificate (municipality_code, disaster_code, property_number);
CREATE INDEX certificate_day ON certificates.certificate (municipality_code, disaster_code, issued_on);

-- What was issued before several times for one confirmation becomes a chain of re-issues.
UPDATE certificates.certificate c SET property_number = k.property_number,
  case_key = 'H:' || c.household_number || '/' || coalesce('B:' || k.property_number, 'S:' || k.survey_number)
FROM matching.confirmation k WHERE k.confirmation_id = c.confirmation_id;
UPDATE certificates.certificate c SET version = o.place, replaces = o.former, version_reason = CASE WHEN o.former IS NOT NULL THEN 'reissue' END,
  ended_at = o.next_at
FROM (
  SELECT certificate_id, row_number() OVER w AS place, lag(certificate_id) OVER w AS former, lead(created_at) OVER w AS next_at
  FROM certificates.certificate
  WINDOW w AS (PARTITION BY municipality_code, disaster_code, kind, case_key ORDER BY certificate_number)
) o WHERE o.certificate_id = c.certificate_id;
CREATE UNIQUE INDEX certificate_one_present ON certificates.certificate (municipality_code, disaster_code, kind, case_key) WHERE ended_at IS NULL;
ALTER TABLE certificates.certificate FORCE ROW LEVEL SECURITY;

CREATE TABLE certificates.voiding (
  certificate_id uuid NOT NULL,
  municipality_code text NOT NULL,
  reason text NOT NULL,
  note text NOT NULL DEFAULT '',
  is_paper_returned boolean NOT NULL,
  voided_by uuid NOT NULL,
  voided_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT voiding_pkey PRIMARY KEY (certificate_id),
  CONSTRAINT voiding_certificate_fkey FOREIGN KEY (certificate_id) REFERENCES certificates.certificate,
  CONSTRAINT voiding_voided_by_fkey FOREIGN KEY (voided_by) REFERENCES accounts.account,
  CONSTRAINT voiding_reason_known CHECK (reason IN ('wrong_house', 'wrong_person', 'not_entitled', 'withdrawn', 'spoiled', 'other'))
);
COMMENT ON TABLE certificates.voiding IS '無効: refers to the certificate that no longer holds';
COMMENT ON COLUMN certificates.voiding.certificate_id IS 'Which';
COMMENT ON COLUMN certificates.voiding.municipality_code IS '市区町村';
COMMENT ON COLUMN certificates.voiding.reason IS 'wrong_house 家屋の誤り, wrong_person 人の誤り, not_entitled 要件を欠く, withdrawn 申請の取下げ, spoiled 書損, other その他';
COMMENT ON COLUMN certificates.voiding.note IS 'The reason in words';
COMMENT ON COLUMN certificates.voiding.is_paper_returned IS '原本を回収したか';
COMMENT ON COLUMN certificates.voiding.voided_by IS 'Who';
COMMENT ON COLUMN certificates.voiding.voided_at IS 'When';
CREATE INDEX voiding_voided_by ON certificates.voiding (voided_by);

CREATE FUNCTION certificates.refuse(rule text, what text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', what USING ERRCODE = 'restrict_violation', CONSTRAINT = rule, SCHEMA = 'certificates', TABLE = 'certificate';
END
$$;
COMMENT ON FUNCTION certificates.refuse IS 'Raises a violation by the name under which the program knows it';

CREATE OR REPLACE FUNCTION certificates.need_confirmation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.confirmation_id IS NULL THEN
    RETURN NEW;
  END IF;
  PERFORM FROM matching.confirmation k WHERE k.confirmation_id = NEW.confirmation_id AND k.withdrawn_at IS NULL FOR SHARE;
  IF NOT FOUND THEN
    PERFORM certificates.refuse('certificate_confirmation_stands', 'the confirmation does not stand');
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION certificates.need_confirmation IS 'Refuses a certificate whose confirmation is missing or withdrawn';

CREATE OR REPLACE FUNCTION certificates.keep_confirmation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM certificates.certificate c WHERE c.confirmation_id = NEW.confirmation_id AND c.ended_at IS NULL) THEN
    RAISE EXCEPTION 'a certificate rests on this confirmation'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'confirmation_carries_certificate', SCHEMA = 'matching', TABLE = 'confirmation';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION certificates.keep_confirmation IS 'Refuses the withdrawal of a confirmation that a present certificate rests on';

-- Which case a certificate is of, and whether its kind's ground is there, is judged here, not by the program.
CREATE FUNCTION certificates.judge_ground() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  k certificates.kind;
  tie matching.confirmation;
  survey_of record;
BEGIN
  SELECT * INTO k FROM certificates.kind WHERE municipality_code = NEW.municipality_code AND kind = NEW.kind;
  IF NOT FOUND OR NOT k.is_active THEN
    PERFORM certificates.refuse('certificate_kind_offered', 'this kind of certificate is not offered');
  END IF;
  IF NEW.confirmation_id IS NOT NULL THEN
    SELECT * INTO tie FROM matching.confirmation WHERE confirmation_id = NEW.confirmation_id;
    IF tie.municipality_code <> NEW.municipality_code OR tie.disaster_code <> NEW.disaster_code
      OR tie.property_number IS DISTINCT FROM NEW.property_number
      OR (NEW.household_number IS NOT NULL AND NEW.household_number <> tie.household_number) THEN
      PERFORM certificates.refuse('certificate_ground_fits', 'household or building is not the confirmed one');
    END IF;
  END IF;
  IF NEW.survey_version_id IS NOT NULL THEN
    SELECT s.municipality_code, s.disaster_code, s.survey_number, s.damage_class INTO survey_of
    FROM surveys.survey s WHERE s.survey_version_id = NEW.survey_version_id;
    IF survey_of.municipality_code <> NEW.municipality_code OR survey_of.disaster_code <> NEW.disaster_code
      OR (NEW.confirmation_id IS NOT NULL AND survey_of.survey_number <> tie.survey_number) THEN
      PERFORM certificates.refuse('certificate_ground_fits', 'the survey is not the confirmed one');
    END IF;
    IF k.damage_classes IS NOT NULL AND NOT survey_of.damage_class = ANY (k.damage_classes) THEN
      PERFORM certificates.refuse('certificate_class_fits', 'this kind does not certify that class');
    END IF;
  END IF;
  CASE k.ground
    WHEN 'confirmation' THEN
      IF NEW.confirmation_id IS NULL OR NEW.household_number IS NULL OR NEW.survey_version_id IS NULL THEN
        PERFORM certificates.refuse('certificate_ground_given', 'this kind needs a confirmation');
      END IF;
      NEW.case_key := 'H:' || NEW.household_number || '/' || coalesce('B:' || tie.property_number, 'S:' || tie.survey_number);
    WHEN 'building' THEN
      IF NEW.property_number IS NULL OR NEW.survey_version_id IS NULL OR NEW.owner_key IS NULL THEN
        PERFORM certificates.refuse('certificate_ground_given', 'this kind needs a building, its owner and a survey');
      END IF;
      IF NOT EXISTS (SELECT FROM registers.building b WHERE b.municipality_code = NEW.municipality_code AND b.property_number = NEW.property_number) THEN
        PERFORM certificates.refuse('certificate_building_known', 'the building is on no register');
      END IF;
      NEW.case_key := 'B:' || NEW.property_number;
    WHEN 'declaration' THEN
      IF NEW.declaration_id IS NULL OR NEW.survey_version_id IS NOT NULL THEN
        PERFORM certificates.refuse('certificate_ground_given', 'this kind needs a declaration and certifies no survey');
      END IF;
      IF NOT EXISTS (SELECT FROM certificates.declaration d WHERE d.declaration_id = NEW.declaration_id
        AND d.municipality_code = NEW.municipality_code AND d.disaster_code = NEW.disaster_code
        AND d.household_number IS NOT DISTINCT FROM NEW.household_number) THEN
        PERFORM certificates.refuse('certificate_ground_fits', 'the declaration is of another case');
      END IF;
      NEW.case_key := 'D:' || NEW.declaration_id;
  END CASE;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION certificates.judge_ground IS 'Refuses a certificate without the ground that its kind needs, and says which case it is of';
CREATE TRIGGER certificate_ground_judged BEFORE INSERT ON certificates.certificate
  FOR EACH ROW EXECUTE FUNCTION certificates.judge_ground();

-- Runs after the ground is judged (triggers fire in the order of their names).
CREATE FUNCTION certificates.end_former() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := 1;
  NEW.ended_at := NULL;
  IF NEW.replaces IS NOT NULL THEN
    UPDATE certificates.certificate c SET ended_at = now()
    WHERE c.certificate_id = NEW.replaces AND c.ended_at IS NULL AND c.municipality_code = NEW.municipality_code
      AND c.disaster_code = NEW.disaster_code AND c.kind = NEW.kind
    RETURNING c.version + 1 INTO NEW.version;
    IF NOT FOUND THEN
      PERFORM certificates.refuse('certificate_replaces_present', 'the former certificate is not present');
    END IF;
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION certificates.end_former IS 'Ends the certificate that a new one replaces, which must be the present one';
CREATE TRIGGER certificate_replacing BEFORE INSERT ON certificates.certificate
  FOR EACH ROW EXECUTE FUNCTION certificates.end_former();

CREATE FUNCTION certificates.end_voided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE certificates.certificate c SET ended_at = now()
  WHERE c.certificate_id = NEW.certificate_id AND c.ended_at IS NULL AND c.municipality_code = NEW.municipality_code;
  IF NOT FOUND THEN
    PERFORM certificates.refuse('certificate_voided_present', 'the certificate is not present');
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION certificates.end_voided IS 'Ends the certificate that is declared void, which must be a present one';
CREATE TRIGGER voiding_ends BEFORE INSERT ON certificates.voiding
  FOR EACH ROW EXECUTE FUNCTION certificates.end_voided();

CREATE FUNCTION certificates.keep_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM certificates.refuse('certificate_stays_ended', 'what has ended does not come back');
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION certificates.keep_end IS 'Refuses to change the end of a certificate that has ended';
CREATE TRIGGER certificate_stays_ended BEFORE UPDATE OF ended_at ON certificates.certificate
  FOR EACH ROW WHEN (OLD.ended_at IS NOT NULL) EXECUTE FUNCTION certificates.keep_end();

-- Batches by post ---------------------------------------------------------------------------------------------

CREATE TABLE certificates.batch (
  batch_id uuid NOT NULL,
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  kind text NOT NULL,
  state text NOT NULL DEFAULT 'running',
  origin text NOT NULL,
  sender text NOT NULL,
  document_file text,
  pages integer,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  alive_at timestamptz NOT NULL DEFAULT now(),
  posted_by uuid,
  posted_at timestamptz,
  CONSTRAINT batch_pkey PRIMARY KEY (batch_id),
  CONSTRAINT batch_disaster_fkey FOREIGN KEY (municipality_code, disaster_code) REFERENCES accounts.disaster,
  CONSTRAINT batch_kind_fkey FOREIGN KEY (municipality_code, kind) REFERENCES certificates.kind,
  CONSTRAINT batch_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts.account,
  CONSTRAINT batch_posted_by_fkey FOREIGN KEY (posted_by) REFERENCES accounts.account,
  CONSTRAINT batch_state_known CHECK (state IN ('running', 'done', 'cancelled', 'failed')),
  CONSTRAINT batch_posting_whole CHECK ((posted_at IS NULL) = (posted_by IS NULL) AND (posted_at IS NULL OR document_file IS NOT NULL))
);
COMMENT ON TABLE certificates.batch IS '郵送: certificates drawn together into one PDF with address pages';
COMMENT ON COLUMN certificates.batch.batch_id IS 'UUIDv7';
COMMENT ON COLUMN certificates.batch.municipality_code IS '市区町村';
COMMENT ON COLUMN certificates.batch.disaster_code IS '災害';
COMMENT ON COLUMN certificates.batch.kind IS 'Kind of certificate';
COMMENT ON COLUMN certificates.batch.state IS 'running, done, cancelled (中止), failed';
COMMENT ON COLUMN certificates.batch.origin IS 'Scheme and host that the QR codes name';
COMMENT ON COLUMN certificates.batch.sender IS '差出人 as printed below the address';
COMMENT ON COLUMN certificates.batch.document_file IS 'SHA-256 of the PDF; null until done';
COMMENT ON COLUMN certificates.batch.pages IS 'Pages of that PDF';
COMMENT ON COLUMN certificates.batch.created_by IS 'Who asked for it';
COMMENT ON COLUMN certificates.batch.created_at IS 'When';
COMMENT ON COLUMN certificates.batch.alive_at IS 'Last sign of the job';
COMMENT ON COLUMN certificates.batch.posted_by IS 'Who noted that it was sent';
COMMENT ON COLUMN certificates.batch.posted_at IS '発送';
CREATE INDEX batch_disaster ON certificates.batch (municipality_code, disaster_code, created_at);
CREATE INDEX batch_kind ON certificates.batch (municipality_code, kind);
CREATE INDEX batch_created_by ON certificates.batch (created_by);
CREATE INDEX batch_posted_by ON certificates.batch (posted_by);

CREATE TABLE certificates.batch_item (
  batch_id uuid NOT NULL,
  position integer NOT NULL,
  municipality_code text NOT NULL,
  certificate_id uuid NOT NULL,
  confirmation_id uuid,
  state text NOT NULL DEFAULT 'waiting',
  problem text,
  CONSTRAINT batch_item_pkey PRIMARY KEY (batch_id, position),
  CONSTRAINT batch_item_batch_fkey FOREIGN KEY (batch_id) REFERENCES certificates.batch,
  CONSTRAINT batch_item_confirmation_fkey FOREIGN KEY (confirmation_id) REFERENCES matching.confirmation,
  CONSTRAINT batch_item_certificate_unique UNIQUE (batch_id, certificate_id),
  CONSTRAINT batch_item_state_known CHECK (state IN ('waiting', 'done', 'refused')),
  CONSTRAINT batch_item_problem_fits CHECK ((state = 'refused') = (problem IS NOT NULL))
);
COMMENT ON TABLE certificates.batch_item IS 'One letter of a batch';
COMMENT ON COLUMN certificates.batch_item.batch_id IS 'The batch';
COMMENT ON COLUMN certificates.batch_item.position IS 'Order in the PDF, from 1';
COMMENT ON COLUMN certificates.batch_item.municipality_code IS '市区町村';
COMMENT ON COLUMN certificates.batch_item.certificate_id IS 'The certificate, or the id that it will have: so a job that goes on issues nothing twice';
COMMENT ON COLUMN certificates.batch_item.confirmation_id IS 'Issued from this confirmation; null: it was issued before';
COMMENT ON COLUMN certificates.batch_item.state IS 'waiting, done, refused';
COMMENT ON COLUMN certificates.batch_item.problem IS 'Why it could not be issued, as a slug; names nobody';
CREATE INDEX batch_item_certificate ON certificates.batch_item (certificate_id);
CREATE INDEX batch_item_confirmation ON certificates.batch_item (confirmation_id);

-- Verification -----------------------------------------------------------------------------------------------

CREATE TABLE certificates.verification_key (
  municipality_code text NOT NULL,
  key_id text NOT NULL,
  public_key bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT verification_key_pkey PRIMARY KEY (municipality_code, key_id),
  CONSTRAINT verification_key_municipality_fkey FOREIGN KEY (municipality_code) REFERENCES accounts.municipality,
  CONSTRAINT verification_key_raw CHECK (length(public_key) = 32)
);
COMMENT ON TABLE certificates.verification_key IS 'Public keys (Ed25519) that a town''s papers were signed with; private ones lie in the data folder of the process that made them';
COMMENT ON COLUMN certificates.verification_key.municipality_code IS '市区町村';
COMMENT ON COLUMN certificates.verification_key.key_id IS 'First eight hexadecimal digits of its SHA-256; stands in the QR code';
COMMENT ON COLUMN certificates.verification_key.public_key IS '32 bytes';
COMMENT ON COLUMN certificates.verification_key.created_at IS 'When it was made';

-- Rights -----------------------------------------------------------------------------------------------------

GRANT SELECT, INSERT ON certificates.kind, certificates.template, certificates.setting, certificates.declaration, certificates.voiding, certificates.verification_key TO musubi_app;
GRANT UPDATE (title, label, damage_classes, is_active, position, version) ON certificates.kind TO musubi_app;
GRANT UPDATE ON certificates.setting TO musubi_app;
GRANT SELECT, INSERT ON certificates.number_block TO musubi_app;
GRANT UPDATE (last_number, next_number, returned_by, returned_at, returned_reason) ON certificates.number_block TO musubi_app;
GRANT UPDATE (ended_at) ON certificates.certificate TO musubi_app;
GRANT SELECT, INSERT, UPDATE ON certificates.batch, certificates.batch_item TO musubi_app;
GRANT SELECT (municipality_code, kind, title, label) ON certificates.kind TO musubi_public;
GRANT SELECT (certificate_id, municipality_code, disaster_code, kind, certificate_number, ended_at) ON certificates.certificate TO musubi_public;
GRANT SELECT (certificate_id, municipality_code) ON certificates.voiding TO musubi_public;
GRANT SELECT ON certificates.verification_key TO musubi_public;

DROP POLICY certificate_protected ON certificates.certificate;
CREATE POLICY certificate_protected ON certificates.certificate AS RESTRICTIVE FOR SELECT TO musubi_app USING (
  current_setting('musubi.opens_protected', true) = 'on'
  OR household_number IS NULL
  OR household_number NOT IN (
    SELECT p.household_number FROM registers.protection p
    WHERE p.municipality_code = current_setting('musubi.municipality', true) AND p.ended_at IS NULL));
CREATE POLICY certificate_public ON certificates.certificate FOR SELECT TO musubi_public USING (municipality_code = current_setting('musubi.municipality', true));

DO $$
DECLARE
  each_table text;
BEGIN
  FOREACH each_table IN ARRAY ARRAY['kind', 'setting', 'template', 'number_block', 'declaration', 'voiding', 'batch', 'batch_item', 'verification_key'] LOOP
    EXECUTE format('ALTER TABLE certificates.%I ENABLE ROW LEVEL SECURITY', each_table);
    EXECUTE format('ALTER TABLE certificates.%I FORCE ROW LEVEL SECURITY', each_table);
    EXECUTE format('CREATE POLICY %I ON certificates.%I TO musubi_app USING (municipality_code = current_setting(''musubi.municipality'', true))',
      each_table || '_scope', each_table);
  END LOOP;
  FOREACH each_table IN ARRAY ARRAY['kind', 'voiding', 'verification_key'] LOOP
    EXECUTE format('CREATE POLICY %I ON certificates.%I FOR SELECT TO musubi_public USING (municipality_code = current_setting(''musubi.municipality'', true))',
      each_table || '_public', each_table);
  END LOOP;
END
$$;
CREATE POLICY declaration_protected ON certificates.declaration AS RESTRICTIVE FOR SELECT TO musubi_app USING (
  current_setting('musubi.opens_protected', true) = 'on'
  OR household_number IS NULL
  OR household_number NOT IN (
    SELECT p.household_number FROM registers.protection p
    WHERE p.municipality_code = current_setting('musubi.municipality', true) AND p.ended_at IS NULL));
