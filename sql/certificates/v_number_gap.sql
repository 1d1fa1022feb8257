-- 欠番: runs of numbers of a series that no certificate bears, each with the block that explains it. A run without
-- a block would be unexplained; there is none as long as numbers are given under the series' lock.
DROP VIEW IF EXISTS certificates.v_number_gap CASCADE;
CREATE VIEW certificates.v_number_gap WITH (security_invoker = true) AS
SELECT missing.municipality_code, missing.disaster_code, missing.kind, missing.block_id,
  min(missing.number) AS first_number, max(missing.number) AS last_number
FROM (
  SELECT s.municipality_code, s.disaster_code, s.kind, n.number, b.block_id,
    n.number - row_number() OVER (PARTITION BY s.municipality_code, s.disaster_code, s.kind, b.block_id ORDER BY n.number) AS run
  FROM certificates.number_series s
  CROSS JOIN LATERAL generate_series(1, s.last_number) AS n(number)
  LEFT JOIN certificates.certificate c ON c.municipality_code = s.municipality_code AND c.disaster_code = s.disaster_code
    AND c.kind = s.kind AND c.certificate_number = n.number
  LEFT JOIN certificates.number_block b ON b.municipality_code = s.municipality_code AND b.disaster_code = s.disaster_code
    AND b.kind = s.kind AND n.number BETWEEN b.next_number AND b.last_number
  WHERE c.certificate_id IS NULL
) missing
GROUP BY missing.municipality_code, missing.disaster_code, missing.kind, missing.block_id, missing.run;
COMMENT ON VIEW certificates.v_number_gap IS '欠番 with the block that explains it';
GRANT SELECT ON certificates.v_number_gap TO musubi_app;
