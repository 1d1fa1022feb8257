// What the map shows around the buildings, from the town's own layers.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Reader } from '../../db/database.ts';
import { toJgd2011 } from '../../../geodata/crs/to-jgd2011.ts';
import type { Extent } from './atlas/clip.ts';
import { extentOf } from './atlas/clip.ts';
import type { GroundFeature, HandoutStop } from './district-handout.ts';
import { readShape } from './shapes-of-rows.ts';

/** Beyond what the sheets show, metres: borders of what is clipped stay out of sight. */
const MARGIN = 60;

export type BoxOnEarth = RawBuilder<unknown>;

/** The extents' box in EPSG:6668. */
export function toBox(extents: readonly Extent[], epsg: number): BoxOnEarth {
  const all = extentOf(
    extents.flatMap(({ west, south, east, north }) => [
      [west - MARGIN, south - MARGIN] as const,
      [east + MARGIN, north + MARGIN] as const,
    ]),
  );
  const corners = (
    [
      [all.west, all.south],
      [all.east, all.south],
      [all.west, all.north],
      [all.east, all.north],
    ] as const
  ).map(([x, y]) => {
    const place = toJgd2011(x, y, epsg);
    if (!place.ok) throw new RangeError('the district lies outside its plane');
    return [place.lon, place.lat] as const;
  });
  const { west, south, east, north } = extentOf(corners);
  return sql`ST_MakeEnvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 6668)`;
}

interface Row {
  kind: string;
  class: string | null;
  name: string | null;
  shape: string;
}

/** Outlines of the district's own buildings are left out: they are drawn as such. */
export async function listGround(
  reader: Reader,
  box: BoxOnEarth,
  epsg: number,
  stops: readonly HandoutStop[],
): Promise<GroundFeature[]> {
  // Of long shapes only the part that is shown: a coast has thousands of corners.
  const part = sql`ST_AsGeoJSON(CASE WHEN ST_NPoints(geom) > 200 THEN ST_ClipByBox2D(geom, ${box}) ELSE geom END, 8)`;
  const own = new Set(
    stops.flatMap(({ outline }) => (outline === null ? [] : [JSON.stringify(outline[0]?.[0])])),
  );
  const around = sql<Row>`(
    SELECT kind, class, name, ${part} AS shape FROM registers.v_base_feature
    WHERE geom && ${box} AND valid_until IS NULL AND kind <> 'land'
    UNION ALL
    SELECT 'town_name', NULL, name, ${part} FROM registers.v_town WHERE geom && ${box} AND retired_on IS NULL
    UNION ALL
    SELECT 'barrier', kind, name, ${part} FROM registers.v_barrier WHERE geom && ${box} AND valid_until IS NULL
    UNION ALL
    SELECT 'footprint', NULL, NULL, ST_AsGeoJSON(geom, 8) FROM registers.v_footprint WHERE geom && ${box} AND valid_until IS NULL)`.as<'around'>(
    'around',
  );
  const rows = await reader.selectFrom(around).selectAll().execute();
  return rows.flatMap(({ shape, ...about }): GroundFeature[] => {
    const read = readShape(shape, epsg);
    if (!read || read.parts.length === 0) return [];
    if (about.kind === 'footprint' && own.has(JSON.stringify(read.parts[0]?.[0]))) return [];
    return [{ ...about, ...read }];
  });
}
