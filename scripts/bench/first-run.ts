// npm run bench:first-run -- --data DIR: how long counters wait for a lookup while a town is being linked for the first
// time, on both engines. DIR is a folder of `scripts/musubi town build`. Prints the wait phase by phase, and afterwards.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { z } from 'zod';
import { createApp } from '../../api/app.ts';
import { inScope } from '../../api/db/scope.ts';
import { openHouse } from '../../api/house.ts';
import type { House } from '../../api/http/environment.ts';
import { newToken, sessionCookie, tokenHash } from '../../api/http/session.ts';
import { startLinkKeeper } from '../../api/matching/link-keeper.ts';
import { linkingScope } from '../../api/matching/link-run.ts';
import { findCurrentRun, findLastRun } from '../../api/matching/links.queries.ts';
import { readSettings } from '../../api/settings.ts';
import { builtTown } from '../demo/demo-town.ts';
import type { DemoTown } from '../demo/demo-town.ts';
import { bringTown } from '../demo/load-demo.ts';
import { startCluster } from '../throw-away-postgres.ts';
import type { EngineName } from './bench-town.ts';
import { percentile, printFigures } from './figures.ts';
import type { Figures } from './figures.ts';

/** Clerks who ask at once, and how long each reads an answer. */
const counters = 2;
const readsMs = 250;
const afterwards = 100;
const perKind = 60;

const Answer = z.object({ matches: z.array(z.object({ probability: z.number().nullable() })) });

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    engine: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
if (values.data === undefined)
  throw new Error('--data DIR: a folder that `scripts/musubi town build` has written');
const built = await builtTown(values.data);
// What is linked; a real town may have no hazards or barriers at all.
const linked = new Set(['gazetteer', 'residents', 'buildings', 'surveys', 'footprints']);
const town = { ...built, files: built.files.filter(({ kind }) => linked.has(kind)) };
const engines: EngineName[] =
  values.engine === 'server' || values.engine === 'embedded' ? [values.engine] : ['server', 'embedded'];
const rows: Figures[] = [];
for (const engine of engines) rows.push(...(await measure(engine, town)));
printFigures(rows, values.json);

interface Wait {
  phase: string;
  kind: string;
  ms: number;
  /** Best row bore a 適合率. */
  told: boolean;
}

async function measure(engine: EngineName, demo: DemoTown): Promise<Figures[]> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'musubi-first-run-'));
  const cluster = engine === 'server' ? await startCluster() : undefined;
  const house = await openHouse(
    readSettings({ MUSUBI_DATA_DIR: dataFolder, MUSUBI_LOG: 'error', DATABASE_URL: cluster?.url }),
  );
  try {
    await bringTown(house, demo, (line) => process.stderr.write(`${engine} ${line}\n`));
    const headers = await signIn(house, demo);
    const questions = await drawQuestions(house, demo);
    const app = createApp(house);
    const of = { municipality_code: demo.municipality_code, disaster_code: demo.disaster.disaster_code };
    const path = `/api/${of.municipality_code}/${of.disaster_code}/lookup`;
    const phaseNow = async () =>
      inScope(house.db, linkingScope(of.municipality_code), async (trx) => {
        const current = await findCurrentRun(trx, of);
        if (current === null) return (await findLastRun(trx, of, 'done')) === null ? 'before' : 'after';
        if (current.cells_total === null) return '1 planning and estimating';
        return current.cells_done < current.cells_total ? '2 linking' : '3 work lists';
      });
    const now = { phase: 'before' };
    const waits: Wait[] = [];
    const ask = async (index: number): Promise<void> => {
      const question = questions[index % questions.length];
      if (question === undefined) throw new Error('the town has no records');
      const started = performance.now();
      const at = now.phase;
      const answer = await app.request(path, {
        method: 'POST',
        headers,
        body: JSON.stringify(question.asked),
      });
      const body = await answer.json();
      if (answer.status !== 200) throw new Error(`a lookup failed with ${answer.status}`);
      const told = Answer.parse(body).matches.some(({ probability }) => probability !== null);
      waits.push({ phase: at, kind: question.kind, ms: performance.now() - started, told });
    };
    let asked = 0;
    const started = performance.now();
    const keeper = startLinkKeeper(house);
    const looks = (async () => {
      while (now.phase !== 'after') {
        now.phase = await phaseNow();
        await delay(100);
      }
    })();
    await Promise.all([
      looks,
      ...Array.from({ length: counters }, async () => {
        while (now.phase !== 'after') {
          await ask((asked += 1));
          await delay(readsMs);
        }
      }),
    ]);
    const seconds = Math.round((performance.now() - started) / 1000);
    await keeper.stop();
    for (let index = 0; index < afterwards; index += 1) await ask((asked += 1));
    const during = waits.filter((wait) => wait.phase !== 'after');
    return [
      ...[...Map.groupBy(waits, (wait) => wait.phase)]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([name, part]) => figuresOf(engine, name, part)),
      ...[...Map.groupBy(during, (wait) => wait.kind)].map(([kind, part]) =>
        figuresOf(engine, `first run, by ${kind}`, part),
      ),
      { ...figuresOf(engine, 'first run, all', during), run_s: seconds },
    ];
  } finally {
    await house.close();
    await cluster?.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

function figuresOf(engine: EngineName, what: string, waits: readonly Wait[]): Figures {
  const times = waits.map(({ ms }) => ms);
  return {
    engine,
    what,
    p50_ms: percentile(times, 0.5),
    p95_ms: percentile(times, 0.95),
    longest_ms: percentile(times, 1),
    calls: times.length,
    with_probability: `${Math.round((100 * waits.filter(({ told }) => told).length) / Math.max(1, waits.length))} %`,
  };
}

async function signIn(house: House, { municipality_code }: DemoTown): Promise<Record<string, string>> {
  const { account_id } = await house.db
    .selectFrom('accounts.account')
    .select('account_id')
    .where('municipality_code', '=', municipality_code)
    .where('user_id', '=', 'madoguchi')
    .executeTakeFirstOrThrow();
  const token = newToken();
  await house.db
    .insertInto('accounts.session')
    .values({ token_hash: tokenHash(token), account_id, last_seen_at: sql`now() + interval '1 hour'` })
    .execute();
  return { cookie: `${sessionCookie}=${token}`, 'x-musubi': '1', 'content-type': 'application/json' };
}

/** Surveys, households, buildings, names and places from all over the town, in turn. */
async function drawQuestions(
  { db }: House,
  { municipality_code }: DemoTown,
): Promise<{ kind: string; asked: object }[]> {
  const draw = async (table: string, column: string): Promise<string[]> => {
    const { rows: drawn } = await sql<{ value: string }>`
      SELECT ${sql.ref(column)} AS value FROM ${sql.table(table)}
      WHERE municipality_code = ${municipality_code} AND geom IS NOT NULL
      ORDER BY md5(${sql.ref(column)}) LIMIT ${perKind}`.execute(db);
    return drawn.map((row) => row.value);
  };
  const { rows: places } = await sql<{ lon: number; lat: number }>`
    SELECT ST_X(geom) AS lon, ST_Y(geom) AS lat FROM surveys.survey
    WHERE municipality_code = ${municipality_code} ORDER BY md5(survey_number || 'place') LIMIT ${perKind}`.execute(
    db,
  );
  const kinds: [string, object[]][] = [
    ['survey number', (await draw('surveys.survey', 'survey_number')).map((text) => ({ text }))],
    ['household number', (await draw('registers.household', 'household_number')).map((text) => ({ text }))],
    ['property number', (await draw('registers.building', 'property_number')).map((text) => ({ text }))],
    ['name', (await draw('registers.household', 'head_name')).map((name) => ({ name }))],
    ['address', (await draw('registers.household', 'address')).map((address) => ({ address }))],
    ['point', places.map(({ lon, lat }) => ({ at: [lon, lat] }))],
  ];
  return Array.from({ length: perKind }, (_, index) =>
    kinds.flatMap(([kind, asked]) => {
      const one = asked[index];
      return one === undefined ? [] : [{ kind, asked: one }];
    }),
  ).flat();
}
