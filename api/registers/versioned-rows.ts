// A register is a row of dated snapshots, kept as versions with the days they hold for. Bringing a snapshot of
// day D rewrites what is read from D until the next snapshot held, and nothing else: so snapshots may come in
// any order, and the same one twice changes nothing.
//
// Every border of a version lies on the day of a snapshot, so on [D, next) each number has one version or none:
//   same contents        stays
//   other contents, gone the version is cut at D; what of it lies after `next` goes on as a copy
//   began on D itself    (the day is corrected) it moves to `next`, or leaves if it does not reach it
//   not there            a new version [D, next)
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Trx } from '../db/database.ts';
import type { Counts } from '../imports/import-kind.ts';

export interface VersionedTable {
  name:
    | 'registers.resident'
    | 'registers.household'
    | 'registers.building'
    | 'registers.footprint'
    | 'registers.hazard_area'
    | 'registers.barrier'
    | 'registers.base_feature';
  id: string;
  key: string;
  /** All columns but id, municipality_code, valid_from and valid_until; with key and content_hash. */
  columns: readonly string[];
}

export interface Snapshot {
  table: VersionedTable;
  municipality_code: string;
  /** 出典, where the table holds several sets beside one another and this is one of them. */
  source?: string;
  as_of: string;
  /** Day of the next snapshot that is held; null: none. */
  until: string | null;
  /** A SELECT of the key and content_hash (dry run) or of all columns (apply), each number once. */
  given: RawBuilder<unknown>;
  /** Condition on the former version `f` for numbers that are not given and yet do not end. */
  stays: RawBuilder<boolean>;
}

/** What applying would do; reads only. */
export async function compareSnapshot(trx: Trx, snapshot: Snapshot): Promise<Counts> {
  const { rows } = await sql<Counts>`
    WITH given AS MATERIALIZED (${snapshot.given}), ${formerAndConflict(snapshot)}
    ${countsOf(snapshot)}`.execute(trx);
  return only(rows);
}

/**
 * One statement, so that all parts see the table as it was; each INSERT reads from the part that makes room for
 * it, so that no number ever has two versions on a day.
 */
export async function applySnapshot(trx: Trx, snapshot: Snapshot): Promise<Counts> {
  const { table, municipality_code, as_of, until } = snapshot;
  const name = sql.table(table.name);
  const id = sql.ref(table.id);
  const key = sql.ref(table.key);
  const columns = sql.join(table.columns.map((column) => sql.ref(column)));
  const ofVersion = sql.join(table.columns.map((column) => sql.ref(`v.${column}`)));
  const ofGiven = sql.join(table.columns.map((column) => sql.ref(`g.${column}`)));
  const { rows } = await sql<Counts>`
    WITH given AS MATERIALIZED (${snapshot.given}), ${formerAndConflict(snapshot)},
    cut AS (
      UPDATE ${name} v SET valid_until = ${as_of}::date FROM conflict c
      WHERE v.${id} = c.id AND c.valid_from < ${as_of}::date RETURNING c.id, c.goes_on, c.valid_until),
    moved AS (
      UPDATE ${name} v SET valid_from = ${until}::date FROM conflict c
      WHERE v.${id} = c.id AND c.valid_from = ${as_of}::date AND c.goes_on RETURNING 1),
    left_out AS (
      DELETE FROM ${name} v USING conflict c
      WHERE v.${id} = c.id AND c.valid_from = ${as_of}::date AND NOT c.goes_on RETURNING 1),
    copied AS (
      INSERT INTO ${name} (municipality_code, ${columns}, valid_from, valid_until)
      SELECT v.municipality_code, ${ofVersion}, ${until}::date, cut.valid_until
      FROM cut JOIN ${name} v ON v.${id} = cut.id WHERE cut.goes_on RETURNING 1),
    added AS (
      INSERT INTO ${name} (municipality_code, ${columns}, valid_from, valid_until)
      SELECT ${municipality_code}, ${ofGiven}, ${as_of}::date, ${until}::date
      FROM given g LEFT JOIN former f ON f.key = g.${key} AND f.content_hash = g.content_hash
      WHERE f.key IS NULL
        AND (SELECT count(*) FROM cut) + (SELECT count(*) FROM moved) + (SELECT count(*) FROM left_out) >= 0
      RETURNING 1)
    ${countsOf(snapshot)}`.execute(trx);
  return only(rows);
}

/** Day of the first snapshot after `as_of`; null when it is the newest. */
export async function findNextSnapshot(
  trx: Trx,
  municipality_code: string,
  register: string,
  source: string,
  as_of: string,
): Promise<string | null> {
  const next = await trx
    .selectFrom('registers.snapshot')
    .select((eb) => eb.fn.min('as_of').as('as_of'))
    .where('municipality_code', '=', municipality_code)
    .where('register', '=', register)
    .where('source', '=', source)
    .where('as_of', '>', as_of)
    .executeTakeFirst();
  return next?.as_of ?? null;
}

/** Holds for the version `v` (or another alias) that is read on `as_of`. */
export function coversDay(alias: string, as_of: string): RawBuilder<boolean> {
  const from = sql.ref(`${alias}.valid_from`);
  const until = sql.ref(`${alias}.valid_until`);
  return sql<boolean>`${from} <= ${as_of}::date AND (${until} IS NULL OR ${until} > ${as_of}::date)`;
}

function formerAndConflict({
  table,
  municipality_code,
  source,
  as_of,
  until,
  stays,
}: Snapshot): RawBuilder<unknown> {
  const ofSet = source === undefined ? sql`` : sql`AND v.source = ${source}`;
  const key = sql.ref(table.key);
  return sql`
    former AS MATERIALIZED (
      SELECT v.${sql.ref(table.id)} AS id, v.${key} AS key, v.content_hash, v.valid_from, v.valid_until
      FROM ${sql.table(table.name)} v
      WHERE v.municipality_code = ${municipality_code} AND ${coversDay('v', as_of)} ${ofSet}),
    conflict AS MATERIALIZED (
      SELECT f.*, ${until}::date IS NOT NULL AND (f.valid_until IS NULL OR f.valid_until > ${until}::date) AS goes_on
      FROM former f LEFT JOIN given g ON g.${key} = f.key
      WHERE g.content_hash <> f.content_hash OR (g.content_hash IS NULL AND NOT (${stays})))`;
}

function countsOf({ table, stays }: Snapshot): RawBuilder<unknown> {
  return sql`
    SELECT count(*) FILTER (WHERE f.key IS NULL)::int AS rows_new,
      count(*) FILTER (WHERE g.content_hash <> f.content_hash)::int AS rows_changed,
      count(*) FILTER (WHERE g.content_hash = f.content_hash)::int AS rows_unchanged,
      count(*) FILTER (WHERE g.content_hash IS NULL AND NOT (${stays}))::int AS rows_missing
    FROM given g FULL JOIN former f ON f.key = g.${sql.ref(table.key)}`;
}

function only(rows: readonly Counts[]): Counts {
  const [counts] = rows;
  if (counts === undefined) throw new Error('a count has one row');
  return counts;
}
