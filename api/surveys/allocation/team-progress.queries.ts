// 進捗 by team. Reports name no team: what came in counts for the team that the district was given to then.
import { sql } from 'kysely';
import type { Reader } from '../../db/database.ts';
import type { HeldPlan } from '../plan-edits.ts';
import { TeamProgress } from './allocation.contract.ts';
import { halfMinutesOf } from './districts-left.queries.ts';

export interface ProgressByTeam {
  /** By number; those that have half days in this plan. */
  teams: TeamProgress[];
  /** Visits that no team was given to. */
  without_team: { visited: number; finished: number };
}

interface Counted {
  team_id: string | null;
  visited: number;
  finished: number;
  visited_today: number;
  finished_today: number;
  finished_minutes: number;
}

/** `today`: the day in Japan. */
export async function getProgressByTeam(
  reader: Reader,
  plan: Pick<HeldPlan, 'plan_id' | 'settings'>,
  today: string,
): Promise<ProgressByTeam> {
  const counted = await countByTeam(reader, plan.plan_id, today);
  const byTeam = new Map(counted.map((row) => [row.team_id, row]));
  const given = await reader
    .selectFrom('surveys.v_allocation')
    .select(['team_id', 'team_number', 'team_name as name'])
    .select([
      sql<number[]>`coalesce(array_agg(DISTINCT district_number ORDER BY district_number)
        FILTER (WHERE day = ${today}::date), '{}')`.as('districts'),
      sql<number>`count(*) FILTER (WHERE NOT is_ahead)`.as('begun'),
    ])
    .where('plan_id', '=', plan.plan_id)
    .groupBy(['team_id', 'team_number', 'team_name'])
    .orderBy('team_number')
    .execute();
  const half_minutes = halfMinutesOf(plan);
  const none = byTeam.get(null);
  return {
    teams: TeamProgress.array().parse(
      given.map(({ begun, ...team }) => {
        const count = byTeam.get(team.team_id);
        return {
          ...team,
          today: { visited: count?.visited_today ?? 0, finished: count?.finished_today ?? 0 },
          total: { visited: count?.visited ?? 0, finished: count?.finished ?? 0 },
          finished_minutes: count?.finished_minutes ?? 0,
          given_minutes: begun * half_minutes,
        };
      }),
    ),
    without_team: { visited: none?.visited ?? 0, finished: none?.finished ?? 0 },
  };
}

/**
 * The team of the half day of the report, else of the other half of that day: teams report at noon and in the evening. Who found
 * nobody in was there as well, whoever came later; what was finished counts for the last. A report that was taken back is none.
 */
async function countByTeam(reader: Reader, plan_id: string, today: string): Promise<Counted[]> {
  return reader
    .selectFrom(
      sql<{ team_id: string | null; stop_id: number; day: string; minutes: number; is_finished: boolean }>`(
        SELECT s.stop_id, s.day, s.minutes, s.is_finished, coalesce(same.team_id, other.team_id) AS team_id
        FROM (
          SELECT v.*, (v.at AT TIME ZONE 'Asia/Tokyo')::date AS day,
            CASE WHEN extract(hour FROM v.at AT TIME ZONE 'Asia/Tokyo') < 12 THEN 'am' ELSE 'pm' END AS half
          FROM (
            SELECT stop_id, district_id, minutes, surveys.is_finished(state) AS is_finished, state_at AS at
            FROM surveys.plan_building WHERE plan_id = ${plan_id} AND state_at IS NOT NULL
            UNION ALL
            SELECT b.stop_id, b.district_id, 0, false, r.reported_at
            FROM (
              SELECT stop_id, state, reported_at, report_id, max(report_id) OVER (PARTITION BY stop_id) AS last_id,
                max(report_id) FILTER (WHERE state = 'untouched') OVER (PARTITION BY stop_id) AS taken_back_by
              FROM surveys.stop_report WHERE plan_id = ${plan_id}) r
            JOIN surveys.plan_building b ON b.plan_id = ${plan_id} AND b.stop_id = r.stop_id
            WHERE r.report_id < r.last_id AND (r.taken_back_by IS NULL OR r.report_id > r.taken_back_by)) v) s
        LEFT JOIN surveys.allocation same ON same.district_id = s.district_id AND same.day = s.day AND same.half = s.half
        LEFT JOIN surveys.allocation other ON other.district_id = s.district_id AND other.day = s.day AND other.half <> s.half)`.as(
        's',
      ),
    )
    .select([
      's.team_id',
      sql<number>`count(DISTINCT stop_id)`.as('visited'),
      sql<number>`count(*) FILTER (WHERE is_finished)`.as('finished'),
      sql<number>`count(DISTINCT stop_id) FILTER (WHERE day = ${today}::date)`.as('visited_today'),
      sql<number>`count(*) FILTER (WHERE day = ${today}::date AND is_finished)`.as('finished_today'),
      sql<number>`coalesce(sum(minutes) FILTER (WHERE is_finished), 0)`.as('finished_minutes'),
    ])
    .groupBy('s.team_id')
    .execute();
}
