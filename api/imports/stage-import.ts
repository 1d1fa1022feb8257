// Reads a received file into the staging table, in many small transactions: progress shows, a cancel is heard
// between two of them, and memory holds one batch. Ends with the dry run.
import type { Readable } from 'node:stream';
import { setImmediate as breath } from 'node:timers/promises';
import { decodingNames, explainFile } from './file-problems.ts';
import type { CsvFile, CsvRecord } from '../../geodata/text/read-csv.ts';
import { openCsv } from '../../geodata/text/read-csv.ts';
import { inScope } from '../db/scope.ts';
import { openColumns } from './file-columns.ts';
import type { FileColumns } from './file-columns.ts';
import { ImportFailure, ImportStopped, abandon, jobScope, renewStatistics, tell } from './import-job.ts';
import type { ImportJob } from './import-job.ts';
import type { ImportInHand, ImportKind } from './import-kind.ts';
import { moveImport } from './imports.commands.ts';
import { getImport, getImportInHand } from './imports.queries.ts';
import { judgeRow } from './judge-row.ts';
import type { Judge } from './judge-row.ts';
import { refuseTwins } from './refuse-twins.ts';
import { StageBatch } from './stage-batch.ts';
import { insertHeader } from './staged-rows.ts';

/** Rows a transaction: measured, see README. */
export const batchRows = 2_000;
/** Rows between two breaths of the event loop, so that requests are answered while a file is read. */
const rowsBetweenBreaths = 200;

/** Runs to `staged`, `failed` or `cancelled`; never throws for what the file holds. */
export async function stageImport(job: ImportJob): Promise<void> {
  const scope = jobScope(job.municipality_code);
  const found = await inScope(job.house.db, scope, (trx) => getImport(trx, job.import_id));
  const kind = job.kinds[found.kind];
  try {
    if (found.state !== 'staging' || found.file_hash === null) throw new ImportStopped();
    const at = await inScope(job.house.db, scope, (trx) => getImportInHand(trx, job.import_id));
    const open = (encoding: string | null) => {
      const source = countBytes(job.house.files.stream(found.file_hash ?? ''));
      return openCsv(source.bytes, decodingNames(encoding)).then((csv) => ({ csv, bytesRead: source.read }));
    };
    const { csv, bytesRead } = await open(found.encoding);
    const columns = openColumns(csv.header, kind);
    await inScope(job.house.db, scope, (trx) => insertHeader(trx, job, csv.header));
    const batch = new StageBatch(job, kind, bytesRead);
    const judge = await openJudge(job, kind, { ...at, remainder: columns.remainder }, columns);
    await readRows(csv, judge, batch);
    if (batch.rowsRead === 0) throw new ImportFailure('データの行がありません(見出しの行だけです)。');
    await refuseTwins(job, kind, columns, batch, async () => (await open(csv.encoding() ?? 'utf-8')).csv);
    await dryRun(job, kind, csv.encoding());
  } catch (error) {
    await abandon(job, kind, explainFile(error));
  }
}

async function openJudge(
  job: ImportJob,
  kind: ImportKind,
  at: ImportInHand,
  columns: FileColumns,
): Promise<Judge> {
  const scope = jobScope(job.municipality_code);
  const read = await inScope(job.house.db, scope, (trx) => kind.openReader(trx, at));
  return judgeRow(kind, columns, read);
}

async function readRows(csv: CsvFile, judge: Judge, batch: StageBatch): Promise<void> {
  let rows = 0;
  for await (const record of csv.rows) {
    take(record, judge, batch);
    rows += 1;
    if (rows % rowsBetweenBreaths === 0) await breath();
    if (batch.size >= batchRows) await batch.flush({ as_of: judge.dated() });
  }
  await batch.flush({ as_of: judge.dated() });
}

function take(record: CsvRecord, judge: Judge, batch: StageBatch): void {
  const judged = judge.judge(record);
  if ('row' in judged) batch.accept({ row_number: record.row, row: judged.row });
  else batch.refuse({ row_number: record.row, ...judged });
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

function countBytes(source: Readable): { bytes: AsyncIterable<Uint8Array>; read: () => number } {
  let read = 0;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      if (!Buffer.isBuffer(chunk)) throw new Error('a file is read as bytes');
      read += chunk.length;
      yield chunk;
    }
  }
  return { bytes: bytes(), read: () => read };
}
