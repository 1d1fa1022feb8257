-- Why: a survey begins with a plan (document 002 IV-3, IV-4): which buildings, with how many teams, cut into districts that
-- each can be walked. A plan is worked on by several coordinators at once and again every evening, so each building stands
-- in it once, each change is a row that can be taken back, and what teams have finished stays with the district it was
-- finished in. The rules that must hold whoever writes stand here as constraints and triggers.

-- 1. The right ---------------------------------------------------------------------------------

INSERT INTO accounts.permission (permission, label) VALUES ('survey_planning', '建物被害調査の計画');
INSERT INTO accounts.group_permission (group_id, permission)
SELECT group_id, 'survey_planning' FROM accounts.permission_group WHERE name = '調査コーディネーター';

-- 2. 予備調査 ----------------------------------------------------------------------------------

CREATE TABLE surveys.preliminary_area (
  area_id uuid NOT NULL,
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  name text NOT NULL,
  damage real NOT NULL,
  note text,
  geom geometry(MultiPolygon, 6668) NOT NULL,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT preliminary_area_pkey PRIMARY KEY (area_id),
  CONSTRAINT preliminary_area_disaster_fkey FOREIGN KEY (municipality_code, disaster_code) REFERENCES accounts.disaster,
  CONSTRAINT preliminary_area_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts.account,
  CONSTRAINT preliminary_area_damage_is_share CHECK (damage BETWEEN 0 AND 1)
);
COMMENT ON TABLE surveys.preliminary_area IS '予備調査: how badly an area is hit by rough sight; the heaviest area that holds a building is its estimate';
COMMENT ON COLUMN surveys.preliminary_area.area_id IS 'UUIDv7';
COMMENT ON COLUMN surveys.preliminary_area.municipality_code IS '市区町村';
COMMENT ON COLUMN surveys.preliminary_area.disaster_code IS '災害';
COMMENT ON COLUMN surveys.preliminary_area.name IS '地区名';
COMMENT ON COLUMN surveys.preliminary_area.damage IS 'Estimated damage, 0 none to 1 all destroyed';
COMMENT ON COLUMN surveys.preliminary_area.note IS 'What was seen';
COMMENT ON COLUMN surveys.preliminary_area.geom IS 'The area';
COMMENT ON COLUMN surveys.preliminary_area.created_by IS 'Who entered it';
COMMENT ON COLUMN surveys.preliminary_area.created_at IS 'When';
COMMENT ON COLUMN surveys.preliminary_area.version IS 'Grows with each change; sent back as If-Match';
CREATE INDEX preliminary_area_disaster ON surveys.preliminary_area (municipality_code, disaster_code);
CREATE INDEX preliminary_area_created_by ON surveys.preliminary_area (created_by);
CREATE INDEX preliminary_area_geom_gist ON surveys.preliminary_area USING gist (geom);

-- 3. Plans and districts -----------------------------------------------------------------------

CREATE TABLE surveys.plan (
  plan_id uuid NOT NULL,
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  name text NOT NULL,
  state text NOT NULL DEFAULT 'draft',
  settings jsonb NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT plan_pkey PRIMARY KEY (plan_id),
  CONSTRAINT plan_name_unique UNIQUE (municipality_code, disaster_code, name),
  CONSTRAINT plan_disaster_fkey FOREIGN KEY (municipality_code, disaster_code) REFERENCES accounts.disaster,
  CONSTRAINT plan_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts.account,
  CONSTRAINT plan_state_known CHECK (state IN ('draft', 'active', 'closed'))
);
COMMENT ON TABLE surveys.plan IS '調査計画';
COMMENT ON COLUMN surveys.plan.plan_id IS 'UUIDv7';
COMMENT ON COLUMN surveys.plan.municipality_code IS '市区町村';
COMMENT ON COLUMN surveys.plan.disaster_code IS '災害';
COMMENT ON COLUMN surveys.plan.name IS '名称';
COMMENT ON COLUMN surveys.plan.state IS 'draft 準備中, active 調査中, closed 終了';
COMMENT ON COLUMN surveys.plan.settings IS '範囲, 調査方法, 体制: PlanSettings of api/surveys/plans.contract.ts';
COMMENT ON COLUMN surveys.plan.revision IS 'Of the last row of plan_edit; sent back as If-Match';
COMMENT ON COLUMN surveys.plan.created_by IS 'Who began it';
COMMENT ON COLUMN surveys.plan.created_at IS 'When';
COMMENT ON COLUMN surveys.plan.changed_at IS 'Last edit';
CREATE INDEX plan_created_by ON surveys.plan (created_by);

CREATE TABLE surveys.district (
  district_id uuid NOT NULL,
  municipality_code text NOT NULL,
  plan_id uuid NOT NULL,
  district_number integer NOT NULL,
  is_locked boolean NOT NULL DEFAULT false,
  work_minutes real NOT NULL,
  walking_minutes real NOT NULL,
  walking_metres real NOT NULL,
  approach_minutes real NOT NULL,
  minutes real GENERATED ALWAYS AS (work_minutes + walking_minutes + approach_minutes) STORED,
  pieces integer NOT NULL,
  outline geometry(MultiPolygon, 6668),
  born_revision integer NOT NULL,
  retired_revision integer,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT district_pkey PRIMARY KEY (district_id),
  CONSTRAINT district_of_plan_unique UNIQUE (plan_id, district_id),
  CONSTRAINT district_plan_fkey FOREIGN KEY (plan_id) REFERENCES surveys.plan,
  CONSTRAINT district_number_positive CHECK (district_number > 0),
  CONSTRAINT district_locked_stays CHECK (NOT is_locked OR retired_revision IS NULL)
);
COMMENT ON TABLE surveys.district IS '調査区: keeps its id for good, also where it was merged away (retired)';
COMMENT ON COLUMN surveys.district.district_id IS 'UUIDv7';
COMMENT ON COLUMN surveys.district.municipality_code IS '市区町村';
COMMENT ON COLUMN surveys.district.plan_id IS 'The plan';
COMMENT ON COLUMN surveys.district.district_number IS '調査区番号, once among the live districts of a plan';
COMMENT ON COLUMN surveys.district.is_locked IS '固定: neither its buildings nor their order change';
COMMENT ON COLUMN surveys.district.work_minutes IS 'On site at the buildings still to be visited when it was last changed';
COMMENT ON COLUMN surveys.district.walking_minutes IS 'Walking from building to building';
COMMENT ON COLUMN surveys.district.walking_metres IS 'The same in metres';
COMMENT ON COLUMN surveys.district.approach_minutes IS 'The way from the base and back';
COMMENT ON COLUMN surveys.district.minutes IS 'All of these';
COMMENT ON COLUMN surveys.district.pieces IS 'Connected parts over the walking graph; 1: can be walked without crossing a barrier';
COMMENT ON COLUMN surveys.district.outline IS 'Around its buildings, not over those of others; null while it has none left';
COMMENT ON COLUMN surveys.district.born_revision IS 'The edit that made it';
COMMENT ON COLUMN surveys.district.retired_revision IS 'The edit that ended it; null: live. Finished buildings may still belong to it';
COMMENT ON COLUMN surveys.district.created_at IS 'When';
CREATE UNIQUE INDEX district_number_once ON surveys.district (plan_id, district_number) WHERE retired_revision IS NULL;
CREATE INDEX district_outline_gist ON surveys.district USING gist (outline);

CREATE TABLE surveys.district_origin (
  plan_id uuid NOT NULL,
  municipality_code text NOT NULL,
  revision integer NOT NULL,
  from_district_id uuid NOT NULL,
  to_district_id uuid NOT NULL,
  stops integer NOT NULL,
  CONSTRAINT district_origin_pkey PRIMARY KEY (plan_id, revision, from_district_id, to_district_id),
  CONSTRAINT district_origin_from_fkey FOREIGN KEY (plan_id, from_district_id) REFERENCES surveys.district (plan_id, district_id),
  CONSTRAINT district_origin_to_fkey FOREIGN KEY (plan_id, to_district_id) REFERENCES surveys.district (plan_id, district_id),
  CONSTRAINT district_origin_goes_elsewhere CHECK (from_district_id <> to_district_id)
);
COMMENT ON TABLE surveys.district_origin IS 'Where the buildings of a district came from: one row an edit and pair of districts';
COMMENT ON COLUMN surveys.district_origin.plan_id IS 'The plan';
COMMENT ON COLUMN surveys.district_origin.municipality_code IS '市区町村';
COMMENT ON COLUMN surveys.district_origin.revision IS 'The edit';
COMMENT ON COLUMN surveys.district_origin.from_district_id IS 'The district that had them';
COMMENT ON COLUMN surveys.district_origin.to_district_id IS 'The district that has them since';
COMMENT ON COLUMN surveys.district_origin.stops IS 'How many';
CREATE INDEX district_origin_from ON surveys.district_origin (plan_id, from_district_id);
CREATE INDEX district_origin_to ON surveys.district_origin (plan_id, to_district_id);

-- 4. Buildings of a plan -----------------------------------------------------------------------

CREATE TABLE surveys.plan_building (
  stop_id bigint GENERATED ALWAYS AS IDENTITY,
  municipality_code text NOT NULL,
  plan_id uuid NOT NULL,
  property_number text COLLATE "C",
  point_id uuid,
  address text NOT NULL,
  use text,
  structure text NOT NULL,
  is_dwelling boolean NOT NULL,
  is_rough boolean NOT NULL,
  damage real,
  minutes real NOT NULL,
  geom geometry(Point, 6668) NOT NULL,
  district_id uuid,
  visit_order integer,
  state text NOT NULL DEFAULT 'untouched',
  state_at timestamptz,
  state_note text,
  survey_number text COLLATE "C",
  CONSTRAINT plan_building_pkey PRIMARY KEY (stop_id),
  CONSTRAINT plan_building_of_plan_unique UNIQUE (plan_id, stop_id),
  CONSTRAINT plan_building_once UNIQUE (plan_id, property_number),
  CONSTRAINT plan_building_point_once UNIQUE (plan_id, point_id),
  CONSTRAINT plan_building_plan_fkey FOREIGN KEY (plan_id) REFERENCES surveys.plan,
  CONSTRAINT plan_building_district_fkey FOREIGN KEY (plan_id, district_id) REFERENCES surveys.district (plan_id, district_id),
  CONSTRAINT plan_building_point_fkey FOREIGN KEY (point_id) REFERENCES surveys.point_to_survey,
  CONSTRAINT plan_building_known_by_something CHECK (num_nonnulls(property_number, point_id) >= 1),
  CONSTRAINT plan_building_structure_known CHECK (structure IN ('wooden', 'non_wooden', 'unknown')),
  CONSTRAINT plan_building_damage_is_share CHECK (damage BETWEEN 0 AND 1),
  CONSTRAINT plan_building_takes_time CHECK (minutes > 0),
  CONSTRAINT plan_building_order_in_district CHECK ((district_id IS NULL) = (visit_order IS NULL)),
  CONSTRAINT plan_building_order_positive CHECK (visit_order > 0),
  CONSTRAINT plan_building_state_known CHECK (state IN ('untouched', 'done', 'absent', 'second_visit', 'refused', 'not_found')),
  CONSTRAINT plan_building_state_dated CHECK ((state = 'untouched') = (state_at IS NULL))
);
COMMENT ON TABLE surveys.plan_building IS '訪問先: a building of a plan, once (a stop). Names nobody';
COMMENT ON COLUMN surveys.plan_building.stop_id IS 'The stop';
COMMENT ON COLUMN surveys.plan_building.municipality_code IS '市区町村';
COMMENT ON COLUMN surveys.plan_building.plan_id IS 'The plan';
COMMENT ON COLUMN surveys.plan_building.property_number IS '物件番号; null: a place that somebody asked for and no building of the register is near';
COMMENT ON COLUMN surveys.plan_building.point_id IS '申請ポイント that asks for it; null: none';
COMMENT ON COLUMN surveys.plan_building.address IS '所在地';
COMMENT ON COLUMN surveys.plan_building.use IS '種類';
COMMENT ON COLUMN surveys.plan_building.structure IS 'wooden 木造・プレハブ, non_wooden 非木造, unknown (counted and timed as wooden)';
COMMENT ON COLUMN surveys.plan_building.is_dwelling IS '住家';
COMMENT ON COLUMN surveys.plan_building.is_rough IS 'The place is only that of its 町字: look at the address';
COMMENT ON COLUMN surveys.plan_building.damage IS 'Estimated damage 0 to 1 (予備調査); null: not known';
COMMENT ON COLUMN surveys.plan_building.minutes IS 'Survey time on site';
COMMENT ON COLUMN surveys.plan_building.geom IS 'The place';
COMMENT ON COLUMN surveys.plan_building.district_id IS '調査区; null until cut';
COMMENT ON COLUMN surveys.plan_building.visit_order IS '訪問順 within the district, from 1; moved ones may leave gaps';
COMMENT ON COLUMN surveys.plan_building.state IS 'untouched 未着手, done 調査済, absent 不在, second_visit 再訪問, refused 拒否, not_found 不明';
COMMENT ON COLUMN surveys.plan_building.state_at IS 'When it was last set; null: untouched';
COMMENT ON COLUMN surveys.plan_building.state_note IS 'What the team says about it; names nobody';
COMMENT ON COLUMN surveys.plan_building.survey_number IS '調査番号 of its result';
CREATE INDEX plan_building_district ON surveys.plan_building (plan_id, district_id, visit_order);
CREATE INDEX plan_building_state ON surveys.plan_building (plan_id, state);
CREATE INDEX plan_building_point ON surveys.plan_building (point_id);
CREATE INDEX plan_building_geom_gist ON surveys.plan_building USING gist (geom);

CREATE FUNCTION surveys.is_finished(state text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT state IN ('done', 'refused', 'not_found')
$$;
COMMENT ON FUNCTION surveys.is_finished IS 'Whether nobody goes to this building again in this plan';

CREATE FUNCTION surveys.judge_begin_of_stop() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a building begins untouched and without a district'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'plan_building_begins_open', SCHEMA = 'surveys', TABLE = 'plan_building';
END
$$;
COMMENT ON FUNCTION surveys.judge_begin_of_stop IS 'Refuses what comes in with a history that it cannot have';
CREATE TRIGGER plan_building_begins_open BEFORE INSERT ON surveys.plan_building
  FOR EACH ROW WHEN (NEW.district_id IS NOT NULL OR NEW.state <> 'untouched') EXECUTE FUNCTION surveys.judge_begin_of_stop();

-- Planned anew each time and looking for all offences, not the first: a plan made for one building, or in the hope of a quick
-- find, compares ten thousand with ten thousand one by one.
CREATE FUNCTION surveys.judge_moves_of_stops() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  broken text;
BEGIN
  EXECUTE $judge$
    SELECT min(CASE
      WHEN n.plan_id <> o.plan_id THEN 'plan_building_stays_in_plan'
      WHEN surveys.is_finished(o.state) AND surveys.is_finished(n.state) AND o.district_id IS NOT NULL
        AND n.district_id IS DISTINCT FROM o.district_id THEN 'plan_building_finished_stays'
      WHEN (f.is_locked OR t.is_locked)
        AND (n.district_id IS DISTINCT FROM o.district_id OR n.visit_order IS DISTINCT FROM o.visit_order) THEN 'plan_building_locked_untouched'
      ELSE 'plan_building_in_live_district' END)
    FROM changed n
    JOIN before o USING (stop_id)
    LEFT JOIN surveys.district f ON f.district_id = o.district_id
    LEFT JOIN surveys.district t ON t.district_id = n.district_id
    WHERE n.plan_id <> o.plan_id
      OR (surveys.is_finished(o.state) AND surveys.is_finished(n.state) AND o.district_id IS NOT NULL
        AND n.district_id IS DISTINCT FROM o.district_id)
      OR ((f.is_locked OR t.is_locked)
        AND (n.district_id IS DISTINCT FROM o.district_id OR n.visit_order IS DISTINCT FROM o.visit_order))
      OR (NOT surveys.is_finished(n.state) AND t.retired_revision IS NOT NULL)$judge$ INTO broken;
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'the building may not go there'
      USING ERRCODE = 'check_violation', CONSTRAINT = broken, SCHEMA = 'surveys', TABLE = 'plan_building';
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION surveys.judge_moves_of_stops IS 'Finished work never changes its district, locked districts are not touched, and what is open lies in a live one';
CREATE TRIGGER plan_building_moves_judged AFTER UPDATE ON surveys.plan_building
  REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION surveys.judge_moves_of_stops();

CREATE FUNCTION surveys.judge_removal_of_stops() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM gone g LEFT JOIN surveys.district d USING (district_id)
    WHERE g.state <> 'untouched' OR d.is_locked) THEN
    RAISE EXCEPTION 'a building that somebody has been at, or of a locked district, stays in its plan'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'plan_building_kept', SCHEMA = 'surveys', TABLE = 'plan_building';
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION surveys.judge_removal_of_stops IS 'What has been touched or locked is not taken out of a plan';
CREATE TRIGGER plan_building_removal_judged AFTER DELETE ON surveys.plan_building
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION surveys.judge_removal_of_stops();

CREATE FUNCTION surveys.judge_end_of_district() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM surveys.plan_building b
    WHERE b.plan_id = NEW.plan_id AND b.district_id = NEW.district_id AND NOT surveys.is_finished(b.state)) THEN
    RAISE EXCEPTION 'a district with open buildings does not end'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'district_retires_empty', SCHEMA = 'surveys', TABLE = 'district';
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION surveys.judge_end_of_district IS 'No building is lost with a district that ends';
CREATE TRIGGER district_retires_empty AFTER UPDATE OF retired_revision ON surveys.district
  FOR EACH ROW WHEN (OLD.retired_revision IS NULL AND NEW.retired_revision IS NOT NULL) EXECUTE FUNCTION surveys.judge_end_of_district();

-- 5. Edits -------------------------------------------------------------------------------------

CREATE TABLE surveys.plan_edit (
  plan_id uuid NOT NULL,
  revision integer NOT NULL,
  municipality_code text NOT NULL,
  kind text NOT NULL,
  account_id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  summary jsonb NOT NULL DEFAULT '{}',
  changes jsonb,
  of_revision integer,
  is_undone boolean NOT NULL DEFAULT false,
  CONSTRAINT plan_edit_pkey PRIMARY KEY (plan_id, revision),
  CONSTRAINT plan_edit_plan_fkey FOREIGN KEY (plan_id) REFERENCES surveys.plan,
  CONSTRAINT plan_edit_account_fkey FOREIGN KEY (account_id) REFERENCES accounts.account,
  CONSTRAINT plan_edit_of_fkey FOREIGN KEY (plan_id, of_revision) REFERENCES surveys.plan_edit (plan_id, revision),
  CONSTRAINT plan_edit_kind_known CHECK (kind IN ('begin', 'settings', 'scope', 'cut', 'replan', 'move', 'merge', 'split', 'redraw', 'lock', 'undo', 'redo')),
  CONSTRAINT plan_edit_of_another CHECK ((kind IN ('undo', 'redo')) = (of_revision IS NOT NULL))
);
COMMENT ON TABLE surveys.plan_edit IS 'What was done to a plan, by whom, one row a revision; undo and redo are edits too';
COMMENT ON COLUMN surveys.plan_edit.plan_id IS 'The plan';
COMMENT ON COLUMN surveys.plan_edit.revision IS 'From 1, without a gap';
COMMENT ON COLUMN surveys.plan_edit.municipality_code IS '市区町村';
COMMENT ON COLUMN surveys.plan_edit.kind IS 'begin, settings, scope 範囲, cut 区割, replan 再区割, move, merge, split, redraw, lock, undo, redo';
COMMENT ON COLUMN surveys.plan_edit.account_id IS 'Who';
COMMENT ON COLUMN surveys.plan_edit.at IS 'When';
COMMENT ON COLUMN surveys.plan_edit.summary IS 'Counts for lists: EditSummary of api/surveys/edits.contract.ts';
COMMENT ON COLUMN surveys.plan_edit.changes IS 'Before and after of each building and district (api/surveys/changes.ts); null: cannot be undone';
COMMENT ON COLUMN surveys.plan_edit.of_revision IS 'Of undo and redo: the edit that was taken back or done again';
COMMENT ON COLUMN surveys.plan_edit.is_undone IS 'Taken back and not done again';
CREATE INDEX plan_edit_account ON surveys.plan_edit (account_id);
CREATE INDEX plan_edit_of ON surveys.plan_edit (plan_id, of_revision);

CREATE FUNCTION surveys.follow_plan_edit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE surveys.plan SET revision = NEW.revision, changed_at = NEW.at
  WHERE plan_id = NEW.plan_id AND revision = NEW.revision - 1;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'an edit follows the last one'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'plan_edit_follows', SCHEMA = 'surveys', TABLE = 'plan_edit';
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION surveys.follow_plan_edit IS 'A plan stands at its last edit; none is skipped or made twice';
CREATE TRIGGER plan_edit_moves_plan AFTER INSERT ON surveys.plan_edit
  FOR EACH ROW WHEN (NEW.revision > 1) EXECUTE FUNCTION surveys.follow_plan_edit();

-- 6. Cuts in the making ------------------------------------------------------------------------

CREATE TABLE surveys.plan_cut (
  cut_id uuid NOT NULL,
  municipality_code text NOT NULL,
  plan_id uuid NOT NULL,
  kind text NOT NULL,
  revision integer NOT NULL,
  districts integer NOT NULL,
  visit_first text NOT NULL,
  state text NOT NULL DEFAULT 'running',
  progress real NOT NULL DEFAULT 0,
  step text,
  holder uuid,
  figures jsonb,
  result jsonb,
  problem text,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  alive_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  CONSTRAINT plan_cut_pkey PRIMARY KEY (cut_id),
  CONSTRAINT plan_cut_plan_fkey FOREIGN KEY (plan_id) REFERENCES surveys.plan,
  CONSTRAINT plan_cut_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts.account,
  CONSTRAINT plan_cut_kind_known CHECK (kind IN ('cut', 'replan')),
  CONSTRAINT plan_cut_districts_positive CHECK (districts > 0),
  CONSTRAINT plan_cut_visit_first_known CHECK (visit_first IN ('even', 'worst_first')),
  CONSTRAINT plan_cut_state_known CHECK (state IN ('running', 'done', 'failed', 'cancelled', 'accepted')),
  CONSTRAINT plan_cut_progress_is_share CHECK (progress BETWEEN 0 AND 1),
  CONSTRAINT plan_cut_ends_with_a_time CHECK ((state = 'running') = (finished_at IS NULL)),
  CONSTRAINT plan_cut_result_of_success CHECK (state NOT IN ('done', 'accepted') OR (figures IS NOT NULL AND result IS NOT NULL)),
  CONSTRAINT plan_cut_problem_of_a_failure CHECK (problem IS NULL OR state = 'failed')
);
COMMENT ON TABLE surveys.plan_cut IS '区割案: a cut that is being made or waits to be accepted; changes nothing of the plan before';
COMMENT ON COLUMN surveys.plan_cut.cut_id IS 'UUIDv7';
COMMENT ON COLUMN surveys.plan_cut.municipality_code IS '市区町村';
COMMENT ON COLUMN surveys.plan_cut.plan_id IS 'The plan';
COMMENT ON COLUMN surveys.plan_cut.kind IS 'cut 区割: all open buildings outside locked districts; replan 再区割: only untouched ones move, districts stay themselves';
COMMENT ON COLUMN surveys.plan_cut.revision IS 'Of the plan when it was begun; accepted only while that stands';
COMMENT ON COLUMN surveys.plan_cut.districts IS 'How many are asked for';
COMMENT ON COLUMN surveys.plan_cut.visit_first IS 'even 均等割, worst_first 被害程度割';
COMMENT ON COLUMN surveys.plan_cut.state IS 'running, done (waits to be accepted), accepted, failed, cancelled';
COMMENT ON COLUMN surveys.plan_cut.progress IS '0 to 1';
COMMENT ON COLUMN surveys.plan_cut.step IS 'What it is at, as the core names it';
COMMENT ON COLUMN surveys.plan_cut.holder IS 'The program that makes it';
COMMENT ON COLUMN surveys.plan_cut.figures IS 'Least, median and most minutes and each district''s figures: CutFigures of api/surveys/cuts.contract.ts';
COMMENT ON COLUMN surveys.plan_cut.result IS 'Each district''s stops in visiting order, and its outline';
COMMENT ON COLUMN surveys.plan_cut.problem IS 'Why it failed, in Japanese, without values';
COMMENT ON COLUMN surveys.plan_cut.created_by IS 'Who asked';
COMMENT ON COLUMN surveys.plan_cut.created_at IS 'When';
COMMENT ON COLUMN surveys.plan_cut.alive_at IS 'Last sign of its program';
COMMENT ON COLUMN surveys.plan_cut.finished_at IS 'When it was done, cancelled or failed';
CREATE UNIQUE INDEX plan_cut_one_at_a_time ON surveys.plan_cut (plan_id) WHERE state = 'running';
CREATE INDEX plan_cut_plan ON surveys.plan_cut (plan_id, created_at);
CREATE INDEX plan_cut_created_by ON surveys.plan_cut (created_by);

-- 7. Rights and policies -----------------------------------------------------------------------

GRANT SELECT, INSERT, UPDATE, DELETE ON surveys.preliminary_area, surveys.plan, surveys.district, surveys.plan_building, surveys.plan_cut TO musubi_app;
GRANT SELECT, INSERT, DELETE ON surveys.district_origin, surveys.plan_edit TO musubi_app;
GRANT UPDATE (is_undone) ON surveys.plan_edit TO musubi_app;

DO $$
DECLARE
  scoped text;
BEGIN
  FOREACH scoped IN ARRAY ARRAY['preliminary_area', 'plan', 'district', 'district_origin', 'plan_building', 'plan_edit', 'plan_cut'] LOOP
    EXECUTE format('ALTER TABLE surveys.%I ENABLE ROW LEVEL SECURITY', scoped);
    EXECUTE format('ALTER TABLE surveys.%I FORCE ROW LEVEL SECURITY', scoped);
    EXECUTE format('CREATE POLICY %I ON surveys.%I TO musubi_app USING (municipality_code = current_setting(''musubi.municipality'', true))', scoped || '_scope', scoped);
  END LOOP;
END
$$;
