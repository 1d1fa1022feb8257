-- 割当 as papers and lists read it: which team goes where in which half day, with the numbers that people call them by.
DROP VIEW IF EXISTS surveys.v_allocation CASCADE;
CREATE VIEW surveys.v_allocation WITH (security_invoker = true) AS
SELECT a.municipality_code, a.disaster_code, a.plan_id, a.district_id, d.district_number, d.retired_revision IS NULL AS is_live,
  a.team_id, t.team_number, t.name AS team_name, t.organisation, a.day, a.half, a.is_kept, a.followed_from, a.given_by, a.given_at,
  surveys.half_begins(a.day, a.half) > now() AS is_ahead
FROM surveys.allocation a
JOIN surveys.team t ON t.team_id = a.team_id
JOIN surveys.district d ON d.plan_id = a.plan_id AND d.district_id = a.district_id;
COMMENT ON VIEW surveys.v_allocation IS '割当 with team and district by number; ahead: the half day has not begun';
GRANT SELECT ON surveys.v_allocation TO musubi_app;
