// npm run bench:planning -- --data DIR [--data DIR …] [--sizes 1000,3000] [--districts 5,40] [--seed S] [--json]
// Cuts parts of towns (folders as `town build` writes them) and measures what was promised, beside turf's k-means, a grid
// of quantiles and the list sorted by address: their groups are walked in orders by the same search as ours.
import { parseArgs } from 'node:util';
import { balanceOf } from '../../api/surveys/planning/balance.ts';
import { cutDistricts } from '../../api/surveys/planning/cut-districts.ts';
import { measureDistricts } from '../../api/surveys/planning/measure-districts.ts';
import type { Ground, Stop } from '../../api/surveys/planning/plan-problem.ts';
import { townOf } from '../../api/surveys/planning/town.ts';
import { printFigures } from './figures.ts';
import type { Figures } from './figures.ts';
import { judge } from './planning/judge.ts';
import { byAddress, kMeans, quantileGrid } from './planning/other-ways.ts';
import type { Groups } from './planning/other-ways.ts';
import { around, readPlannedTown } from './planning/planned-town.ts';
import type { PlannedTown } from './planning/planned-town.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', multiple: true },
    sizes: { type: 'string', default: '1000,3000,10000,30000' },
    districts: { type: 'string', default: '5,10,20,40,60,80,100' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
if (values.data === undefined)
  throw new Error('--data DIR: a folder with footprints.geojson, barriers.geojson, buildings.csv');

const rows: Figures[] = [];
for (const dir of values.data) {
  const town = await readPlannedTown(dir);
  for (const size of numbers(values.sizes)) {
    if (size > town.stops.length) continue;
    const stops = around(town, size, Number(values.seed));
    for (const count of numbers(values.districts)) rows.push(compare(town, stops, count));
  }
}
printFigures(rows, values.json);

function compare(town: PlannedTown, stops: readonly Stop[], count: number): Figures {
  const [first] = stops;
  const ground: Ground = { barriers: town.barriers, base: first === undefined ? null : [first.x, first.y] };
  const began = performance.now();
  const cut = cutDistricts({ stops, ground, districts: count, order: 'even' });
  const seconds = (performance.now() - began) / 1000;
  const byId = new Map(stops.map((stop) => [stop.id, stop]));
  const groups = cut.districts.map(({ stops: ids }) => ids.flatMap((id) => byId.get(id) ?? []));
  const { mean, max, heaviest_stop } = cut.balance;
  const metres = cut.districts.reduce((sum, { walking_metres }) => sum + walking_metres, 0);
  const { torn, extra_parts, near_tree, worst_rest } = judge(stops, town.barriers, groups);
  const means = measured(stops, ground, kMeans(stops, count));
  const grid = measured(stops, ground, quantileGrid(stops, count));
  const address = measured(stops, ground, byAddress(stops, count, town.addressOf));
  return {
    town: town.name,
    stops: stops.length,
    N: count,
    got: groups.filter((group) => group.length > 0).length,
    pieces: cut.scope_pieces,
    torn,
    extra_parts,
    of_promise: rounded((max - mean) / Math.max(0.05 * mean, heaviest_stop)),
    max_mean: rounded(max / mean),
    km: rounded(metres / 1000),
    to_kmeans: rounded(metres / means.metres),
    near_tree: rounded(near_tree),
    worst_rest: rounded(worst_rest),
    seconds: rounded(seconds),
    kmeans_max_mean: means.max_mean,
    grid_N: grid.count,
    grid_max_mean: grid.max_mean,
    grid_km: rounded(grid.metres / metres),
    address_max_mean: address.max_mean,
    address_km: rounded(address.metres / metres),
  };
}

/** Groups walked in orders by the same search, as carefully. */
function measured(stops: readonly Stop[], ground: Ground, groups: Groups) {
  const assignment = new Map(groups.flatMap((group, at) => group.map(({ id }) => [id, String(at)] as const)));
  const districts = [...measureDistricts(townOf(stops, ground), assignment, new Map(), 1).values()];
  const { max, mean } = balanceOf(districts, 0);
  const metres = districts.reduce((sum, { walking_metres }) => sum + walking_metres, 0);
  return { metres, max_mean: rounded(max / mean), count: districts.length };
}

function numbers(list: string): number[] {
  return list.split(',').map(Number);
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
