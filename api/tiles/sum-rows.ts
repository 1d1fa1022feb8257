// Sums in the place of rows, where rows would be too many to see: exact, by square cells that lie wholly in one tile,
// so that no row is counted twice or left out whatever tiles a map asks for.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { damageCounts } from '../../tiles/layers.ts';
import type { TileAddress } from './tile-address.ts';

/** Cells along a tile's edge: 128 pixels each on a map of 512-pixel tiles. */
const cells = 4;

/** `count`, of surveys also the counts by class of damage, and the middle of the cell, from `rows` with geom. */
export function selectSums(
  rows: RawBuilder<unknown>,
  isByDamage: boolean,
  tile: TileAddress,
): RawBuilder<unknown> {
  const side = 2 ** tile.z * cells;
  const column = sql`floor((ST_X(geom) + 180) / 360 * ${side}::float8)::int`;
  const row = sql`floor((1 - asinh(tan(radians(ST_Y(geom)))) / pi()) / 2 * ${side}::float8)::int`;
  // In the middle of its cell, where the sums of other layers stand beside it and none covers another.
  const middleX = sql`((cell_column + 0.5) / ${side}::float8 * 360 - 180)`;
  const middleY = sql`degrees(atan(sinh(pi() * (1 - 2 * (cell_row + 0.5) / ${side}::float8))))`;
  const known = damageCounts.filter((name) => name !== 'other');
  const byDamage = damageCounts.map((name) =>
    name === 'other'
      ? sql`nullif(count(*) FILTER (WHERE damage_class <> ALL (ARRAY[${sql.join(known)}])), 0)::int AS other`
      : sql`nullif(count(*) FILTER (WHERE damage_class = ${name}), 0)::int AS ${sql.ref(name)}`,
  );
  return sql`SELECT ${sql.join([sql`count(*)::int AS count`, ...(isByDamage ? byDamage : [])])},
      ST_SetSRID(ST_MakePoint(${middleX}, ${middleY}), 6668) AS geom
    FROM (SELECT *, ${column} AS cell_column, ${row} AS cell_row FROM (${rows}) r) c
    WHERE cell_column / ${cells} = ${tile.x} AND cell_row / ${cells} = ${tile.y}
    GROUP BY cell_column, cell_row`;
}
