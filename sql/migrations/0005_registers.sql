-- Why: the two registers of the town hall as dated snapshots, and the gazetteer that gives their
-- addresses a place. A row is a version: valid from the day of the snapshot that brought it until
-- the day of the snapshot in which it was different or gone, so an import erases nothing.

CREATE SCHEMA registers;
COMMENT ON SCHEMA registers IS '住民基本台帳, 家屋課税台帳, gazetteer';
GRANT USAGE ON SCHEMA registers TO musubi_app;

-- 1. Gazetteer -------------------------------------------------------------------------------

CREATE TABLE registers.town (
  municipality_code text NOT NULL,
  town_id text NOT NULL,
  prefecture text NOT NULL,
  city text NOT NULL,
  name text NOT NULL,
  town_key text NOT NULL,
  geom geometry(Point, 6668) NOT NULL,
  retired_on date,
  CONSTRAINT town_pkey PRIMARY KEY (municipality_code, town_id)
);
COMMENT ON TABLE registers.town IS '町字. A retired one stays: old addresses still name it';
COMMENT ON COLUMN registers.town.municipality_code IS '市区町村';
COMMENT ON COLUMN registers.town.town_id IS '町字ID, seven digits';
COMMENT ON COLUMN registers.town.prefecture IS '都道府県名';
COMMENT ON COLUMN registers.town.city IS '市区町村名';
COMMENT ON COLUMN registers.town.name IS '町字名';
COMMENT ON COLUMN registers.town.town_key IS 'Folded name (geodata/addresses)';
COMMENT ON COLUMN registers.town.geom IS 'A point in it: its own, or the middle of its address points';
COMMENT ON COLUMN registers.town.retired_on IS '廃止日; null while in force';
CREATE INDEX town_geom_gist ON registers.town USING gist (geom);

CREATE TABLE registers.address_point (
  municipality_code text NOT NULL,
  address_key text COLLATE "C" NOT NULL,
  town_id text NOT NULL,
  level text NOT NULL,
  block_no text NOT NULL,
  house_no text,
  geom geometry(Point, 6668) NOT NULL,
  CONSTRAINT address_point_pkey PRIMARY KEY (municipality_code, address_key),
  CONSTRAINT address_point_town_fkey FOREIGN KEY (municipality_code, town_id) REFERENCES registers.town,
  CONSTRAINT address_point_level_known CHECK (level IN ('house', 'block'))
);
COMMENT ON TABLE registers.address_point IS 'Where a 住居番号 (house) or a 街区・番地 (block) lies';
COMMENT ON COLUMN registers.address_point.municipality_code IS '市区町村';
COMMENT ON COLUMN registers.address_point.address_key IS 'Folded address (geodata/addresses), the join of geocoding';
COMMENT ON COLUMN registers.address_point.town_id IS '町字';
COMMENT ON COLUMN registers.address_point.level IS 'house or block';
COMMENT ON COLUMN registers.address_point.block_no IS '街区符号 or 番地';
COMMENT ON COLUMN registers.address_point.house_no IS '住居番号 with its branch; null for a block';
COMMENT ON COLUMN registers.address_point.geom IS 'The point; of a block, the middle of its houses';
CREATE INDEX address_point_geom_gist ON registers.address_point USING gist (geom);
CREATE INDEX address_point_town ON registers.address_point (municipality_code, town_id);

-- 2. Residents and households ----------------------------------------------------------------

CREATE TABLE registers.snapshot (
  municipality_code text NOT NULL,
  register text NOT NULL,
  as_of date NOT NULL,
  import_id uuid NOT NULL,
  CONSTRAINT snapshot_pkey PRIMARY KEY (municipality_code, register, as_of),
  CONSTRAINT snapshot_import_fkey FOREIGN KEY (import_id) REFERENCES imports.import,
  CONSTRAINT snapshot_register_known CHECK (register IN ('residents', 'buildings'))
);
COMMENT ON TABLE registers.snapshot IS 'The days of which a register is held';
COMMENT ON COLUMN registers.snapshot.municipality_code IS '市区町村';
COMMENT ON COLUMN registers.snapshot.register IS 'residents or buildings';
COMMENT ON COLUMN registers.snapshot.as_of IS '基準日';
COMMENT ON COLUMN registers.snapshot.import_id IS 'The import that brought it last';
CREATE INDEX snapshot_import ON registers.snapshot (import_id);

CREATE TABLE registers.household (
  household_version_id bigint GENERATED ALWAYS AS IDENTITY,
  municipality_code text NOT NULL,
  household_number text COLLATE "C" NOT NULL,
  head_name text NOT NULL,
  head_name_key text COLLATE "C" NOT NULL,
  head_kana text,
  head_kana_key text COLLATE "C",
  members smallint NOT NULL,
  postal_code text,
  address text NOT NULL,
  address_detail text,
  town_id text,
  address_key text COLLATE "C",
  geocode_level text NOT NULL,
  geom geometry(Point, 6668),
  content_hash bytea NOT NULL,
  valid_from date NOT NULL,
  valid_until date,
  CONSTRAINT household_pkey PRIMARY KEY (household_version_id),
  CONSTRAINT household_one_version_a_day UNIQUE (municipality_code, household_number, valid_from),
  CONSTRAINT household_validity CHECK (valid_until > valid_from),
  CONSTRAINT household_level_known CHECK (geocode_level IN ('survey', 'manual', 'house', 'block', 'town', 'oaza', 'none')),
  CONSTRAINT household_placed_unless_none CHECK ((geom IS NULL) = (geocode_level = 'none'))
);
COMMENT ON TABLE registers.household IS '世帯, drawn from its residents, with the place of its address';
COMMENT ON COLUMN registers.household.household_version_id IS 'This version';
COMMENT ON COLUMN registers.household.municipality_code IS '市区町村';
COMMENT ON COLUMN registers.household.household_number IS '世帯番号';
COMMENT ON COLUMN registers.household.head_name IS '世帯主氏名 in its registered glyphs';
COMMENT ON COLUMN registers.household.head_name_key IS 'Folded for comparing';
COMMENT ON COLUMN registers.household.head_kana IS '世帯主フリガナ';
COMMENT ON COLUMN registers.household.head_kana_key IS 'Folded for comparing';
COMMENT ON COLUMN registers.household.members IS '世帯人員';
COMMENT ON COLUMN registers.household.postal_code IS '郵便番号';
COMMENT ON COLUMN registers.household.address IS '住所 as it came';
COMMENT ON COLUMN registers.household.address_detail IS '方書';
COMMENT ON COLUMN registers.household.town_id IS '町字 that the address was read as';
COMMENT ON COLUMN registers.household.address_key IS 'Folded address';
COMMENT ON COLUMN registers.household.geocode_level IS 'How well the place is known: survey, manual, house, block, town, oaza, none';
COMMENT ON COLUMN registers.household.geom IS 'The place';
COMMENT ON COLUMN registers.household.content_hash IS 'What the versions are compared by';
COMMENT ON COLUMN registers.household.valid_from IS 'First day';
COMMENT ON COLUMN registers.household.valid_until IS 'First day no longer; null: still';
CREATE UNIQUE INDEX household_one_open_version ON registers.household (municipality_code, household_number) WHERE valid_until IS NULL;
CREATE INDEX household_geom_gist ON registers.household USING gist (geom);
CREATE INDEX household_address ON registers.household (municipality_code, address_key);

CREATE TABLE registers.resident (
  resident_version_id bigint GENERATED ALWAYS AS IDENTITY,
  municipality_code text NOT NULL,
  resident_number text COLLATE "C" NOT NULL,
  household_number text COLLATE "C" NOT NULL,
  name text NOT NULL,
  name_key text COLLATE "C" NOT NULL,
  kana text,
  kana_key text COLLATE "C",
  born_on date NOT NULL,
  sex text,
  relationship text,
  postal_code text,
  address text NOT NULL,
  address_detail text,
  phone text,
  nationality text,
  content_hash bytea NOT NULL,
  valid_from date NOT NULL,
  valid_until date,
  CONSTRAINT resident_pkey PRIMARY KEY (resident_version_id),
  CONSTRAINT resident_one_version_a_day UNIQUE (municipality_code, resident_number, valid_from),
  CONSTRAINT resident_validity CHECK (valid_until > valid_from)
);
COMMENT ON TABLE registers.resident IS '住民';
COMMENT ON COLUMN registers.resident.resident_version_id IS 'This version';
COMMENT ON COLUMN registers.resident.municipality_code IS '市区町村';
COMMENT ON COLUMN registers.resident.resident_number IS '宛名番号';
COMMENT ON COLUMN registers.resident.household_number IS '世帯番号';
COMMENT ON COLUMN registers.resident.name IS '氏名 in its registered glyphs';
COMMENT ON COLUMN registers.resident.name_key IS 'Folded for comparing';
COMMENT ON COLUMN registers.resident.kana IS '氏名フリガナ';
COMMENT ON COLUMN registers.resident.kana_key IS 'Folded for comparing';
COMMENT ON COLUMN registers.resident.born_on IS '生年月日';
COMMENT ON COLUMN registers.resident.sex IS '性別 as it came';
COMMENT ON COLUMN registers.resident.relationship IS '続柄';
COMMENT ON COLUMN registers.resident.postal_code IS '郵便番号';
COMMENT ON COLUMN registers.resident.address IS '住所 as it came';
COMMENT ON COLUMN registers.resident.address_detail IS '方書';
COMMENT ON COLUMN registers.resident.phone IS '電話番号';
COMMENT ON COLUMN registers.resident.nationality IS '国籍';
COMMENT ON COLUMN registers.resident.content_hash IS 'What the versions are compared by';
COMMENT ON COLUMN registers.resident.valid_from IS 'First day';
COMMENT ON COLUMN registers.resident.valid_until IS 'First day no longer; null: still';
CREATE UNIQUE INDEX resident_one_open_version ON registers.resident (municipality_code, resident_number) WHERE valid_until IS NULL;
CREATE INDEX resident_household ON registers.resident (municipality_code, household_number);
CREATE INDEX resident_name ON registers.resident (municipality_code, name_key);
CREATE INDEX resident_kana ON registers.resident (municipality_code, kana_key);

-- 3. Buildings -------------------------------------------------------------------------------

CREATE TABLE registers.building (
  building_version_id bigint GENERATED ALWAYS AS IDENTITY,
  municipality_code text NOT NULL,
  property_number text COLLATE "C" NOT NULL,
  address text NOT NULL,
  lot_number text,
  use text,
  structure text,
  roof text,
  storeys smallint,
  floor_area numeric(12, 2),
  built_year smallint,
  owner_name text NOT NULL,
  owner_name_key text COLLATE "C" NOT NULL,
  owner_kana text,
  owner_kana_key text COLLATE "C",
  owner_address text,
  co_owners text[] NOT NULL DEFAULT '{}',
  co_owner_keys text[] NOT NULL DEFAULT '{}',
  building_name text,
  ledger text,
  town_id text,
  address_key text COLLATE "C",
  geocode_level text NOT NULL,
  geom geometry(Point, 6668),
  given_x double precision,
  given_y double precision,
  given_crs integer,
  content_hash bytea NOT NULL,
  valid_from date NOT NULL,
  valid_until date,
  CONSTRAINT building_pkey PRIMARY KEY (building_version_id),
  CONSTRAINT building_one_version_a_day UNIQUE (municipality_code, property_number, valid_from),
  CONSTRAINT building_validity CHECK (valid_until > valid_from),
  CONSTRAINT building_level_known CHECK (geocode_level IN ('survey', 'manual', 'house', 'block', 'town', 'oaza', 'none')),
  CONSTRAINT building_placed_unless_none CHECK ((geom IS NULL) = (geocode_level = 'none'))
);
COMMENT ON TABLE registers.building IS '家屋 of 家屋課税台帳 and 補充課税台帳';
COMMENT ON COLUMN registers.building.building_version_id IS 'This version';
COMMENT ON COLUMN registers.building.municipality_code IS '市区町村';
COMMENT ON COLUMN registers.building.property_number IS '物件番号';
COMMENT ON COLUMN registers.building.address IS '所在地 as it came';
COMMENT ON COLUMN registers.building.lot_number IS '家屋番号';
COMMENT ON COLUMN registers.building.use IS '種類';
COMMENT ON COLUMN registers.building.structure IS '構造';
COMMENT ON COLUMN registers.building.roof IS '屋根';
COMMENT ON COLUMN registers.building.storeys IS '階数';
COMMENT ON COLUMN registers.building.floor_area IS '床面積, m²';
COMMENT ON COLUMN registers.building.built_year IS '建築年';
COMMENT ON COLUMN registers.building.owner_name IS '納税義務者氏名 in its registered glyphs';
COMMENT ON COLUMN registers.building.owner_name_key IS 'Folded for comparing';
COMMENT ON COLUMN registers.building.owner_kana IS '納税義務者フリガナ';
COMMENT ON COLUMN registers.building.owner_kana_key IS 'Folded for comparing';
COMMENT ON COLUMN registers.building.owner_address IS '納税義務者住所';
COMMENT ON COLUMN registers.building.co_owners IS '共有者';
COMMENT ON COLUMN registers.building.co_owner_keys IS 'Folded for comparing';
COMMENT ON COLUMN registers.building.building_name IS '建物名';
COMMENT ON COLUMN registers.building.ledger IS '台帳: 課税 or 補充';
COMMENT ON COLUMN registers.building.town_id IS '町字 that the address was read as';
COMMENT ON COLUMN registers.building.address_key IS 'Folded address';
COMMENT ON COLUMN registers.building.geocode_level IS 'How well the place is known: survey where the register gave coordinates';
COMMENT ON COLUMN registers.building.geom IS 'The place';
COMMENT ON COLUMN registers.building.given_x IS '経度 or Y of the register as given';
COMMENT ON COLUMN registers.building.given_y IS '緯度 or X of the register as given';
COMMENT ON COLUMN registers.building.given_crs IS 'EPSG code of what was given';
COMMENT ON COLUMN registers.building.content_hash IS 'What the versions are compared by';
COMMENT ON COLUMN registers.building.valid_from IS 'First day';
COMMENT ON COLUMN registers.building.valid_until IS 'First day no longer; null: still';
CREATE UNIQUE INDEX building_one_open_version ON registers.building (municipality_code, property_number) WHERE valid_until IS NULL;
CREATE INDEX building_geom_gist ON registers.building USING gist (geom);
CREATE INDEX building_address ON registers.building (municipality_code, address_key);
CREATE INDEX building_owner ON registers.building (municipality_code, owner_name_key);
CREATE INDEX building_owner_kana ON registers.building (municipality_code, owner_kana_key);

-- 4. 支援措置 ---------------------------------------------------------------------------------

CREATE TABLE registers.protection (
  protection_id uuid NOT NULL,
  municipality_code text NOT NULL,
  household_number text COLLATE "C" NOT NULL,
  reason text NOT NULL,
  since date NOT NULL,
  ended_at timestamptz,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT protection_pkey PRIMARY KEY (protection_id),
  CONSTRAINT protection_municipality_fkey FOREIGN KEY (municipality_code) REFERENCES accounts.municipality,
  CONSTRAINT protection_reason_known CHECK (reason IN ('domestic_violence', 'stalking', 'abuse', 'other'))
);
COMMENT ON TABLE registers.protection IS '支援措置: households that nobody sees without the named right';
COMMENT ON COLUMN registers.protection.protection_id IS 'UUIDv7';
COMMENT ON COLUMN registers.protection.municipality_code IS '市区町村';
COMMENT ON COLUMN registers.protection.household_number IS '世帯番号';
COMMENT ON COLUMN registers.protection.reason IS 'DV, ストーカー, 虐待, その他';
COMMENT ON COLUMN registers.protection.since IS '開始日';
COMMENT ON COLUMN registers.protection.ended_at IS 'When it ended; null: in force';
COMMENT ON COLUMN registers.protection.created_by IS 'Actor';
COMMENT ON COLUMN registers.protection.created_at IS 'When it was entered';
COMMENT ON COLUMN registers.protection.version IS 'Grows with each change; sent back as If-Match';
CREATE UNIQUE INDEX protection_one_in_force ON registers.protection (municipality_code, household_number) WHERE ended_at IS NULL;

-- 5. Staging ---------------------------------------------------------------------------------

CREATE UNLOGGED TABLE registers.staged_address_point (
  import_id uuid NOT NULL,
  municipality_code text NOT NULL,
  row_number integer NOT NULL,
  address_key text COLLATE "C" NOT NULL,
  block_key text COLLATE "C" NOT NULL,
  town_id text NOT NULL,
  prefecture text NOT NULL,
  city text NOT NULL,
  town_name text NOT NULL,
  town_key text NOT NULL,
  level text NOT NULL,
  block_no text NOT NULL,
  house_no text,
  lon double precision NOT NULL,
  lat double precision NOT NULL,
  CONSTRAINT staged_address_point_pkey PRIMARY KEY (import_id, row_number),
  CONSTRAINT staged_address_point_import_fkey FOREIGN KEY (import_id) REFERENCES imports.import ON DELETE CASCADE
);
COMMENT ON TABLE registers.staged_address_point IS 'Gazetteer rows between reading and applying';

CREATE UNLOGGED TABLE registers.staged_resident (
  import_id uuid NOT NULL,
  municipality_code text NOT NULL,
  row_number integer NOT NULL,
  resident_number text COLLATE "C" NOT NULL,
  household_number text COLLATE "C" NOT NULL,
  name text NOT NULL,
  name_key text NOT NULL,
  kana text,
  kana_key text,
  born_on date NOT NULL,
  sex text,
  relationship text,
  postal_code text,
  address text NOT NULL,
  address_detail text,
  phone text,
  nationality text,
  lon double precision,
  lat double precision,
  town_id text,
  address_key text,
  block_key text,
  content_hash bytea NOT NULL,
  CONSTRAINT staged_resident_pkey PRIMARY KEY (import_id, row_number),
  CONSTRAINT staged_resident_import_fkey FOREIGN KEY (import_id) REFERENCES imports.import ON DELETE CASCADE
);
COMMENT ON TABLE registers.staged_resident IS 'Residents between reading and applying';
CREATE INDEX staged_resident_number ON registers.staged_resident (import_id, resident_number);
CREATE INDEX staged_resident_household ON registers.staged_resident (import_id, household_number);

CREATE UNLOGGED TABLE registers.staged_building (
  import_id uuid NOT NULL,
  municipality_code text NOT NULL,
  row_number integer NOT NULL,
  property_number text COLLATE "C" NOT NULL,
  address text NOT NULL,
  lot_number text,
  use text,
  structure text,
  roof text,
  storeys smallint,
  floor_area numeric(12, 2),
  built_year smallint,
  owner_name text NOT NULL,
  owner_name_key text NOT NULL,
  owner_kana text,
  owner_kana_key text,
  owner_address text,
  co_owners text[] NOT NULL,
  co_owner_keys text[] NOT NULL,
  building_name text,
  ledger text,
  lon double precision,
  lat double precision,
  given_x double precision,
  given_y double precision,
  town_id text,
  address_key text,
  block_key text,
  content_hash bytea NOT NULL,
  CONSTRAINT staged_building_pkey PRIMARY KEY (import_id, row_number),
  CONSTRAINT staged_building_import_fkey FOREIGN KEY (import_id) REFERENCES imports.import ON DELETE CASCADE
);
COMMENT ON TABLE registers.staged_building IS 'Buildings between reading and applying';
CREATE INDEX staged_building_number ON registers.staged_building (import_id, property_number);

-- The staging tables repeat the columns of their registers, so they repeat their comments too.
DO $$
DECLARE
  pair record;
  note record;
BEGIN
  FOR pair IN SELECT * FROM (VALUES ('staged_address_point', 'address_point'), ('staged_resident', 'resident'), ('staged_building', 'building')) AS p (staged, register) LOOP
    FOR note IN
      SELECT s.attname, coalesce(col_description(r.attrelid, r.attnum), CASE s.attname
        WHEN 'import_id' THEN 'The import'
        WHEN 'row_number' THEN 'Row in the file; the header is row 1'
        WHEN 'block_key' THEN 'Folded address down to 街区・番地'
        WHEN 'lon' THEN 'Longitude in EPSG:6668'
        WHEN 'lat' THEN 'Latitude in EPSG:6668'
        WHEN 'town_id' THEN '町字 that the address was read as'
        WHEN 'address_key' THEN 'Folded address'
        WHEN 'prefecture' THEN '都道府県名'
        WHEN 'city' THEN '市区町村名'
        WHEN 'town_name' THEN '町字名'
        WHEN 'town_key' THEN 'Folded name of the 町字'
      END) AS text
      FROM pg_attribute s
      LEFT JOIN pg_attribute r ON r.attrelid = ('registers.' || pair.register)::regclass AND r.attname = s.attname
      WHERE s.attrelid = ('registers.' || pair.staged)::regclass AND s.attnum > 0
    LOOP
      EXECUTE format('COMMENT ON COLUMN registers.%I.%I IS %L', pair.staged, note.attname, note.text);
    END LOOP;
  END LOOP;
END
$$;

-- Rights and policies ------------------------------------------------------------------------

GRANT SELECT, INSERT, UPDATE ON registers.town, registers.address_point, registers.snapshot, registers.household, registers.resident, registers.building, registers.protection TO musubi_app;
GRANT DELETE ON registers.household TO musubi_app;
GRANT SELECT, INSERT, DELETE ON registers.staged_address_point, registers.staged_resident, registers.staged_building TO musubi_app;

DO $$
DECLARE
  plain text;
BEGIN
  FOREACH plain IN ARRAY ARRAY['town', 'address_point', 'snapshot', 'building', 'protection', 'staged_address_point', 'staged_resident', 'staged_building'] LOOP
    EXECUTE format('ALTER TABLE registers.%I ENABLE ROW LEVEL SECURITY', plain);
    EXECUTE format('ALTER TABLE registers.%I FORCE ROW LEVEL SECURITY', plain);
    EXECUTE format('CREATE POLICY %I ON registers.%I TO musubi_app USING (municipality_code = current_setting(''musubi.municipality'', true))', plain || '_scope', plain);
  END LOOP;
  -- A protected household does not exist for anyone without the right, in no list, count or tile.
  FOREACH plain IN ARRAY ARRAY['household', 'resident'] LOOP
    EXECUTE format('ALTER TABLE registers.%I ENABLE ROW LEVEL SECURITY', plain);
    EXECUTE format('ALTER TABLE registers.%I FORCE ROW LEVEL SECURITY', plain);
    EXECUTE format('CREATE POLICY %I ON registers.%I TO musubi_app USING (municipality_code = current_setting(''musubi.municipality'', true))', plain || '_scope', plain);
    EXECUTE format($policy$
      CREATE POLICY %I ON registers.%I AS RESTRICTIVE FOR SELECT TO musubi_app USING (
        current_setting('musubi.opens_protected', true) = 'on'
        OR household_number NOT IN (
          SELECT p.household_number FROM registers.protection p
          WHERE p.municipality_code = current_setting('musubi.municipality', true) AND p.ended_at IS NULL))
      $policy$, plain || '_protected', plain);
  END LOOP;
END
$$;
