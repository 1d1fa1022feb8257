// npm run bench:planning-server -- --data DIR [--engine server|embedded] [--buildings 100000] [--residents 250000] [--json]
// A coordinator's day through the API: counts of scopes over the whole town, then a plan of about 30,000 buildings from
// taking its stops to the evening's re-plan. Milliseconds of the clock, and of our own process's processor.
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { usualSettings } from '../../api/surveys/plans.contract.ts';
import type { DrawnPolygon } from '../../api/surveys/scope.contract.ts';
import { openBenchTown } from './bench-town.ts';
import type { BenchTown } from './bench-town.ts';
import { percentile, printFigures, readBenchOptions } from './figures.ts';
import type { Figures } from './figures.ts';
import { coordinatorOf } from './planning/coordinator.ts';
import type { Coordinator } from './planning/coordinator.ts';
import { layOutPlanning, spreadOf } from './planning/planned-registers.ts';
import { blob } from './planning/blob.ts';

const planned = 30_000;
const countsEach = 20;

const options = readBenchOptions();
const rows: Figures[] = [];
for (const engine of options.engines) {
  const bench = await openBenchTown(engine, options.data, options);
  try {
    await layOutPlanning(bench, options.data);
    const coordinator = coordinatorOf(bench);
    rows.push(...(await countScopes(bench, coordinator)));
    rows.push(...(await planADay(bench, coordinator)));
  } finally {
    await bench.close();
  }
}
printFigures(rows, options.json);

const Counts = z.object({ buildings: z.number() });

/** What is counted while somebody draws. */
async function countScopes(bench: BenchTown, { post, base }: Coordinator): Promise<Figures[]> {
  const { middle, reachOf, towns } = await spreadOf(bench);
  const half = { polygons: [blob(middle, await reachOf(0.5), 200)] };
  const scopes: Record<string, object> = {
    'whole town, all': { use: 'all' },
    'whole town, dwellings': {},
    'half of it, drawn': { ...half, use: 'all' },
    'half of it, drawn, dwellings': half,
    'half of it, wooden': { ...half, structures: ['wooden'] },
    'half of it, and who applied': { ...half, applied: 'add' },
    'half of it, damaged': { ...half, damage_from: 0.3 },
    'half of it, in the flood': { ...half, hazard: { kind: 'flood', rank: 1 } },
    'a tenth, drawn': { polygons: [blob(middle, await reachOf(0.1), 200)] },
    'every second 町字': { town_ids: towns.filter((_, at) => at % 2 === 0) },
    'the flood': { hazard_areas: [{ kind: 'flood', rank: 1 }], use: 'all' },
    'who applied, alone': { applied: 'only' },
  };
  const figures: Figures[] = [];
  for (const [what, scope] of Object.entries(scopes)) {
    const question = { scope: { ...usualSettings.scope, ...scope } };
    const times: number[] = [];
    let buildings = 0;
    for (let call = 0; call <= countsEach; call++) {
      const began = performance.now();
      ({ buildings } = Counts.parse(await post(`${base}/survey-scope/counts`, question)));
      if (call > 0) times.push(performance.now() - began);
    }
    figures.push({
      engine: bench.engine,
      what: `counts: ${what}`,
      of: buildings,
      p50_ms: percentile(times, 0.5),
      p95_ms: percentile(times, 0.95),
    });
  }
  return figures;
}

const Revision = z.object({ revision: z.number() });
const Taken = z.object({ revision: z.number(), total: z.number() });
const CutState = z.object({
  state: z.string(),
  figures: z.object({ districts: z.array(z.unknown()), seconds: z.number() }).nullable(),
});
const Columns = z.object({ stop_id: z.array(z.number()), district: z.array(z.number()) });
const Districts = z.object({
  districts: z.array(z.object({ district_id: z.string(), is_live: z.boolean(), stops: z.number() })),
});

async function planADay(bench: BenchTown, coordinator: Coordinator): Promise<Figures[]> {
  const { get, post, put, base } = coordinator;
  const { middle, reachOf } = await spreadOf(bench);
  const polygon = blob(middle, await reachOf(planned), 200);
  const figures: Figures[] = [];
  const clocked = async <T>(what: string, of: number, work: () => Promise<T>): Promise<T> => {
    const [began, cpu] = [performance.now(), process.cpuUsage()];
    const done = await work();
    const { user, system } = process.cpuUsage(cpu);
    figures.push({
      engine: bench.engine,
      what,
      of,
      p50_ms: Math.round(performance.now() - began),
      cpu_ms: Math.round((user + system) / 1000),
    });
    return done;
  };

  const plan_id = crypto.randomUUID();
  const plan = `${base}/survey-plans/${plan_id}`;
  const scope = { ...usualSettings.scope, use: 'all', polygons: [polygon] satisfies DrawnPolygon[] };
  const settings = { ...usualSettings, scope, base: { name: '役場', lon: middle[0], lat: middle[1] } };
  let { revision } = Revision.parse(await post(`${base}/survey-plans`, { plan_id, name: '計測', settings }));
  const taken = Taken.parse(
    await clocked('taking stops', planned, () => put(`${plan}/stops`, undefined, revision)),
  );
  ({ revision } = taken);
  const { total } = taken;

  const cut = async (kind: 'cut' | 'replan', districts: number) => {
    const cut_id = crypto.randomUUID();
    await clocked(`${kind}: job`, districts, async () => {
      await post(`${plan}/cuts`, { cut_id, kind, districts, visit_first: 'even' });
      for (;;) {
        const { state, figures: made } = CutState.parse(await get(`${plan}/cuts/${cut_id}`));
        if (state === 'done' && made !== null) return made;
        if (state !== 'running') throw new Error(`the cut ended as ${state}`);
        await delay(100);
      }
    });
    await clocked(`${kind}: preview`, districts, () => get(`${plan}/cuts/${cut_id}/preview`));
    ({ revision } = Revision.parse(
      await clocked(`${kind}: accept`, districts, () => post(`${plan}/cuts/${cut_id}/accept`, { revision })),
    ));
  };

  const look = async (when: string) => {
    await clocked(`${when}: plan`, total, () => get(plan));
    await clocked(`${when}: capacity`, total, () => get(`${plan}/capacity`));
    const columns = Columns.parse(
      await clocked(`${when}: stops as columns`, total, () => get(`${plan}/stops`)),
    );
    const list = await clocked(`${when}: districts`, total, () => get(`${plan}/districts`));
    await clocked(`${when}: outlines`, total, () => get(`${plan}/districts.geojson`));
    await clocked(`${when}: progress`, total, () => get(`${plan}/progress`));
    const live = Districts.parse(list).districts.filter(({ is_live }) => is_live);
    const [first] = live;
    if (first !== undefined) {
      await clocked(`${when}: stops of a district`, first.stops, () =>
        get(`${plan}/districts/${first.district_id}/stops`),
      );
      await clocked(`${when}: history of a district`, first.stops, () =>
        get(`${plan}/districts/${first.district_id}/history`),
      );
    }
    return { columns, live };
  };

  const edit = async (what: string, of: number, change: object) => {
    await clocked(`preview: ${what}`, of, () => post(`${plan}/edits/preview`, { revision, edit: change }));
    ({ revision } = Revision.parse(
      await clocked(`edit: ${what}`, of, () => post(`${plan}/edits`, { revision, edit: change })),
    ));
  };

  for (const districts of [100, Math.ceil(total / 9)]) {
    await cut('cut', districts);
    const { live, columns } = await look(`${districts} districts`);
    const [one, two, three] = live.map(({ district_id }) => district_id);
    const lasso = { inside: blob(middle, (await reachOf(planned)) / 12, 40) };
    const to_district = three ?? null;
    await edit('move by lasso', districts, { kind: 'move', stops: lasso, to_district });
    await edit('merge', districts, { kind: 'merge', districts: [one, two] });
    await edit('split', districts, { kind: 'split', district: one, into: 2 });
    await edit('undo', districts, { kind: 'undo' });
    if (districts !== 100) continue;
    const visited = columns.stop_id.filter((_, at) => at % 100 < (columns.district[at] ?? 0) % 40);
    await clocked('states', visited.length, async () => {
      for (let from = 0; from < visited.length; from += 500)
        await post(`${plan}/stops/states`, {
          stop_ids: visited.slice(from, from + 500),
          state: 'done',
          note: null,
          survey_number: null,
        });
    });
    await cut('replan', districts);
    await look('after the evening');
  }
  return figures;
}
