// A town's gazetteer as the importer keeps it: points under their keys, blocks in the middle of their houses, towns.
import { keysOfGazetteerPoint, keysOfTown } from '../../../geodata/addresses/address-keys.ts';
import { foldAddress } from '../../../geodata/addresses/fold-address.ts';
import { lotsFollowGazetteer } from '../../../geodata/addresses/lot-numbering.ts';
import { townIndex } from '../../../geodata/addresses/town-index.ts';
import type { TownIndex } from '../../../geodata/addresses/town-index.ts';
import { readAddress } from '../../../api/registers/address-reading.ts';
import type { ReadAddress } from '../../../api/registers/address-reading.ts';
import type { Placed } from '../../../api/matching/linkage/region.ts';
import { readTable } from './table-rows.ts';

interface Mean {
  lon: number;
  lat: number;
  n: number;
}

interface Point extends Mean {
  level: 'house' | 'block';
}

export class Gazetteer {
  readonly index: TownIndex;
  readonly points: ReadonlyMap<string, Point>;
  readonly #towns: ReadonlyMap<string, Mean>;
  readonly #oaza = new Map<string, Mean>();

  constructor(index: TownIndex, points: ReadonlyMap<string, Point>, towns: ReadonlyMap<string, Mean>) {
    this.index = index;
    this.points = points;
    this.#towns = towns;
    for (const [town_id, { lon, lat, n }] of towns)
      add(this.#oaza, town_id.slice(0, 4), { lon: lon / n, lat: lat / n, n: 1 });
  }

  /** As `listTownsOfOtherLots` of the importer. */
  townsOfOtherLots(addresses: readonly ReadAddress[]): Set<string> {
    const tallies = new Map<string, { lots: number; hits: number }>();
    for (const { is_lot, town_id, address_key } of addresses) {
      if (!is_lot || town_id === null) continue;
      const tally = tallies.get(town_id) ?? { lots: 0, hits: 0 };
      tally.lots += 1;
      if (this.points.has(address_key)) tally.hits += 1;
      tallies.set(town_id, tally);
    }
    return new Set([...tallies].filter(([, tally]) => !lotsFollowGazetteer(tally)).map(([town]) => town));
  }

  /** As `placed` of the importer. */
  place(
    address: ReadAddress,
    given: { lon: number; lat: number } | null,
    otherLots: ReadonlySet<string>,
  ): Placed {
    const { town_id, address_key, block_key, is_lot } = address;
    const named = { town_id, address_key };
    if (given !== null) return { ...given, geocode_level: 'survey', ...named };
    const apply = !(is_lot && town_id !== null && otherLots.has(town_id));
    const shorter = /^([^|]+\|[^|]+\|.+)-[^-|]+$/u.exec(address_key)?.[1];
    const shortest = /^([^|]+\|[^|]+\|.+)-[^-|]+-[^-|]+$/u.exec(address_key)?.[1];
    const coarse = apply || !(block_key ?? '').includes('|') ? block_key : null;
    for (const key of [...(apply ? [address_key, shorter, shortest] : []), coarse]) {
      const point = this.points.get(key ?? '');
      if (point) return { ...middle(point), geocode_level: point.level, ...named };
    }
    const town = this.#towns.get(town_id ?? '');
    if (town) return { ...middle(town), geocode_level: town_id?.endsWith('000') ? 'oaza' : 'town', ...named };
    const oaza = this.#oaza.get(coarse ?? '');
    if (oaza) return { ...middle(oaza), geocode_level: 'oaza', ...named };
    return { lon: null, lat: null, geocode_level: 'none', ...named };
  }

  read(text: string): ReadAddress {
    return readAddress(text, this.index);
  }
}

export async function readGazetteer(folder: string): Promise<Gazetteer> {
  const names = new Map<string, string>();
  const points = new Map<string, Point>();
  const own = new Map<string, Mean>();
  const rest = new Map<string, Mean>();
  let municipality: { prefecture: string; city: string } | null = null;
  for await (const cell of readTable(folder, 'gazetteer.csv')) {
    const town_id = cell('machiaza_id').padStart(7, '0');
    municipality ??= { prefecture: cell('pref'), city: cell('city') };
    names.set(town_id, cell('town'));
    const at = { lon: Number(cell('lon')), lat: Number(cell('lat')), n: 1 };
    const town = keysOfTown(town_id, foldAddress(cell('town')), null);
    const keys = keysOfGazetteerPoint(town, { block_no: cell('block_no'), house_no: cell('house_no') });
    const finest = keys.find(({ level }) => level === 'house' || level === 'block');
    add(finest === undefined ? own : rest, town_id, at);
    for (const { level, key } of keys) {
      if (level !== 'house' && level !== 'block') continue;
      const point = points.get(key);
      if (point) add(points, key, at);
      else points.set(key, { ...at, level });
    }
  }
  if (municipality === null) throw new Error('gazetteer.csv is empty');
  const index = townIndex(
    municipality,
    [...names].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([machiaza_id, town]) => ({ machiaza_id, town })),
  );
  return new Gazetteer(index, points, new Map([...rest, ...own]));
}

function add(sums: Map<string, Mean>, key: string, { lon, lat, n }: Mean): void {
  const sum = sums.get(key);
  if (sum === undefined) sums.set(key, { lon, lat, n });
  else {
    sum.lon += lon;
    sum.lat += lat;
    sum.n += n;
  }
}

function middle({ lon, lat, n }: Mean): { lon: number; lat: number } {
  return { lon: lon / n, lat: lat / n };
}
