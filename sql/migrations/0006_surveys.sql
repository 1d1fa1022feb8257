-- Why: what the damage survey found (被害認定調査), one row a version of a survey number.

CREATE SCHEMA surveys;
COMMENT ON SCHEMA surveys IS '被害認定調査';
GRANT USAGE ON SCHEMA surveys TO musubi_app;

CREATE TABLE surveys.damage_class (
  damage_class text NOT NULL,
  label text NOT NULL,
  letter text,
  rank smallint NOT NULL,
  CONSTRAINT damage_class_pkey PRIMARY KEY (damage_class),
  CONSTRAINT damage_class_label_unique UNIQUE (label)
);
COMMENT ON TABLE surveys.damage_class IS '被害の程度: data, not an enumeration in code (運用指針 R7.7; document 002)';
COMMENT ON COLUMN surveys.damage_class.damage_class IS 'Name in code';
COMMENT ON COLUMN surveys.damage_class.label IS 'As printed';
COMMENT ON COLUMN surveys.damage_class.letter IS 'One letter for maps and print';
COMMENT ON COLUMN surveys.damage_class.rank IS 'Heaviest first';
INSERT INTO surveys.damage_class (damage_class, label, letter, rank) VALUES
  ('total', '全壊', '全', 1),
  ('large_scale_half', '大規模半壊', '大', 2),
  ('medium_half', '中規模半壊', '中', 3),
  ('half', '半壊', '半', 4),
  ('semi_half', '準半壊', '準', 5),
  ('partial', '準半壊に至らない(一部損壊)', '一', 6),
  ('none', '無被害', '無', 7),
  ('flooded_above_floor', '床上浸水', '上', 8),
  ('flooded_below_floor', '床下浸水', '下', 9),
  ('burnt_down', '全焼', '焼', 10),
  ('half_burnt', '半焼', '半', 11),
  ('partly_burnt', '部分焼', '部', 12),
  ('slightly_burnt', 'ぼや', 'ぼ', 13);

CREATE TABLE surveys.survey (
  survey_version_id bigint GENERATED ALWAYS AS IDENTITY,
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  survey_number text COLLATE "C" NOT NULL,
  surveyed_on date,
  round text NOT NULL,
  hazard text,
  structure text,
  damage_class text NOT NULL,
  damage_ratio numeric(5, 2),
  flood_depth_cm numeric(6, 1),
  flood_class text,
  address text,
  address_key text COLLATE "C",
  resident_name text,
  resident_name_key text COLLATE "C",
  owner_name text,
  owner_name_key text COLLATE "C",
  use text,
  building_name text,
  team text,
  surveyor text,
  remarks text,
  geom geometry(Point, 6668) NOT NULL,
  given_x double precision NOT NULL,
  given_y double precision NOT NULL,
  given_crs integer NOT NULL,
  content_hash bytea NOT NULL,
  import_id uuid NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  superseded_at timestamptz,
  CONSTRAINT survey_pkey PRIMARY KEY (survey_version_id),
  CONSTRAINT survey_disaster_fkey FOREIGN KEY (municipality_code, disaster_code) REFERENCES accounts.disaster,
  CONSTRAINT survey_damage_class_fkey FOREIGN KEY (damage_class) REFERENCES surveys.damage_class,
  CONSTRAINT survey_import_fkey FOREIGN KEY (import_id) REFERENCES imports.import,
  CONSTRAINT survey_round_known CHECK (round IN ('first', 'second', 'resurvey')),
  CONSTRAINT survey_ratio_is_percent CHECK (damage_ratio BETWEEN 0 AND 100),
  CONSTRAINT survey_depth_not_negative CHECK (flood_depth_cm >= 0)
);
COMMENT ON TABLE surveys.survey IS '調査結果; a number brought again with other contents supersedes the former version';
COMMENT ON COLUMN surveys.survey.survey_version_id IS 'This version';
COMMENT ON COLUMN surveys.survey.municipality_code IS '市区町村';
COMMENT ON COLUMN surveys.survey.disaster_code IS '災害';
COMMENT ON COLUMN surveys.survey.survey_number IS '調査番号, unique within a disaster';
COMMENT ON COLUMN surveys.survey.surveyed_on IS '調査日';
COMMENT ON COLUMN surveys.survey.round IS '調査回: first 第1次, second 第2次, resurvey 再調査';
COMMENT ON COLUMN surveys.survey.hazard IS '災害種別';
COMMENT ON COLUMN surveys.survey.structure IS '構造';
COMMENT ON COLUMN surveys.survey.damage_class IS '判定';
COMMENT ON COLUMN surveys.survey.damage_ratio IS '損害割合, percent';
COMMENT ON COLUMN surveys.survey.flood_depth_cm IS '浸水深, cm';
COMMENT ON COLUMN surveys.survey.flood_class IS '浸水区分';
COMMENT ON COLUMN surveys.survey.address IS '所在地 as heard';
COMMENT ON COLUMN surveys.survey.address_key IS 'Folded address';
COMMENT ON COLUMN surveys.survey.resident_name IS '居住者氏名 as heard';
COMMENT ON COLUMN surveys.survey.resident_name_key IS 'Folded for comparing';
COMMENT ON COLUMN surveys.survey.owner_name IS '所有者氏名 as heard';
COMMENT ON COLUMN surveys.survey.owner_name_key IS 'Folded for comparing';
COMMENT ON COLUMN surveys.survey.use IS '用途';
COMMENT ON COLUMN surveys.survey.building_name IS '建物名';
COMMENT ON COLUMN surveys.survey.team IS '調査班';
COMMENT ON COLUMN surveys.survey.surveyor IS '調査員';
COMMENT ON COLUMN surveys.survey.remarks IS '備考';
COMMENT ON COLUMN surveys.survey.geom IS 'Where it was done';
COMMENT ON COLUMN surveys.survey.given_x IS '経度 or Y as given';
COMMENT ON COLUMN surveys.survey.given_y IS '緯度 or X as given';
COMMENT ON COLUMN surveys.survey.given_crs IS 'EPSG code of what was given';
COMMENT ON COLUMN surveys.survey.content_hash IS 'What the versions are compared by';
COMMENT ON COLUMN surveys.survey.import_id IS 'The import that brought it';
COMMENT ON COLUMN surveys.survey.recorded_at IS 'When it came';
COMMENT ON COLUMN surveys.survey.superseded_at IS 'When a later version came; null: current';
CREATE UNIQUE INDEX survey_one_current_version ON surveys.survey (municipality_code, disaster_code, survey_number) WHERE superseded_at IS NULL;
CREATE INDEX survey_geom_gist ON surveys.survey USING gist (geom);
CREATE INDEX survey_damage_class ON surveys.survey (damage_class);
CREATE INDEX survey_import ON surveys.survey (import_id);
CREATE INDEX survey_resident_name ON surveys.survey (municipality_code, disaster_code, resident_name_key);
CREATE INDEX survey_address ON surveys.survey (municipality_code, disaster_code, address_key);

CREATE UNLOGGED TABLE surveys.staged_survey (
  import_id uuid NOT NULL,
  municipality_code text NOT NULL,
  row_number integer NOT NULL,
  survey_number text COLLATE "C" NOT NULL,
  surveyed_on date,
  round text NOT NULL,
  hazard text,
  structure text,
  damage_class text NOT NULL,
  damage_ratio numeric(5, 2),
  flood_depth_cm numeric(6, 1),
  flood_class text,
  address text,
  address_key text,
  resident_name text,
  resident_name_key text,
  owner_name text,
  owner_name_key text,
  use text,
  building_name text,
  team text,
  surveyor text,
  remarks text,
  lon double precision NOT NULL,
  lat double precision NOT NULL,
  given_x double precision NOT NULL,
  given_y double precision NOT NULL,
  content_hash bytea NOT NULL,
  CONSTRAINT staged_survey_pkey PRIMARY KEY (import_id, row_number),
  CONSTRAINT staged_survey_import_fkey FOREIGN KEY (import_id) REFERENCES imports.import ON DELETE CASCADE
);
COMMENT ON TABLE surveys.staged_survey IS 'Survey results between reading and applying';
DO $$
DECLARE
  note record;
BEGIN
  FOR note IN
    SELECT s.attname, coalesce(col_description(r.attrelid, r.attnum), CASE s.attname
      WHEN 'row_number' THEN 'Row in the file; the header is row 1'
      WHEN 'lon' THEN 'Longitude in EPSG:6668'
      WHEN 'lat' THEN 'Latitude in EPSG:6668'
    END) AS text
    FROM pg_attribute s
    LEFT JOIN pg_attribute r ON r.attrelid = 'surveys.survey'::regclass AND r.attname = s.attname
    WHERE s.attrelid = 'surveys.staged_survey'::regclass AND s.attnum > 0
  LOOP
    EXECUTE format('COMMENT ON COLUMN surveys.staged_survey.%I IS %L', note.attname, note.text);
  END LOOP;
END
$$;
CREATE INDEX staged_survey_number ON surveys.staged_survey (import_id, survey_number);

GRANT SELECT ON surveys.damage_class TO musubi_app;
GRANT SELECT, INSERT, UPDATE ON surveys.survey TO musubi_app;
GRANT SELECT, INSERT, DELETE ON surveys.staged_survey TO musubi_app;
ALTER TABLE surveys.survey ENABLE ROW LEVEL SECURITY;
ALTER TABLE surveys.survey FORCE ROW LEVEL SECURITY;
CREATE POLICY survey_scope ON surveys.survey TO musubi_app USING (municipality_code = current_setting('musubi.municipality', true));
ALTER TABLE surveys.staged_survey ENABLE ROW LEVEL SECURITY;
ALTER TABLE surveys.staged_survey FORCE ROW LEVEL SECURITY;
CREATE POLICY staged_survey_scope ON surveys.staged_survey TO musubi_app USING (municipality_code = current_setting('musubi.municipality', true));
