// 背景地図: which features of the town's own base map a tile shows. Far away only what a town is known by.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { boundsOf } from './tile-address.ts';
import type { TileAddress } from './tile-address.ts';

/** From which zoom on a kind is drawn; a road and a name by their class. What is not listed is drawn from `nearby`. */
const nearby = 14;
const kindsFrom: Readonly<Record<number, readonly string[]>> = {
  8: ['sea', 'land', 'water', 'river', 'rail', 'boundary'],
  11: ['wood', 'beach', 'stream'],
  12: ['field', 'park', 'industry', 'quay', 'breakwater', 'levee', 'seawall', 'station'],
  13: ['school', 'shrine', 'contour'],
};
const classesFrom: Readonly<Record<number, readonly string[]>> = {
  8: ['trunk', 'city', 'sea'],
  11: ['main', 'river', 'hill'],
  12: ['town', 'station', 'road'],
  13: ['minor', 'section'],
};
/** Of shapes with more corners only the part in the tile is taken: a coast has thousands, a tile shows a few. */
const manyCorners = 200;

/** A SELECT of `kind`, `class`, `name` and `geom`. */
export function selectBaseRows(tile: TileAddress): RawBuilder<unknown> {
  const box = sql`ST_MakeEnvelope(${sql.join(boundsOf(tile))}, 6668)`;
  const upTo = (table: typeof kindsFrom) =>
    Object.entries(table).flatMap(([zoom, names]) => (Number(zoom) <= tile.z ? names : []));
  const isDrawn =
    tile.z >= nearby
      ? sql`true`
      : sql`CASE WHEN kind IN ('road', 'place_name') THEN class = ANY (${upTo(classesFrom)}::text[])
          ELSE kind = ANY (${upTo(kindsFrom)}::text[]) END`;
  return sql`
    SELECT kind, class, name,
      ${partInBox(tile)} AS geom
    FROM registers.v_base_feature WHERE geom && ${box} AND valid_until IS NULL AND ${isDrawn}`;
}

/** `geom`, or what of it lies in the tile where it has many corners. */
export function partInBox(tile: TileAddress): RawBuilder<unknown> {
  const box = sql`ST_MakeEnvelope(${sql.join(boundsOf(tile))}, 6668)`;
  return sql`CASE WHEN ST_NPoints(geom) > ${manyCorners}::integer THEN ST_ClipByBox2D(geom, ${box}) ELSE geom END`;
}
