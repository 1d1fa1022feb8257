// What lies between the base map and the registers, inserted as it stands once imported.
import { hash } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { TestHouse } from './house.ts';
import type { Place } from './records.ts';
import type { Municipality } from './town.ts';

/** A square of `metres` with its south-west corner at the place, turned a little so that no edge runs along a tile's. */
function squareAt({ lon, lat }: Place, metres: number) {
  const x = metres / 91_000;
  const y = metres / 111_000;
  const ring = [
    [lon, lat],
    [lon + x, lat + y / 10],
    [lon + x * 0.9, lat + y],
    [lon - x / 10, lat + y * 0.9],
    [lon, lat],
  ].map((position) => position.join(' '));
  return sql`ST_GeomFromText(${`MULTIPOLYGON(((${ring.join(',')})))`}, 6668)`;
}

const common = sql`'標準', '{}'::jsonb, 6668, '2026-03-01'`;
const hashOf = (text: string) => sql`${`\\x${hash('sha256', text, 'hex')}`}::bytea`;

export async function aFootprint(
  { house }: TestHouse,
  { municipality_code }: Municipality,
  place: Place,
  { property_number = null, metres = 10 }: { property_number?: string | null; metres?: number } = {},
): Promise<void> {
  await sql`INSERT INTO registers.footprint (source, attributes, given_crs, valid_from, municipality_code, property_number, geom, content_hash)
    VALUES (${common}, ${municipality_code}, ${property_number}, ${squareAt(place, metres)}, ${hashOf(JSON.stringify(place))})`.execute(
    house.db,
  );
}

export async function aHazard(
  { house }: TestHouse,
  { municipality_code }: Municipality,
  place: Place,
  { kind = 'flood', rank = 2, metres = 300 }: { kind?: string; rank?: number; metres?: number } = {},
): Promise<void> {
  await sql`INSERT INTO registers.hazard_area (source, attributes, given_crs, valid_from, municipality_code, kind, rank, name, geom, content_hash)
    VALUES (${common}, ${municipality_code}, ${kind}, ${rank}, '結川', ${squareAt(place, metres)}, ${hashOf(JSON.stringify([place, kind]))})`.execute(
    house.db,
  );
}

/** A line of `metres` to the east. */
export async function aBarrier(
  { house }: TestHouse,
  { municipality_code }: Municipality,
  { lon, lat }: Place,
  {
    kind = 'river',
    name = '結川',
    metres = 400,
  }: { kind?: string; name?: string | null; metres?: number } = {},
): Promise<void> {
  const line = `MULTILINESTRING((${lon} ${lat}, ${lon + metres / 91_000} ${lat + metres / 400_000}))`;
  await sql`INSERT INTO registers.barrier (source, attributes, given_crs, valid_from, municipality_code, kind, name, geom, content_hash)
    VALUES (${common}, ${municipality_code}, ${kind}, ${name}, ST_GeomFromText(${line}, 6668), ${hashOf(line + kind)})`.execute(
    house.db,
  );
}

export async function aSite(
  { house }: TestHouse,
  { municipality_code }: Municipality,
  { lon, lat }: Place,
  { kind = 'shelter', name = '浜小学校' }: { kind?: string; name?: string } = {},
): Promise<void> {
  const site_id = uuidv7();
  await sql`INSERT INTO sites.site (site_id, municipality_code) VALUES (${site_id}, ${municipality_code})`.execute(
    house.db,
  );
  await sql`INSERT INTO sites.site_version (site_id, municipality_code, kind, name, name_key, address, suits, suits_in_part, also_other,
      capacity_people, attributes, geom, given_x, given_y, given_crs)
    VALUES (${site_id}, ${municipality_code}, ${kind}, ${name}, ${name}, 'うみべ県むすび市浜1', '{}', '{}', false, 300, '{}',
      ST_SetSRID(ST_MakePoint(${lon}, ${lat}), 6668), ${lon}, ${lat}, 6668)`.execute(house.db);
}
