-- Why: survey teams go out only with sheets that already bear their number (document 002 IV-4 (4) ④), so numbers are given
-- when a district is handed out: in visiting order, from one row that is locked meanwhile, and for good. Beside them stand
-- the town's words on the slip, and what was drawn for whom.

-- 1. Numbers -----------------------------------------------------------------------------------

CREATE TABLE surveys.survey_number_series (
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  last_number integer NOT NULL,
  CONSTRAINT survey_number_series_pkey PRIMARY KEY (municipality_code, disaster_code),
  CONSTRAINT survey_number_series_disaster_fkey FOREIGN KEY (municipality_code, disaster_code) REFERENCES accounts.disaster,
  CONSTRAINT survey_number_series_not_negative CHECK (last_number >= 0)
);
COMMENT ON TABLE surveys.survey_number_series IS 'Consecutive 調査番号 of a disaster; the row is locked while some are given';
COMMENT ON COLUMN surveys.survey_number_series.municipality_code IS '市区町村';
COMMENT ON COLUMN surveys.survey_number_series.disaster_code IS '災害';
COMMENT ON COLUMN surveys.survey_number_series.last_number IS 'The last one that was given';

CREATE TABLE surveys.survey_number (
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  survey_number text COLLATE "C" NOT NULL,
  survey_code text COLLATE "C" NOT NULL,
  plan_id uuid NOT NULL,
  building_key text COLLATE "C" NOT NULL,
  assigned_by uuid NOT NULL,
  assigned_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT survey_number_pkey PRIMARY KEY (municipality_code, disaster_code, survey_number),
  CONSTRAINT survey_number_code_unique UNIQUE (survey_code),
  CONSTRAINT survey_number_once_a_building UNIQUE (plan_id, building_key),
  CONSTRAINT survey_number_disaster_fkey FOREIGN KEY (municipality_code, disaster_code) REFERENCES accounts.disaster,
  CONSTRAINT survey_number_plan_fkey FOREIGN KEY (plan_id) REFERENCES surveys.plan,
  CONSTRAINT survey_number_assigned_by_fkey FOREIGN KEY (assigned_by) REFERENCES accounts.account,
  CONSTRAINT survey_number_code_form CHECK (survey_code ~ '^[0-9A-HJKMNP-TV-Z]{20}$')
);
COMMENT ON TABLE surveys.survey_number IS '調査番号 given beforehand to a building of a plan. Never changed, never taken back: papers bear it';
COMMENT ON COLUMN surveys.survey_number.municipality_code IS '市区町村';
COMMENT ON COLUMN surveys.survey_number.disaster_code IS '災害';
COMMENT ON COLUMN surveys.survey_number.survey_number IS '調査番号';
COMMENT ON COLUMN surveys.survey_number.survey_code IS 'What the QR code of sheet and slip says: random, so that it tells nothing';
COMMENT ON COLUMN surveys.survey_number.plan_id IS 'The plan';
COMMENT ON COLUMN surveys.survey_number.building_key IS 'The building as surveys.building_key names it: a building that leaves the scope and comes back keeps its number';
COMMENT ON COLUMN surveys.survey_number.assigned_by IS 'Who handed it out';
COMMENT ON COLUMN surveys.survey_number.assigned_at IS 'When';
CREATE INDEX survey_number_assigned_by ON surveys.survey_number (assigned_by);

-- 2. The slip ----------------------------------------------------------------------------------

CREATE TABLE surveys.slip_text (
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  notice text NOT NULL,
  to_bring text NOT NULL,
  contact text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  changed_by uuid NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT slip_text_pkey PRIMARY KEY (municipality_code, disaster_code),
  CONSTRAINT slip_text_disaster_fkey FOREIGN KEY (municipality_code, disaster_code) REFERENCES accounts.disaster,
  CONSTRAINT slip_text_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES accounts.account
);
COMMENT ON TABLE surveys.slip_text IS '調査済証: the town''s own words; without a row those of document 002';
COMMENT ON COLUMN surveys.slip_text.municipality_code IS '市区町村';
COMMENT ON COLUMN surveys.slip_text.disaster_code IS '災害';
COMMENT ON COLUMN surveys.slip_text.notice IS 'What was done, and from when り災証明 can be applied for';
COMMENT ON COLUMN surveys.slip_text.to_bring IS '申請に必要なもの, one a line';
COMMENT ON COLUMN surveys.slip_text.contact IS '問い合わせ先';
COMMENT ON COLUMN surveys.slip_text.version IS 'Grows with each change; sent back as If-Match';
COMMENT ON COLUMN surveys.slip_text.changed_by IS 'Who wrote it';
COMMENT ON COLUMN surveys.slip_text.changed_at IS 'When';
CREATE INDEX slip_text_changed_by ON surveys.slip_text (changed_by);

-- 3. What was handed out -----------------------------------------------------------------------

CREATE TABLE surveys.handout (
  handout_id uuid NOT NULL,
  municipality_code text NOT NULL,
  plan_id uuid NOT NULL,
  district_id uuid NOT NULL,
  revision integer NOT NULL,
  papers text[] NOT NULL,
  names_owners boolean NOT NULL,
  team text,
  days date[] NOT NULL,
  state text NOT NULL DEFAULT 'running',
  progress real NOT NULL DEFAULT 0,
  drawn jsonb NOT NULL DEFAULT '[]',
  stops integer NOT NULL,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  alive_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  CONSTRAINT handout_pkey PRIMARY KEY (handout_id),
  CONSTRAINT handout_district_fkey FOREIGN KEY (plan_id, district_id) REFERENCES surveys.district (plan_id, district_id),
  CONSTRAINT handout_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts.account,
  CONSTRAINT handout_papers_known CHECK (cardinality(papers) > 0 AND papers <@ ARRAY['atlas', 'list', 'sheets', 'slips']),
  CONSTRAINT handout_state_known CHECK (state IN ('running', 'done', 'failed', 'cancelled')),
  CONSTRAINT handout_progress_is_share CHECK (progress BETWEEN 0 AND 1),
  CONSTRAINT handout_ends_with_a_time CHECK ((state = 'running') = (finished_at IS NULL)),
  CONSTRAINT handout_whole_when_done CHECK (state <> 'done' OR jsonb_array_length(drawn) = cardinality(papers))
);
COMMENT ON TABLE surveys.handout IS '配布: papers drawn for a district, and for which state of the plan';
COMMENT ON COLUMN surveys.handout.handout_id IS 'UUIDv7';
COMMENT ON COLUMN surveys.handout.municipality_code IS '市区町村';
COMMENT ON COLUMN surveys.handout.plan_id IS 'The plan';
COMMENT ON COLUMN surveys.handout.district_id IS '調査区';
COMMENT ON COLUMN surveys.handout.revision IS 'Of the plan when they were asked for: papers of an older one may no longer be right';
COMMENT ON COLUMN surveys.handout.papers IS 'atlas 地図, list 一覧, sheets 調査票, slips 調査済証';
COMMENT ON COLUMN surveys.handout.names_owners IS 'Whether sheets name the owner of the tax roll; 支援措置 never';
COMMENT ON COLUMN surveys.handout.team IS '班 as printed; null: room to write';
COMMENT ON COLUMN surveys.handout.days IS '調査日 as printed';
COMMENT ON COLUMN surveys.handout.state IS 'running, done, failed, cancelled';
COMMENT ON COLUMN surveys.handout.progress IS '0 to 1';
COMMENT ON COLUMN surveys.handout.drawn IS 'Papers that are ready: paper, file (SHA-256 in the file store), pages';
COMMENT ON COLUMN surveys.handout.stops IS 'Buildings to be visited';
COMMENT ON COLUMN surveys.handout.created_by IS 'Who asked';
COMMENT ON COLUMN surveys.handout.created_at IS 'When';
COMMENT ON COLUMN surveys.handout.alive_at IS 'Last sign of the program that draws';
COMMENT ON COLUMN surveys.handout.finished_at IS 'When it ended';
CREATE INDEX handout_district ON surveys.handout (plan_id, district_id, created_at);
CREATE INDEX handout_created_by ON surveys.handout (created_by);

-- 4. Rights and policies -----------------------------------------------------------------------

GRANT SELECT, INSERT, UPDATE ON surveys.survey_number_series, surveys.slip_text, surveys.handout TO musubi_app;
GRANT SELECT, INSERT ON surveys.survey_number TO musubi_app;

DO $$
DECLARE
  scoped text;
BEGIN
  FOREACH scoped IN ARRAY ARRAY['survey_number_series', 'survey_number', 'slip_text', 'handout'] LOOP
    EXECUTE format('ALTER TABLE surveys.%I ENABLE ROW LEVEL SECURITY', scoped);
    EXECUTE format('ALTER TABLE surveys.%I FORCE ROW LEVEL SECURITY', scoped);
    EXECUTE format('CREATE POLICY %I ON surveys.%I TO musubi_app USING (municipality_code = current_setting(''musubi.municipality'', true))', scoped || '_scope', scoped);
  END LOOP;
END
$$;
