-- Why: shelters, emergency grounds and what else takes people in come from the municipality's open data and from the
-- national list. A site outlives its lists: opening, occupancy and rosters will hang on it, so it has an identity of its
-- own, and what lists say of it are versions. The national list has the rows of all towns: those of others are passed
-- over and counted.

-- 1. Sites -----------------------------------------------------------------------------------

CREATE SCHEMA sites;
COMMENT ON SCHEMA sites IS '避難先: shelters, emergency grounds, car-stay spaces, support bases';
GRANT USAGE ON SCHEMA sites TO musubi_app;

CREATE TABLE sites.site (
  site_id uuid NOT NULL,
  municipality_code text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT site_pkey PRIMARY KEY (site_id),
  CONSTRAINT site_municipality_fkey FOREIGN KEY (municipality_code) REFERENCES accounts.municipality
);
COMMENT ON TABLE sites.site IS '避難先, as it stays the same while lists come and go; a facility that is both a shelter and an emergency ground is two';
COMMENT ON COLUMN sites.site.site_id IS 'UUID, made of what the site was first known by';
COMMENT ON COLUMN sites.site.municipality_code IS '市区町村';
COMMENT ON COLUMN sites.site.created_at IS 'When it became known';
CREATE INDEX site_municipality ON sites.site (municipality_code);

CREATE TABLE sites.site_version (
  site_version_id bigint GENERATED ALWAYS AS IDENTITY,
  site_id uuid NOT NULL,
  municipality_code text NOT NULL,
  kind text NOT NULL,
  site_number text COLLATE "C",
  name text NOT NULL,
  name_key text COLLATE "C" NOT NULL,
  name_kana text,
  address text,
  address_detail text,
  phone text,
  suits text[] NOT NULL,
  suits_in_part text[] NOT NULL,
  also_other boolean NOT NULL,
  capacity_people integer,
  capacity_note text,
  capacity_vehicles integer,
  expected_users text,
  elevation_m numeric(6, 1),
  url text,
  remarks text,
  attributes jsonb NOT NULL,
  geom geometry(Point, 6668) NOT NULL,
  given_x double precision NOT NULL,
  given_y double precision NOT NULL,
  given_crs integer NOT NULL,
  import_id uuid,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  superseded_at timestamptz,
  CONSTRAINT site_version_pkey PRIMARY KEY (site_version_id),
  CONSTRAINT site_version_site_fkey FOREIGN KEY (site_id) REFERENCES sites.site,
  CONSTRAINT site_version_municipality_fkey FOREIGN KEY (municipality_code) REFERENCES accounts.municipality,
  CONSTRAINT site_version_import_fkey FOREIGN KEY (import_id) REFERENCES imports.import,
  CONSTRAINT site_version_kind_known CHECK (kind IN (
    'emergency_ground', 'shelter', 'welfare_shelter', 'tsunami_building', 'car_stay', 'support_base', 'other')),
  CONSTRAINT site_version_dangers_known CHECK (
    suits || suits_in_part <@ ARRAY['flood', 'landslide', 'storm_surge', 'earthquake', 'tsunami', 'fire', 'inland_flood', 'volcano']),
  CONSTRAINT site_version_people_counted CHECK (capacity_people > 0),
  CONSTRAINT site_version_vehicles_counted CHECK (capacity_vehicles > 0)
);
COMMENT ON TABLE sites.site_version IS 'What is known of a site; other contents supersede the former version';
COMMENT ON COLUMN sites.site_version.site_version_id IS 'This version';
COMMENT ON COLUMN sites.site_version.site_id IS 'The site';
COMMENT ON COLUMN sites.site_version.municipality_code IS '市区町村';
COMMENT ON COLUMN sites.site_version.kind IS '指定緊急避難場所, 指定避難所, 福祉避難所, 津波避難ビル, 車中泊避難スペース, 在宅避難者等支援拠点, その他';
COMMENT ON COLUMN sites.site_version.site_number IS '全国共通避難所・避難場所ID, or the ID of the municipality''s own list; null where lists have none';
COMMENT ON COLUMN sites.site_version.name IS '名称';
COMMENT ON COLUMN sites.site_version.name_key IS 'Folded for comparing';
COMMENT ON COLUMN sites.site_version.name_kana IS '名称_カナ';
COMMENT ON COLUMN sites.site_version.address IS '所在地, as one text';
COMMENT ON COLUMN sites.site_version.address_detail IS '建物名等(方書)';
COMMENT ON COLUMN sites.site_version.phone IS '電話番号';
COMMENT ON COLUMN sites.site_version.suits IS '災害種別 for which it is designated';
COMMENT ON COLUMN sites.site_version.suits_in_part IS '災害種別 marked △';
COMMENT ON COLUMN sites.site_version.also_other IS '指定避難所との重複, 指定緊急避難場所との住所同一: the same place is on the other list too';
COMMENT ON COLUMN sites.site_version.capacity_people IS '想定収容人数; null where none is registered (0 means the same)';
COMMENT ON COLUMN sites.site_version.capacity_note IS '想定収容人数 as it came, where it is more than a number';
COMMENT ON COLUMN sites.site_version.capacity_vehicles IS '収容台数';
COMMENT ON COLUMN sites.site_version.expected_users IS '受入対象者, 対象となる町会・自治会';
COMMENT ON COLUMN sites.site_version.elevation_m IS '標高, m';
COMMENT ON COLUMN sites.site_version.url IS 'URL';
COMMENT ON COLUMN sites.site_version.remarks IS '備考';
COMMENT ON COLUMN sites.site_version.attributes IS 'The other columns of the list, as they came';
COMMENT ON COLUMN sites.site_version.geom IS 'Where it lies';
COMMENT ON COLUMN sites.site_version.given_x IS '経度 or Y as given';
COMMENT ON COLUMN sites.site_version.given_y IS '緯度 or X as given';
COMMENT ON COLUMN sites.site_version.given_crs IS 'EPSG code of what was given';
COMMENT ON COLUMN sites.site_version.import_id IS 'The import that brought it; null where a person entered it, which no list ends';
COMMENT ON COLUMN sites.site_version.recorded_at IS 'When it came';
COMMENT ON COLUMN sites.site_version.superseded_at IS 'When a later version came, or the site left its list; null: current';
CREATE UNIQUE INDEX site_version_one_current ON sites.site_version (site_id) WHERE superseded_at IS NULL;
CREATE INDEX site_version_site ON sites.site_version (site_id);
CREATE INDEX site_version_import ON sites.site_version (import_id);
CREATE INDEX site_version_number ON sites.site_version (municipality_code, kind, site_number);
CREATE INDEX site_version_geom_gist ON sites.site_version USING gist (geom);

CREATE UNLOGGED TABLE sites.staged_site (
  import_id uuid NOT NULL,
  municipality_code text NOT NULL,
  row_number integer NOT NULL,
  site_key text COLLATE "C" NOT NULL,
  fresh_id uuid NOT NULL,
  kind text NOT NULL,
  site_number text COLLATE "C",
  name text NOT NULL,
  name_key text COLLATE "C" NOT NULL,
  name_kana text,
  address text,
  address_detail text,
  phone text,
  suits text[],
  suits_in_part text[],
  also_other boolean,
  capacity_people integer,
  capacity_note text,
  capacity_vehicles integer,
  expected_users text,
  elevation_m numeric(6, 1),
  url text,
  remarks text,
  attributes jsonb NOT NULL,
  lon double precision NOT NULL,
  lat double precision NOT NULL,
  given_x double precision NOT NULL,
  given_y double precision NOT NULL,
  CONSTRAINT staged_site_pkey PRIMARY KEY (import_id, row_number),
  CONSTRAINT staged_site_import_fkey FOREIGN KEY (import_id) REFERENCES imports.import ON DELETE CASCADE
);
COMMENT ON TABLE sites.staged_site IS 'Rows of lists of sites between reading and applying';
COMMENT ON COLUMN sites.staged_site.import_id IS 'The import';
COMMENT ON COLUMN sites.staged_site.municipality_code IS '市区町村';
COMMENT ON COLUMN sites.staged_site.row_number IS 'Row in the file';
COMMENT ON COLUMN sites.staged_site.site_key IS 'What the row is known by: kind with number, or with name and address';
COMMENT ON COLUMN sites.staged_site.fresh_id IS 'The site''s id if it is a new one';
COMMENT ON COLUMN sites.staged_site.lon IS 'Degrees, EPSG:6668';
COMMENT ON COLUMN sites.staged_site.lat IS 'Degrees, EPSG:6668';
CREATE INDEX staged_site_key ON sites.staged_site (import_id, site_key);

GRANT SELECT, INSERT ON sites.site TO musubi_app;
GRANT SELECT, INSERT, UPDATE ON sites.site_version TO musubi_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON sites.staged_site TO musubi_app;

DO $$
DECLARE
  own text;
  note record;
BEGIN
  FOR note IN
    SELECT s.attname, col_description(v.attrelid, v.attnum) AS text
    FROM pg_attribute s JOIN pg_attribute v ON v.attrelid = 'sites.site_version'::regclass AND v.attname = s.attname
    WHERE s.attrelid = 'sites.staged_site'::regclass AND s.attnum > 0 AND col_description(s.attrelid, s.attnum) IS NULL
  LOOP
    EXECUTE format('COMMENT ON COLUMN sites.staged_site.%I IS %L', note.attname, note.text);
  END LOOP;
  FOREACH own IN ARRAY ARRAY['site', 'site_version', 'staged_site'] LOOP
    EXECUTE format('ALTER TABLE sites.%I ENABLE ROW LEVEL SECURITY', own);
    EXECUTE format('ALTER TABLE sites.%I FORCE ROW LEVEL SECURITY', own);
    EXECUTE format('CREATE POLICY %I ON sites.%I TO musubi_app USING (municipality_code = current_setting(''musubi.municipality'', true))', own || '_scope', own);
  END LOOP;
END
$$;

-- 2. Imports ---------------------------------------------------------------------------------

ALTER TABLE imports.import
  ADD COLUMN rows_outside integer NOT NULL DEFAULT 0,
  DROP CONSTRAINT import_kind_known,
  ADD CONSTRAINT import_kind_known CHECK (kind IN (
    'gazetteer', 'residents', 'buildings', 'surveys', 'footprints', 'hazards', 'barriers', 'base_features', 'sites'));
COMMENT ON COLUMN imports.import.rows_outside IS 'Rows of other municipalities, passed over';
