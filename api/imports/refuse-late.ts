// Faults that only the database sees, once all rows are there: a number that stands twice (both rows are refused, each
// naming the other), a shape of which no repair leaves anything. Only the file still has their cells, so it is read a
// second time where there are any.
import type { Table, TableRow } from '../../geodata/formats/table.ts';
import { inScope } from '../db/scope.ts';
import type { FileColumns } from './file-columns.ts';
import { jobScope } from './import-job.ts';
import type { ImportJob } from './import-job.ts';
import type { ImportKind, LateFault } from './import-kind.ts';
import { getImportInHand } from './imports.queries.ts';
import type { StageBatch } from './stage-batch.ts';
import { deleteStagedRows, insertNotes, listTwins } from './staged-rows.ts';

/** As many as may be refused, and one to notice that it is too many. */
const faultLimit = 100_001;
const flushRows = 2_000;

export async function refuseLate(
  job: ImportJob,
  kind: ImportKind,
  columns: FileColumns,
  batch: StageBatch,
  cellsOf: (row: TableRow) => readonly string[],
  openAgain: () => Promise<Table>,
): Promise<void> {
  const faults = [...(await listTwinFaults(job, kind)), ...(await repair(job, kind))];
  if (faults.length === 0) return;
  const faultAt = new Map(faults.map((fault) => [fault.row_number, fault]));
  const table = await openAgain();
  for await (const record of table.rows) {
    const fault = faultAt.get(record.row);
    if (fault === undefined) continue;
    batch.keepRefused({
      row_number: record.row,
      column_name: fault.column,
      reason: fault.reason,
      row_values: cellsOf(record),
      row_key: kind.keyOf(columns.cellsOf(record.cells)),
    });
    if (batch.size >= flushRows) await batch.flush({ as_of: null });
  }
  await batch.flush({ as_of: null });
  await inScope(job.house.db, jobScope(job.municipality_code), (trx) =>
    deleteStagedRows(trx, kind, job, [...faultAt.keys()]),
  );
}

async function listTwinFaults(job: ImportJob, kind: ImportKind): Promise<LateFault[]> {
  const { unique } = kind.stage;
  if (unique === null) return [];
  const twins = await inScope(job.house.db, jobScope(job.municipality_code), (trx) =>
    listTwins(trx, kind, job, faultLimit),
  );
  return twins.map(({ row_number, others }) => ({
    row_number,
    column: unique.header,
    reason: `${unique.header}が${others.join('、')}行目と重複しています`,
  }));
}

async function repair(job: ImportJob, kind: ImportKind): Promise<readonly LateFault[]> {
  return inScope(job.house.db, jobScope(job.municipality_code), async (trx) => {
    const done = await kind.repair?.(trx, await getImportInHand(trx, job.import_id), faultLimit);
    if (done === undefined) return [];
    await insertNotes(trx, job, done.notes);
    return done.faults;
  });
}
