-- 予約 with its slot. Whoever may not see a protected person sees that the place is taken, not by whom.
DROP VIEW IF EXISTS certificates.v_appointment CASCADE;
CREATE VIEW certificates.v_appointment WITH (security_invoker = true) AS
SELECT b.appointment_id, b.municipality_code, s.disaster_code, b.slot_id, s.day, s.starts_at, s.minutes, s.counter, b.place, b.state,
  CASE WHEN shown.person THEN b.name END AS name,
  CASE WHEN shown.person THEN b.phone END AS phone,
  CASE WHEN shown.person THEN b.application_id END AS application_id,
  b.created_by, b.created_at, b.version
FROM certificates.appointment b
JOIN certificates.appointment_slot s USING (slot_id)
CROSS JOIN LATERAL (
  SELECT coalesce(current_setting('musubi.opens_protected', true), '') = 'on'
    OR b.name_key NOT IN (SELECT p.name_key FROM registers.protected_person() p) AS person
) shown;
COMMENT ON VIEW certificates.v_appointment IS '予約';
GRANT SELECT ON certificates.v_appointment TO musubi_app;
