// All towns of the country, an index a municipality, and the municipality found in the text. The program itself
// reads addresses of its own municipality only, so this stands with the bench.
import { join } from 'node:path';
import { foldAddress } from '../../../geodata/addresses/fold-address.ts';
import { parseAddress } from '../../../geodata/addresses/parse-address.ts';
import type { ParsedAddress } from '../../../geodata/addresses/parse-address.ts';
import { townIndex } from '../../../geodata/addresses/town-index.ts';
import type { TownIndex } from '../../../geodata/addresses/town-index.ts';
import { readTable } from './read-table.ts';

export interface TownPoint {
  readonly machiaza_id: string;
  readonly town: string;
  readonly at: readonly [lon: number, lat: number];
}

export interface City {
  readonly code: string;
  readonly prefecture: string;
  readonly city: string;
  readonly towns: TownPoint[];
}

export async function readCities(folder: string): Promise<City[]> {
  const cities = new Map<string, City>();
  for await (const value of readTable(join(folder, 'towns_japan/abr_machiaza_points_2022.csv.gz'))) {
    const code = value('lg_code');
    const city = cities.get(code) ?? { code, prefecture: value('pref'), city: value('city'), towns: [] };
    cities.set(code, city);
    city.towns.push({
      machiaza_id: value('machiaza_id'),
      town: value('town'),
      at: [Number(value('lon')), Number(value('lat'))],
    });
  }
  return [...cities.values()];
}

export interface Reading {
  readonly code: string | null;
  readonly parsed: ParsedAddress | null;
}

export interface NationalTowns {
  indexOf(code: string): TownIndex | null;
  /** Of the municipalities whose name begins the text the one whose towns read it furthest. */
  readAnywhere(text: string): Reading;
}

export function nationalTowns(cities: readonly City[]): NationalTowns {
  const indexes = new Map(cities.map((city) => [city.code, townIndex(city, city.towns)]));
  const byName = new Map<string, string[]>();
  for (const { code, prefecture, city } of cities)
    for (const name of new Set([city, city.replace(/^.+?郡(?=.+[町村]$)/u, '')]))
      for (const key of [foldAddress(prefecture + name), foldAddress(name)])
        byName.set(key, [...(byName.get(key) ?? []), code]);
  const longest = Math.max(...[...byName.keys()].map((name) => name.length));
  const order = ['house', 'block', 'town', 'oaza', 'none'];

  return {
    indexOf: (code) => indexes.get(code) ?? null,
    readAnywhere(text) {
      const folded = foldAddress(text).replaceAll(' ', '');
      let best: { code: string; parsed: ParsedAddress } | null = null;
      for (let length = Math.min(longest, folded.length); length > 0; length -= 1) {
        for (const code of byName.get(folded.slice(0, length)) ?? []) {
          const index = indexes.get(code);
          const parsed = index && parseAddress(text, index);
          if (parsed && (best === null || order.indexOf(parsed.level) < order.indexOf(best.parsed.level)))
            best = { code, parsed };
        }
      }
      return best ?? { code: null, parsed: null };
    },
  };
}
