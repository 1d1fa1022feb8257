// A number that stands twice in a file: both rows are refused, each naming the other. Only the database sees all
// rows at once, and only the file still has their cells, so the file is read a second time where there are any.
import type { CsvFile } from '../../geodata/text/read-csv.ts';
import { inScope } from '../db/scope.ts';
import type { FileColumns } from './file-columns.ts';
import { jobScope } from './import-job.ts';
import type { ImportJob } from './import-job.ts';
import type { ImportKind } from './import-kind.ts';
import type { StageBatch } from './stage-batch.ts';
import { deleteStagedRows, listTwins } from './staged-rows.ts';

/** As many as may be refused, and one to notice that it is too many. */
const twinLimit = 100_001;
const flushRows = 2_000;

export async function refuseTwins(
  job: ImportJob,
  kind: ImportKind,
  columns: FileColumns,
  batch: StageBatch,
  openAgain: () => Promise<CsvFile>,
): Promise<void> {
  const { unique } = kind.stage;
  if (unique === null) return;
  const scope = jobScope(job.municipality_code);
  const twins = await inScope(job.house.db, scope, (trx) => listTwins(trx, kind, job, twinLimit));
  if (twins.length === 0) return;
  const othersOf = new Map(twins.map(({ row_number, others }) => [row_number, others]));
  const csv = await openAgain();
  for await (const record of csv.rows) {
    const others = othersOf.get(record.row);
    if (others === undefined) continue;
    batch.keepRefused({
      row_number: record.row,
      column_name: unique.header,
      reason: `${unique.header}が${others.join('、')}行目と重複しています`,
      row_values: record.cells,
      row_key: kind.keyOf(columns.cellsOf(record.cells)),
    });
    if (batch.size >= flushRows) await batch.flush({ as_of: null });
  }
  await batch.flush({ as_of: null });
  await inScope(job.house.db, scope, (trx) => deleteStagedRows(trx, kind, job, [...othersOf.keys()]));
}
