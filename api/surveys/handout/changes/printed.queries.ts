// What papers said when they were printed, with what has become of each building since.
import { sql } from 'kysely';
import type { Reader } from '../../../db/database.ts';
import type { PrintedBefore } from './district-changes.ts';

/** By hand-out, with where each building stands now. */
export async function listPrinted(
  reader: Reader,
  plan_id: string,
  handout_ids: readonly string[],
): Promise<Map<string, PrintedBefore[]>> {
  const rows = await reader
    .selectFrom('surveys.handout_stop as s')
    .leftJoin('surveys.plan_building as b', (join) =>
      join
        .on('b.plan_id', '=', plan_id)
        .on(sql<boolean>`surveys.building_key(b.property_number, b.point_id) = s.building_key`),
    )
    .leftJoin('surveys.district as d', 'd.district_id', 'b.district_id')
    .leftJoin('surveys.survey_number as n', (join) =>
      join.on('n.plan_id', '=', plan_id).onRef('n.building_key', '=', 's.building_key'),
    )
    .select(['s.handout_id', 's.building_key', 's.visit_order as order', 's.address', 'b.state'])
    .select(['d.district_number', 'n.survey_number'])
    .where(sql<boolean>`s.handout_id = ANY (${handout_ids}::uuid[])`)
    .orderBy('s.visit_order')
    .execute();
  const byHandout = new Map<string, PrintedBefore[]>();
  for (const { handout_id, survey_number, ...row } of rows) {
    const stop = { ...row, survey_number: survey_number ?? '' };
    const known = byHandout.get(handout_id);
    if (known) known.push(stop);
    else byHandout.set(handout_id, [stop]);
  }
  return byHandout;
}
