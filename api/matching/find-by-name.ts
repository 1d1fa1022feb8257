import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import { foldKana, foldName } from '../../geodata/text/fold-name.ts';
import type { DisasterContext } from './disaster-context.ts';
import { foundAmong } from './found.ts';
import type { Found } from './found.ts';
import type { Candidate } from './matching.contract.ts';
import { endOfPrefix } from './matching.rules.ts';

type Column = 'name' | 'kana';

/**
 * Households with a member of this name or reading, then buildings whose owner bears it. The whole name first; only
 * where nobody bears it, names that begin with it (a family name alone). One candidate a household.
 */
export async function findByName(
  reader: Reader,
  context: DisasterContext,
  name: string,
  column: Column,
  limit: number,
): Promise<Found> {
  const key = column === 'name' ? foldName(name) : foldKana(name);
  if (key === '') return foundAmong(column, [], 0);
  for (const end of [null, endOfPrefix(key)]) {
    const households = await findHouseholds(reader, context, column, { key, end }, limit);
    const buildings = await findOwners(reader, context, column, { key, end }, limit);
    const candidates = [...households.candidates, ...buildings.candidates].slice(0, limit);
    if (candidates.length > 0) return foundAmong(column, candidates, households.total + buildings.total);
  }
  return foundAmong(column, [], 0);
}

/** `end` null: equal to the key. */
interface Range {
  key: string;
  end: string | null;
}
interface Some {
  candidates: Candidate[];
  total: number;
}

async function findHouseholds(
  reader: Reader,
  { residents_as_of: asOf }: DisasterContext,
  column: Column,
  { key, end }: Range,
  limit: number,
): Promise<Some> {
  if (asOf === null) return { candidates: [], total: 0 };
  const keyColumn = column === 'name' ? 'r.name_key' : 'r.kana_key';
  const rows = await reader
    .with('fitting', (db) =>
      db
        .selectFrom('registers.v_resident as r')
        .innerJoin('registers.v_household as h', (join) =>
          join
            .onRef('h.municipality_code', '=', 'r.municipality_code')
            .onRef('h.household_number', '=', 'r.household_number'),
        )
        .select(['r.household_number', 'r.name', 'r.kana', 'r.kana_key', 'r.relationship', 'r.born_on'])
        .select(['h.head_name', 'h.address', 'h.address_detail'])
        .select([sql<number | null>`ST_X(h.geom)`.as('lon'), sql<number | null>`ST_Y(h.geom)`.as('lat')])
        .distinctOn('r.household_number')
        .where((eb) =>
          end === null
            ? eb(keyColumn, '=', key)
            : eb.and([eb(keyColumn, '>=', key), eb(keyColumn, '<', end)]),
        )
        .where('r.valid_from', '<=', asOf)
        .where((eb) => eb.or([eb('r.valid_until', 'is', null), eb('r.valid_until', '>', asOf)]))
        .where('h.valid_from', '<=', asOf)
        .where((eb) => eb.or([eb('h.valid_until', 'is', null), eb('h.valid_until', '>', asOf)]))
        .orderBy('r.household_number')
        .orderBy(sql`r.name_key <> h.head_name_key`)
        .orderBy('r.resident_number'),
    )
    .selectFrom('fitting')
    .selectAll()
    .select(sql<number>`count(*) OVER ()`.as('total'))
    .orderBy('kana_key')
    .orderBy('household_number')
    .limit(limit)
    .execute();
  return {
    total: rows[0]?.total ?? 0,
    candidates: rows.map(({ total: _, kana_key: __, ...row }) => ({ kind: 'household', ...row })),
  };
}

async function findOwners(
  reader: Reader,
  { buildings_as_of: asOf }: DisasterContext,
  column: Column,
  { key, end }: Range,
  limit: number,
): Promise<Some> {
  if (asOf === null) return { candidates: [], total: 0 };
  const keyColumn = column === 'name' ? 'o.owner_name_key' : 'o.owner_kana_key';
  const owned = await reader
    .selectFrom('registers.v_building_owner as o')
    .select('o.property_number')
    .select(sql<number>`count(*) OVER ()`.as('total'))
    .where((eb) =>
      end === null ? eb(keyColumn, '=', key) : eb.and([eb(keyColumn, '>=', key), eb(keyColumn, '<', end)]),
    )
    .where('o.valid_from', '<=', asOf)
    .where((eb) => eb.or([eb('o.valid_until', 'is', null), eb('o.valid_until', '>', asOf)]))
    .orderBy('o.property_number')
    .limit(limit)
    .execute();
  if (owned.length === 0) return { candidates: [], total: 0 };
  const rows = await reader
    .selectFrom('registers.v_building')
    .select(['property_number', 'owner_name as name', 'owner_kana as kana', 'address', 'use', 'structure'])
    .select([sql<number | null>`ST_X(geom)`.as('lon'), sql<number | null>`ST_Y(geom)`.as('lat')])
    .where(
      'property_number',
      'in',
      owned.map((row) => row.property_number),
    )
    .where('valid_from', '<=', asOf)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', asOf)]))
    .orderBy('property_number')
    .execute();
  return { total: owned[0]?.total ?? 0, candidates: rows.map((row) => ({ kind: 'building', ...row })) };
}
