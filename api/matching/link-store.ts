// Links of one cell, put in place of those that stood in steps that are each short; and what is left over from cells that hold
// nothing any more.
import { sql } from 'kysely';
import type { Trx } from '../db/database.ts';
import type { CellPlan } from './fingerprints.ts';
import type { OfDisaster } from './links.queries.ts';

/** A cell whose links are being put in place: what stands of them is no answer yet. Also after a crash in between. */
export const openFingerprint = '';

/** Takes away what stood. Until `closeCell` a lookup links for itself here. */
export async function openCell(
  trx: Trx,
  { municipality_code, disaster_code }: OfDisaster,
  cell: string,
  run_id: string,
): Promise<void> {
  await trx
    .insertInto('matching.cell')
    .values({ municipality_code, disaster_code, cell, fingerprint: openFingerprint, run_id })
    .onConflict((conflict) =>
      conflict
        .columns(['municipality_code', 'disaster_code', 'cell'])
        .doUpdateSet({ fingerprint: openFingerprint, run_id, linked_at: sql`now()` }),
    )
    .execute();
  await deleteLinks(trx, { municipality_code, disaster_code }, cell);
}

/** Some rows of an open cell, as JSON. */
export async function storeLinks(
  trx: Trx,
  { municipality_code, disaster_code }: OfDisaster,
  cell: string,
  chunk: string,
): Promise<void> {
  // The same three may still stand with the cell that their record has moved from.
  await sql`
    INSERT INTO matching.link (municipality_code, disaster_code, cell, household_number, property_number, survey_number, probability, state, reasons)
    SELECT ${municipality_code}, ${disaster_code}, ${cell}, household_number, property_number, survey_number, probability, state, reasons
    FROM json_to_recordset(${chunk}::json) AS r (
      household_number text, property_number text, survey_number text, probability real, state text, reasons jsonb)
    ON CONFLICT (municipality_code, disaster_code, survey_number, property_number, household_number)
    DO UPDATE SET cell = excluded.cell, alone = NULL, probability = excluded.probability, state = excluded.state, reasons = excluded.reasons`.execute(
    trx,
  );
}

export async function closeCell(
  trx: Trx,
  { municipality_code, disaster_code }: OfDisaster,
  { cell, fingerprint }: Pick<CellPlan, 'cell' | 'fingerprint'>,
): Promise<void> {
  await trx
    .updateTable('matching.cell')
    .set({ fingerprint, linked_at: sql`now()` })
    .where('municipality_code', '=', municipality_code)
    .where('disaster_code', '=', disaster_code)
    .where('cell', '=', cell)
    .execute();
}

/** Cells as they were linked. */
export async function listLinkedCells(
  trx: Trx,
  { municipality_code, disaster_code }: OfDisaster,
): Promise<Map<string, string>> {
  const rows = await trx
    .selectFrom('matching.cell')
    .select(['cell', 'fingerprint'])
    .where('municipality_code', '=', municipality_code)
    .where('disaster_code', '=', disaster_code)
    .execute();
  return new Map(rows.map(({ cell, fingerprint }) => [cell, fingerprint]));
}

export async function forgetCells(trx: Trx, of: OfDisaster, cells: readonly string[]): Promise<void> {
  for (const cell of cells) {
    await deleteLinks(trx, of, cell);
    await trx
      .deleteFrom('matching.cell')
      .where('municipality_code', '=', of.municipality_code)
      .where('disaster_code', '=', of.disaster_code)
      .where('cell', '=', cell)
      .execute();
  }
}

export async function countLinks(
  trx: Trx,
  { municipality_code, disaster_code }: OfDisaster,
): Promise<{ links_auto: number; links_candidate: number }> {
  return trx
    .selectFrom('matching.link')
    .select([
      sql<number>`count(*) FILTER (WHERE state = 'auto')::int`.as('links_auto'),
      sql<number>`count(*) FILTER (WHERE state = 'candidate')::int`.as('links_candidate'),
    ])
    .where('municipality_code', '=', municipality_code)
    .where('disaster_code', '=', disaster_code)
    .executeTakeFirstOrThrow();
}

/** Whether anything was linked that no run has finished with: the work lists are older than the links. */
export async function hasNewLinks(
  trx: Trx,
  { municipality_code, disaster_code }: OfDisaster,
): Promise<boolean> {
  const found = await trx
    .selectFrom('matching.cell as c')
    .innerJoin('matching.run as r', 'r.run_id', 'c.run_id')
    .select('c.cell')
    .where('c.municipality_code', '=', municipality_code)
    .where('c.disaster_code', '=', disaster_code)
    .where('r.state', '<>', 'done')
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

async function deleteLinks(
  trx: Trx,
  { municipality_code, disaster_code }: OfDisaster,
  cell: string,
): Promise<void> {
  await trx
    .deleteFrom('matching.link')
    .where('municipality_code', '=', municipality_code)
    .where('disaster_code', '=', disaster_code)
    .where('cell', '=', cell)
    .execute();
}
