// npm run bench:planning-server -- --data DIR [--engine server|embedded] [--buildings 100000] [--residents 250000]
// [--only counts|day] [--json]
// A coordinator's day through the API: counts of scopes over the whole town, then a plan of about 30,000 buildings from
// taking its stops to the evening's re-plan. Milliseconds of the clock, and of the processor: program and database together.
import { openBenchTown } from './bench-town.ts';
import type { EngineName } from './bench-town.ts';
import { printFigures, readBenchOptions } from './figures.ts';
import type { Figures } from './figures.ts';
import { coordinatorOf } from './planning/coordinator.ts';
import { planADay } from './planning/coordinators-day.ts';
import { layOutPlanning } from './planning/planned-registers.ts';
import { countScopes } from './planning/scope-counts.ts';

const options = readBenchOptions();
const rows: Figures[] = [];
try {
  for (const engine of options.engines) await measure(engine);
} finally {
  printFigures(rows, options.json);
}

async function measure(engine: EngineName): Promise<void> {
  const bench = await openBenchTown(engine, options.data, options);
  try {
    await layOutPlanning(bench, options.data);
    const coordinator = coordinatorOf(bench);
    if (options.only !== 'day') rows.push(...(await countScopes(bench, coordinator)));
    if (options.only !== 'counts') await planADay(bench, coordinator, rows);
  } finally {
    await bench.close();
  }
}
