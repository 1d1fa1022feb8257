// 割当 as it stands: which team is where, which districts wait, and how many half days are idle.
import { sql } from 'kysely';
import type { Reader } from '../../db/database.ts';
import { getHeld } from '../plan-edits.ts';
import type { HeldPlan, OfPlan } from '../plan-edits.ts';
import { Allocation, AllocationFigures, Allocations } from './allocation.contract.ts';
import type { AllocatedDistrict, AllocationStep } from './allocation.contract.ts';
import { halfMinutesOf, listDistrictsLeft } from './districts-left.queries.ts';
import { halfDaysAt } from './half-days.rules.ts';
import type { HalfDay } from './half-days.rules.ts';

/** Throws not-found. */
export async function getAllocations(reader: Reader, of: OfPlan, now: Date): Promise<Allocations> {
  const plan = await getHeld(reader, of);
  const { today, next, running } = halfDaysAt(now);
  const districts = await listDistrictsLeft(reader, plan, running);
  return Allocations.parse({
    revision: plan.revision,
    today,
    next,
    half_minutes: halfMinutesOf(plan),
    allocations: await listAllocations(reader, plan.plan_id),
    elsewhere: await listElsewhere(reader, plan),
    districts,
    figures: await getFigures(reader, plan, districts, next),
  });
}

/** By team and half day. `only`: those of these half days. */
export async function listAllocations(
  reader: Reader,
  plan_id: string,
  only?: readonly Pick<AllocationStep, 'team_id' | 'day' | 'half'>[],
): Promise<Allocation[]> {
  let query = reader
    .selectFrom('surveys.allocation as a')
    .innerJoin('accounts.v_account as by', 'by.account_id', 'a.given_by')
    .select(['a.team_id', 'a.day', 'a.half', 'a.district_id', 'a.is_kept', 'a.given_at'])
    .select(['by.display_name as given_by', sql<boolean>`a.followed_from IS NOT NULL`.as('has_followed')])
    .where('a.plan_id', '=', plan_id);
  if (only !== undefined) query = query.where(inHalfDays(only));
  return Allocation.array().parse(
    await query.orderBy('a.day').orderBy('a.half').orderBy('a.team_id').execute(),
  );
}

/** Whether row `a` is one of these half days of teams. */
export function inHalfDays(cells: readonly Pick<AllocationStep, 'team_id' | 'day' | 'half'>[]) {
  return sql<boolean>`(a.team_id, a.day, a.half) IN (
    SELECT * FROM unnest(${cells.map(({ team_id }) => team_id)}::uuid[], ${cells.map(({ day }) => day)}::date[],
      ${cells.map(({ half }) => half)}::text[]))`;
}

async function listElsewhere(reader: Reader, plan: HeldPlan): Promise<unknown[]> {
  return reader
    .selectFrom('surveys.allocation as a')
    .innerJoin('surveys.plan as p', 'p.plan_id', 'a.plan_id')
    .select(['a.team_id', 'a.day', 'a.half', 'a.plan_id', 'p.name as plan_name'])
    .where('a.municipality_code', '=', plan.municipality_code)
    .where('a.disaster_code', '=', plan.disaster_code)
    .where('a.plan_id', '<>', plan.plan_id)
    .orderBy('a.day')
    .orderBy('a.half')
    .orderBy('a.team_id')
    .execute();
}

/** `districts`: all of the plan. */
export async function getFigures(
  reader: Reader,
  plan: HeldPlan,
  districts: readonly AllocatedDistrict[],
  next: HalfDay,
): Promise<AllocationFigures> {
  const { present } = await reader
    .selectFrom('surveys.team_day')
    .select(
      sql<number>`coalesce(sum(CASE WHEN day > ${next.day}::date OR ${next.half} = 'am' THEN 2 ELSE 1 END), 0)::int`.as(
        'present',
      ),
    )
    .where('municipality_code', '=', plan.municipality_code)
    .where('disaster_code', '=', plan.disaster_code)
    .where('day', '>=', next.day)
    .executeTakeFirstOrThrow();
  const { ahead, last_on } = await reader
    .selectFrom('surveys.allocation as a')
    .select((eb) => [
      eb.fn.countAll<number>().as('ahead'),
      sql<string | null>`max(a.day) FILTER (WHERE a.plan_id = ${plan.plan_id})`.as('last_on'),
    ])
    .where('a.municipality_code', '=', plan.municipality_code)
    .where('a.disaster_code', '=', plan.disaster_code)
    .where(sql<boolean>`(a.day, a.half) >= (${next.day}::date, ${next.half})`)
    .executeTakeFirstOrThrow();
  const open = districts.filter(({ is_live, needed }) => is_live && needed > 0);
  const sum = (of: (district: AllocatedDistrict) => number) =>
    districts.reduce((total, district) => total + of(district), 0);
  return AllocationFigures.parse({
    open_districts: open.length,
    unallocated: open.filter(({ given }) => given === 0).length,
    partly: open.filter(({ given, needed }) => given > 0 && given < needed).length,
    needed: sum(({ needed }) => needed),
    given: sum(({ given }) => given),
    beyond_need: sum(({ given, needed }) => Math.max(0, given - needed)),
    present,
    idle: present - ahead,
    last_on,
  });
}
