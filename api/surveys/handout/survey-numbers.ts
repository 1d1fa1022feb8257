// 調査番号, given when a district is handed out: in visiting order, under the lock of the disaster's series, and for good. Who
// comes second waits, and then sees what the first has given.
import { sql } from 'kysely';
import type { Trx } from '../../db/database.ts';
import type { ActingOn } from '../plan-edits.ts';
import { makeCode } from './survey-codes.ts';

/** Gives numbers to the open buildings of the district that have none yet; answers how many. */
export async function assignNumbers(
  trx: Trx,
  { municipality, disaster, account, plan_id }: ActingOn,
  district_id: string,
): Promise<number> {
  const series = { municipality_code: municipality, disaster_code: disaster };
  const { last_number } = await trx
    .insertInto('surveys.survey_number_series')
    .values({ ...series, last_number: 0 })
    .onConflict((conflict) =>
      conflict
        .columns(['municipality_code', 'disaster_code'])
        .doUpdateSet({ last_number: sql`survey_number_series.last_number` }),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow();
  const bare = await trx
    .selectFrom('surveys.plan_building as b')
    .select(sql<string>`surveys.building_key(b.property_number, b.point_id)`.as('building_key'))
    .where('b.plan_id', '=', plan_id)
    .where('b.district_id', '=', district_id)
    .where(sql<boolean>`NOT surveys.is_finished(b.state)`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('surveys.survey_number as n')
            .select('n.survey_number')
            .whereRef('n.plan_id', '=', 'b.plan_id')
            .where(sql<boolean>`n.building_key = surveys.building_key(b.property_number, b.point_id)`),
        ),
      ),
    )
    .orderBy('b.visit_order')
    .orderBy('b.stop_id')
    .execute();
  if (bare.length === 0) return 0;
  const first = Math.max(last_number, await getLastResultNumber(trx, series)) + 1;
  await trx
    .updateTable('surveys.survey_number_series')
    .set({ last_number: first + bare.length - 1 })
    .where('municipality_code', '=', municipality)
    .where('disaster_code', '=', disaster)
    .execute();
  await trx
    .insertInto('surveys.survey_number')
    .values(
      bare.map(({ building_key }, at) => ({
        ...series,
        survey_number: String(first + at).padStart(6, '0'),
        survey_code: makeCode(),
        plan_id,
        building_key,
        assigned_by: account,
      })),
    )
    .execute();
  return bare.length;
}

/** Results and reports that came in with numbers of their own are not numbered over. Longer ones are something else, such as dates. */
async function getLastResultNumber(
  trx: Trx,
  { municipality_code, disaster_code }: { municipality_code: string; disaster_code: string },
): Promise<number> {
  const isOurs = sql<boolean>`survey_number ~ '^[0-9]{1,7}$'`;
  const last = sql<number>`coalesce(max(survey_number::int), 0)`.as('last');
  const results = await trx
    .selectFrom('surveys.survey')
    .select(last)
    .where('municipality_code', '=', municipality_code)
    .where('disaster_code', '=', disaster_code)
    .where(isOurs)
    .executeTakeFirstOrThrow();
  const reports = await trx
    .selectFrom('surveys.plan_building as b')
    .innerJoin('surveys.plan as p', 'p.plan_id', 'b.plan_id')
    .select(last)
    .where('b.municipality_code', '=', municipality_code)
    .where('p.disaster_code', '=', disaster_code)
    .where('b.survey_number', 'is not', null)
    .where(isOurs)
    .executeTakeFirstOrThrow();
  return Math.max(results.last, reports.last);
}
