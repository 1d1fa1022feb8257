// 班 and 調査員 come, change and go.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Trx } from '../../db/database.ts';
import type { Ewkb } from '../../db/ewkb.ts';
import { problems } from '../../http/problem.ts';
import { getDisasterDay } from '../disaster-day.ts';
import type { OfDisaster } from '../disaster-day.ts';
import { allocationProblems } from './allocation.problems.ts';
import { halfDaysAt } from './half-days.rules.ts';
import type { NewSurveyor, NewTeam, SurveyorChange, TeamChange, TeamRemoved } from './teams.contract.ts';

export interface ActingIn extends OfDisaster {
  account: string;
}

/** Breaks team_pkey, team_number_once. Throws not-found for a disaster that the town does not have. */
export async function addTeam(
  trx: Trx,
  of: ActingIn,
  { base, team_number, ...given }: NewTeam,
): Promise<void> {
  const { municipality_code, disaster_code } = await getDisasterDay(trx, of);
  await trx
    .insertInto('surveys.team')
    .values({
      ...given,
      municipality_code,
      disaster_code,
      team_number: team_number ?? (await nextNumber(trx, of)),
      geom: placeOf(base),
      created_by: of.account,
    })
    .execute();
}

async function nextNumber(trx: Trx, of: OfDisaster): Promise<number> {
  const { last } = await trx
    .selectFrom('surveys.team')
    .select((eb) => eb.fn.max<number | null>('team_number').as('last'))
    .where('municipality_code', '=', of.municipality)
    .where('disaster_code', '=', of.disaster)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

function placeOf(base: NewTeam['base']): RawBuilder<Ewkb> | null {
  return base === null ? null : sql<Ewkb>`ST_SetSRID(ST_MakePoint(${base.lon}, ${base.lat}), 6668)`;
}

/** Locks the team until the transaction ends. Throws not-found, version-stale. */
export async function holdTeam(
  trx: Trx,
  of: OfDisaster,
  team_id: string,
  seen: number,
): Promise<{ team_id: string; municipality_code: string; disaster_code: string; ended_on: string | null }> {
  const team = await trx
    .selectFrom('surveys.team')
    .select(['team_id', 'municipality_code', 'disaster_code', 'ended_on', 'version'])
    .where('municipality_code', '=', of.municipality)
    .where('disaster_code', '=', of.disaster)
    .where('team_id', '=', team_id)
    .forUpdate()
    .executeTakeFirst();
  if (team === undefined) throw problems.notFound();
  if (team.version !== seen) throw problems.versionStale();
  return team;
}

/** Throws not-found, version-stale, surveys/team-ended. Breaks team_number_once. */
export async function changeTeam(
  trx: Trx,
  of: OfDisaster,
  team_id: string,
  seen: number,
  { base, ...given }: TeamChange,
): Promise<void> {
  const { ended_on } = await holdTeam(trx, of, team_id, seen);
  if (ended_on !== null) throw allocationProblems.teamEnded();
  await trx
    .updateTable('surveys.team')
    .set({ ...given, geom: placeOf(base), version: sql`version + 1` })
    .where('team_id', '=', team_id)
    .execute();
}

/**
 * A team that never had a district goes; one with work behind it ends today and keeps its past. Throws not-found,
 * version-stale, surveys/team-ended, and surveys/team-allocated while half days ahead are given.
 */
export async function removeTeam(
  trx: Trx,
  of: OfDisaster,
  team_id: string,
  seen: number,
): Promise<TeamRemoved> {
  const { ended_on } = await holdTeam(trx, of, team_id, seen);
  if (ended_on !== null) throw allocationProblems.teamEnded();
  const { ahead, all } = await trx
    .selectFrom('surveys.allocation')
    .select((eb) => [
      eb.fn.countAll<number>().as('all'),
      sql<number>`count(*) FILTER (WHERE surveys.half_begins(day, half) > now())`.as('ahead'),
    ])
    .where('team_id', '=', team_id)
    .executeTakeFirstOrThrow();
  if (ahead > 0) throw allocationProblems.teamAllocated(ahead);
  const { today } = halfDaysAt(new Date());
  const after = all === 0 ? '0001-01-01' : today;
  await trx
    .deleteFrom('surveys.team_member')
    .where('team_id', '=', team_id)
    .where('day', '>', after)
    .execute();
  await trx.deleteFrom('surveys.team_day').where('team_id', '=', team_id).where('day', '>', after).execute();
  if (all === 0) {
    await trx.deleteFrom('surveys.team').where('team_id', '=', team_id).execute();
    return { outcome: 'removed' };
  }
  await trx
    .updateTable('surveys.team')
    .set({ ended_on: today, version: sql`version + 1` })
    .where('team_id', '=', team_id)
    .execute();
  return { outcome: 'ended' };
}

/** Breaks surveyor_pkey. */
export async function addSurveyor(trx: Trx, of: ActingIn, given: NewSurveyor): Promise<void> {
  const { municipality_code, disaster_code } = await getDisasterDay(trx, of);
  await trx
    .insertInto('surveys.surveyor')
    .values({ ...given, municipality_code, disaster_code, created_by: of.account })
    .execute();
}

async function holdSurveyor(trx: Trx, of: OfDisaster, surveyor_id: string, seen: number): Promise<void> {
  const surveyor = await trx
    .selectFrom('surveys.surveyor')
    .select('version')
    .where('municipality_code', '=', of.municipality)
    .where('disaster_code', '=', of.disaster)
    .where('surveyor_id', '=', surveyor_id)
    .forUpdate()
    .executeTakeFirst();
  if (surveyor === undefined) throw problems.notFound();
  if (surveyor.version !== seen) throw problems.versionStale();
}

/** Throws not-found, version-stale. */
export async function changeSurveyor(
  trx: Trx,
  of: OfDisaster,
  surveyor_id: string,
  seen: number,
  given: SurveyorChange,
): Promise<void> {
  await holdSurveyor(trx, of, surveyor_id, seen);
  await trx
    .updateTable('surveys.surveyor')
    .set({ ...given, version: sql`version + 1` })
    .where('surveyor_id', '=', surveyor_id)
    .execute();
}

/** Throws not-found, version-stale, surveys/surveyor-in-team. */
export async function removeSurveyor(
  trx: Trx,
  of: OfDisaster,
  surveyor_id: string,
  seen: number,
): Promise<void> {
  await holdSurveyor(trx, of, surveyor_id, seen);
  const day = await trx
    .selectFrom('surveys.team_member')
    .select('day')
    .where('surveyor_id', '=', surveyor_id)
    .limit(1)
    .executeTakeFirst();
  if (day !== undefined) throw allocationProblems.surveyorInTeam();
  await trx.deleteFrom('surveys.surveyor').where('surveyor_id', '=', surveyor_id).execute();
}
