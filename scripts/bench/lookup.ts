// npm run bench:lookup -- --data DIR: how long the counter waits for a lookup, in process and over HTTP, on both
// engines, beside the bare three nearest-neighbour queries without policies.
import { serve } from '@hono/node-server';
import { sql } from 'kysely';
import { inScope } from '../../api/db/scope.ts';
import { linkingScope, performRun } from '../../api/matching/link-run.ts';
import { askForRun } from '../../api/matching/links.commands.ts';
import { openBenchTown } from './bench-town.ts';
import type { BenchTown } from './bench-town.ts';
import { percentile, printFigures, readBenchOptions, timeEach } from './figures.ts';
import type { Figures } from './figures.ts';
import { town } from './town-files.ts';

const perKind = 100;
const warmUp = 30;

const options = readBenchOptions();
const rows: Figures[] = [];
for (const engine of options.engines) {
  const bench = await openBenchTown(engine, options.data, options);
  try {
    await linkTown(bench);
    rows.push(...(await measure(bench)));
  } finally {
    await bench.close();
  }
}
printFigures(rows, options.json);

/** The counter asks a town that is linked. Tells how long that took. */
async function linkTown({ engine, house }: BenchTown): Promise<void> {
  const of = { municipality_code: town.municipality, disaster_code: town.disaster };
  const started = performance.now();
  const asked = await inScope(house.db, linkingScope(town.municipality), (trx) =>
    askForRun(trx, of, { kind: 'full', cause: 'command' }, 'bench'),
  );
  const { run } = await performRun({ house, ...of, run_id: asked.run_id });
  const seconds = Math.round((performance.now() - started) / 1000);
  process.stderr.write(
    `${engine}: ${run.households ?? 0} households, ${run.buildings ?? 0} buildings, ${run.surveys ?? 0} surveys linked in ${seconds} s (${run.state})\n`,
  );
}

async function measure(bench: BenchTown): Promise<Figures[]> {
  const questions = await drawQuestions(bench);
  const figures: Figures[] = [];
  const note = (what: string, times: readonly number[]) =>
    figures.push({
      engine: bench.engine,
      what,
      p50_ms: percentile(times, 0.5),
      p95_ms: percentile(times, 0.95),
      calls: times.length,
    });

  const places = await drawPlaces(bench);
  await timeEach(places.slice(0, warmUp), (place) => bareKnn(bench, place));
  note('bare KNN of the three lists', await timeEach(places, (place) => bareKnn(bench, place)));

  const inProcess = (question: object) =>
    ask((path, init) => Promise.resolve(bench.app.request(path, init)), bench, question);
  await timeEach(
    questions.flatMap(({ asked }) => asked.slice(0, warmUp)),
    inProcess,
  );
  const all: number[] = [];
  for (const { kind, asked } of questions) {
    const times = await timeEach(asked, inProcess);
    note(`lookup by ${kind}`, times);
    all.push(...times);
  }
  note('lookup, all kinds', all);

  const server = serve({ fetch: bench.app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const origin = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
  const overHttp = (question: object) =>
    ask((path, init) => fetch(`${origin}${path}`, init), bench, question);
  note(
    'lookup, all kinds, over HTTP',
    await timeEach(
      questions.flatMap(({ asked }) => asked),
      overHttp,
    ),
  );
  await new Promise((resolve) => server.close(resolve));
  return figures;
}

async function ask(
  send: (path: string, init: RequestInit) => Promise<Response>,
  { headers }: BenchTown,
  question: object,
): Promise<void> {
  const path = `/api/${town.municipality}/${town.disaster}/lookup`;
  const answer = await send(path, { method: 'POST', headers, body: JSON.stringify(question) });
  const text = await answer.text();
  if (answer.status !== 200 || text.length < 1000) throw new Error(`a lookup failed with ${answer.status}`);
}

/** Every n-th record, so that each run asks the same. */
async function drawQuestions({ house }: BenchTown): Promise<{ kind: string; asked: object[] }[]> {
  const draw = async (table: string, column: string) => {
    const { rows: drawn } = await sql<{ value: string }>`SELECT ${sql.ref(column)} AS value FROM (
      SELECT ${sql.ref(column)}, row_number() OVER (ORDER BY ${sql.ref(column)}) AS n, count(*) OVER () AS total
      FROM ${sql.table(table)} WHERE geom IS NOT NULL) numbered WHERE n % (total / ${perKind}) = 0 LIMIT ${perKind}`.execute(
      house.db,
    );
    return drawn.map((row) => row.value);
  };
  const texts = (values: string[]) => values.map((text) => ({ text }));
  const names = await draw('registers.household', 'head_name');
  const places = await drawPlaces({ house });
  return [
    { kind: 'survey number', asked: texts(await draw('surveys.survey', 'survey_number')) },
    { kind: 'household number', asked: texts(await draw('registers.household', 'household_number')) },
    { kind: 'property number', asked: texts(await draw('registers.building', 'property_number')) },
    { kind: 'name', asked: texts(names) },
    { kind: 'kana', asked: texts(await draw('registers.household', 'head_kana')) },
    { kind: 'family name alone', asked: names.map((name) => ({ name: name.split(/\s/u)[0] })) },
    {
      kind: 'address',
      asked: (await draw('registers.household', 'address')).map((address) => ({ address })),
    },
    { kind: 'point', asked: places.map(({ lon, lat }) => ({ at: [lon, lat] })) },
  ];
}

interface Place {
  lon: number;
  lat: number;
}

async function drawPlaces({ house }: Pick<BenchTown, 'house'>): Promise<Place[]> {
  const { rows: drawn } = await sql<Place>`SELECT ST_X(geom) AS lon, ST_Y(geom) AS lat FROM (
    SELECT geom, row_number() OVER (ORDER BY survey_number) AS n, count(*) OVER () AS total FROM surveys.survey) numbered
    WHERE n % (total / ${perKind}) = 0 LIMIT ${perKind}`.execute(house.db);
  return drawn;
}

/** As the owner, whom no policy binds, and without distances. */
async function bareKnn({ house }: BenchTown, { lon, lat }: Place): Promise<void> {
  for (const table of ['registers.household', 'registers.building', 'surveys.survey'])
    await sql`SELECT * FROM ${sql.table(table)} ORDER BY geom <-> ST_SetSRID(ST_MakePoint(${lon}, ${lat}), 6668) LIMIT 50`.execute(
      house.db,
    );
}
