-- Why: files with shapes come in too: outlines of buildings, hazard areas, barriers, the town's own base map. They
-- are dated snapshots like the registers, one row of snapshots for each source; a row has no number of its own, so
-- it is known by its contents. Files say in which format and coordinate system they are, name their columns in their
-- own words (mappings), and may need repairs that somebody should read of (notes).

-- 1. Imports ---------------------------------------------------------------------------------

ALTER TABLE imports.import
  ALTER COLUMN crs DROP NOT NULL,
  ALTER COLUMN crs DROP DEFAULT,
  ADD COLUMN crs_found integer,
  ADD COLUMN format text,
  ADD COLUMN source text,
  ADD COLUMN mapping_name text,
  ADD COLUMN mapping jsonb,
  DROP CONSTRAINT import_kind_known,
  ADD CONSTRAINT import_kind_known CHECK (kind IN (
    'gazetteer', 'residents', 'buildings', 'surveys', 'footprints', 'hazards', 'barriers', 'base_features')),
  ADD CONSTRAINT import_format_known CHECK (format IN ('csv', 'xlsx', 'geojson', 'shapefile', 'flatgeobuf')),
  ADD CONSTRAINT import_maps_are_dated CHECK (
    kind NOT IN ('footprints', 'hazards', 'barriers', 'base_features') OR (source IS NOT NULL AND as_of IS NOT NULL));
COMMENT ON COLUMN imports.import.crs IS 'EPSG code that the coordinates are read in; null until given or found';
COMMENT ON COLUMN imports.import.crs_found IS 'EPSG code that the file itself names; null: none, or not read yet';
COMMENT ON COLUMN imports.import.format IS 'csv, xlsx, geojson, shapefile or flatgeobuf; null until the file is opened';
COMMENT ON COLUMN imports.import.source IS '出典: which set of a map kind the file replaces';
COMMENT ON COLUMN imports.import.mapping_name IS 'The saved mapping that was used; null: none, or one that was not saved';
COMMENT ON COLUMN imports.import.mapping IS 'columns: standard header → the file''s own; values: standard header → the same text in every row';

CREATE TABLE imports.note (
  import_id uuid NOT NULL,
  municipality_code text NOT NULL,
  row_number integer NOT NULL,
  note text NOT NULL,
  CONSTRAINT note_pkey PRIMARY KEY (import_id, row_number),
  CONSTRAINT note_import_fkey FOREIGN KEY (import_id) REFERENCES imports.import ON DELETE CASCADE
);
COMMENT ON TABLE imports.note IS 'Rows that were taken with a change, such as a repaired outline';
COMMENT ON COLUMN imports.note.import_id IS 'The import';
COMMENT ON COLUMN imports.note.municipality_code IS '市区町村';
COMMENT ON COLUMN imports.note.row_number IS 'Row in the file';
COMMENT ON COLUMN imports.note.note IS 'What was changed, in Japanese';

CREATE TABLE imports.mapping (
  municipality_code text NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  mapping jsonb NOT NULL,
  saved_by text NOT NULL,
  saved_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT mapping_pkey PRIMARY KEY (municipality_code, kind, name),
  CONSTRAINT mapping_municipality_fkey FOREIGN KEY (municipality_code) REFERENCES accounts.municipality
);
COMMENT ON TABLE imports.mapping IS '項目の対応: how the files of one supplier name our columns';
COMMENT ON COLUMN imports.mapping.municipality_code IS '市区町村';
COMMENT ON COLUMN imports.mapping.kind IS 'Kind of file';
COMMENT ON COLUMN imports.mapping.name IS '名称, as people choose it';
COMMENT ON COLUMN imports.mapping.mapping IS 'As in imports.import';
COMMENT ON COLUMN imports.mapping.saved_by IS 'Actor';
COMMENT ON COLUMN imports.mapping.saved_at IS 'When it was saved last';

GRANT SELECT, INSERT ON imports.note TO musubi_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON imports.mapping TO musubi_app;

-- 2. Maps ------------------------------------------------------------------------------------

ALTER TABLE registers.snapshot
  ADD COLUMN source text NOT NULL DEFAULT '',
  DROP CONSTRAINT snapshot_pkey,
  ADD CONSTRAINT snapshot_pkey PRIMARY KEY (municipality_code, register, source, as_of),
  DROP CONSTRAINT snapshot_register_known,
  ADD CONSTRAINT snapshot_register_known CHECK (register IN (
    'residents', 'buildings', 'footprints', 'hazards', 'barriers', 'base_features'));
COMMENT ON COLUMN registers.snapshot.register IS 'residents, buildings, or a kind of map';
COMMENT ON COLUMN registers.snapshot.source IS '出典 of a map; empty for residents and buildings';

CREATE TABLE registers.footprint (
  footprint_version_id bigint GENERATED ALWAYS AS IDENTITY,
  municipality_code text NOT NULL,
  source text NOT NULL,
  property_number text COLLATE "C",
  attributes jsonb NOT NULL,
  geom geometry(MultiPolygon, 6668) NOT NULL,
  given_crs integer NOT NULL,
  content_hash bytea NOT NULL,
  valid_from date NOT NULL,
  valid_until date,
  CONSTRAINT footprint_pkey PRIMARY KEY (footprint_version_id),
  CONSTRAINT footprint_one_version_a_day UNIQUE (municipality_code, source, content_hash, valid_from),
  CONSTRAINT footprint_validity CHECK (valid_until > valid_from)
);
COMMENT ON TABLE registers.footprint IS '建物外形';
COMMENT ON COLUMN registers.footprint.property_number IS '物件番号, where the outlines carry one';
CREATE INDEX footprint_geom_gist ON registers.footprint USING gist (geom);
CREATE INDEX footprint_property ON registers.footprint (municipality_code, property_number) WHERE property_number IS NOT NULL;

CREATE TABLE registers.hazard_area (
  hazard_version_id bigint GENERATED ALWAYS AS IDENTITY,
  municipality_code text NOT NULL,
  source text NOT NULL,
  kind text NOT NULL,
  rank smallint NOT NULL,
  depth_from_m numeric(5, 2),
  depth_to_m numeric(5, 2),
  name text,
  attributes jsonb NOT NULL,
  geom geometry(MultiPolygon, 6668) NOT NULL,
  given_crs integer NOT NULL,
  content_hash bytea NOT NULL,
  valid_from date NOT NULL,
  valid_until date,
  CONSTRAINT hazard_area_pkey PRIMARY KEY (hazard_version_id),
  CONSTRAINT hazard_area_one_version_a_day UNIQUE (municipality_code, source, content_hash, valid_from),
  CONSTRAINT hazard_area_kind_known CHECK (kind IN ('flood', 'inland_flood', 'tsunami', 'landslide', 'storm_surge')),
  CONSTRAINT hazard_area_rank_known CHECK (rank BETWEEN 1 AND CASE WHEN kind = 'landslide' THEN 2 ELSE 6 END),
  CONSTRAINT hazard_area_depth_runs_up CHECK (depth_to_m >= depth_from_m),
  CONSTRAINT hazard_area_validity CHECK (valid_until > valid_from)
);
COMMENT ON TABLE registers.hazard_area IS '災害想定区域';
COMMENT ON COLUMN registers.hazard_area.kind IS '洪水, 内水, 津波, 土砂災害, 高潮';
COMMENT ON COLUMN registers.hazard_area.rank IS 'flood, inland_flood, storm_surge as A31a: 1 under 0.5 m, 2 to 3, 3 to 5, 4 to 10, 5 to 20, 6 deeper; tsunami: 1 under 0.3 m, 2 to 1, 3 to 2, 4 to 5, 5 to 10, 6 deeper; landslide: 1 警戒区域, 2 特別警戒区域';
COMMENT ON COLUMN registers.hazard_area.depth_from_m IS 'Shallowest depth of the class, m; null where the source has a rank only';
COMMENT ON COLUMN registers.hazard_area.depth_to_m IS 'Deepest depth of the class, m; null: no limit, or a rank only';
COMMENT ON COLUMN registers.hazard_area.name IS '河川名, 区域名 and the like';
CREATE INDEX hazard_area_geom_gist ON registers.hazard_area USING gist (geom);

CREATE TABLE registers.barrier (
  barrier_version_id bigint GENERATED ALWAYS AS IDENTITY,
  municipality_code text NOT NULL,
  source text NOT NULL,
  kind text NOT NULL,
  name text,
  attributes jsonb NOT NULL,
  geom geometry(Geometry, 6668) NOT NULL,
  given_crs integer NOT NULL,
  content_hash bytea NOT NULL,
  valid_from date NOT NULL,
  valid_until date,
  CONSTRAINT barrier_pkey PRIMARY KEY (barrier_version_id),
  CONSTRAINT barrier_one_version_a_day UNIQUE (municipality_code, source, content_hash, valid_from),
  CONSTRAINT barrier_kind_known CHECK (kind IN ('river', 'railway', 'trunk_road')),
  CONSTRAINT barrier_is_line_or_area CHECK (geometrytype(geom) IN ('MULTILINESTRING', 'MULTIPOLYGON')),
  CONSTRAINT barrier_validity CHECK (valid_until > valid_from)
);
COMMENT ON TABLE registers.barrier IS 'What a survey team does not cross at will';
COMMENT ON COLUMN registers.barrier.kind IS '河川, 鉄道, 幹線道路';
COMMENT ON COLUMN registers.barrier.name IS '名称';
CREATE INDEX barrier_geom_gist ON registers.barrier USING gist (geom);

CREATE TABLE registers.base_feature (
  base_version_id bigint GENERATED ALWAYS AS IDENTITY,
  municipality_code text NOT NULL,
  source text NOT NULL,
  kind text NOT NULL,
  class text,
  name text,
  attributes jsonb NOT NULL,
  geom geometry(Geometry, 6668) NOT NULL,
  given_crs integer NOT NULL,
  content_hash bytea NOT NULL,
  valid_from date NOT NULL,
  valid_until date,
  CONSTRAINT base_feature_pkey PRIMARY KEY (base_version_id),
  CONSTRAINT base_feature_one_version_a_day UNIQUE (municipality_code, source, content_hash, valid_from),
  CONSTRAINT base_feature_kind_known CHECK (kind ~ '^[a-z]+(_[a-z]+)*$'),
  CONSTRAINT base_feature_validity CHECK (valid_until > valid_from)
);
COMMENT ON TABLE registers.base_feature IS '背景地図: what lies under everything else';
COMMENT ON COLUMN registers.base_feature.kind IS 'land, water, river, road, rail and so on, see api/registers/base-features.import.ts';
COMMENT ON COLUMN registers.base_feature.class IS 'Of a road trunk, main, minor, lane; of a place_name what it names; of a contour its height in metres';
COMMENT ON COLUMN registers.base_feature.name IS '名称';
CREATE INDEX base_feature_geom_gist ON registers.base_feature USING gist (geom);

CREATE UNLOGGED TABLE registers.staged_shape (
  import_id uuid NOT NULL,
  municipality_code text NOT NULL,
  row_number integer NOT NULL,
  kind text,
  class text,
  rank smallint,
  depth_from_m numeric(5, 2),
  depth_to_m numeric(5, 2),
  name text,
  property_number text COLLATE "C",
  attributes jsonb NOT NULL,
  wkb bytea NOT NULL,
  given_crs integer NOT NULL,
  content_hash bytea NOT NULL,
  CONSTRAINT staged_shape_pkey PRIMARY KEY (import_id, row_number),
  CONSTRAINT staged_shape_import_fkey FOREIGN KEY (import_id) REFERENCES imports.import ON DELETE CASCADE
);
COMMENT ON TABLE registers.staged_shape IS 'Rows of maps between reading and applying';
COMMENT ON COLUMN registers.staged_shape.wkb IS 'The shape in EPSG:6668, two-dimensional, repaired';
CREATE INDEX staged_shape_contents ON registers.staged_shape (import_id, content_hash);

DO $$
DECLARE
  map text;
  note record;
BEGIN
  FOREACH map IN ARRAY ARRAY['footprint', 'hazard_area', 'barrier', 'base_feature', 'staged_shape'] LOOP
    FOR note IN
      SELECT a.attname, coalesce(col_description(a.attrelid, a.attnum), CASE
        WHEN a.attname LIKE '%_version_id' THEN 'This version'
        ELSE CASE a.attname
          WHEN 'municipality_code' THEN '市区町村'
          WHEN 'source' THEN '出典: the set that a later file of the same name replaces'
          WHEN 'attributes' THEN 'The other columns of the source, as they came'
          WHEN 'geom' THEN 'Where it lies'
          WHEN 'given_crs' THEN 'EPSG code of the file; the file itself is kept with its import'
          WHEN 'content_hash' THEN 'What the row is known by: all that came, shape included'
          WHEN 'valid_from' THEN 'First day'
          WHEN 'valid_until' THEN 'First day no longer; null: still'
          WHEN 'import_id' THEN 'The import'
          WHEN 'row_number' THEN 'Row in the file'
          WHEN 'kind' THEN 'As in the table of the map'
          WHEN 'class' THEN 'As in registers.base_feature'
          WHEN 'rank' THEN 'As in registers.hazard_area'
          WHEN 'depth_from_m' THEN 'As in registers.hazard_area'
          WHEN 'depth_to_m' THEN 'As in registers.hazard_area'
          WHEN 'name' THEN '名称'
          WHEN 'property_number' THEN '物件番号'
        END END) AS text
      FROM pg_attribute a
      WHERE a.attrelid = ('registers.' || map)::regclass AND a.attnum > 0 AND NOT a.attisdropped
    LOOP
      EXECUTE format('COMMENT ON COLUMN registers.%I.%I IS %L', map, note.attname, note.text);
    END LOOP;
    EXECUTE format('ALTER TABLE registers.%I ENABLE ROW LEVEL SECURITY', map);
    EXECUTE format('ALTER TABLE registers.%I FORCE ROW LEVEL SECURITY', map);
    EXECUTE format('CREATE POLICY %I ON registers.%I TO musubi_app USING (municipality_code = current_setting(''musubi.municipality'', true))', map || '_scope', map);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON registers.%I TO musubi_app', map);
  END LOOP;
  FOREACH map IN ARRAY ARRAY['note', 'mapping'] LOOP
    EXECUTE format('ALTER TABLE imports.%I ENABLE ROW LEVEL SECURITY', map);
    EXECUTE format('ALTER TABLE imports.%I FORCE ROW LEVEL SECURITY', map);
    EXECUTE format('CREATE POLICY %I ON imports.%I TO musubi_app USING (municipality_code = current_setting(''musubi.municipality'', true))', map || '_scope', map);
  END LOOP;
END
$$;
