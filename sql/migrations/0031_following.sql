-- Why: a survey is followed on paper as well as on the map. A team that gets new papers holds old ones with marks on them, so
-- what was printed is kept and a paper can say what changed. And two teams at one house show only if both of their reports
-- are kept, because the second one overwrites the state of the house.

-- 1. What was printed --------------------------------------------------------------------------

CREATE TABLE surveys.handout_stop (
  handout_id uuid NOT NULL,
  visit_order integer NOT NULL,
  municipality_code text NOT NULL,
  stop_id bigint NOT NULL,
  building_key text COLLATE "C" NOT NULL,
  address text NOT NULL,
  CONSTRAINT handout_stop_pkey PRIMARY KEY (handout_id, visit_order),
  CONSTRAINT handout_stop_once UNIQUE (handout_id, building_key),
  CONSTRAINT handout_stop_handout_fkey FOREIGN KEY (handout_id) REFERENCES surveys.handout,
  CONSTRAINT handout_stop_order_positive CHECK (visit_order > 0)
);
COMMENT ON TABLE surveys.handout_stop IS 'The buildings that the papers of a hand-out tell a team to visit, numbered as printed. Never changed. Names nobody';
COMMENT ON COLUMN surveys.handout_stop.handout_id IS 'The hand-out';
COMMENT ON COLUMN surveys.handout_stop.visit_order IS '訪問順 as printed, from 1 without gaps';
COMMENT ON COLUMN surveys.handout_stop.municipality_code IS '市区町村';
COMMENT ON COLUMN surveys.handout_stop.stop_id IS 'The stop that it was; gone where it has left the scope since';
COMMENT ON COLUMN surveys.handout_stop.building_key IS 'The building as surveys.building_key names it: the same when it comes back';
COMMENT ON COLUMN surveys.handout_stop.address IS '所在地 as printed: the paper of changes names also what is no longer in the plan';
CREATE INDEX handout_stop_building ON surveys.handout_stop (building_key);

ALTER TABLE surveys.handout DROP CONSTRAINT handout_papers_known;
ALTER TABLE surveys.handout ADD CONSTRAINT handout_papers_known
  CHECK (cardinality(papers) > 0 AND papers <@ ARRAY['changes', 'atlas', 'list', 'sheets', 'slips']);
COMMENT ON COLUMN surveys.handout.papers IS 'changes 変更のお知らせ, atlas 地図, list 一覧, sheets 調査票, slips 調査済証';
ALTER TABLE surveys.handout ADD COLUMN since_handout_id uuid;
ALTER TABLE surveys.handout ADD CONSTRAINT handout_since_fkey FOREIGN KEY (since_handout_id) REFERENCES surveys.handout;
ALTER TABLE surveys.handout ADD CONSTRAINT handout_since_of_changes CHECK (('changes' = ANY (papers)) = (since_handout_id IS NOT NULL));
COMMENT ON COLUMN surveys.handout.since_handout_id IS 'The papers that the team has: 変更のお知らせ says what changed since them';
CREATE INDEX handout_since ON surveys.handout (since_handout_id);

-- 2. What was reported -------------------------------------------------------------------------

CREATE TABLE surveys.stop_report (
  report_id bigint GENERATED ALWAYS AS IDENTITY,
  municipality_code text NOT NULL,
  plan_id uuid NOT NULL,
  stop_id bigint NOT NULL,
  state text NOT NULL,
  survey_number text COLLATE "C",
  reported_by uuid NOT NULL,
  reported_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT stop_report_pkey PRIMARY KEY (report_id),
  CONSTRAINT stop_report_stop_fkey FOREIGN KEY (plan_id, stop_id) REFERENCES surveys.plan_building (plan_id, stop_id) ON DELETE CASCADE,
  CONSTRAINT stop_report_reported_by_fkey FOREIGN KEY (reported_by) REFERENCES accounts.account,
  CONSTRAINT stop_report_state_known CHECK (state IN ('untouched', 'done', 'absent', 'second_visit', 'refused', 'not_found'))
);
COMMENT ON TABLE surveys.stop_report IS 'Each report of what came of a building, as it came in: the stop itself says only the last';
COMMENT ON COLUMN surveys.stop_report.report_id IS 'In the order in which they came';
COMMENT ON COLUMN surveys.stop_report.municipality_code IS '市区町村';
COMMENT ON COLUMN surveys.stop_report.plan_id IS 'The plan';
COMMENT ON COLUMN surveys.stop_report.stop_id IS 'The building; its reports go with it where it leaves the scope untouched';
COMMENT ON COLUMN surveys.stop_report.state IS 'As in plan_building; untouched takes back what was reported before';
COMMENT ON COLUMN surveys.stop_report.survey_number IS '調査番号 that was reported with it';
COMMENT ON COLUMN surveys.stop_report.reported_by IS 'Whose account';
COMMENT ON COLUMN surveys.stop_report.reported_at IS 'When';
CREATE INDEX stop_report_stop ON surveys.stop_report (plan_id, stop_id);
CREATE INDEX stop_report_reported_by ON surveys.stop_report (reported_by);

-- Numbers that two houses claim, and houses that two plans visit.
CREATE INDEX plan_building_survey_number ON surveys.plan_building (municipality_code, survey_number) WHERE survey_number IS NOT NULL;
CREATE INDEX plan_building_property ON surveys.plan_building (municipality_code, property_number) WHERE state = 'done';

-- 3. Duplicates that somebody has looked at ----------------------------------------------------

CREATE TABLE surveys.settled_duplicate (
  plan_id uuid NOT NULL,
  stop_id bigint NOT NULL,
  kind text NOT NULL,
  municipality_code text NOT NULL,
  claims text[] NOT NULL,
  reason text NOT NULL,
  settled_by uuid NOT NULL,
  settled_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT settled_duplicate_pkey PRIMARY KEY (plan_id, stop_id, kind),
  CONSTRAINT settled_duplicate_stop_fkey FOREIGN KEY (plan_id, stop_id) REFERENCES surveys.plan_building (plan_id, stop_id) ON DELETE CASCADE,
  CONSTRAINT settled_duplicate_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES accounts.account,
  CONSTRAINT settled_duplicate_kind_known CHECK (kind IN ('results', 'reports', 'plans', 'number'))
);
COMMENT ON TABLE surveys.settled_duplicate IS '二重調査の疑い that was looked at and is none, or is dealt with; shown again when another claim comes';
COMMENT ON COLUMN surveys.settled_duplicate.plan_id IS 'The plan';
COMMENT ON COLUMN surveys.settled_duplicate.stop_id IS 'The building';
COMMENT ON COLUMN surveys.settled_duplicate.kind IS 'results several results on one house, reports reported twice, plans done in two plans, number one number for two houses';
COMMENT ON COLUMN surveys.settled_duplicate.municipality_code IS '市区町村';
COMMENT ON COLUMN surveys.settled_duplicate.claims IS 'What was looked at, in order: survey numbers, plans or buildings';
COMMENT ON COLUMN surveys.settled_duplicate.reason IS 'What was found; names nobody';
COMMENT ON COLUMN surveys.settled_duplicate.settled_by IS 'Who looked';
COMMENT ON COLUMN surveys.settled_duplicate.settled_at IS 'When';
CREATE INDEX settled_duplicate_settled_by ON surveys.settled_duplicate (settled_by);

-- 4. Rights and policies -----------------------------------------------------------------------

GRANT SELECT, INSERT ON surveys.handout_stop, surveys.stop_report TO musubi_app;
GRANT SELECT, INSERT, UPDATE ON surveys.settled_duplicate TO musubi_app;

DO $$
DECLARE
  scoped text;
BEGIN
  FOREACH scoped IN ARRAY ARRAY['handout_stop', 'stop_report', 'settled_duplicate'] LOOP
    EXECUTE format('ALTER TABLE surveys.%I ENABLE ROW LEVEL SECURITY', scoped);
    EXECUTE format('ALTER TABLE surveys.%I FORCE ROW LEVEL SECURITY', scoped);
    EXECUTE format('CREATE POLICY %I ON surveys.%I TO musubi_app USING (municipality_code = current_setting(''musubi.municipality'', true))', scoped || '_scope', scoped);
  END LOOP;
END
$$;
