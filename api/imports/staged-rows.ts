// Rows between reading and applying: in and out of the staging tables, one statement a batch.
import { sql } from 'kysely';
import type { Trx } from '../db/database.ts';
import type { ImportKind, RowNote, StagedRow } from './import-kind.ts';

export interface NumberedRow {
  row_number: number;
  row: StagedRow;
}

export interface Refused {
  row_number: number;
  column_name: string | null;
  reason: string;
  row_values: readonly string[];
  /** Whom the row speaks of, where that can be read. */
  row_key: string | null;
}

interface Whose {
  import_id: string;
  municipality_code: string;
}

export async function insertStaged(
  trx: Trx,
  { stage }: ImportKind,
  { import_id, municipality_code }: Whose,
  rows: readonly NumberedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = ['row_number', ...Object.keys(stage.columns)];
  const types = Object.entries(stage.columns).map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`);
  const json = JSON.stringify(rows.map(({ row_number, row }) => ({ row_number, ...row })));
  await sql`
    INSERT INTO ${sql.table(stage.table)} (import_id, municipality_code, ${sql.join(names.map((name) => sql.ref(name)))})
    SELECT ${import_id}, ${municipality_code}, j.*
    FROM json_to_recordset(${json}::json) AS j (row_number integer, ${sql.join(types)})`.execute(trx);
}

export async function insertRefused(trx: Trx, whose: Whose, refused: readonly Refused[]): Promise<void> {
  if (refused.length === 0) return;
  const json = JSON.stringify(refused);
  await sql`
    INSERT INTO imports.rejection (import_id, municipality_code, row_number, column_name, reason, row_values, row_key)
    SELECT ${whose.import_id}, ${whose.municipality_code}, j.*
    FROM json_to_recordset(${json}::json) AS j (row_number integer, column_name text, reason text, row_values text[], row_key text)`.execute(
    trx,
  );
}

export interface Twins {
  row_number: number;
  key: string;
  /** Other rows of the same number, the first few. */
  others: number[];
}

/** Rows whose number stands more than once in the file, at most `limit` of them. */
export async function listTwins(
  trx: Trx,
  { stage }: ImportKind,
  { import_id }: Whose,
  limit: number,
): Promise<Twins[]> {
  if (stage.unique === null) return [];
  const key = sql.ref(stage.unique.column);
  const { rows } = await sql<Twins>`
    WITH twin AS MATERIALIZED (
      SELECT ${key} AS key, (array_agg(row_number ORDER BY row_number))[1:6] AS numbers
      FROM ${sql.table(stage.table)} WHERE import_id = ${import_id} GROUP BY 1 HAVING count(*) > 1)
    SELECT s.row_number, t.key, array_remove(t.numbers, s.row_number) AS others
    FROM twin t JOIN ${sql.table(stage.table)} s ON s.import_id = ${import_id} AND s.${key} = t.key
    LIMIT ${limit}`.execute(trx);
  return rows;
}

export async function deleteStagedRows(
  trx: Trx,
  { stage }: ImportKind,
  { import_id }: Whose,
  rowNumbers: readonly number[],
): Promise<void> {
  await sql`DELETE FROM ${sql.table(stage.table)} WHERE import_id = ${import_id} AND row_number = ANY (${rowNumbers}::int[])`.execute(
    trx,
  );
}

export async function countStaged(trx: Trx, { stage }: ImportKind, { import_id }: Whose): Promise<number> {
  const { rows } = await sql<{ rows: number }>`
    SELECT count(*)::int AS rows FROM ${sql.table(stage.table)} WHERE import_id = ${import_id}`.execute(trx);
  return rows[0]?.rows ?? 0;
}

/** Once an import is applied, dropped or failed its staged rows have no use. */
export async function clearStage(trx: Trx, { stage }: ImportKind, { import_id }: Whose): Promise<void> {
  await sql`DELETE FROM ${sql.table(stage.table)} WHERE import_id = ${import_id}`.execute(trx);
}

export async function insertHeader(trx: Trx, whose: Whose, headers: readonly string[]): Promise<void> {
  await trx
    .insertInto('imports.header')
    .values({
      import_id: whose.import_id,
      municipality_code: whose.municipality_code,
      headers: headers.map((header) => header.replaceAll('\u0000', '\u2400')),
    })
    .execute();
}

/** Rows that are taken with a change; one that is noted twice keeps its first note. */
export async function insertNotes(trx: Trx, whose: Whose, notes: readonly RowNote[]): Promise<void> {
  if (notes.length === 0) return;
  await sql`
    INSERT INTO imports.note (import_id, municipality_code, row_number, note)
    SELECT ${whose.import_id}, ${whose.municipality_code}, j.*
    FROM json_to_recordset(${JSON.stringify(notes)}::json) AS j (row_number integer, note text)
    ON CONFLICT DO NOTHING`.execute(trx);
}
