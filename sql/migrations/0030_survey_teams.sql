-- Why: districts are walked by teams, and the most usual mistake of an evening's plan is to give one twice: a team to two
-- places, two teams to one street, a person to two teams, a morning to a team that has gone home. Presence is rows of days
-- and an allocation is a row of half a day, so that plain keys refuse each of these, whoever writes.

-- 1. 班 and 調査員 -----------------------------------------------------------------------------

CREATE TABLE surveys.team (
  team_id uuid NOT NULL,
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  team_number integer NOT NULL,
  name text NOT NULL,
  organisation text NOT NULL,
  vehicle text,
  phone text,
  geom geometry(Point, 6668),
  note text,
  ended_on date,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT team_pkey PRIMARY KEY (team_id),
  CONSTRAINT team_of_disaster_unique UNIQUE (municipality_code, disaster_code, team_id),
  CONSTRAINT team_number_once UNIQUE (municipality_code, disaster_code, team_number),
  CONSTRAINT team_disaster_fkey FOREIGN KEY (municipality_code, disaster_code) REFERENCES accounts.disaster,
  CONSTRAINT team_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts.account,
  CONSTRAINT team_number_positive CHECK (team_number > 0)
);
COMMENT ON TABLE surveys.team IS '調査班: of a disaster, so that its plans share it';
COMMENT ON COLUMN surveys.team.team_id IS 'UUIDv7';
COMMENT ON COLUMN surveys.team.municipality_code IS '市区町村';
COMMENT ON COLUMN surveys.team.disaster_code IS '災害';
COMMENT ON COLUMN surveys.team.team_number IS '班番号, once in a disaster, also of ended teams: papers bear it';
COMMENT ON COLUMN surveys.team.name IS '班の名称';
COMMENT ON COLUMN surveys.team.organisation IS '所属: the town, or who sends help';
COMMENT ON COLUMN surveys.team.vehicle IS '車両';
COMMENT ON COLUMN surveys.team.phone IS '連絡先 of the team while it is out';
COMMENT ON COLUMN surveys.team.geom IS '拠点: where it sets out; null: from the plan''s base';
COMMENT ON COLUMN surveys.team.note IS 'For coordinators; names nobody';
COMMENT ON COLUMN surveys.team.ended_on IS '解散: no day after this one; null: at work';
COMMENT ON COLUMN surveys.team.created_by IS 'Who entered it';
COMMENT ON COLUMN surveys.team.created_at IS 'When';
COMMENT ON COLUMN surveys.team.version IS 'Grows with each change, also of its days; sent back as If-Match';
CREATE INDEX team_created_by ON surveys.team (created_by);
CREATE INDEX team_geom_gist ON surveys.team USING gist (geom);

CREATE TABLE surveys.surveyor (
  surveyor_id uuid NOT NULL,
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  name text NOT NULL,
  organisation text NOT NULL,
  role text NOT NULL,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT surveyor_pkey PRIMARY KEY (surveyor_id),
  CONSTRAINT surveyor_of_disaster_unique UNIQUE (municipality_code, disaster_code, surveyor_id),
  CONSTRAINT surveyor_disaster_fkey FOREIGN KEY (municipality_code, disaster_code) REFERENCES accounts.disaster,
  CONSTRAINT surveyor_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts.account,
  CONSTRAINT surveyor_role_known CHECK (role IN ('leader', 'building_expert', 'other'))
);
COMMENT ON TABLE surveys.surveyor IS '調査員: a person who goes out; names are read with an audit row';
COMMENT ON COLUMN surveys.surveyor.surveyor_id IS 'UUIDv7';
COMMENT ON COLUMN surveys.surveyor.municipality_code IS '市区町村';
COMMENT ON COLUMN surveys.surveyor.disaster_code IS '災害';
COMMENT ON COLUMN surveys.surveyor.name IS '氏名';
COMMENT ON COLUMN surveys.surveyor.organisation IS '所属';
COMMENT ON COLUMN surveys.surveyor.role IS 'leader 班長, building_expert 建築職・建築士, other 調査員';
COMMENT ON COLUMN surveys.surveyor.created_by IS 'Who entered it';
COMMENT ON COLUMN surveys.surveyor.created_at IS 'When';
COMMENT ON COLUMN surveys.surveyor.version IS 'Grows with each change; sent back as If-Match';
CREATE INDEX surveyor_created_by ON surveys.surveyor (created_by);

-- 2. Who is there on which day -----------------------------------------------------------------

CREATE TABLE surveys.team_day (
  team_id uuid NOT NULL,
  day date NOT NULL,
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  CONSTRAINT team_day_pkey PRIMARY KEY (team_id, day),
  CONSTRAINT team_day_team_fkey FOREIGN KEY (municipality_code, disaster_code, team_id)
    REFERENCES surveys.team (municipality_code, disaster_code, team_id)
);
COMMENT ON TABLE surveys.team_day IS 'A day on which a team works; without it nothing can be given to the team';
COMMENT ON COLUMN surveys.team_day.team_id IS 'The team';
COMMENT ON COLUMN surveys.team_day.day IS 'The day';
COMMENT ON COLUMN surveys.team_day.municipality_code IS '市区町村';
COMMENT ON COLUMN surveys.team_day.disaster_code IS '災害';
CREATE INDEX team_day_team ON surveys.team_day (municipality_code, disaster_code, team_id, day);

CREATE TABLE surveys.team_member (
  surveyor_id uuid NOT NULL,
  day date NOT NULL,
  team_id uuid NOT NULL,
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  CONSTRAINT team_member_pkey PRIMARY KEY (surveyor_id, day),
  CONSTRAINT team_member_day_fkey FOREIGN KEY (team_id, day) REFERENCES surveys.team_day (team_id, day),
  CONSTRAINT team_member_team_fkey FOREIGN KEY (municipality_code, disaster_code, team_id)
    REFERENCES surveys.team (municipality_code, disaster_code, team_id),
  CONSTRAINT team_member_surveyor_fkey FOREIGN KEY (municipality_code, disaster_code, surveyor_id)
    REFERENCES surveys.surveyor (municipality_code, disaster_code, surveyor_id)
);
COMMENT ON TABLE surveys.team_member IS 'Who is in which team on a day: a person in one team a day, and only on a day of the team';
COMMENT ON COLUMN surveys.team_member.surveyor_id IS 'The person';
COMMENT ON COLUMN surveys.team_member.day IS 'The day';
COMMENT ON COLUMN surveys.team_member.team_id IS 'The team';
COMMENT ON COLUMN surveys.team_member.municipality_code IS '市区町村';
COMMENT ON COLUMN surveys.team_member.disaster_code IS '災害';
CREATE INDEX team_member_day ON surveys.team_member (team_id, day);
CREATE INDEX team_member_team ON surveys.team_member (municipality_code, disaster_code, team_id);
CREATE INDEX team_member_surveyor ON surveys.team_member (municipality_code, disaster_code, surveyor_id);

CREATE FUNCTION surveys.judge_day_of_team() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM surveys.team t WHERE t.team_id = NEW.team_id AND t.ended_on < NEW.day) THEN
    RAISE EXCEPTION 'a team has no day after it was ended'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'team_day_while_at_work', SCHEMA = 'surveys', TABLE = 'team_day';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION surveys.judge_day_of_team IS 'Refuses days of a team after its end';
CREATE TRIGGER team_day_while_at_work BEFORE INSERT OR UPDATE ON surveys.team_day
  FOR EACH ROW EXECUTE FUNCTION surveys.judge_day_of_team();

-- 3. 割当 --------------------------------------------------------------------------------------

ALTER TABLE surveys.plan ADD CONSTRAINT plan_of_disaster_unique UNIQUE (municipality_code, disaster_code, plan_id);

CREATE TABLE surveys.allocation (
  team_id uuid NOT NULL,
  day date NOT NULL,
  half text NOT NULL,
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  plan_id uuid NOT NULL,
  district_id uuid NOT NULL,
  is_kept boolean NOT NULL DEFAULT false,
  followed_from uuid,
  given_by uuid NOT NULL,
  given_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT allocation_pkey PRIMARY KEY (team_id, day, half),
  CONSTRAINT allocation_district_once UNIQUE (district_id, day, half),
  CONSTRAINT allocation_team_day_fkey FOREIGN KEY (team_id, day) REFERENCES surveys.team_day (team_id, day),
  CONSTRAINT allocation_team_fkey FOREIGN KEY (municipality_code, disaster_code, team_id)
    REFERENCES surveys.team (municipality_code, disaster_code, team_id),
  CONSTRAINT allocation_plan_fkey FOREIGN KEY (municipality_code, disaster_code, plan_id)
    REFERENCES surveys.plan (municipality_code, disaster_code, plan_id),
  CONSTRAINT allocation_district_fkey FOREIGN KEY (plan_id, district_id) REFERENCES surveys.district (plan_id, district_id),
  CONSTRAINT allocation_followed_fkey FOREIGN KEY (plan_id, followed_from) REFERENCES surveys.district (plan_id, district_id),
  CONSTRAINT allocation_given_by_fkey FOREIGN KEY (given_by) REFERENCES accounts.account,
  CONSTRAINT allocation_half_known CHECK (half IN ('am', 'pm')),
  CONSTRAINT allocation_followed_another CHECK (followed_from <> district_id)
);
COMMENT ON TABLE surveys.allocation IS '割当: a team''s half day in a district. A team is in one place, a district has one team at a time, and nothing is given to a team that is not there';
COMMENT ON COLUMN surveys.allocation.team_id IS 'The team';
COMMENT ON COLUMN surveys.allocation.day IS 'A day of the team';
COMMENT ON COLUMN surveys.allocation.half IS 'am 午前, pm 午後';
COMMENT ON COLUMN surveys.allocation.municipality_code IS '市区町村';
COMMENT ON COLUMN surveys.allocation.disaster_code IS '災害, the team''s and the plan''s';
COMMENT ON COLUMN surveys.allocation.plan_id IS 'The plan';
COMMENT ON COLUMN surveys.allocation.district_id IS '調査区';
COMMENT ON COLUMN surveys.allocation.is_kept IS '固定: proposals leave it alone';
COMMENT ON COLUMN surveys.allocation.followed_from IS 'The district that it was given to, which ended; goes back there if that lives again. Null: given as it stands';
COMMENT ON COLUMN surveys.allocation.given_by IS 'Who gave it';
COMMENT ON COLUMN surveys.allocation.given_at IS 'When';
CREATE INDEX allocation_team ON surveys.allocation (municipality_code, disaster_code, team_id);
CREATE INDEX allocation_plan ON surveys.allocation (municipality_code, disaster_code, plan_id);
CREATE INDEX allocation_district ON surveys.allocation (plan_id, district_id);
CREATE INDEX allocation_followed ON surveys.allocation (plan_id, followed_from);
CREATE INDEX allocation_given_by ON surveys.allocation (given_by);

CREATE FUNCTION surveys.half_begins(day date, half text) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (day + CASE half WHEN 'am' THEN time '06:00' ELSE time '12:00' END) AT TIME ZONE 'Asia/Tokyo'
$$;
COMMENT ON FUNCTION surveys.half_begins IS 'From when on a half day has begun: six o''clock, because plans are made until after midnight, and noon';

CREATE FUNCTION surveys.judge_district_of_allocation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF surveys.half_begins(NEW.day, NEW.half) > now() AND EXISTS (
    SELECT FROM surveys.district d WHERE d.district_id = NEW.district_id AND d.retired_revision IS NOT NULL) THEN
    RAISE EXCEPTION 'nobody is sent to a district that has ended'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'allocation_in_live_district', SCHEMA = 'surveys', TABLE = 'allocation';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION surveys.judge_district_of_allocation IS 'Half days ahead are given to live districts only; what has begun may be written down';
CREATE TRIGGER allocation_in_live_district BEFORE INSERT OR UPDATE OF district_id, day, half ON surveys.allocation
  FOR EACH ROW EXECUTE FUNCTION surveys.judge_district_of_allocation();

CREATE FUNCTION surveys.judge_allocations_of_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM surveys.allocation a JOIN surveys.district d ON d.plan_id = a.plan_id AND d.district_id = a.district_id
    WHERE a.plan_id = NEW.plan_id AND a.district_id = NEW.district_id AND d.retired_revision IS NOT NULL
      AND surveys.half_begins(a.day, a.half) > now()) THEN
    RAISE EXCEPTION 'a district that ends gives up its half days ahead'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'district_ends_unallocated', SCHEMA = 'surveys', TABLE = 'district';
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION surveys.judge_allocations_of_ended IS 'No team is left waiting at a district that has ended';
CREATE CONSTRAINT TRIGGER district_ends_unallocated AFTER UPDATE OF retired_revision ON surveys.district
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.retired_revision IS NULL AND NEW.retired_revision IS NOT NULL)
  EXECUTE FUNCTION surveys.judge_allocations_of_ended();

-- 4. Rights and policies -----------------------------------------------------------------------

GRANT SELECT, INSERT, UPDATE, DELETE ON surveys.team, surveys.surveyor, surveys.team_day, surveys.team_member, surveys.allocation TO musubi_app;

DO $$
DECLARE
  scoped text;
BEGIN
  FOREACH scoped IN ARRAY ARRAY['team', 'surveyor', 'team_day', 'team_member', 'allocation'] LOOP
    EXECUTE format('ALTER TABLE surveys.%I ENABLE ROW LEVEL SECURITY', scoped);
    EXECUTE format('ALTER TABLE surveys.%I FORCE ROW LEVEL SECURITY', scoped);
    EXECUTE format('CREATE POLICY %I ON surveys.%I TO musubi_app USING (municipality_code = current_setting(''musubi.municipality'', true))', scoped || '_scope', scoped);
  END LOOP;
END
$$;
