// npm run bench:formats -- [--rows 100000] [--engine server|embedded] [--json]
// How fast and in how much memory the formats beside plain CSV are read and staged: invented residents as .csv and
// .xlsx, invented outlines as GeoJSON and zipped Shapefile. Memory is the process's resident peak above idle.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { ZipFile } from 'yazl';
import { inScope } from '../../api/db/scope.ts';
import { openHouse } from '../../api/house.ts';
import type { OpenHouse } from '../../api/house.ts';
import { importKinds } from '../../api/import-kinds.ts';
import { jobScope } from '../../api/imports/import-job.ts';
import { acceptFile, openImport } from '../../api/imports/imports.commands.ts';
import { getImport } from '../../api/imports/imports.queries.ts';
import { stageImport } from '../../api/imports/stage-import.ts';
import { readSettings } from '../../api/settings.ts';
import { dbfOf, prjOf, shpOf } from '../../geodata/formats/made-files.ts';
import { startCluster } from '../throw-away-postgres.ts';

const { values: given } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    engine: { type: 'string', default: 'server' },
    json: { type: 'boolean', default: false },
  },
});
const rows = Number(given.rows);
const municipality = '992011';
const header = ['宛名番号', '世帯番号', '氏名', '氏名フリガナ', '生年月日', '住所'];

const files = [
  { name: 'residents.csv', kind: 'residents', write: () => Readable.from(residentsCsv()) },
  { name: 'residents.xlsx', kind: 'residents', write: residentsXlsx },
  { name: 'footprints.geojson', kind: 'footprints', write: () => Readable.from(outlinesGeoJson()) },
  { name: 'footprints.zip', kind: 'footprints', write: outlinesShapefile },
] as const;

const cluster = given.engine === 'server' ? await startCluster() : undefined;
const dataFolder = await mkdtemp(join(tmpdir(), 'musubi-bench-'));
const house = await openHouse({
  ...readSettings({ MUSUBI_LOG: 'error' }),
  dataFolder,
  databaseUrl: cluster?.url,
});
try {
  await sql`INSERT INTO accounts.municipality (municipality_code, name, prefecture, mayor_title, mayor_name, plane_zone, center)
    VALUES (${municipality}, 'むすび市', 'うみべ県', '長', '計測', 8, ST_SetSRID(ST_MakePoint(138.3, 34.9), 6668))`.execute(
    house.db,
  );
  const found = [];
  for (const file of files) found.push(await stage(house, file));
  if (given.json) console.log(JSON.stringify(found, null, 2));
  else console.table(found);
} finally {
  await house.close();
  await cluster?.stop();
  await rm(dataFolder, { recursive: true, force: true });
}
process.exit(0);

async function stage({ db, files: store }: OpenHouse, { name, kind, write }: (typeof files)[number]) {
  const file = await store.keep(write());
  const scope = jobScope(municipality);
  const { import_id } = await inScope(db, scope, async (trx) => {
    const opened = await openImport(trx, municipality, 'bench', {
      kind,
      file_name: name,
      encoding: 'auto',
      handed_over_by: 'bench',
      received_by: 'bench',
      medium: 'bench',
      medium_disposal: 'bench',
    });
    return acceptFile(trx, opened.import_id, file);
  });
  globalThis.gc?.();
  const idle = process.memoryUsage.rss();
  let peak = idle;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50);
  const started = performance.now();
  await stageImport({ house, kinds: importKinds, municipality_code: municipality, import_id });
  const seconds = (performance.now() - started) / 1000;
  clearInterval(watch);
  const staged = await inScope(db, scope, (trx) => getImport(trx, import_id));
  return {
    file: name,
    state: staged.state,
    problem: staged.problem ?? '',
    rows: staged.rows_read,
    rejected: staged.rows_rejected,
    MB: Math.round(file.bytes / 1e6),
    seconds: Math.round(seconds * 10) / 10,
    'rows/s': Math.round(staged.rows_read / seconds),
    'MB above idle': Math.round((peak - idle) / 1e6),
  };
}

/** Every name and address differs, as the worst case for a workbook, whose cells share texts. */
function resident(number: number): string[] {
  const household = Math.floor(number / 3);
  return [
    String(number),
    `H${household}`,
    `結 太郎${number}`,
    `ムスビ タロウ${number}`,
    '1980-04-01',
    `うみべ県むすび市浜一丁目${1 + (household % 90)}番${household}号`,
  ];
}

function* residentsCsv(): Generator<string> {
  yield `${header.join(',')}\n`;
  for (let number = 0; number < rows; number += 1) yield `${resident(number).join(',')}\n`;
}

function residentsXlsx(): Readable {
  const width = header.length;
  const all = (row: number) => (row === 0 ? header : resident(row - 1));
  const parts = function* (open: string, one: (row: number) => string, close: string): Generator<string> {
    yield open;
    for (let row = 0; row <= rows; row += 1) yield one(row);
    yield close;
  };
  const sheet = parts(
    '<worksheet><sheetData>',
    (row) =>
      `<row r="${row + 1}">${header.map((_name, column) => `<c t="s"><v>${row * width + column}</v></c>`).join('')}</row>`,
    '</sheetData></worksheet>',
  );
  const strings = parts(
    '<sst>',
    (row) =>
      all(row)
        .map((text) => `<si><t>${text}</t></si>`)
        .join(''),
    '</sst>',
  );
  const zip = new ZipFile();
  const add = (content: string, name: string) => zip.addBuffer(Buffer.from(content), name);
  add('<workbook><sheets><sheet r:id="r1"/></sheets></workbook>', 'xl/workbook.xml');
  add('<Relationships><Relationship Id="r1" Target="s.xml"/></Relationships>', 'xl/_rels/workbook.xml.rels');
  zip.addReadStream(Readable.from(strings, { objectMode: false }), 'xl/sharedStrings.xml');
  zip.addReadStream(Readable.from(sheet, { objectMode: false }), 'xl/s.xml');
  zip.end();
  return Readable.from(zip.outputStream);
}

/** A house of 10 m by 8 m on a grid. */
function outline(number: number): [number, number][] {
  const west = 138.3 + (number % 1000) * 0.00015;
  const south = 34.8 + Math.floor(number / 1000) * 0.00012;
  const [east, north] = [west + 0.00011, south + 0.00007];
  return [
    [west, south],
    [west, north],
    [east, north],
    [east, south],
    [west, south],
  ];
}

function* outlinesGeoJson(): Generator<string> {
  yield '{"type":"FeatureCollection","features":[';
  for (let number = 0; number < rows; number += 1) {
    const geometry = { type: 'Polygon', coordinates: [outline(number)] };
    yield `${number > 0 ? ',' : ''}${JSON.stringify({ type: 'Feature', properties: { 階数: 2 }, geometry })}`;
  }
  yield ']}';
}

function outlinesShapefile(): Readable {
  const numbers = Array.from({ length: rows }, (_none, number) => number);
  const zip = new ZipFile();
  zip.addBuffer(shpOf(numbers.map((number) => ({ rings: [outline(number)] }))), 'a.shp');
  zip.addBuffer(
    dbfOf(
      [{ name: 'FLOORS', type: 'N', length: 4 }],
      numbers.map(() => ['2']),
    ),
    'a.dbf',
  );
  zip.addBuffer(Buffer.from(prjOf[6668]), 'a.prj');
  zip.end();
  return Readable.from(zip.outputStream);
}
