import { sql } from 'kysely';
import { parseAddress } from '../../geodata/addresses/parse-address.ts';
import type { ParsedAddress } from '../../geodata/addresses/parse-address.ts';
import { townIndex } from '../../geodata/addresses/town-index.ts';
import type { TownIndex } from '../../geodata/addresses/town-index.ts';
import type { Reader } from '../db/database.ts';
import type { DisasterContext } from './disaster-context.ts';
import { foundAmong } from './found.ts';
import type { Found } from './found.ts';
import type { Candidate } from './matching.contract.ts';

/**
 * The place of an address: the finest level that the gazetteer has of it, else the 町字 itself (several where only
 * their common name is given), else records of the registers whose address reads the same.
 */
export async function findByAddress(
  reader: Reader,
  context: DisasterContext,
  address: string,
  limit: number,
): Promise<Found> {
  const { index, places } = await loadTowns(reader);
  const parsed = parseAddress(address, index);
  const point = await findPoint(reader, parsed, places);
  if (point !== undefined) return foundAmong('address', [point], 1);
  const towns = listTowns(parsed, index, places);
  if (towns.length > 0) return foundAmong('address', towns.slice(0, limit), towns.length);
  const records = await listRecordsAt(reader, context, parsed.address_key, limit);
  return foundAmong('address', records, records.length);
}

interface TownPlace {
  name: string;
  lon: number;
  lat: number;
}
interface Towns {
  index: TownIndex;
  places: ReadonlyMap<string, TownPlace>;
}

async function loadTowns(reader: Reader): Promise<Towns> {
  const rows = await reader
    .selectFrom('registers.v_town')
    .select(['town_id', 'prefecture', 'city', 'name'])
    .select([sql<number>`ST_X(geom)`.as('lon'), sql<number>`ST_Y(geom)`.as('lat')])
    .orderBy('retired_on', (order) => order.desc().nullsFirst())
    .orderBy('town_id')
    .execute();
  const municipality = { prefecture: rows[0]?.prefecture ?? '', city: rows[0]?.city ?? '' };
  return {
    index: townIndex(
      municipality,
      rows.map((row) => ({ machiaza_id: row.town_id, town: row.name })),
    ),
    places: new Map(rows.map(({ town_id, name, lon, lat }) => [town_id, { name, lon, lat }])),
  };
}

async function findPoint(
  reader: Reader,
  parsed: ParsedAddress,
  places: ReadonlyMap<string, TownPlace>,
): Promise<Candidate | undefined> {
  const keys = parsed.keys
    .filter(({ level }) => level === 'house' || level === 'block')
    .map(({ key }) => key);
  if (keys.length === 0) return undefined;
  const rows = await reader
    .selectFrom('registers.v_address_point')
    .select(['address_key', 'town_id', 'level', 'block_no', 'house_no'])
    .select([sql<number>`ST_X(geom)`.as('lon'), sql<number>`ST_Y(geom)`.as('lat')])
    .where('address_key', 'in', keys)
    .execute();
  const [best] = rows.sort((one, other) => keys.indexOf(one.address_key) - keys.indexOf(other.address_key));
  if (best === undefined) return undefined;
  const { level, block_no, house_no, lon, lat } = best;
  const number = [block_no, house_no].filter((part) => part !== null && part !== '').join('-');
  return {
    kind: 'address',
    address: `${places.get(best.town_id)?.name ?? ''}${number}`,
    geocode_level: level === 'house' ? 'house' : 'block',
    lon,
    lat,
  };
}

/** The 町字 that the address names, or all that share the name it gives. */
function listTowns(
  parsed: ParsedAddress,
  index: TownIndex,
  places: ReadonlyMap<string, TownPlace>,
): Candidate[] {
  const oaza = parsed.keys.find(({ level }) => level === 'oaza')?.key;
  if (oaza === undefined) return [];
  const named = parsed.town === null ? listTownsOf(index, oaza) : [parsed.town.machiaza_id];
  const level = parsed.town === null || parsed.keys.some((key) => key.level === 'town') ? 'town' : 'oaza';
  return named.flatMap((id) => {
    const place = places.get(id ?? '');
    if (place === undefined) return [];
    const { name, lon, lat } = place;
    return [{ kind: 'address' as const, address: name, geocode_level: level, lon, lat }];
  });
}

function listTownsOf(index: TownIndex, oaza: string): (string | null)[] {
  const ids = new Set<string | null>();
  for (const entry of index.byName.values()) {
    if (entry.oaza_key !== oaza) continue;
    if (entry.whole !== null) ids.add(entry.whole.town.machiaza_id);
    for (const { town } of entry.chome.values()) ids.add(town.machiaza_id);
  }
  return [...ids];
}

async function listRecordsAt(
  reader: Reader,
  { residents_as_of, buildings_as_of }: DisasterContext,
  addressKey: string,
  limit: number,
): Promise<Candidate[]> {
  const current = (asOf: string | null) =>
    sql<boolean>`valid_from <= ${asOf}::date AND (valid_until IS NULL OR valid_until > ${asOf}::date)`;
  const place = [sql<number | null>`ST_X(geom)`.as('lon'), sql<number | null>`ST_Y(geom)`.as('lat')] as const;
  const households = await reader
    .selectFrom('registers.v_household as h')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('registers.v_resident as r')
          .select(['r.born_on', 'r.relationship'])
          .whereRef('r.municipality_code', '=', 'h.municipality_code')
          .whereRef('r.household_number', '=', 'h.household_number')
          .whereRef('r.name', '=', 'h.head_name')
          .where(
            sql<boolean>`r.valid_from <= ${residents_as_of}::date AND (r.valid_until IS NULL OR r.valid_until > ${residents_as_of}::date)`,
          )
          .limit(1)
          .as('head'),
      (join) => join.onTrue(),
    )
    .select([
      'h.household_number',
      'h.head_name as name',
      'h.head_kana as kana',
      'head.relationship',
      'head.born_on',
    ])
    .select(['h.head_name', 'h.address', 'h.address_detail'])
    .select(place)
    .where('address_key', '=', addressKey)
    .where(current(residents_as_of))
    .orderBy('household_number')
    .limit(limit)
    .execute();
  const buildings = await reader
    .selectFrom('registers.v_building')
    .select(['property_number', 'owner_name as name', 'owner_kana as kana', 'address', 'use', 'structure'])
    .select(place)
    .where('address_key', '=', addressKey)
    .where(current(buildings_as_of))
    .orderBy('property_number')
    .limit(limit)
    .execute();
  return [
    ...households.map((row) => ({ kind: 'household' as const, ...row })),
    ...buildings.map((row) => ({ kind: 'building' as const, ...row })),
  ];
}
