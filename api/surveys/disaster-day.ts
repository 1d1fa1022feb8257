// Which disaster a plan is for, which snapshots of the registers stand for its day, and the town's plane.
import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';

export interface OfDisaster {
  municipality: string;
  disaster: string;
}

export interface DisasterDay {
  municipality_code: string;
  disaster_code: string;
  disaster_on: string;
  /** Null while the register is empty. */
  residents_as_of: string | null;
  buildings_as_of: string | null;
  /** 平面直角座標系, 1 to 19 */
  plane_zone: number;
}

/** Throws not-found for a disaster that this municipality does not have. */
export async function getDisasterDay(
  reader: Reader,
  { municipality, disaster }: OfDisaster,
): Promise<DisasterDay> {
  const found = await reader
    .selectFrom('accounts.disaster as d')
    .innerJoin('accounts.municipality as m', 'm.municipality_code', 'd.municipality_code')
    .select(['d.municipality_code', 'd.disaster_code', 'd.occurred_on as disaster_on', 'm.plane_zone'])
    .select([readingDate('residents').as('residents_as_of'), readingDate('buildings').as('buildings_as_of')])
    .where('d.municipality_code', '=', municipality)
    .where('d.disaster_code', '=', disaster)
    .executeTakeFirst();
  if (found === undefined) throw problems.notFound();
  return found;
}

function readingDate(register: 'residents' | 'buildings') {
  return sql<string | null>`registers.reading_date(d.municipality_code, ${register}, d.occurred_on)`;
}
