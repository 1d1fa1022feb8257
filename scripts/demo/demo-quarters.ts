// Where most results are: 大字 with their 丁目.
import { sql } from 'kysely';
import type { Trx } from '../../api/db/database.ts';
import type { StaffPlace } from './demo-clerk.ts';

export interface HitQuarter {
  name: string;
  town_ids: string[];
  results: number;
}

/** The hardest hit first. */
export async function listHitQuarters(
  trx: Trx,
  { municipality, disaster }: StaffPlace,
  most: number,
): Promise<HitQuarter[]> {
  const towns = await trx
    .selectFrom('registers.v_town as t')
    .leftJoin('registers.v_household as h', (join) =>
      join.onRef('h.town_id', '=', 't.town_id').on('h.valid_until', 'is', null),
    )
    .leftJoin('matching.link as l', (join) =>
      join
        .onRef('l.household_number', '=', 'h.household_number')
        .on('l.municipality_code', '=', municipality)
        .on('l.disaster_code', '=', disaster)
        .on('l.state', '=', 'auto')
        .on('l.survey_number', 'is not', null),
    )
    .select(['t.town_id', 't.name', sql<number>`count(l.survey_number)`.as('results')])
    .groupBy(['t.town_id', 't.name'])
    .orderBy('t.town_id')
    .execute();
  const quarters = new Map<string, HitQuarter>();
  for (const { town_id, name, results } of towns) {
    const base = name.replace(/[一二三四五六七八九十]+丁目$/, '').replace(/^大字/, '');
    const before = quarters.get(base) ?? { name: base, town_ids: [], results: 0 };
    quarters.set(base, {
      name: base,
      town_ids: [...before.town_ids, town_id],
      results: before.results + results,
    });
  }
  return [...quarters.values()]
    .filter(({ results }) => results > 0)
    .sort((one, other) => other.results - one.results)
    .slice(0, most);
}
