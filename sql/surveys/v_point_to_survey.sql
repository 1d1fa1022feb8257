-- 申請ポイント as other rooms may read them.
DROP VIEW IF EXISTS surveys.v_point_to_survey CASCADE;
CREATE VIEW surveys.v_point_to_survey WITH (security_invoker = true) AS
SELECT point_id, municipality_code, disaster_code, round, source, source_id, address, geom, wanted_at, ended_at
FROM surveys.point_to_survey;
COMMENT ON VIEW surveys.v_point_to_survey IS '申請ポイント';
GRANT SELECT ON surveys.v_point_to_survey TO musubi_app;
