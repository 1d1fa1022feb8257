// What becomes of half days ahead when districts end: the team goes where its buildings went, or is free. Called by every edit
// that can end a district, after its figures are measured and before it commits; the database refuses to commit without.
import { sql } from 'kysely';
import type { Trx } from '../../db/database.ts';
import type { HeldPlan } from '../plan-edits.ts';
import { listDistrictsLeft } from './districts-left.queries.ts';
import { halfDaysAt } from './half-days.rules.ts';
import { AllocationsTouched } from './touched.contract.ts';

interface Ahead {
  team_id: string;
  team_number: number;
  day: string;
  half: 'am' | 'pm';
  district_id: string;
  district_number: number;
}

interface Moved extends Ahead {
  to_id: string;
  to_number: number;
}

/** `revision`: of the edit that ended them. */
export async function settleAllocations(
  trx: Trx,
  plan: HeldPlan,
  revision: number,
): Promise<AllocationsTouched> {
  const returned = await listReturning(trx, plan);
  await move(trx, returned, { isReturn: true });
  const stranded = await listStranded(trx, plan);
  const { followed, ended } = await part(trx, plan, revision, stranded);
  await move(trx, followed, { isReturn: false });
  await sql`DELETE FROM surveys.allocation a USING jsonb_to_recordset(${JSON.stringify(ended)}::jsonb)
    AS e(team_id uuid, day date, half text) WHERE a.team_id = e.team_id AND a.day = e.day AND a.half = e.half`.execute(
    trx,
  );
  return AllocationsTouched.parse({
    followed: [...returned, ...followed].map((cell) => ({
      ...cell,
      from_district_number: cell.district_number,
      to_district_number: cell.to_number,
    })),
    ended,
  });
}

/** Takes back all half days ahead of a plan; answers how many. */
export async function freeAllocations(trx: Trx, { plan_id }: Pick<HeldPlan, 'plan_id'>): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom('surveys.allocation')
    .where('plan_id', '=', plan_id)
    .where(sql<boolean>`surveys.half_begins(day, half) > now()`)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Those that followed a district that lives again, unless a team has been given to it then. */
async function listReturning(trx: Trx, { plan_id }: HeldPlan): Promise<Moved[]> {
  const { rows } = await sql<Moved>`
    SELECT a.team_id, a.team_number, a.day, a.half, a.district_id, a.district_number, d.district_id AS to_id,
      d.district_number AS to_number
    FROM surveys.v_allocation a
    JOIN surveys.district d ON d.plan_id = a.plan_id AND d.district_id = a.followed_from
    WHERE a.plan_id = ${plan_id} AND a.is_ahead AND d.retired_revision IS NULL AND NOT EXISTS (
      SELECT FROM surveys.allocation o WHERE o.district_id = d.district_id AND o.day = a.day AND o.half = a.half)
    ORDER BY a.day, a.half, a.team_number`.execute(trx);
  return rows;
}

async function listStranded(trx: Trx, { plan_id }: HeldPlan): Promise<Ahead[]> {
  const { rows } = await sql<Ahead>`
    SELECT a.team_id, a.team_number, a.day, a.half, a.district_id, a.district_number
    FROM surveys.v_allocation a
    WHERE a.plan_id = ${plan_id} AND a.is_ahead AND NOT a.is_live
    ORDER BY a.day, a.half, a.team_number`.execute(trx);
  return rows;
}

/** The earlier half days go first to the heirs that need them. */
async function part(
  trx: Trx,
  plan: HeldPlan,
  revision: number,
  stranded: readonly Ahead[],
): Promise<{ followed: Moved[]; ended: Ahead[] }> {
  if (stranded.length === 0) return { followed: [], ended: [] };
  const heirs = await listHeirs(trx, plan, revision, [
    ...new Set(stranded.map(({ district_id }) => district_id)),
  ]);
  const wanted = [...new Set(heirs.map(({ to_id }) => to_id))];
  const { running } = halfDaysAt(new Date());
  const lacking = new Map(
    (await listDistrictsLeft(trx, plan, running, wanted)).map(({ district_id, needed, given }) => [
      district_id,
      needed - given,
    ]),
  );
  const taken = await listTaken(trx, wanted);
  const followed: Moved[] = [];
  const ended: Ahead[] = [];
  for (const cell of stranded) {
    const heir = heirs.find(
      ({ from_id, to_id }) =>
        from_id === cell.district_id &&
        (lacking.get(to_id) ?? 0) > 0 &&
        !taken.has(`${to_id} ${cell.day} ${cell.half}`),
    );
    if (heir === undefined) {
      ended.push(cell);
      continue;
    }
    const { to_id, to_number } = heir;
    followed.push({ ...cell, to_id, to_number });
    taken.add(`${to_id} ${cell.day} ${cell.half}`);
    lacking.set(to_id, (lacking.get(to_id) ?? 0) - 1);
  }
  return { followed, ended };
}

/** Live districts that took buildings of these in this edit, most first. */
async function listHeirs(
  trx: Trx,
  { plan_id }: HeldPlan,
  revision: number,
  from: readonly string[],
): Promise<{ from_id: string; to_id: string; to_number: number }[]> {
  return trx
    .selectFrom('surveys.district_origin as o')
    .innerJoin('surveys.district as d', 'd.district_id', 'o.to_district_id')
    .select(['o.from_district_id as from_id', 'd.district_id as to_id', 'd.district_number as to_number'])
    .where('o.plan_id', '=', plan_id)
    .where('o.revision', '=', revision)
    .where('d.retired_revision', 'is', null)
    .where(sql<boolean>`o.from_district_id = ANY (${[...from]}::uuid[])`)
    .orderBy('o.stops', 'desc')
    .orderBy('d.district_number')
    .execute();
}

async function listTaken(trx: Trx, districts: readonly string[]): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('surveys.allocation')
    .select(['district_id', 'day', 'half'])
    .where(sql<boolean>`district_id = ANY (${[...districts]}::uuid[])`)
    .execute();
  return new Set(rows.map(({ district_id, day, half }) => `${district_id} ${day} ${half}`));
}

async function move(trx: Trx, cells: readonly Moved[], { isReturn }: { isReturn: boolean }): Promise<void> {
  if (cells.length === 0) return;
  await sql`
    UPDATE surveys.allocation a SET district_id = m.to_id, followed_from = CASE WHEN ${isReturn} THEN NULL ELSE m.district_id END
    FROM jsonb_to_recordset(${JSON.stringify(cells)}::jsonb) AS m(team_id uuid, day date, half text, district_id uuid, to_id uuid)
    WHERE a.team_id = m.team_id AND a.day = m.day AND a.half = m.half`.execute(trx);
}
