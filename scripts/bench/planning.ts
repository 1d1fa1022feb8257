// npm run bench:planning -- --data DIR [--data DIR …] [--sizes 3000] [--districts 5,10] [--times 1000,30000]
// [--time-districts 5,40] [--seeds 1,2] [--json]
// Cuts parts of towns (folders as `town build` writes them) and measures what was promised, beside turf's k-means, a grid
// of quantiles and the list sorted by address: their groups are walked in orders by the same search as ours. Then times of
// parts of other sizes, alone, and of the evening's re-plan. Seconds are of the processor: the machine may do other things.
import { parseArgs } from 'node:util';
import { balanceOf } from '../../api/surveys/planning/balance.ts';
import { cutDistricts } from '../../api/surveys/planning/cut-districts.ts';
import { measureDistricts } from '../../api/surveys/planning/measure-districts.ts';
import type { Balance, Cut, Ground, Stop } from '../../api/surveys/planning/plan-problem.ts';
import { replanDistricts } from '../../api/surveys/planning/replan-districts.ts';
import { townOf } from '../../api/surveys/planning/town.ts';
import { printFigures } from './figures.ts';
import type { Figures } from './figures.ts';
import { eveningOf } from './planning/evening.ts';
import { judge } from './planning/judge.ts';
import { byAddress, kMeans, quantileGrid } from './planning/other-ways.ts';
import type { Groups } from './planning/other-ways.ts';
import { around, readPlannedTown } from './planning/planned-town.ts';
import type { PlannedTown } from './planning/planned-town.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', multiple: true },
    sizes: { type: 'string', default: '3000' },
    districts: { type: 'string', default: '5,10,20,40,70,100' },
    times: { type: 'string', default: '1000,3000,10000,30000' },
    'time-districts': { type: 'string', default: '5,40,100,day' },
    seeds: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
if (values.data === undefined)
  throw new Error('--data DIR: a folder with footprints.geojson, barriers.geojson, buildings.csv');

const compared: Figures[] = [];
const timed: Figures[] = [];
for (const dir of values.data) {
  const town = await readPlannedTown(dir);
  for (const seed of numbers(values.seeds)) {
    for (const stops of partsOf(town, values.sizes, seed))
      for (const count of numbers(values.districts)) compared.push({ seed, ...compare(town, stops, count) });
    for (const stops of partsOf(town, values.times, seed))
      for (const count of listed(values['time-districts']))
        timed.push({
          seed,
          ...time(town, stops, count === 'day' ? teamDaysOf(stops) : Number(count)),
        });
  }
}
if (values.json) console.log(JSON.stringify({ compared, summary: summaryOf(compared), timed }, null, 2));
else for (const rows of [compared, summaryOf(compared), timed]) printFigures(rows, false);

function compare(town: PlannedTown, stops: readonly Stop[], count: number): Figures {
  const ground = groundOf(town, stops);
  const { cut, seconds } = timedCut(stops, ground, count);
  const groups = groupsOf(cut, stops);
  const metres = cut.districts.reduce((sum, { walking_metres }) => sum + walking_metres, 0);
  const { near_tree, worst_far, ...judged } = judge(stops, town.barriers, groups);
  const means = measured(stops, ground, kMeans(stops, count));
  const grid = measured(stops, ground, quantileGrid(stops, count));
  const address = measured(stops, ground, byAddress(stops, count, town.addressOf));
  return {
    town: town.name,
    stops: stops.length,
    N: count,
    got: groups.filter((group) => group.length > 0).length,
    pieces: cut.scope_pieces,
    ...judged,
    of_promise: ofPromise(cut.balance),
    max_mean: rounded(cut.balance.max / cut.balance.mean),
    km: rounded(metres / 1000),
    to_kmeans: rounded(metres / means.metres),
    near_tree: rounded(near_tree),
    worst_far: rounded(worst_far),
    seconds,
    kmeans_max_mean: means.max_mean,
    grid_N: grid.count,
    grid_max_mean: grid.max_mean,
    grid_km: rounded(grid.metres / metres),
    address_max_mean: address.max_mean,
    address_km: rounded(address.metres / metres),
  };
}

/** The worst of all cuts of a town. */
function summaryOf(rows: readonly Figures[]): Figures[] {
  return [...Map.groupBy(rows, ({ town }) => String(town))].map(([town, of]) => {
    const all = (name: string) => of.map((row) => Number(row[name]));
    const sum = (name: string) => all(name).reduce((total, value) => total + value, 0);
    return {
      town,
      cuts: of.length,
      exactly_N: of.filter(({ N, got }) => N === got).length,
      torn: sum('torn'),
      of_promise: Math.max(...all('of_promise')),
      to_kmeans: Math.max(...all('to_kmeans')),
      over_1_03: of.filter(({ to_kmeans }) => Number(to_kmeans) > 1.03).length,
      near_tree: Math.min(...all('near_tree')),
      worst_far: Math.max(...all('worst_far')),
    };
  });
}

function time(town: PlannedTown, stops: readonly Stop[], count: number): Figures {
  const ground = groundOf(town, stops);
  const { cut, seconds } = timedCut(stops, ground, count);
  const { torn, near_tree } = judge(stops, town.barriers, groupsOf(cut, stops));
  const { open, present } = eveningOf(cut, stops);
  const began = processorSeconds();
  const evening = replanDistricts({ stops: open, ground, present, districts: count, order: 'even' });
  return {
    town: town.name,
    stops: stops.length,
    N: count,
    got: cut.districts.length,
    torn,
    of_promise: ofPromise(cut.balance),
    near_tree: rounded(near_tree),
    seconds,
    left: open.length,
    moved: evening.moved,
    replan_of_promise: ofPromise(evening.balance),
    replan_seconds: rounded(processorSeconds() - began),
  };
}

function timedCut(stops: readonly Stop[], ground: Ground, districts: number): { cut: Cut; seconds: number } {
  const began = processorSeconds();
  const cut = cutDistricts({ stops, ground, districts, order: 'even' });
  return { cut, seconds: rounded(processorSeconds() - began) };
}

/** Of the whole program, what clears memory beside it included. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function groundOf(town: PlannedTown, [first]: readonly Stop[]): Ground {
  return { barriers: town.barriers, base: first === undefined ? null : [first.x, first.y] };
}

function groupsOf(cut: Cut, stops: readonly Stop[]): Groups {
  const byId = new Map(stops.map((stop) => [stop.id, stop]));
  return cut.districts.map(({ stops: ids }) => ids.flatMap((id) => byId.get(id) ?? []));
}

/** max − mean beside what was promised: at most 1. */
function ofPromise({ max, mean, heaviest_stop }: Balance): number {
  return rounded((max - mean) / Math.max(0.05 * mean, heaviest_stop));
}

/** One team-day a district. */
function teamDaysOf(stops: readonly Stop[]): number {
  return Math.ceil(stops.reduce((sum, { minutes }) => sum + minutes, 0) / 360);
}

/** Groups walked in orders by the same search, as carefully. */
function measured(stops: readonly Stop[], ground: Ground, groups: Groups) {
  const assignment = new Map(groups.flatMap((group, at) => group.map(({ id }) => [id, String(at)] as const)));
  const districts = [...measureDistricts(townOf(stops, ground), assignment, new Map(), 1).values()];
  const { max, mean } = balanceOf(districts, 0);
  const metres = districts.reduce((sum, { walking_metres }) => sum + walking_metres, 0);
  return { metres, max_mean: rounded(max / mean), count: districts.length };
}

function partsOf(town: PlannedTown, sizes: string, seed: number): Stop[][] {
  return numbers(sizes)
    .filter((size) => size <= town.stops.length)
    .map((size) => around(town, size, seed));
}

function listed(list: string): string[] {
  return list.split(',').filter((item) => item !== '');
}

function numbers(list: string): number[] {
  return listed(list).map(Number);
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
