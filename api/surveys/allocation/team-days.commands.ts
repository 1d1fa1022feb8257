// On which days a team is there, and with whom: the whole set from a day on, in place of what stood.
import { sql } from 'kysely';
import type { Trx } from '../../db/database.ts';
import type { OfDisaster } from '../disaster-day.ts';
import { allocationProblems } from './allocation.problems.ts';
import { dayInWords, halfInWords } from './half-days.words.ts';
import { holdTeam } from './teams.commands.ts';
import type { TeamDays } from './teams.contract.ts';

/**
 * Throws not-found, version-stale, surveys/team-ended, surveys/team-day-allocated, surveys/surveyor-unknown,
 * surveys/surveyor-elsewhere. Breaks team_member_pkey where two teams take one person at once.
 */
export async function setTeamDays(
  trx: Trx,
  of: OfDisaster,
  team_id: string,
  seen: number,
  { from, days }: TeamDays,
): Promise<void> {
  const { municipality_code, disaster_code, ended_on } = await holdTeam(trx, of, team_id, seen);
  if (ended_on !== null) throw allocationProblems.teamEnded();
  const there = days.map(({ day }) => day);
  await refuseAllocated(trx, team_id, from, there);
  const members = days.flatMap((entry) =>
    [...new Set(entry.members)].map((surveyor_id) => ({ surveyor_id, day: entry.day })),
  );
  await needSurveyors(trx, of, members);
  await refuseElsewhere(trx, team_id, members);
  await trx
    .deleteFrom('surveys.team_member')
    .where('team_id', '=', team_id)
    .where('day', '>=', from)
    .execute();
  await sql`DELETE FROM surveys.team_day WHERE team_id = ${team_id} AND day >= ${from} AND NOT day = ANY (${there}::date[])`.execute(
    trx,
  );
  await sql`INSERT INTO surveys.team_day (team_id, day, municipality_code, disaster_code)
    SELECT ${team_id}, day, ${municipality_code}, ${disaster_code} FROM unnest(${there}::date[]) AS day
    ON CONFLICT (team_id, day) DO NOTHING`.execute(trx);
  await sql`INSERT INTO surveys.team_member (surveyor_id, day, team_id, municipality_code, disaster_code)
    SELECT m.surveyor_id, m.day, ${team_id}, ${municipality_code}, ${disaster_code}
    FROM unnest(${members.map(({ surveyor_id }) => surveyor_id)}::uuid[], ${members.map(({ day }) => day)}::date[])
      AS m(surveyor_id, day)`.execute(trx);
  await trx
    .updateTable('surveys.team')
    .set({ version: sql`version + 1` })
    .where('team_id', '=', team_id)
    .execute();
}

async function refuseAllocated(
  trx: Trx,
  team_id: string,
  from: string,
  there: readonly string[],
): Promise<void> {
  const given = await trx
    .selectFrom('surveys.v_allocation')
    .select(['day', 'half', 'district_number'])
    .where('team_id', '=', team_id)
    .where('day', '>=', from)
    .where(sql<boolean>`NOT day = ANY (${[...there]}::date[])`)
    .orderBy('day')
    .orderBy('half')
    .execute();
  if (given.length === 0) return;
  throw allocationProblems.dayAllocated(
    given.map(({ day, half, district_number }) => ({
      pointer: '/days',
      code: 'allocated',
      message: `${halfInWords(day, half)}は、${district_number}区に割り当てています`,
    })),
  );
}

/** Throws surveys/surveyor-unknown: of another disaster or town, which are not told apart from none. */
async function needSurveyors(
  trx: Trx,
  of: OfDisaster,
  members: readonly { surveyor_id: string }[],
): Promise<void> {
  const wanted = [...new Set(members.map(({ surveyor_id }) => surveyor_id))];
  const { known } = await trx
    .selectFrom('surveys.surveyor')
    .select((eb) => eb.fn.countAll<number>().as('known'))
    .where('municipality_code', '=', of.municipality)
    .where('disaster_code', '=', of.disaster)
    .where(sql<boolean>`surveyor_id = ANY (${wanted}::uuid[])`)
    .executeTakeFirstOrThrow();
  if (known !== wanted.length) throw allocationProblems.surveyorUnknown();
}

async function refuseElsewhere(
  trx: Trx,
  team_id: string,
  members: readonly { surveyor_id: string; day: string }[],
): Promise<void> {
  if (members.length === 0) return;
  const { rows } = await sql<{ day: string; team_number: number }>`
    SELECT DISTINCT m.day, t.team_number
    FROM unnest(${members.map(({ surveyor_id }) => surveyor_id)}::uuid[], ${members.map(({ day }) => day)}::date[])
      AS w(surveyor_id, day)
    JOIN surveys.team_member m ON m.surveyor_id = w.surveyor_id AND m.day = w.day
    JOIN surveys.team t ON t.team_id = m.team_id
    WHERE m.team_id <> ${team_id} ORDER BY m.day, t.team_number`.execute(trx);
  if (rows.length === 0) return;
  throw allocationProblems.surveyorElsewhere(
    rows.map(({ day, team_number }) => ({
      pointer: '/days',
      code: 'elsewhere',
      message: `${dayInWords(day)}は、${team_number}班に入っている人がいます`,
    })),
  );
}
