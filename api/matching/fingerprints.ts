// What each cell would be linked from, as a short text: unlike the one that it was linked from, it is to be linked again. So a
// run after a crash, an import or a decision redoes exactly what a full one would do otherwise.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Reader } from '../db/database.ts';
import { cellOf, nowhere, squaresAround, squaresPerDegree } from './cells.ts';
import type { Square } from './cells.ts';
import type { DisasterContext } from './disaster-context.ts';
import { coarseLevels, isValid } from './region-records.ts';

/** Records of one kind in one square and town, summed up. */
export interface SquareSum {
  readonly kind: 'household' | 'building' | 'survey';
  /** Known no finer than its town: belongs to all cells that the town touches. */
  readonly coarse: boolean;
  readonly x: number | null;
  readonly y: number | null;
  readonly town_id: string | null;
  readonly records: number;
  /** Sum of the hashes of the records and of the decisions on them. */
  readonly hash: string;
}

export interface CellPlan {
  readonly cell: string;
  readonly fingerprint: string;
  /** Towns that touch the cell or its halo. */
  readonly towns: readonly string[];
  /** Surveys in the cell itself. */
  readonly surveys: number;
}

/** One walk over a register as of the disaster. Sees protected households only where the scope opens them. */
export async function listSquareSums(
  reader: Reader,
  context: DisasterContext,
  kind: SquareSum['kind'],
): Promise<SquareSum[]> {
  const { municipality_code, disaster_code, residents_as_of, buildings_as_of } = context;
  const decided = (column: string): RawBuilder<unknown> => sql`
    LEFT JOIN (
      SELECT d.number, sum(hashtextextended(d.words, 7)::numeric) AS hash FROM (
        SELECT ${sql.ref(column)} AS number, concat_ws('|', 'c', household_number, coalesce(property_number, '-'), survey_number) AS words
        FROM matching.confirmation
        WHERE municipality_code = ${municipality_code} AND disaster_code = ${disaster_code} AND withdrawn_at IS NULL
        UNION ALL
        SELECT ${sql.ref(column)}, concat_ws('|', 'r', coalesce(household_number, '-'), coalesce(property_number, '-'), coalesce(survey_number, '-'))
        FROM matching.rejection
        WHERE municipality_code = ${municipality_code} AND disaster_code = ${disaster_code} AND withdrawn_at IS NULL) d
      WHERE d.number IS NOT NULL
      GROUP BY d.number) d ON d.number = v.${sql.ref(column)}`;
  const square = sql`floor(ST_X(v.geom) * ${sql.lit(squaresPerDegree.lon)})::int AS x, floor(ST_Y(v.geom) * ${sql.lit(squaresPerDegree.lat)})::int AS y`;
  const summed = (words: RawBuilder<unknown>, more: RawBuilder<unknown> = sql`0`) =>
    sql`count(*)::int AS records, (sum(hashtextextended(${words}, 7)::numeric) + coalesce(sum(d.hash), 0) + ${more})::text AS hash`;
  const coarse = sql`(v.town_id IS NOT NULL AND v.geocode_level IN ${coarseLevels})`;
  const placed = sql`v.geocode_level, ST_X(v.geom), ST_Y(v.geom), v.town_id, v.address_key`;
  const households = sql`
    SELECT 'household' AS kind, ${coarse} AS coarse, ${square}, v.town_id,
      ${summed(sql`concat_ws('|', v.household_version_id, ${placed})`, sql`coalesce(sum(m.hash), 0)`)}
    FROM registers.v_household v
    LEFT JOIN (
      SELECT p.household_number, sum(hashtextextended(p.resident_version_id::text, 7)::numeric) AS hash
      FROM registers.v_resident p
      WHERE p.municipality_code = ${municipality_code} AND ${isValid('p', residents_as_of)}
      GROUP BY p.household_number) m ON m.household_number = v.household_number
    ${decided('household_number')}
    WHERE v.municipality_code = ${municipality_code} AND ${isValid('v', residents_as_of)}
    GROUP BY 2, 3, 4, 5`;
  const buildings = sql`
    SELECT 'building' AS kind, ${coarse} AS coarse, ${square}, v.town_id, ${summed(sql`concat_ws('|', v.building_version_id, ${placed})`)}
    FROM registers.v_building v
    ${decided('property_number')}
    WHERE v.municipality_code = ${municipality_code} AND ${isValid('v', buildings_as_of)}
    GROUP BY 2, 3, 4, 5`;
  const surveys = sql`
    SELECT 'survey' AS kind, false AS coarse, ${square}, substring(v.address_key FROM '^([0-9]{7})(?:\\||$)') AS town_id, ${summed(sql`v.survey_version_id::text`)}
    FROM surveys.v_survey v
    ${decided('survey_number')}
    WHERE v.municipality_code = ${municipality_code} AND v.disaster_code = ${disaster_code}
    GROUP BY 2, 3, 4, 5`;
  const of = { household: households, building: buildings, survey: surveys };
  return reader
    .selectFrom(sql<SquareSum>`(${of[kind]})`.as('s'))
    .selectAll()
    .execute();
}

/** What goes into every cell beside its records: data that no record's version tells of. */
export async function readSalt(
  reader: Reader,
  { municipality_code, disaster_on }: DisasterContext,
): Promise<string> {
  const rows = await reader
    .selectFrom('imports.v_applied')
    .select(['kind', 'imports', 'applied_at'])
    .where('municipality_code', '=', municipality_code)
    .where('kind', 'in', ['footprints', 'gazetteer'])
    .orderBy('kind')
    .execute();
  return JSON.stringify([disaster_on, rows]);
}

/** The cells that hold anything, in the order of their codes. `salt`: model and whatever else all cells share. */
export function planCells(sums: readonly SquareSum[], salt: string): CellPlan[] {
  const squares = new Map<string, { hash: bigint; towns: Set<string> }>();
  const towns = new Map<string, bigint>();
  const cells = new Map<string, number>();
  let adrift = 0n;
  for (const { kind, coarse, x, y, town_id, records, hash } of sums) {
    // The kind keeps a household from standing for a building of the same sum.
    const part = BigInt(hash) * { household: 3n, building: 5n, survey: 7n }[kind];
    const at = x === null || y === null ? null : { x, y };
    const cell = at === null ? nowhere : cellOf(at);
    if (at !== null || town_id === null)
      cells.set(cell, (cells.get(cell) ?? 0) + (kind === 'survey' ? records : 0));
    if (coarse && town_id !== null) towns.set(town_id, (towns.get(town_id) ?? 0n) + part);
    if (at === null) {
      if (town_id === null) adrift += part;
      continue;
    }
    const key = keyOf(at);
    const square = squares.get(key) ?? { hash: 0n, towns: new Set<string>() };
    if (!coarse) square.hash += part;
    if (town_id !== null) square.towns.add(town_id);
    squares.set(key, square);
  }
  return [...cells]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([cell, surveys]) => {
      const around =
        cell === nowhere ? [] : squaresAround(cell).flatMap((square) => squares.get(keyOf(square)) ?? []);
      const touching = [...new Set(around.flatMap((square) => [...square.towns]))].sort();
      const words = [
        salt,
        cell === nowhere ? adrift : '',
        ...(cell === nowhere
          ? []
          : squaresAround(cell).map((square) => squares.get(keyOf(square))?.hash ?? '')),
        ...touching.map((town) => `${town} ${towns.get(town) ?? ''}`),
      ];
      const fingerprint = createHash('sha256').update(words.join('\n')).digest('base64url');
      return { cell, fingerprint, towns: touching, surveys };
    });
}

function keyOf({ x, y }: Square): string {
  return `${x} ${y}`;
}
