// What an edit does to a plan, as before and after of each building and district, and how that is written into the
// database; backwards for undo, forwards again for redo. Finished buildings stay where they are, whatever the rows say.
import { sql } from 'kysely';
import { z } from 'zod';
import type { Trx } from '../db/database.ts';
import type { HeldPlan } from './plan-edits.ts';

const Born = z.object({ district_id: z.string(), district_number: z.int() });
export const Changes = z.object({
  /** Ids that `stops` points into. */
  districts: z.array(z.string()),
  /** Stop, district and order before, district and order after; districts as places in `districts`, -1 and 0 for none. */
  stops: z.array(z.tuple([z.int(), z.int(), z.int(), z.int(), z.int()])),
  born: z.array(Born),
  retired: z.array(z.string()),
  locked: z.array(z.object({ district_id: z.string(), before: z.boolean(), after: z.boolean() })),
});
export type Changes = z.output<typeof Changes>;

export interface StopChange {
  stop_id: number;
  from: string | null;
  from_order: number | null;
  to: string | null;
  to_order: number | null;
}

export interface ChangeList {
  stops: readonly StopChange[];
  born: readonly z.output<typeof Born>[];
  retired: readonly string[];
  locked?: Changes['locked'];
}

/** Only what differs. */
export function packChanges({ stops, born, retired, locked = [] }: ChangeList): Changes {
  const districts: string[] = [];
  const places = new Map<string, number>();
  const placeOf = (id: string | null): number => {
    if (id === null) return -1;
    const known = places.get(id);
    if (known !== undefined) return known;
    places.set(id, districts.length);
    return districts.push(id) - 1;
  };
  const packed = stops
    .filter((stop) => stop.from !== stop.to || stop.from_order !== stop.to_order)
    .map(({ stop_id, from, from_order, to, to_order }): Changes['stops'][number] => [
      stop_id,
      placeOf(from),
      from_order ?? 0,
      placeOf(to),
      to_order ?? 0,
    ]);
  return { districts, stops: packed, born: [...born], retired: [...retired], locked: [...locked] };
}

/** What takes these changes back. Districts that were born end; those that ended live again under their number. */
export function inverted(changes: Changes, numbers: ReadonlyMap<string, number>): Changes {
  return {
    districts: changes.districts,
    stops: changes.stops.map(([stop, from, fromOrder, to, toOrder]) => [stop, to, toOrder, from, fromOrder]),
    born: changes.retired.map((district_id) => ({
      district_id,
      district_number: numbers.get(district_id) ?? 0,
    })),
    retired: changes.born.map(({ district_id }) => district_id),
    locked: changes.locked.map(({ district_id, before, after }) => ({
      district_id,
      before: after,
      after: before,
    })),
  };
}

/** Districts that buildings left or came to. */
export function districtsOf({ districts, stops }: Changes): string[] {
  const touched = new Set<number>();
  for (const [, from, , to] of stops) touched.add(from).add(to);
  return districts.filter((_, place) => touched.has(place));
}

export interface Applied {
  /** Buildings that changed district. */
  moved: number;
  /** Buildings that should have changed district and stayed: finished meanwhile, or gone from the plan. */
  stayed: number;
}

/**
 * Districts that are born come first, so that buildings may go there, and those that end come last, when they are empty of
 * open ones. A new district has no figures yet: measure it after this.
 */
export async function applyChanges(
  trx: Trx,
  { plan_id, municipality_code }: Pick<HeldPlan, 'plan_id' | 'municipality_code'>,
  changes: Changes,
  revision: number,
): Promise<Applied> {
  for (const { district_id, after } of changes.locked)
    await trx
      .updateTable('surveys.district')
      .set({ is_locked: after })
      .where('plan_id', '=', plan_id)
      .where('district_id', '=', district_id)
      .execute();
  // Those that end give up their numbers first: numbers are once among the living only.
  const ends = changes.retired;
  const begin = async () => {
    if (changes.born.length === 0) return;
    await sql`
      INSERT INTO surveys.district (district_id, municipality_code, plan_id, district_number, work_minutes, walking_minutes,
        walking_metres, approach_minutes, pieces, born_revision)
      SELECT n.district_id, ${municipality_code}, ${plan_id}, n.district_number, 0, 0, 0, 0, 1, ${revision}
      FROM jsonb_to_recordset(${JSON.stringify(changes.born)}::jsonb) AS n(district_id uuid, district_number int)
      ON CONFLICT (district_id) DO UPDATE SET retired_revision = NULL`.execute(trx);
  };
  const applied = await moveStops(trx, plan_id, changes, revision, begin, ends);
  await noteOrigins(trx, { plan_id, municipality_code }, changes, revision);
  return applied;
}

async function moveStops(
  trx: Trx,
  plan_id: string,
  { districts, stops }: Changes,
  revision: number,
  begin: () => Promise<void>,
  ends: readonly string[],
): Promise<Applied> {
  // A number may pass from a district that ends to one that is born: so buildings step out, numbers pass, buildings step in.
  const leaving = new Set(ends);
  const out = stops.filter(([, from]) => leaving.has(districts[from] ?? ''));
  if (out.length > 0)
    await sql`
      UPDATE surveys.plan_building b SET district_id = NULL, visit_order = NULL
      WHERE b.plan_id = ${plan_id} AND NOT surveys.is_finished(b.state)
        AND b.stop_id = ANY (${out.map(([stop]) => stop)}::bigint[]) AND b.district_id = ANY (${[...ends]}::uuid[])`.execute(
      trx,
    );
  if (ends.length > 0)
    await sql`
      UPDATE surveys.district SET retired_revision = ${revision}
      WHERE plan_id = ${plan_id} AND district_id = ANY (${[...ends]}::uuid[]) AND retired_revision IS NULL`.execute(
      trx,
    );
  await begin();
  if (stops.length === 0) return { moved: 0, stayed: 0 };
  const meant = stops.filter(([, from, , to]) => from !== to).length;
  const idOf = (place: number) => districts[place] ?? null;
  const { rows } = await sql<{ moved: number }>`
    WITH wanted AS (
      SELECT * FROM unnest(${stops.map(([stop]) => stop)}::bigint[], ${stops.map(([, from]) => idOf(from))}::uuid[],
        ${stops.map(([, , , to]) => idOf(to))}::uuid[], ${stops.map(([, , , , order]) => (order === 0 ? null : order))}::int[])
        AS w(stop_id, from_id, to_id, visit_order)),
    moved AS (
      UPDATE surveys.plan_building b SET district_id = w.to_id, visit_order = w.visit_order
      FROM wanted w
      WHERE b.stop_id = w.stop_id AND b.plan_id = ${plan_id} AND NOT surveys.is_finished(b.state)
        AND (b.district_id IS NOT DISTINCT FROM w.from_id OR b.district_id IS NULL)
      RETURNING w.from_id IS DISTINCT FROM w.to_id AS is_move)
    SELECT count(*) FILTER (WHERE is_move)::int AS moved FROM moved`.execute(trx);
  const moved = rows[0]?.moved ?? 0;
  return { moved, stayed: meant - moved };
}

async function noteOrigins(
  trx: Trx,
  { plan_id, municipality_code }: Pick<HeldPlan, 'plan_id' | 'municipality_code'>,
  { districts, stops }: Changes,
  revision: number,
): Promise<void> {
  const counts = new Map<string, { from_id: string; to_id: string; stops: number }>();
  for (const [, from, , to] of stops) {
    const [from_id, to_id] = [districts[from], districts[to]];
    if (from_id === undefined || to_id === undefined || from === to) continue;
    const pair = counts.get(`${from} ${to}`) ?? { from_id, to_id, stops: 0 };
    counts.set(`${from} ${to}`, { ...pair, stops: pair.stops + 1 });
  }
  if (counts.size === 0) return;
  await sql`
    INSERT INTO surveys.district_origin (plan_id, municipality_code, revision, from_district_id, to_district_id, stops)
    SELECT ${plan_id}, ${municipality_code}, ${revision}, o.from_id, o.to_id, o.stops
    FROM jsonb_to_recordset(${JSON.stringify([...counts.values()])}::jsonb) AS o(from_id uuid, to_id uuid, stops int)`.execute(
    trx,
  );
}
