// scripts/musubi import KIND FILE: the same steps as the page, in one go.
import { createReadStream } from 'node:fs';
import { chmod, open, rm } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { basename } from 'node:path';
import { Argument, InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { DatabaseError } from 'pg';
import { recordEntry } from '../../api/audit/audit.commands.ts';
import { inScope } from '../../api/db/scope.ts';
import type { OpenHouse } from '../../api/house.ts';
import { toProblem } from '../../api/http/constraint-problems.ts';
import { importKinds } from '../../api/import-kinds.ts';
import { applyImport } from '../../api/imports/apply-import.ts';
import { jobScope } from '../../api/imports/import-job.ts';
import type { ImportJob } from '../../api/imports/import-job.ts';
import { acceptFile, cancelImport, openImport, startApplying } from '../../api/imports/imports.commands.ts';
import { importKinds as kindNames } from '../../api/imports/import-kinds.contract.ts';
import { NewImport, maxFileBytes } from '../../api/imports/imports.contract.ts';
import type { ImportDetail } from '../../api/imports/imports.contract.ts';
import { importConstraintProblems } from '../../api/imports/imports.problems.ts';
import { getImportDetail } from '../../api/imports/imports.queries.ts';
import { saveMapping } from '../../api/imports/mappings.commands.ts';
import { rejectedCsv } from '../../api/imports/rejected-csv.ts';
import { stageImport } from '../../api/imports/stage-import.ts';
import { clearStage } from '../../api/imports/staged-rows.ts';
import { withHouse } from '../with-house.ts';
import { printImport, showProgress } from './import-output.ts';

const allTaken = 0;
const unreadable = 2;
const someRejected = 3;

interface Options {
  municipality: string;
  disaster?: string;
  encoding: string;
  crs?: number;
  source?: string;
  mapping?: string;
  column: Record<string, string>;
  value: Record<string, string>;
  saveMapping?: string;
  asOf?: string;
  handedOverBy: string;
  medium: string;
  dryRun?: boolean;
  partial?: boolean;
  json?: boolean;
}

export function importCommand(program: Command): void {
  program
    .command('import')
    .description('bring a register in: 0 all rows taken, 3 some rejected (FILE.rejected.csv), 2 unreadable')
    .addArgument(new Argument('<kind>').choices(kindNames))
    .argument('<file>', 'CSV, .xlsx, GeoJSON, zipped Shapefile or FlatGeobuf')
    .requiredOption('--municipality <code>', 'municipality, six digits')
    .option('--disaster <code>', 'disaster (needed for surveys)')
    .option('--encoding <name>', 'auto, utf-8, cp932, utf-16le, utf-16be', 'auto')
    .option('--crs <epsg>', 'EPSG code of the coordinates (default: what the file says, else 6668)', Number)
    .option(
      '--source <name>',
      'which set of a map the file replaces (default: 標準, or the name of the file)',
    )
    .option('--mapping <name>', 'a saved mapping of headers')
    .option(
      '--column <header=own>',
      'the standard header is called so in the file; may be repeated',
      pair,
      {},
    )
    .option(
      '--value <header=text>',
      'every row has this under the standard header; may be repeated',
      pair,
      {},
    )
    .option('--save-mapping <name>', 'keep --column and --value under this name')
    .option('--as-of <date>', '基準日 of a register, YYYY-MM-DD (default: today, or the 基準日 in the file)')
    .option('--handed-over-by <who>', 'who handed the file over', '未記録')
    .option('--medium <medium>', 'on what it came', 'ファイル')
    .option('--dry-run', 'compare only')
    .option('--partial', 'take the good rows although others are rejected')
    .option('--json', 'print the result as JSON')
    .action(async (kind: string, file: string, options: Options) => {
      process.exitCode = await withHouse((house) => importFile(house, kind, file, options));
    });
}

/** Gathers `name=text` of an option that may stand several times. */
function pair(text: string, former: Record<string, string>): Record<string, string> {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('HEADER=TEXT is expected.');
  return { ...former, [text.slice(0, at)]: text.slice(at + 1) };
}

async function importFile(house: OpenHouse, kind: string, file: string, options: Options): Promise<number> {
  const { municipality } = options;
  const by = { actor: `cli:${userInfo().username}`, account_id: null, place: 'local' };
  const wanted = NewImport.parse({
    kind,
    file_name: basename(file),
    encoding: options.encoding,
    ...(options.crs === undefined ? {} : { crs: options.crs }),
    ...(options.source === undefined ? {} : { source: options.source }),
    ...mappingOf(options),
    ...(options.asOf === undefined ? {} : { as_of: options.asOf }),
    ...(options.disaster === undefined ? {} : { disaster_code: options.disaster }),
    handed_over_by: options.handedOverBy,
    received_by: userInfo().username,
    medium: options.medium,
    medium_disposal: '未記録',
  });
  const kept = await house.files.keep(createReadStream(file), maxFileBytes).catch(() => undefined);
  if (kept === undefined) {
    console.error('The file cannot be read, or is larger than 4 GB.');
    return unreadable;
  }
  const { import_id } = await inScope(house.db, { role: 'musubi_app', municipality }, async (trx) => {
    if (options.saveMapping !== undefined && wanted.mapping !== undefined)
      await saveMapping(trx, municipality, by.actor, {
        kind: wanted.kind,
        name: options.saveMapping,
        mapping: wanted.mapping,
      });
    const opened = await openImport(trx, municipality, by.actor, wanted);
    await recordEntry(trx, {
      ...by,
      municipality_code: municipality,
      disaster_code: opened.disaster_code,
      action: 'imports.receive',
      outcome: 200,
      persons: [],
      purpose: null,
      details: JSON.stringify({ import_id: opened.import_id, kind, file_hash: kept.hash }),
    });
    return acceptFile(trx, opened.import_id, kept);
  }).catch((error: unknown) => {
    throw error instanceof DatabaseError ? toProblem(error, importConstraintProblems) : error;
  });
  const job = {
    house,
    kinds: importKinds,
    municipality_code: municipality,
    import_id,
    onProgress: showProgress(),
  };
  const interrupt = () => void drop(job).catch(() => undefined);
  process.once('SIGINT', interrupt);
  await stageImport(job);
  const staged = await detailOf(job);
  let result = staged;
  if (staged.state === 'staged') {
    if (staged.rows_rejected > 0) await writeRejected(job, `${file}.rejected.csv`);
    else await rm(`${file}.rejected.csv`, { force: true });
    const mayApply = options.dryRun !== true && (staged.rows_rejected === 0 || options.partial === true);
    process.off('SIGINT', interrupt);
    if (mayApply) {
      await inScope(house.db, jobScope(municipality), (trx) =>
        startApplying(trx, import_id, options.partial === true, importKinds),
      );
      await applyImport(job, by);
    } else {
      await drop(job);
    }
    result = await detailOf(job);
  }
  printImport({ ...staged, ...(result.state === 'applied' ? result : {}), state: result.state }, options);
  if (result.problem !== null) console.error(result.problem);
  if (result.state === 'failed' || staged.state !== 'staged') return unreadable;
  return staged.rows_rejected > 0 ? someRejected : allTaken;
}

function mappingOf({ mapping, column, value, saveMapping: name }: Options): object {
  const own = Object.keys(column).length + Object.keys(value).length > 0;
  return {
    ...(own ? { mapping: { columns: column, values: value } } : {}),
    ...(mapping === undefined && name === undefined ? {} : { mapping_name: name ?? mapping }),
  };
}

function detailOf({ house, municipality_code, import_id }: ImportJob): Promise<ImportDetail> {
  return inScope(house.db, jobScope(municipality_code), (trx) =>
    getImportDetail(trx, import_id, importKinds),
  );
}

/** What is not applied leaves nothing staged. */
async function drop(job: ImportJob): Promise<void> {
  await inScope(job.house.db, jobScope(job.municipality_code), async (trx) => {
    const { kind } = await cancelImport(trx, job.import_id);
    await clearStage(trx, importKinds[kind], job);
  });
}

/** Readable by its owner only: the rows are people. */
async function writeRejected(
  { house, municipality_code, import_id }: ImportJob,
  path: string,
): Promise<void> {
  const handle = await open(path, 'w', 0o600);
  try {
    await chmod(path, 0o600);
    for await (const part of rejectedCsv(house.db, jobScope(municipality_code), import_id))
      await handle.write(part);
  } finally {
    await handle.close();
  }
}
