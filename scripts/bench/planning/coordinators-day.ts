// A plan of about 30,000 buildings from taking its stops to the evening's re-plan and the half days of sixty teams.
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { usualSettings } from '../../../api/surveys/plans.contract.ts';
import type { DrawnPolygon } from '../../../api/surveys/scope.contract.ts';
import type { BenchTown } from '../bench-town.ts';
import type { Figures } from '../figures.ts';
import { allocateTeams } from './allocated-teams.ts';
import { blob } from './blob.ts';
import type { Coordinator } from './coordinator.ts';
import { spreadOf } from './planned-registers.ts';
import { processorMs } from './processor.ts';

const planned = 30_000;
/** By hand edited, allocated to sixty teams, and as many as a plan holds. */
const cuts = [100, 600, 2_000] as const;

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

export type Clocked = <T>(what: string, of: number, work: () => Promise<T>) => Promise<T>;

/** Adds to `figures` step by step, so that what was measured shows even where a later step fails. */
export async function planADay(
  bench: BenchTown,
  coordinator: Coordinator,
  figures: Figures[],
): Promise<void> {
  const { get, post, put, base } = coordinator;
  const { middle, reachOf } = await spreadOf(bench);
  const reach = await reachOf(planned);
  const clocked: Clocked = async (what, of, work) => {
    const [began, cpu] = [performance.now(), processorMs()];
    const done = await work();
    figures.push({
      engine: bench.engine,
      what,
      of,
      p50_ms: Math.round(performance.now() - began),
      cpu_ms: Math.round(processorMs() - cpu),
    });
    return done;
  };

  const plan_id = crypto.randomUUID();
  const plan = `${base}/survey-plans/${plan_id}`;
  const polygons = [blob(middle, reach, 200)] satisfies DrawnPolygon[];
  const scope = { ...usualSettings.scope, use: 'all', polygons };
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
        if (state === 'done' && made !== null) return;
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
    if (first === undefined) throw new Error('the plan has no district');
    const one = `${plan}/districts/${first.district_id}`;
    await clocked(`${when}: stops of a district`, first.stops, () => get(`${one}/stops`));
    await clocked(`${when}: history of a district`, first.stops, () => get(`${one}/history`));
    return { columns, live };
  };

  const edit = async (what: string, of: number, change: object) => {
    await clocked(`preview: ${what}`, of, () => post(`${plan}/edits/preview`, { revision, edit: change }));
    ({ revision } = Revision.parse(
      await clocked(`edit: ${what}`, of, () => post(`${plan}/edits`, { revision, edit: change })),
    ));
  };

  for (const districts of cuts) {
    await cut('cut', districts);
    const { live, columns } = await look(`${districts} districts`);
    const lasso = { inside: blob(middle, reach / 12, 40) };
    const to_district = live[0]?.district_id ?? null;
    await edit('move by lasso', districts, { kind: 'move', stops: lasso, to_district });
    // Small districts in the lasso have ended.
    const left = Districts.parse(await get(`${plan}/districts`)).districts;
    const [one, two] = left.filter(({ is_live }) => is_live).map(({ district_id }) => district_id);
    await edit('merge', districts, { kind: 'merge', districts: [one, two] });
    await edit('split', districts, { kind: 'split', district: one, into: 2 });
    await edit('undo', districts, { kind: 'undo' });
    if (districts === 600) await allocateTeams(coordinator, plan, clocked);
    if (districts !== 100) continue;
    const visited = columns.stop_id.filter((_, at) => at % 100 < (columns.district[at] ?? 0) % 40);
    await clocked('states', visited.length, async () => {
      for (let from = 0; from < visited.length; from += 500) {
        const stop_ids = visited.slice(from, from + 500);
        await post(`${plan}/stops/states`, { stop_ids, state: 'done', note: null, survey_number: null });
      }
    });
    await cut('replan', districts);
    await look('after the evening');
  }
}
