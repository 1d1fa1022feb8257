-- The rules of 0024 about buildings that move, planned anew each time and looking for all offences, not the first: a plan made
-- for one building, or in the hope of a quick find, compares ten thousand with ten thousand one by one.
CREATE OR REPLACE FUNCTION surveys.judge_moves_of_stops() RETURNS trigger LANGUAGE plpgsql AS $$
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
