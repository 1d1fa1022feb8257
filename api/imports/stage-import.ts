// Reads a received file into the staging table, in many small transactions: progress shows, a cancel is heard
// between two of them, and memory holds one batch. Ends with the dry run.
import { setImmediate as breath } from 'node:timers/promises';
import type { Table, TableRow } from '../../geodata/formats/table.ts';
import { wktHeader } from '../../geodata/formats/wkt.ts';
import { inScope } from '../db/scope.ts';
import { openColumns } from './file-columns.ts';
import type { FileColumns } from './file-columns.ts';
import { explainFile } from './file-problems.ts';
import { settleMapping } from './fitting-mapping.ts';
import { heartbeat } from './heartbeat.ts';
import { ImportFailure, ImportStopped, abandon, jobScope, renewStatistics, tell } from './import-job.ts';
import type { ImportJob } from './import-job.ts';
import type { ImportInHand, ImportKind } from './import-kind.ts';
import { moveImport } from './imports.commands.ts';
import type { Import } from './imports.contract.ts';
import { getImport, getImportInHand } from './imports.queries.ts';
import { judgeRow } from './judge-row.ts';
import type { Judge } from './judge-row.ts';
import { cellsWithShape, openFile } from './open-file.ts';
import type { OpenedFile } from './open-file.ts';
import { refuseLate } from './refuse-late.ts';
import { StageBatch } from './stage-batch.ts';
import { insertHeader } from './staged-rows.ts';

/** Rows a transaction: measured, see README. */
export const batchRows = 2_000;
/** Characters of shapes a transaction: a few coasts weigh more than thousands of houses. */
const batchCharacters = 16 * 1024 ** 2;
/** Rows between two breaths of the event loop, so that requests are answered while a file is read. */
const rowsBetweenBreaths = 200;

/** Runs to `staged`, `failed` or `cancelled`; never throws for what the file holds. */
export async function stageImport(job: ImportJob): Promise<void> {
  const scope = jobScope(job.municipality_code);
  const found = await inScope(job.house.db, scope, (trx) => getImport(trx, job.import_id));
  const kind = job.kinds[found.kind];
  try {
    if (found.state !== 'staging') throw new ImportStopped();
    const beat = heartbeat(job);
    const file = await open(job, found, kind, found.encoding, beat);
    const { table, crs } = file;
    const isMap = kind.repair !== undefined;
    await inScope(job.house.db, scope, async (trx) => {
      const crs_found = typeof table.crs === 'number' ? table.crs : null;
      const opened = await moveImport(trx, job.import_id, ['staging'], {
        format: table.format,
        crs,
        crs_found,
      });
      if (opened === undefined) throw new ImportStopped();
      await insertHeader(trx, job, isMap ? [...table.header, wktHeader] : table.header);
    });
    const mapping = await inScope(job.house.db, scope, (trx) => settleMapping(trx, job, kind, table));
    const columns = openColumns(table, kind, mapping);
    const at = await inScope(job.house.db, scope, (trx) => getImportInHand(trx, job.import_id));
    const cellsOf = isMap ? (row: TableRow) => cellsWithShape(row, crs) : ({ cells }: TableRow) => cells;
    const batch = new StageBatch(job, kind, file.bytesRead);
    const judge = await openJudge(job, kind, at, columns, cellsOf);
    await readRows(table, judge, batch);
    if (batch.rowsRead === 0) throw new ImportFailure('データの行がありません(見出しの行だけです)。');
    if (batch.rowsOutside === batch.rowsRead)
      throw new ImportFailure(
        `この市町村の行がありません(${batch.rowsRead}行はすべて、ほかの市町村のものです)。`,
      );
    const again = async () => (await open(job, found, kind, table.encoding() ?? 'utf-8', beat)).table;
    await refuseLate(job, kind, columns, batch, cellsOf, again);
    await dryRun(job, kind, table.encoding());
  } catch (error) {
    await abandon(job, kind, explainFile(error));
  }
}

async function open(
  { house }: ImportJob,
  { file_hash, file_bytes, crs }: Import,
  kind: ImportKind,
  encoding: string | null,
  beat: () => Promise<void>,
): Promise<OpenedFile> {
  if (file_hash === null || file_bytes === null) throw new ImportStopped();
  return openFile(house.files, { file_hash, file_bytes, encoding, crs }, kind, beat);
}

async function openJudge(
  job: ImportJob,
  kind: ImportKind,
  at: ImportInHand,
  columns: FileColumns,
  cellsOf: (row: TableRow) => readonly string[],
): Promise<Judge> {
  const scope = jobScope(job.municipality_code);
  const read = await inScope(job.house.db, scope, (trx) => kind.openReader(trx, at, columns.has));
  return judgeRow(kind, columns, read, cellsOf);
}

async function readRows(table: Table, judge: Judge, batch: StageBatch): Promise<void> {
  let rows = 0;
  for await (const record of table.rows) {
    const judged = judge.judge(record);
    if ('row' in judged) batch.accept({ row_number: record.row, row: judged.row });
    else if ('outside' in judged) batch.passOver();
    else batch.refuse({ row_number: record.row, ...judged });
    rows += 1;
    if (rows % rowsBetweenBreaths === 0) await breath();
    if (batch.size >= batchRows || batch.characters >= batchCharacters)
      await batch.flush({ as_of: judge.dated() });
  }
  await batch.flush({ as_of: judge.dated() });
}

async function dryRun(job: ImportJob, kind: ImportKind, encoding: string | null): Promise<void> {
  await renewStatistics(job, [kind.stage.table]);
  const done = await inScope(job.house.db, jobScope(job.municipality_code), async (trx) => {
    const counts = await kind.compare(trx, await getImportInHand(trx, job.import_id));
    return moveImport(trx, job.import_id, ['staging'], { state: 'staged', encoding, ...counts });
  });
  if (done === undefined) throw new ImportStopped();
  tell(job, done);
}
