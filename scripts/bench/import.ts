// npm run bench:import -- --data DIR [--times 40] [--engine server|embedded|both] [--json]
// How fast and in how much memory registers come in. DIR holds gazetteer.csv, residents.csv, buildings.csv and
// surveys.csv in the standard headers; the last three are laid beside themselves with new numbers, --times over.
import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { openHouse } from '../../api/house.ts';
import type { OpenHouse } from '../../api/house.ts';
import { importKinds } from '../../api/import-kinds.ts';
import { inScope } from '../../api/db/scope.ts';
import { applyImport } from '../../api/imports/apply-import.ts';
import { acceptFile, openImport, startApplying } from '../../api/imports/imports.commands.ts';
import type { ImportKindName } from '../../api/imports/import-kinds.contract.ts';
import type { Import } from '../../api/imports/imports.contract.ts';
import { jobScope } from '../../api/imports/import-job.ts';
import { getImport } from '../../api/imports/imports.queries.ts';
import { stageImport } from '../../api/imports/stage-import.ts';
import { readSettings } from '../../api/settings.ts';
import { startCluster } from '../throw-away-postgres.ts';

interface Measured {
  engine: string;
  kind: string;
  rows: number;
  megabytes: number;
  stage_s: number;
  staged_per_s: number;
  apply_s: number;
  applied_per_s: number;
  peak_mb_above_idle: number;
  rejected: number;
}

const { values: given } = parseArgs({
  options: {
    data: { type: 'string' },
    times: { type: 'string', default: '40' },
    engine: { type: 'string', default: 'both' },
    json: { type: 'boolean', default: false },
  },
});
if (given.data === undefined) throw new Error('--data DIR is needed');
const folder = given.data;
const times = Number(given.times);
const disaster = 'bench';
/** The first import of a register, the next month's with every number there, and the first one again. */
const steps: readonly { name: string; kind: ImportKindName; as_of?: string }[] = [
  { name: 'gazetteer', kind: 'gazetteer' },
  { name: 'residents', kind: 'residents', as_of: '2026-02-01' },
  { name: 'residents, same again', kind: 'residents', as_of: '2026-03-01' },
  { name: 'buildings', kind: 'buildings', as_of: '2026-01-01' },
  { name: 'surveys', kind: 'surveys' },
];

const results: Measured[] = [];
if (given.engine !== 'embedded') {
  const cluster = await startCluster();
  try {
    results.push(...(await measure('server', cluster.url)));
  } finally {
    await cluster.stop();
  }
}
if (given.engine !== 'server') results.push(...(await measure('embedded', undefined)));
if (given.json) console.log(JSON.stringify(results, null, 2));
else {
  const [cpu] = cpus();
  console.log(
    `${cpus().length} × ${cpu?.model.trim() ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`,
  );
  console.log(asTable(results));
}
process.exit(0);

async function measure(engine: string, databaseUrl: string | undefined): Promise<Measured[]> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'musubi-bench-'));
  const house = await openHouse({ ...readSettings({ MUSUBI_LOG: 'error' }), dataFolder, databaseUrl });
  try {
    const municipality = await openTown(house);
    const found: Measured[] = [];
    for (const step of steps) found.push({ engine, ...(await bring(house, municipality, step)) });
    return found;
  } finally {
    await house.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

async function openTown({ db }: OpenHouse): Promise<string> {
  const [, first = ''] = (await readFile(join(folder, 'gazetteer.csv'), 'utf8')).split('\n', 2);
  const [code = '', , , , , prefecture, city] = first.split(',');
  await sql`INSERT INTO accounts.municipality (municipality_code, name, prefecture, mayor_title, mayor_name, plane_zone, center)
    VALUES (${code}, ${city}, ${prefecture}, '長', '計測', 8, ST_SetSRID(ST_MakePoint(138.3, 34.9), 6668))`.execute(
    db,
  );
  await sql`INSERT INTO accounts.disaster (municipality_code, disaster_code, name, cause, kind, occurred_on)
    VALUES (${code}, ${disaster}, '計測', '地震', 'training', '2026-04-01')`.execute(db);
  return code;
}

async function bring(
  house: OpenHouse,
  municipality_code: string,
  { name, kind, as_of }: (typeof steps)[number],
): Promise<Omit<Measured, 'engine'>> {
  const file = await house.files.keep(Readable.from(multiplied(kind)));
  const scope = jobScope(municipality_code);
  const { import_id } = await inScope(house.db, scope, async (trx) => {
    const opened = await openImport(trx, municipality_code, 'bench', {
      kind,
      file_name: `${kind}.csv`,
      encoding: 'auto',
      crs: 6668,
      ...(as_of === undefined ? {} : { as_of }),
      ...(kind === 'surveys' ? { disaster_code: disaster } : {}),
      handed_over_by: 'bench',
      received_by: 'bench',
      medium: 'bench',
      medium_disposal: 'bench',
    });
    return acceptFile(trx, opened.import_id, file);
  });
  const job = { house, kinds: importKinds, municipality_code, import_id };
  const memory = watchMemory();
  const stage_s = await seconds(() => stageImport(job));
  const staged = await inScope(house.db, scope, (trx) => getImport(trx, import_id));
  if (staged.state !== 'staged') throw new Error(staged.problem ?? staged.state);
  await inScope(house.db, scope, (trx) => startApplying(trx, import_id, true, importKinds));
  const apply_s = await seconds(() => applyImport(job, { actor: 'bench', account_id: null, place: 'local' }));
  const applied: Import = await inScope(house.db, scope, (trx) => getImport(trx, import_id));
  if (applied.state !== 'applied') throw new Error(applied.problem ?? applied.state);
  return {
    kind: name,
    rows: applied.rows_read,
    megabytes: Math.round(file.bytes / 1e6),
    stage_s,
    staged_per_s: Math.round(applied.rows_read / stage_s),
    apply_s,
    applied_per_s: Math.round(applied.rows_read / apply_s),
    peak_mb_above_idle: memory(),
    rejected: applied.rows_rejected,
  };
}

/** The file of a kind, its rows repeated under new numbers; the gazetteer once. */
async function* multiplied(kind: ImportKindName): AsyncGenerator<string> {
  const copies = kind === 'gazetteer' ? 1 : times;
  const numbers = kind === 'residents' ? /^([^,]*),([^,]*)/u : /^([^,]*)/u;
  for (let copy = 0; copy < copies; copy += 1) {
    let isHeader = true;
    for await (const line of createInterface({ input: createReadStream(join(folder, `${kind}.csv`)) })) {
      if (isHeader ? copy === 0 : true)
        yield isHeader || copy === 0
          ? `${line}\n`
          : `${line.replace(numbers, (...parts: string[]) =>
              kind === 'residents' ? `${parts[1]}-${copy},${parts[2]}-${copy}` : `${parts[1]}-${copy}`,
            )}\n`;
      isHeader = false;
    }
  }
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return Math.round((performance.now() - started) / 100) / 10;
}

/** Peak of the process's resident memory from now on, above what it is now, in MB. */
function watchMemory(): () => number {
  globalThis.gc?.();
  const idle = process.memoryUsage.rss();
  let peak = idle;
  const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50);
  return () => {
    clearInterval(timer);
    return Math.round((peak - idle) / 1e6);
  };
}

function asTable(rows: readonly Measured[]): string {
  const heads = ['engine', 'file', 'rows', 'MB', 'stage s', 'rows/s', 'apply s', 'rows/s', 'MB above idle'];
  const lines = rows.map((row) => [
    row.engine,
    row.kind,
    row.rows.toLocaleString('en'),
    row.megabytes,
    row.stage_s.toFixed(1),
    row.staged_per_s.toLocaleString('en'),
    row.apply_s.toFixed(1),
    row.applied_per_s.toLocaleString('en'),
    row.peak_mb_above_idle,
  ]);
  return [heads, heads.map((_head, column) => (column < 2 ? '---' : '---:')), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
