-- Why: while somebody draws what is to be surveyed, the buildings in a flood are counted again and again. An area of tens of
-- thousands of corners is asked about each building in its box, half the town, corner by corner. Small parts, made once when the
-- area comes in, have boxes that hold little else than their own buildings, and few corners to be asked about.

CREATE TABLE registers.hazard_part (
  hazard_version_id bigint NOT NULL,
  part_number integer NOT NULL,
  municipality_code text NOT NULL,
  geom geometry(Polygon, 6668) NOT NULL,
  CONSTRAINT hazard_part_pkey PRIMARY KEY (hazard_version_id, part_number),
  CONSTRAINT hazard_part_area_fkey FOREIGN KEY (hazard_version_id) REFERENCES registers.hazard_area ON DELETE CASCADE
);
COMMENT ON TABLE registers.hazard_part IS '災害想定区域 in parts of few corners, to find what lies in them; together they are the area';
COMMENT ON COLUMN registers.hazard_part.hazard_version_id IS 'The area';
COMMENT ON COLUMN registers.hazard_part.part_number IS 'From 1 within the area';
COMMENT ON COLUMN registers.hazard_part.municipality_code IS '市区町村';
COMMENT ON COLUMN registers.hazard_part.geom IS 'A part, at most 32 corners';
CREATE INDEX hazard_part_geom_gist ON registers.hazard_part USING gist (geom);

CREATE FUNCTION registers.divide_hazard_area() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM registers.hazard_part p WHERE p.hazard_version_id = NEW.hazard_version_id;
  INSERT INTO registers.hazard_part (hazard_version_id, part_number, municipality_code, geom)
  SELECT NEW.hazard_version_id, row_number() OVER (), NEW.municipality_code, dumped.geom
  FROM ST_Subdivide(NEW.geom, 32) AS part, ST_Dump(part) AS dumped
  WHERE ST_Dimension(dumped.geom) = 2;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION registers.divide_hazard_area IS 'Keeps the parts of an area with it, whoever writes';
CREATE TRIGGER hazard_area_divided AFTER INSERT OR UPDATE OF geom ON registers.hazard_area
  FOR EACH ROW EXECUTE FUNCTION registers.divide_hazard_area();

INSERT INTO registers.hazard_part (hazard_version_id, part_number, municipality_code, geom)
SELECT a.hazard_version_id, row_number() OVER (PARTITION BY a.hazard_version_id), a.municipality_code, dumped.geom
FROM registers.hazard_area a, ST_Subdivide(a.geom, 32) AS part, ST_Dump(part) AS dumped
WHERE ST_Dimension(dumped.geom) = 2;

ALTER TABLE registers.hazard_part ENABLE ROW LEVEL SECURITY;
ALTER TABLE registers.hazard_part FORCE ROW LEVEL SECURITY;
CREATE POLICY hazard_part_scope ON registers.hazard_part TO musubi_app
  USING (municipality_code = current_setting('musubi.municipality', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON registers.hazard_part TO musubi_app;
