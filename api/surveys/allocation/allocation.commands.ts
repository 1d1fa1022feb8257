// Half days are given and taken back: all steps of one act, or none. The plan is held, so that no district ends meanwhile, and so
// are the teams, in one order for all, so that another plan of the disaster does not send them elsewhere at the same time.
import { sql } from 'kysely';
import type { Trx } from '../../db/database.ts';
import { problems } from '../../http/problem.ts';
import { holdPlan } from '../plan-edits.ts';
import type { ActingOn, HeldPlan } from '../plan-edits.ts';
import { plansProblems } from '../plans.problems.ts';
import { conflictsOf } from './allocation-conflicts.ts';
import type { Standing } from './allocation-conflicts.ts';
import { AllocationsSet } from './allocation.contract.ts';
import type { AllocationChange, AllocationStep } from './allocation.contract.ts';
import { allocationProblems } from './allocation.problems.ts';
import { getFigures, inHalfDays, listAllocations } from './allocation.queries.ts';
import { listDistrictsLeft } from './districts-left.queries.ts';
import { halfDaysAt, slotOf } from './half-days.rules.ts';
import { halfInWords } from './half-days.words.ts';

/**
 * Throws not-found, surveys/plan-moved-on, surveys/plan-closed, surveys/allocation-moved-on, surveys/team-absent,
 * surveys/district-over.
 */
export async function setAllocations(
  trx: Trx,
  of: ActingOn,
  { revision, set }: AllocationChange,
  now: Date,
): Promise<AllocationsSet> {
  const plan = await holdPlan(trx, of, revision ?? null);
  await holdTeams(trx, plan, set);
  const standing = await listStanding(trx, plan, set);
  const conflicts = conflictsOf(plan.plan_id, set, standing);
  if (conflicts.length > 0) throw allocationProblems.movedOn(conflicts);
  const { next, running } = halfDaysAt(now);
  await needDistricts(trx, plan, set, slotOf(next));
  await needPresence(trx, set);
  await write(trx, plan, of.account, set, standing);
  const touched = new Set(set.flatMap(({ district_id, seen }) => [district_id ?? [], seen ?? []].flat()));
  const districts = await listDistrictsLeft(trx, plan, running);
  return AllocationsSet.parse({
    allocations: await listAllocations(trx, plan.plan_id, set),
    districts: districts.filter(({ district_id }) => touched.has(district_id)),
    figures: await getFigures(trx, plan, districts, next),
  });
}

/** Throws not-found where one is not of this disaster. */
async function holdTeams(trx: Trx, plan: HeldPlan, set: readonly AllocationStep[]): Promise<void> {
  const wanted = [...new Set(set.map(({ team_id }) => team_id))];
  const held = await trx
    .selectFrom('surveys.team')
    .select('team_id')
    .where('municipality_code', '=', plan.municipality_code)
    .where('disaster_code', '=', plan.disaster_code)
    .where(sql<boolean>`team_id = ANY (${wanted}::uuid[])`)
    .orderBy('team_id')
    .forUpdate()
    .execute();
  if (held.length !== wanted.length) throw problems.notFound();
}

/** What stands in these half days of these teams, and in these districts at these times. */
async function listStanding(
  trx: Trx,
  { plan_id }: HeldPlan,
  set: readonly AllocationStep[],
): Promise<Standing[]> {
  const going = set.filter(({ district_id }) => district_id !== null);
  return trx
    .selectFrom('surveys.v_allocation as a')
    .innerJoin('surveys.plan as p', 'p.plan_id', 'a.plan_id')
    .select(['a.team_id', 'a.team_number', 'a.day', 'a.half', 'a.plan_id', 'a.district_id'])
    .select(['a.district_number', 'a.given_at', 'p.name as plan_name'])
    .where((eb) =>
      eb.or([
        inHalfDays(set),
        eb.and([
          eb('a.plan_id', '=', plan_id),
          sql<boolean>`(a.district_id, a.day, a.half) IN (
            SELECT * FROM unnest(${going.map(({ district_id }) => district_id)}::uuid[], ${going.map(({ day }) => day)}::date[],
              ${going.map(({ half }) => half)}::text[]))`,
        ]),
      ]),
    )
    .execute();
}

/** Throws not-found, surveys/district-over: nobody is sent to a district that has ended; what has begun may be written down. */
async function needDistricts(
  trx: Trx,
  { plan_id }: HeldPlan,
  set: readonly AllocationStep[],
  next: string,
): Promise<void> {
  const wanted = [...new Set(set.flatMap(({ district_id }) => district_id ?? []))];
  const found = await trx
    .selectFrom('surveys.district')
    .select(['district_id', 'retired_revision'])
    .where('plan_id', '=', plan_id)
    .where(sql<boolean>`district_id = ANY (${wanted}::uuid[])`)
    .execute();
  if (found.length !== wanted.length) throw problems.notFound();
  const over = new Set(
    found.flatMap(({ district_id, retired_revision }) => (retired_revision === null ? [] : [district_id])),
  );
  if (set.some((step) => step.district_id !== null && over.has(step.district_id) && slotOf(step) >= next))
    throw plansProblems.districtOver();
}

/** Throws surveys/team-absent. */
async function needPresence(trx: Trx, set: readonly AllocationStep[]): Promise<void> {
  const { rows } = await sql<{ place: number }>`
    SELECT w.place::int - 1 AS place
    FROM unnest(${set.map(({ team_id }) => team_id)}::uuid[], ${set.map(({ day }) => day)}::date[],
      ${set.map(({ district_id }) => district_id)}::uuid[]) WITH ORDINALITY AS w(team_id, day, district_id, place)
    WHERE w.district_id IS NOT NULL
      AND NOT EXISTS (SELECT FROM surveys.team_day d WHERE d.team_id = w.team_id AND d.day = w.day)
    ORDER BY w.place`.execute(trx);
  if (rows.length === 0) return;
  throw allocationProblems.teamAbsent(
    rows.flatMap(({ place }) => {
      const step = set[place];
      if (step === undefined) return [];
      const message = `${halfInWords(step.day, step.half)}は、班の活動日ではありません`;
      return [{ pointer: `/set/${place}`, code: 'absent', message }];
    }),
  );
}

/** Those that go leave first, so that two may change places. What stays where it is keeps who gave it, and when. */
async function write(
  trx: Trx,
  plan: HeldPlan,
  account: string,
  set: readonly AllocationStep[],
  standing: readonly Standing[],
): Promise<void> {
  const cellOf = (step: Pick<AllocationStep, 'team_id' | 'day' | 'half'>) =>
    `${step.team_id} ${slotOf(step)}`;
  const stands = new Map(
    standing
      .filter(({ plan_id }) => plan_id === plan.plan_id)
      .map(({ team_id, day, half, district_id }) => [`${team_id} ${day} ${half}`, district_id]),
  );
  const isSame = (step: AllocationStep) => (stands.get(cellOf(step)) ?? null) === step.district_id;
  const changed = set.filter((step) => !isSame(step));
  const same = set.filter((step) => step.district_id !== null && isSame(step));
  await trx.deleteFrom('surveys.allocation as a').where(inHalfDays(changed)).execute();
  const given = changed.filter(({ district_id }) => district_id !== null);
  await sql`
    INSERT INTO surveys.allocation (team_id, day, half, municipality_code, disaster_code, plan_id, district_id, is_kept, given_by)
    SELECT g.team_id, g.day, g.half, ${plan.municipality_code}, ${plan.disaster_code}, ${plan.plan_id}, g.district_id, g.is_kept, ${account}
    FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS g(team_id uuid, day date, half text, district_id uuid, is_kept boolean)`.execute(
    trx,
  );
  await sql`
    UPDATE surveys.allocation a SET is_kept = s.is_kept
    FROM jsonb_to_recordset(${JSON.stringify(same)}::jsonb) AS s(team_id uuid, day date, half text, is_kept boolean)
    WHERE a.team_id = s.team_id AND a.day = s.day AND a.half = s.half AND a.is_kept <> s.is_kept`.execute(
    trx,
  );
}
