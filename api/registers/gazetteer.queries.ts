import { sql } from 'kysely';
import { foldAddress } from '../../geodata/addresses/fold-address.ts';
import { parseAddress } from '../../geodata/addresses/parse-address.ts';
import type { ParsedAddress } from '../../geodata/addresses/parse-address.ts';
import type { Reader } from '../db/database.ts';
import type { GazetteerAnswer, GazetteerPlace, GazetteerQuestion } from './gazetteer.contract.ts';
import { getTownIndex } from './towns.queries.ts';

/**
 * Places whose name or address begins with the text (towns also where it stands inside their name): for an address
 * with numbers its blocks and houses, for a town the town and its blocks, else towns.
 */
export async function searchGazetteer(
  reader: Reader,
  municipality: string,
  { text, limit }: GazetteerQuestion,
): Promise<GazetteerAnswer> {
  const address = parseAddress(text, await getTownIndex(reader, municipality));
  const towns = await listTowns(reader, municipality);
  const found = address.numbers.length > 0 ? [] : townsNamed(text, address, towns);
  const { points, total } = await listPoints(reader, municipality, address, towns, limit);
  return { places: [...found, ...points].slice(0, limit), total: found.length + total };
}

type TownRow = { town_id: string; name: string; lon: number; lat: number };

async function listTowns(reader: Reader, municipality: string): Promise<TownRow[]> {
  return reader
    .selectFrom('registers.town')
    .select(['town_id', 'name'])
    .select([sql<number>`ST_X(geom)`.as('lon'), sql<number>`ST_Y(geom)`.as('lat')])
    .where('municipality_code', '=', municipality)
    .where('retired_on', 'is', null)
    .orderBy('town_id')
    .execute();
}

/** The town that the text names, then those whose names begin with it, then those that have it inside. */
function townsNamed(text: string, address: ParsedAddress, towns: readonly TownRow[]): GazetteerPlace[] {
  const wanted = foldAddress(text);
  const rankOf = ({ town_id, name }: TownRow): number => {
    if (town_id === address.town?.machiaza_id) return 0;
    const at = foldAddress(name).indexOf(wanted);
    return at < 0 ? 3 : at === 0 ? 1 : 2;
  };
  return towns
    .map((town) => ({ town, rank: rankOf(town) }))
    .filter(({ rank }) => rank < 3)
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ town: { town_id, name, lon, lat } }) => ({
      place_id: town_id,
      level: 'town',
      label: name,
      lon,
      lat,
    }));
}

/** Blocks and houses under the address: keys that begin with its own, the nearest to it first. */
async function listPoints(
  reader: Reader,
  municipality: string,
  { town, numbers, keys }: ParsedAddress,
  towns: readonly TownRow[],
  limit: number,
): Promise<{ points: GazetteerPlace[]; total: number }> {
  const town_id = town?.machiaza_id;
  if (town_id === null || town_id === undefined) return { points: [], total: 0 };
  const name = towns.find((row) => row.town_id === town_id)?.name ?? town?.town ?? '';
  const start = numbers.length > 0 ? (keys[0]?.key ?? town_id) : `${town_id}|`;
  const inRange = reader
    .selectFrom('registers.address_point')
    .where('municipality_code', '=', municipality)
    .where('address_key', '>=', start)
    .where('address_key', '<', `${start}\u{10ffff}`)
    // Of a town alone its blocks will do: it may have thousands of houses.
    .$if(numbers.length === 0, (points) => points.where('level', '=', 'block'));
  const { total } = await inRange
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await inRange
    .select(['address_key', 'level', 'block_no', 'house_no'])
    .select([sql<number>`ST_X(geom)`.as('lon'), sql<number>`ST_Y(geom)`.as('lat')])
    // The address itself and what lies in it come before longer numbers that only begin alike.
    .orderBy(sql`starts_with(address_key || '|', ${`${start}|`})`, 'desc')
    .orderBy(sql`length(address_key)`)
    .orderBy('address_key')
    .limit(limit)
    .execute();
  return {
    total,
    points: rows.map(({ address_key, level, block_no, house_no, lon, lat }) => ({
      place_id: address_key,
      level: level === 'house' ? 'house' : 'block',
      label: `${name} ${[block_no, house_no].filter((part) => part !== null && part !== '').join('-')}`,
      lon,
      lat,
    })),
  };
}
