-- Why: the machine's own links between households, buildings and surveys, made cell by cell so that a run can stop, go
-- on after a crash and redo only what changed; a person's no beside the person's yes; and the lists of what is open.

-- 1. Runs ------------------------------------------------------------------------------------

CREATE TABLE matching.run (
  run_id uuid NOT NULL,
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  kind text NOT NULL,
  cause text NOT NULL,
  state text NOT NULL DEFAULT 'waiting',
  holder uuid,
  again boolean NOT NULL DEFAULT false,
  model jsonb,
  cells_total integer,
  cells_done integer NOT NULL DEFAULT 0,
  households integer,
  buildings integer,
  surveys integer,
  links_auto integer,
  links_candidate integer,
  problem text,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  started_at timestamptz,
  alive_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT run_pkey PRIMARY KEY (run_id),
  CONSTRAINT run_disaster_fkey FOREIGN KEY (municipality_code, disaster_code) REFERENCES accounts.disaster,
  CONSTRAINT run_kind_known CHECK (kind IN ('full', 'incremental')),
  CONSTRAINT run_cause_known CHECK (cause IN ('person', 'command', 'import', 'decision')),
  CONSTRAINT run_state_known CHECK (state IN ('waiting', 'running', 'done', 'cancelled', 'failed')),
  CONSTRAINT run_ends_with_a_time CHECK ((state IN ('waiting', 'running')) = (finished_at IS NULL)),
  CONSTRAINT run_problem_of_a_failure CHECK (problem IS NULL OR state = 'failed')
);
COMMENT ON TABLE matching.run IS '一括突合: one pass over the cells of a town';
COMMENT ON COLUMN matching.run.run_id IS 'UUIDv7';
COMMENT ON COLUMN matching.run.municipality_code IS '市区町村';
COMMENT ON COLUMN matching.run.disaster_code IS '災害';
COMMENT ON COLUMN matching.run.kind IS 'full: the model is estimated anew, all cells are linked; incremental: the last model, only cells whose records or decisions changed';
COMMENT ON COLUMN matching.run.cause IS 'Who asked: a person, the command line, an applied import, decisions of people';
COMMENT ON COLUMN matching.run.state IS 'waiting, running, done, cancelled, failed';
COMMENT ON COLUMN matching.run.holder IS 'The program that works on it; another takes over where it has been silent';
COMMENT ON COLUMN matching.run.again IS 'Registers changed while it ran: another one follows';
COMMENT ON COLUMN matching.run.model IS 'Weights that its cells are linked with; null until estimated';
COMMENT ON COLUMN matching.run.cells_total IS 'Cells to be linked; null until counted';
COMMENT ON COLUMN matching.run.cells_done IS 'Cells linked so far';
COMMENT ON COLUMN matching.run.households IS '世帯 of the town as of the disaster';
COMMENT ON COLUMN matching.run.buildings IS '家屋 of the town as of the disaster';
COMMENT ON COLUMN matching.run.surveys IS '調査結果 of the disaster';
COMMENT ON COLUMN matching.run.links_auto IS 'Automatic links that stood when it was done';
COMMENT ON COLUMN matching.run.links_candidate IS 'Candidates that stood when it was done';
COMMENT ON COLUMN matching.run.problem IS 'Why it failed, in Japanese, without values';
COMMENT ON COLUMN matching.run.created_by IS 'Actor';
COMMENT ON COLUMN matching.run.created_at IS 'When it was asked for';
COMMENT ON COLUMN matching.run.started_at IS 'When its first program took it; what changed later is for the next run';
COMMENT ON COLUMN matching.run.alive_at IS 'Last sign of its program';
COMMENT ON COLUMN matching.run.finished_at IS 'When it was done, cancelled or failed';
COMMENT ON COLUMN matching.run.version IS 'Grows with each change of state';
CREATE INDEX run_disaster ON matching.run (municipality_code, disaster_code, created_at DESC);
CREATE UNIQUE INDEX run_one_at_a_time ON matching.run (municipality_code, disaster_code) WHERE finished_at IS NULL;

CREATE TABLE matching.cell (
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  cell text COLLATE "C" NOT NULL,
  fingerprint text NOT NULL,
  run_id uuid NOT NULL,
  linked_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT cell_pkey PRIMARY KEY (municipality_code, disaster_code, cell),
  CONSTRAINT cell_disaster_fkey FOREIGN KEY (municipality_code, disaster_code) REFERENCES accounts.disaster,
  CONSTRAINT cell_run_fkey FOREIGN KEY (run_id) REFERENCES matching.run
);
COMMENT ON TABLE matching.cell IS 'Cells that are linked, and from what';
COMMENT ON COLUMN matching.cell.municipality_code IS '市区町村';
COMMENT ON COLUMN matching.cell.disaster_code IS '災害';
COMMENT ON COLUMN matching.cell.cell IS '基準地域メッシュ (JIS X 0410), eight digits; none: records without any place';
COMMENT ON COLUMN matching.cell.fingerprint IS 'Of the records in and around it, the decisions on them and the model; unlike it now: to be linked again';
COMMENT ON COLUMN matching.cell.run_id IS 'The run that linked it last';
COMMENT ON COLUMN matching.cell.linked_at IS 'When';
CREATE INDEX cell_run ON matching.cell (run_id);

-- 2. Links -----------------------------------------------------------------------------------

CREATE TABLE matching.link (
  link_id bigint GENERATED ALWAYS AS IDENTITY,
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  cell text COLLATE "C" NOT NULL,
  household_number text COLLATE "C",
  property_number text COLLATE "C",
  survey_number text COLLATE "C",
  probability real NOT NULL,
  state text NOT NULL,
  reasons jsonb NOT NULL,
  CONSTRAINT link_pkey PRIMARY KEY (link_id),
  CONSTRAINT link_cell_fkey FOREIGN KEY (municipality_code, disaster_code, cell) REFERENCES matching.cell,
  CONSTRAINT link_probability_range CHECK (probability BETWEEN 0 AND 1),
  CONSTRAINT link_state_known CHECK (state IN ('auto', 'candidate')),
  CONSTRAINT link_ties_two CHECK (num_nonnulls(household_number, property_number, survey_number) >= 2)
);
COMMENT ON TABLE matching.link IS '突合の候補: household, building and survey that the machine holds to belong together; a null end has no record';
COMMENT ON COLUMN matching.link.link_id IS 'This link, until its cell is linked again';
COMMENT ON COLUMN matching.link.municipality_code IS '市区町村';
COMMENT ON COLUMN matching.link.disaster_code IS '災害';
COMMENT ON COLUMN matching.link.cell IS 'The cell it is at home in: the survey''s, else the building''s, else the household''s';
COMMENT ON COLUMN matching.link.household_number IS '世帯番号';
COMMENT ON COLUMN matching.link.property_number IS '物件番号';
COMMENT ON COLUMN matching.link.survey_number IS '調査番号';
COMMENT ON COLUMN matching.link.probability IS '適合率, 0 to 1, after competition';
COMMENT ON COLUMN matching.link.state IS 'auto: at or above the automatic threshold; candidate';
COMMENT ON COLUMN matching.link.reasons IS 'Array of [code, against, weight, value?] as of api/matching/linkage/reasons.ts; names nobody';
CREATE UNIQUE INDEX link_once ON matching.link (municipality_code, disaster_code, survey_number, property_number, household_number) NULLS NOT DISTINCT;
CREATE INDEX link_household ON matching.link (municipality_code, disaster_code, household_number);
CREATE INDEX link_property ON matching.link (municipality_code, disaster_code, property_number);
CREATE INDEX link_cell ON matching.link (municipality_code, disaster_code, cell);

-- 3. Rejections ------------------------------------------------------------------------------

CREATE TABLE matching.rejection (
  rejection_id uuid NOT NULL,
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  household_number text COLLATE "C",
  property_number text COLLATE "C",
  survey_number text COLLATE "C",
  reason text,
  rejected_by uuid NOT NULL,
  rejected_at timestamptz NOT NULL DEFAULT now(),
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT rejection_decision_pkey PRIMARY KEY (rejection_id),
  CONSTRAINT rejection_disaster_fkey FOREIGN KEY (municipality_code, disaster_code) REFERENCES accounts.disaster,
  CONSTRAINT rejection_rejected_by_fkey FOREIGN KEY (rejected_by) REFERENCES accounts.account,
  CONSTRAINT rejection_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES accounts.account,
  CONSTRAINT rejection_ties_two CHECK (num_nonnulls(household_number, property_number, survey_number) >= 2),
  CONSTRAINT rejection_withdrawal_whole CHECK (
    (withdrawn_at IS NULL AND withdrawn_by IS NULL AND withdrawn_reason IS NULL)
    OR (withdrawn_at IS NOT NULL AND withdrawn_by IS NOT NULL AND withdrawn_reason IS NOT NULL))
);
COMMENT ON TABLE matching.rejection IS '却下: a person says that these do not belong together';
COMMENT ON COLUMN matching.rejection.rejection_id IS 'UUIDv7';
COMMENT ON COLUMN matching.rejection.municipality_code IS '市区町村';
COMMENT ON COLUMN matching.rejection.disaster_code IS '災害';
COMMENT ON COLUMN matching.rejection.household_number IS '世帯番号; null: of whichever household';
COMMENT ON COLUMN matching.rejection.property_number IS '物件番号; null: of whichever building';
COMMENT ON COLUMN matching.rejection.survey_number IS '調査番号; null: of whichever survey';
COMMENT ON COLUMN matching.rejection.reason IS 'Why, if it was said';
COMMENT ON COLUMN matching.rejection.rejected_by IS 'Who decided';
COMMENT ON COLUMN matching.rejection.rejected_at IS 'When';
COMMENT ON COLUMN matching.rejection.withdrawn_by IS 'Who took it back';
COMMENT ON COLUMN matching.rejection.withdrawn_at IS 'When; null: it stands';
COMMENT ON COLUMN matching.rejection.withdrawn_reason IS 'Why';
COMMENT ON COLUMN matching.rejection.version IS 'Grows with each change';
CREATE UNIQUE INDEX rejection_once ON matching.rejection (municipality_code, disaster_code, household_number, property_number, survey_number) NULLS NOT DISTINCT WHERE withdrawn_at IS NULL;
CREATE INDEX rejection_survey ON matching.rejection (municipality_code, disaster_code, survey_number);
CREATE INDEX rejection_household ON matching.rejection (municipality_code, disaster_code, household_number);
CREATE INDEX rejection_property ON matching.rejection (municipality_code, disaster_code, property_number);
CREATE INDEX rejection_rejected_by ON matching.rejection (rejected_by);
CREATE INDEX rejection_withdrawn_by ON matching.rejection (withdrawn_by);

-- 4. Work lists ------------------------------------------------------------------------------

CREATE TABLE matching.work_item (
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  list text NOT NULL,
  number text COLLATE "C" NOT NULL,
  household_number text COLLATE "C",
  sort_key text COLLATE "C" NOT NULL,
  probability real,
  competitors smallint,
  geom geometry(Point, 6668),
  CONSTRAINT work_item_pkey PRIMARY KEY (municipality_code, disaster_code, list, number),
  CONSTRAINT work_item_disaster_fkey FOREIGN KEY (municipality_code, disaster_code) REFERENCES accounts.disaster,
  CONSTRAINT work_item_list_known CHECK (list IN (
    'survey_without_building', 'household_without_survey', 'building_claimed_twice', 'low_evidence')),
  CONSTRAINT work_item_of_a_household CHECK ((list = 'household_without_survey') = (household_number IS NOT NULL))
);
COMMENT ON TABLE matching.work_item IS '要確認: what the machine leaves to people; renewed whole at the end of a run';
COMMENT ON COLUMN matching.work_item.municipality_code IS '市区町村';
COMMENT ON COLUMN matching.work_item.disaster_code IS '災害';
COMMENT ON COLUMN matching.work_item.list IS '家屋のない調査, 調査のない世帯 (in a surveyed area), 家屋の重複, 根拠の弱い調査';
COMMENT ON COLUMN matching.work_item.number IS '調査番号, 世帯番号 or 物件番号, as the list is of';
COMMENT ON COLUMN matching.work_item.household_number IS '世帯番号 of a household''s item: protected ones are hidden by it';
COMMENT ON COLUMN matching.work_item.sort_key IS 'Order of the list: neighbours stand together';
COMMENT ON COLUMN matching.work_item.probability IS '適合率 of its best link; null: there is none';
COMMENT ON COLUMN matching.work_item.competitors IS 'How many surveys of one round claim the building';
COMMENT ON COLUMN matching.work_item.geom IS 'Where the record lies; null: nowhere known';
CREATE INDEX work_item_order ON matching.work_item (municipality_code, disaster_code, list, sort_key, number);
CREATE INDEX work_item_geom_gist ON matching.work_item USING gist (geom);

-- Rights and policies ------------------------------------------------------------------------

GRANT SELECT, INSERT, UPDATE ON matching.run, matching.rejection TO musubi_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON matching.cell, matching.link, matching.work_item TO musubi_app;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['run', 'cell', 'link', 'rejection', 'work_item'] LOOP
    EXECUTE format('ALTER TABLE matching.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE matching.%I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY %I ON matching.%I TO musubi_app USING (municipality_code = current_setting(''musubi.municipality'', true))', name || '_scope', name);
  END LOOP;
  -- As the household itself: for those without the right what is tied to it does not exist.
  FOREACH name IN ARRAY ARRAY['link', 'rejection', 'work_item'] LOOP
    EXECUTE format($policy$CREATE POLICY %I ON matching.%I AS RESTRICTIVE FOR SELECT TO musubi_app USING (
      household_number IS NULL
      OR current_setting('musubi.opens_protected', true) = 'on'
      OR household_number NOT IN (
        SELECT p.household_number FROM registers.protection p
        WHERE p.municipality_code = current_setting('musubi.municipality', true) AND p.ended_at IS NULL))$policy$,
      name || '_protected', name);
  END LOOP;
END
$$;
