// What is counted while somebody draws: scopes of all kinds over a whole town.
import { z } from 'zod';
import { usualSettings } from '../../../api/surveys/plans.contract.ts';
import type { BenchTown } from '../bench-town.ts';
import { percentile } from '../figures.ts';
import type { Figures } from '../figures.ts';
import { blob } from './blob.ts';
import type { Coordinator } from './coordinator.ts';
import { spreadOf } from './planned-registers.ts';
import { processorMs } from './processor.ts';

const callsEach = 10;

const Counts = z.object({ buildings: z.number(), households: z.number() });

export async function countScopes(bench: BenchTown, { post, base }: Coordinator): Promise<Figures[]> {
  const figures: Figures[] = [];
  for (const [what, scope] of Object.entries(await scopesOf(bench))) {
    const question = { scope: { ...usualSettings.scope, ...scope } };
    const ask = async () => Counts.parse(await post(`${base}/survey-scope/counts`, question));
    const { buildings, households } = await ask();
    const times: number[] = [];
    const before = processorMs();
    for (let call = 0; call < callsEach; call++) {
      const began = performance.now();
      await ask();
      times.push(performance.now() - began);
    }
    figures.push({
      engine: bench.engine,
      what: `counts: ${what}`,
      of: buildings,
      households,
      p50_ms: percentile(times, 0.5),
      p95_ms: percentile(times, 0.95),
      cpu_ms: Math.round((processorMs() - before) / callsEach),
    });
  }
  return figures;
}

async function scopesOf(bench: BenchTown): Promise<Record<string, object>> {
  const { middle, reachOf, towns } = await spreadOf(bench);
  const half = { polygons: [blob(middle, await reachOf(0.5), 200)] };
  return {
    'whole town, all': { use: 'all' },
    'whole town, dwellings': {},
    'half of it, drawn': { ...half, use: 'all' },
    'half of it, drawn, dwellings': half,
    'half of it, drawn by 1,500 corners': { polygons: [blob(middle, await reachOf(0.5), 1_500)] },
    'half of it, wooden': { ...half, structures: ['wooden'] },
    'half of it, and who applied': { ...half, applied: 'add' },
    'half of it, damaged': { ...half, damage_from: 0.3 },
    'half of it, in the flood': { ...half, hazard: { kind: 'flood', rank: 1 } },
    'a tenth, drawn': { polygons: [blob(middle, await reachOf(0.1), 200)] },
    'every second 町字': { town_ids: towns.filter((_, at) => at % 2 === 0) },
    'the flood': { hazard_areas: [{ kind: 'flood', rank: 1 }], use: 'all' },
    'who applied, alone': { applied: 'only' },
  };
}
