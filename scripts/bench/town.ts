// Drawing towns: how long, how many, and how much memory above idle. npm run bench:town [-- --json]
import { parseArgs } from 'node:util';
import { drawTown } from '../../geodata/town/place/draw-town.ts';
import { printFigures } from './figures.ts';
import type { Figures } from './figures.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const sizes = [2000, 20_000, 200_000, 1_000_000];

function heapMegabytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

/** Reads a town's buildings once, looking at the memory that is in use along the way. */
async function measure(people: number): Promise<Figures> {
  const idle = heapMegabytes();
  const began = performance.now();
  const place = drawTown({ people, seed: 1 });
  const planned = performance.now();
  let [buildings, homes, most] = [0, 0, 0];
  for await (const building of place.buildings()) {
    buildings += 1;
    homes += building.dwelling_units;
    if (buildings % 20_000 === 0) most = Math.max(most, heapMegabytes());
  }
  const seconds = (from: number, to: number) => Math.round((to - from) / 100) / 10;
  return {
    people,
    buildings,
    people_a_home: Math.round((people / homes) * 100) / 100,
    plan_seconds: seconds(began, planned),
    buildings_seconds: seconds(planned, performance.now()),
    heap_above_idle_mb: Math.round(Math.max(most, heapMegabytes()) - idle),
  };
}

const rows: Figures[] = [];
for (const people of sizes) rows.push(await measure(people));
printFigures(rows, values.json);
