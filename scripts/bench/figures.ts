// How benches run, count and print.
import { parseArgs } from 'node:util';
import type { EngineName } from './bench-town.ts';

export interface BenchOptions {
  data: string;
  json: boolean;
  engines: EngineName[];
  residents: number;
  buildings: number;
  /** A part of a bench, where it has parts. */
  only: string | undefined;
}

/** --data DIR [--engine server|embedded] [--residents N] [--buildings N] [--only PART] [--json] */
export function readBenchOptions(): BenchOptions {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      json: { type: 'boolean', default: false },
      engine: { type: 'string' },
      residents: { type: 'string', default: '300000' },
      buildings: { type: 'string', default: '120000' },
      only: { type: 'string' },
    },
  });
  if (values.data === undefined)
    throw new Error('--data DIR: a folder with gazetteer.csv, residents.csv, buildings.csv and surveys.csv');
  const engines: EngineName[] =
    values.engine === 'server' || values.engine === 'embedded' ? [values.engine] : ['server', 'embedded'];
  const { data, json } = values;
  const { residents, buildings, only } = values;
  return { data, json, engines, residents: Number(residents), buildings: Number(buildings), only };
}

/** Milliseconds of each call, in order. */
export async function timeEach<T>(
  inputs: readonly T[],
  work: (input: T) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = [];
  for (const input of inputs) {
    const start = performance.now();
    await work(input);
    times.push(performance.now() - start);
  }
  return times;
}

export function percentile(times: readonly number[], share: number): number {
  const ordered = [...times].sort((one, other) => one - other);
  const value = ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * share))] ?? Number.NaN;
  return Math.round(value * 10) / 10;
}

export type Figures = Record<string, string | number>;

export function printFigures(rows: readonly Figures[], json: boolean): void {
  if (json) console.log(JSON.stringify(rows, null, 2));
  else console.table(rows);
}
