// How long linking takes, and how that grows: whole towns of 10,000, 30,000 and 100,000 households as one region each.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { estimateModel } from '../../../api/matching/linkage/estimate-model.ts';
import { linkRegion } from '../../../api/matching/linkage/link-region.ts';
import type { Figures } from '../figures.ts';
import { buildTown } from './build-town.ts';
import { readRegion } from './read-region.ts';

/** People for about so many households. */
const PEOPLE = [23_500, 70_500, 235_000];

export async function timeSizes(data: string, folder: string, seed: number): Promise<Figures[]> {
  const figures: Figures[] = [];
  for (const people of PEOPLE) {
    const out = join(folder, 'town');
    await buildTown(data, out, 'むすび', { people, seed, noise: 'medium', position: 'mixed' });
    const region = await readRegion(out);
    await rm(out, { recursive: true });
    const began = performance.now();
    const cpu = process.cpuUsage();
    const model = estimateModel(region);
    const estimated = performance.now();
    const { pairs } = linkRegion(region, model);
    const linked = performance.now();
    const { user } = process.cpuUsage(cpu);
    const seconds = (milliseconds: number) => Math.round(milliseconds / 100) / 10;
    figures.push({
      households: region.households.length,
      buildings: region.buildings.length,
      surveys: region.surveys.length,
      rows: pairs.length,
      'model s': seconds(estimated - began),
      'links s': seconds(linked - estimated),
      'cpu s, both': Math.round(user / 1e5) / 10,
      'cpu ms a household': Math.round((user / 1000 / region.households.length) * 100) / 100,
      'MB at the end': Math.round(process.memoryUsage().rss / 2 ** 20),
    });
  }
  return figures;
}
