-- 進捗 by district: how many of its buildings are in which state, and the work that is left.
DROP VIEW IF EXISTS surveys.v_district_progress CASCADE;
CREATE VIEW surveys.v_district_progress WITH (security_invoker = true) AS
SELECT d.municipality_code, d.plan_id, d.district_id, d.district_number, d.is_locked, d.retired_revision IS NULL AS is_live,
  count(b.stop_id)::int AS stops,
  count(*) FILTER (WHERE b.state = 'untouched')::int AS untouched,
  count(*) FILTER (WHERE b.state = 'done')::int AS done,
  count(*) FILTER (WHERE b.state = 'absent')::int AS absent,
  count(*) FILTER (WHERE b.state = 'second_visit')::int AS second_visit,
  count(*) FILTER (WHERE b.state = 'refused')::int AS refused,
  count(*) FILTER (WHERE b.state = 'not_found')::int AS not_found,
  coalesce(sum(b.minutes) FILTER (WHERE NOT surveys.is_finished(b.state)), 0)::real AS left_minutes,
  max(b.state_at) AS last_state_at
FROM surveys.district d
LEFT JOIN surveys.plan_building b ON b.plan_id = d.plan_id AND b.district_id = d.district_id
GROUP BY d.district_id;
COMMENT ON VIEW surveys.v_district_progress IS '進捗 by district, retired ones too where they hold finished work';
GRANT SELECT ON surveys.v_district_progress TO musubi_app;
