-- Why: addresses that reach no more than their town are placed by hand on the map, and what a person has placed outlives
-- imports and geocoding as long as the address stays the same.

CREATE TABLE registers.manual_place (
  municipality_code text NOT NULL,
  kind text NOT NULL,
  number text COLLATE "C" NOT NULL,
  address_key text COLLATE "C" NOT NULL,
  address text NOT NULL,
  geom geometry(Point, 6668) NOT NULL,
  placed_by text NOT NULL,
  placed_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT manual_place_pkey PRIMARY KEY (municipality_code, kind, number, address_key),
  CONSTRAINT manual_place_municipality_fkey FOREIGN KEY (municipality_code) REFERENCES accounts.municipality,
  CONSTRAINT manual_place_kind_known CHECK (kind IN ('household', 'building'))
);
COMMENT ON TABLE registers.manual_place IS '手動配置: where a person has put a household or building that its address does not place';
COMMENT ON COLUMN registers.manual_place.municipality_code IS '市区町村';
COMMENT ON COLUMN registers.manual_place.kind IS 'household or building';
COMMENT ON COLUMN registers.manual_place.number IS '世帯番号 or 物件番号';
COMMENT ON COLUMN registers.manual_place.address_key IS 'Folded address that it was placed for; at another address the place no longer holds';
COMMENT ON COLUMN registers.manual_place.address IS 'The same as registered: keys may change with the gazetteer';
COMMENT ON COLUMN registers.manual_place.geom IS 'The place';
COMMENT ON COLUMN registers.manual_place.placed_by IS 'Actor';
COMMENT ON COLUMN registers.manual_place.placed_at IS 'When it was placed last';
COMMENT ON COLUMN registers.manual_place.ended_at IS 'When it was taken back; null: holds';
COMMENT ON COLUMN registers.manual_place.version IS 'Grows with each change; sent back as If-Match';
CREATE INDEX manual_place_geom_gist ON registers.manual_place USING gist (geom);

GRANT SELECT, INSERT, UPDATE ON registers.manual_place TO musubi_app;
ALTER TABLE registers.manual_place ENABLE ROW LEVEL SECURITY;
ALTER TABLE registers.manual_place FORCE ROW LEVEL SECURITY;
CREATE POLICY manual_place_scope ON registers.manual_place TO musubi_app
  USING (municipality_code = current_setting('musubi.municipality', true));
-- As the household itself: for those without the right it does not exist.
CREATE POLICY manual_place_protected ON registers.manual_place AS RESTRICTIVE FOR SELECT TO musubi_app USING (
  kind <> 'household'
  OR current_setting('musubi.opens_protected', true) = 'on'
  OR number NOT IN (
    SELECT p.household_number FROM registers.protection p
    WHERE p.municipality_code = current_setting('musubi.municipality', true) AND p.ended_at IS NULL));

-- The work list, town by town, in its order.
CREATE INDEX household_to_place ON registers.household
  (municipality_code, (coalesce(town_id, '') COLLATE "C"), (coalesce(address_key, '')), household_number)
  WHERE geocode_level IN ('none', 'oaza', 'town', 'manual');
CREATE INDEX building_to_place ON registers.building
  (municipality_code, (coalesce(town_id, '') COLLATE "C"), (coalesce(address_key, '')), property_number)
  WHERE geocode_level IN ('none', 'oaza', 'town', 'manual');
