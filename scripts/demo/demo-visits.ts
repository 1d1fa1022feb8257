// What teams have reported so far: houses that have a result are done, some people were not at home, one house was reported
// twice.
import { sql } from 'kysely';
import type { Trx } from '../../api/db/database.ts';
import type { ActingOn } from '../../api/surveys/plan-edits.ts';
import type { StopState } from '../../api/surveys/progress.contract.ts';
import { setStates } from '../../api/surveys/states.commands.ts';

/** Of the untouched houses in districts where somebody has been: every so manyth, the rarest first. */
const others: readonly { state: StopState; every: number; note: string | null }[] = [
  { state: 'not_found', every: 211, note: '番地に建物がない' },
  { state: 'refused', every: 173, note: null },
  { state: 'second_visit', every: 47, note: '本人の立会いを希望' },
  { state: 'absent', every: 13, note: null },
];

export interface Visit {
  stop_id: number;
  survey_number: string;
  team: string;
  surveyed_on: string;
  district_id: string;
}

/** Houses of the plan that have a result, by team and day. */
export async function listVisits(trx: Trx, { municipality, disaster, plan_id }: ActingOn): Promise<Visit[]> {
  const rows = await trx
    .selectFrom('surveys.v_survey as s')
    .innerJoin('registers.v_footprint as f', (join) =>
      join
        .on('f.valid_until', 'is', null)
        .on(sql<boolean>`f.geom && s.geom`)
        .on(sql<boolean>`ST_Intersects(f.geom, s.geom)`),
    )
    .innerJoin('surveys.plan_building as b', (join) =>
      join
        .on('b.plan_id', '=', plan_id)
        .on(sql<boolean>`b.geom && f.geom`)
        .on(sql<boolean>`ST_Intersects(b.geom, f.geom)`),
    )
    .distinctOn('b.stop_id')
    .select(['b.stop_id', 's.survey_number', 's.team', 's.surveyed_on', 'b.district_id'])
    .where('s.municipality_code', '=', municipality)
    .where('s.disaster_code', '=', disaster)
    .where('s.round', '=', 'first')
    .orderBy('b.stop_id')
    .orderBy('s.survey_number')
    .execute();
  return rows.flatMap(({ team, surveyed_on, district_id, ...row }) =>
    team === null || surveyed_on === null || district_id === null
      ? []
      : [{ ...row, team, surveyed_on, district_id }],
  );
}

export async function reportVisits(trx: Trx, of: ActingOn, days: number): Promise<void> {
  const visits = await listVisits(trx, of);
  if (visits.length === 0) return;
  const done = visits.map(({ stop_id }) => stop_id);
  const report = (
    stop_ids: number[],
    state: StopState,
    note: string | null,
    survey_number: string | null = null,
  ) => (stop_ids.length === 0 ? null : setStates(trx, of, { stop_ids, state, note, survey_number }));
  await report(done, 'done', null);
  const around = await listUntouchedAround(trx, of);
  const taken = new Set<number>();
  for (const { state, every, note } of others) {
    const meant = around.filter((stop, at) => at % every === every - 1 && !taken.has(stop));
    for (const stop of meant) taken.add(stop);
    await report(meant, state, note);
  }
  // Two teams told the office about one house.
  const [twice, another] = visits;
  if (twice !== undefined && another !== undefined) {
    await report([twice.stop_id], 'done', null, `${another.survey_number}-2`);
    await report([twice.stop_id], 'done', null, twice.survey_number);
  }
  await spreadOver(trx, of, visits, days);
}

async function listUntouchedAround(trx: Trx, { plan_id }: ActingOn): Promise<number[]> {
  const rows = await trx
    .selectFrom('surveys.plan_building as b')
    .innerJoin('surveys.v_district_progress as d', 'd.district_id', 'b.district_id')
    .select('b.stop_id')
    .where('b.plan_id', '=', plan_id)
    .where('b.state', '=', 'untouched')
    .where('d.done', '>', 5)
    .orderBy('d.district_number')
    .orderBy('b.visit_order')
    .execute();
  return rows.map(({ stop_id }) => stop_id);
}

/**
 * The commands have all run in one moment. No command sets a clock back, so the times are spread here, over the days until
 * yesterday: each team's houses of a day between nine and four.
 */
async function spreadOver(
  trx: Trx,
  { plan_id }: ActingOn,
  visits: readonly Visit[],
  days: number,
): Promise<void> {
  await sql`
    WITH visit AS (
      SELECT v.stop_id, max(v.surveyed_on) OVER () - v.surveyed_on AS ago,
        (row_number() OVER by_day - 0.5) / count(*) OVER (PARTITION BY v.team, v.surveyed_on) AS share
      FROM jsonb_to_recordset(${JSON.stringify(visits)}::jsonb) AS v(stop_id bigint, team text, surveyed_on date, survey_number text)
      WINDOW by_day AS (PARTITION BY v.team, v.surveyed_on ORDER BY v.survey_number)),
    reported AS (
      SELECT b.stop_id, coalesce(v.ago, b.stop_id % ${days}::int)::int AS ago, coalesce(v.share, (b.stop_id % 97) / 97.0) AS share
      FROM surveys.plan_building b LEFT JOIN visit v USING (stop_id)
      WHERE b.plan_id = ${plan_id} AND b.state <> 'untouched')
    UPDATE surveys.plan_building b
    SET state_at = ((now() AT TIME ZONE 'Asia/Tokyo')::date - 1 - r.ago + time '09:00' + r.share * interval '7 hours') AT TIME ZONE 'Asia/Tokyo'
    FROM reported r WHERE r.stop_id = b.stop_id`.execute(trx);
}
