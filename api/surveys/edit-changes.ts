// What each kind of edit by hand means for buildings and districts. Reads what it needs and decides; writes nothing.
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Reader } from '../db/database.ts';
import type { ChangeList } from './changes.ts';
import type { Edit } from './edits.contract.ts';
import type { LiveDistricts } from './live-districts.ts';
import { getGround, listPlanStops } from './plan-ground.ts';
import type { Plane, PlanStop } from './plan-ground.ts';
import type { HeldPlan } from './plan-edits.ts';
import { cutDistricts } from './planning/cut-districts.ts';
import { placeInOrder, reassign } from './reassign.ts';
import { plansProblems } from './plans.problems.ts';
import { within } from './scope-buildings.ts';
import type { DrawnPolygon } from './scope.contract.ts';

export interface Hand {
  reader: Reader;
  plan: HeldPlan;
  plane: Plane;
  live: LiveDistricts;
}

export interface Meant {
  changes: ChangeList;
  /** Buildings that were meant and stay. */
  stayed: number;
}

type Of<Kind extends Edit['kind']> = Extract<Edit, { kind: Kind }>;

/** Throws surveys/nothing-meant where no building may go, surveys/district-over, surveys/district-locked. */
export async function moveStops(hand: Hand, { stops, to_district }: Of<'move'>): Promise<Meant> {
  const { reader, plan, plane, live } = hand;
  const target = to_district === null ? null : live.getOpen(to_district);
  const ids = Array.isArray(stops) ? [...new Set(stops)] : await listInside(reader, plan, stops.inside);
  const meant = await listPlanStops(reader, plan.plan_id, plane, { stop_ids: ids });
  const elsewhere = meant.filter((stop) => target === null || stop.district_id !== target.district_id);
  const going = elsewhere.filter((stop) => mayGo(stop, live));
  if (going.length === 0) throw plansProblems.nothingMeant();
  const born = target === null ? [{ district_id: uuidv7(), district_number: live.nextNumber() }] : [];
  const to = target?.district_id ?? born[0]?.district_id ?? '';
  const moves = new Map(going.map((stop) => [stop.stop_id, to]));
  return {
    changes: { ...(await reassigned(hand, going, moves)), born },
    stayed: elsewhere.length - going.length,
  };
}

/** The first keeps its id; finished work stays with the district it was done in, which then ends. */
export async function mergeDistricts(hand: Hand, { districts }: Of<'merge'>): Promise<Meant> {
  const { reader, plan, plane, live } = hand;
  const [keeper, ...others] = [...new Set(districts)].map((id) => live.getOpen(id).district_id);
  if (keeper === undefined || others.length === 0) throw plansProblems.nothingMeant();
  const all = await listPlanStops(reader, plan.plan_id, plane, { districts: others });
  const going = all.filter((stop) => !stop.is_finished);
  const moves = new Map(going.map((stop) => [stop.stop_id, keeper]));
  const changes = await reassigned(hand, going, moves, [keeper]);
  return { changes: { ...changes, born: [], retired: others }, stayed: all.length - going.length };
}

/** The part nearest to the old middle keeps the id and what is finished. Throws surveys/too-few-stops. */
export async function splitDistrict(hand: Hand, { district, into }: Of<'split'>): Promise<Meant> {
  const { reader, plan, plane, live } = hand;
  const { district_id } = live.getOpen(district);
  const members = await listPlanStops(reader, plan.plan_id, plane, { districts: [district_id] });
  const open = members.filter((stop) => !stop.is_finished);
  if (open.length < into) throw plansProblems.tooFewStops();
  const ground = await getGround(reader, plan, plane, open);
  const cut = cutDistricts({ stops: open, ground, districts: into, order: plan.settings.visit_first });
  const byId = new Map(open.map((stop) => [stop.id, stop]));
  const parts = cut.districts.map(({ stops }) => stops);
  const old = middleOf(open);
  const distances = parts.map((ids) => {
    const middle = middleOf(ids.flatMap((id) => byId.get(id) ?? []));
    return Math.hypot(middle.x - old.x, middle.y - old.y);
  });
  const keeping = distances.indexOf(Math.min(...distances));
  const born: ChangeList['born'][number][] = [];
  const stops = parts.flatMap((ids, index) => {
    if (index === keeping) return placeInOrder(district_id, ids, members);
    const part = { district_id: uuidv7(), district_number: live.nextNumber() };
    born.push(part);
    return placeInOrder(part.district_id, ids, members);
  });
  return { changes: { stops, born, retired: [] }, stayed: members.length - open.length };
}

/** Throws surveys/nothing-meant where the new border changes nothing. */
export async function redrawDistrict(hand: Hand, { district, outline }: Of<'redraw'>): Promise<Meant> {
  const { reader, plan, plane, live } = hand;
  const { district_id } = live.getOpen(district);
  const inside = new Set(await listInside(reader, plan, outline));
  const coming = (await listPlanStops(reader, plan.plan_id, plane, { stop_ids: [...inside] })).filter(
    (stop) => stop.district_id !== district_id,
  );
  const own = await listPlanStops(reader, plan.plan_id, plane, { districts: [district_id] });
  const leaving = own.filter((stop) => !inside.has(stop.stop_id));
  const heirs = await listHeirs(hand, district_id, leaving);
  const moves = new Map<number, string>();
  for (const stop of coming) if (mayGo(stop, live)) moves.set(stop.stop_id, district_id);
  for (const stop of leaving) {
    const heir = heirs.get(stop.stop_id);
    if (!stop.is_finished && heir !== undefined) moves.set(stop.stop_id, heir);
  }
  if (moves.size === 0) throw plansProblems.nothingMeant();
  const going = [...coming, ...leaving].filter((stop) => moves.has(stop.stop_id));
  return {
    changes: { ...(await reassigned(hand, going, moves)), born: [] },
    stayed: coming.length + leaving.length - going.length,
  };
}

export function lockDistricts({ live }: Hand, { districts, is_locked }: Of<'lock'>): Meant {
  const locked = [...new Set(districts)]
    .map((id) => live.get(id))
    .filter((district) => district.is_locked !== is_locked)
    .map(({ district_id }) => ({ district_id, before: !is_locked, after: is_locked }));
  return { changes: { stops: [], born: [], retired: [], locked }, stayed: 0 };
}

function mayGo(stop: PlanStop, live: LiveDistricts): boolean {
  return !stop.is_finished && live.isOpen(stop.district_id);
}

async function reassigned(
  { reader, plan, plane }: Hand,
  going: readonly PlanStop[],
  moves: ReadonlyMap<number, string>,
  also: readonly string[] = [],
) {
  const districts = new Set([...moves.values(), ...also]);
  for (const { district_id } of going) if (district_id !== null) districts.add(district_id);
  const members = await listPlanStops(reader, plan.plan_id, plane, { districts: [...districts] });
  const known = new Set(members.map(({ stop_id }) => stop_id));
  const stops = [...members, ...going.filter(({ stop_id }) => !known.has(stop_id))];
  return reassign(stops, moves, await getGround(reader, plan, plane, stops));
}

async function listInside(reader: Reader, { plan_id }: HeldPlan, polygon: DrawnPolygon): Promise<number[]> {
  const rows = await reader
    .selectFrom('surveys.plan_building')
    .select('stop_id')
    .where('plan_id', '=', plan_id)
    .where(within([polygon], sql.ref('geom')))
    .execute();
  return rows.map(({ stop_id }) => stop_id);
}

/** The open district of the nearest building that is of another: who takes what is drawn out. */
async function listHeirs(
  { reader, plan, live }: Hand,
  district_id: string,
  leaving: readonly PlanStop[],
): Promise<Map<number, string>> {
  const open = live
    .all()
    .filter((district) => !district.is_locked && district.district_id !== district_id)
    .map((district) => district.district_id);
  const rows = await reader
    .selectFrom('surveys.plan_building as s')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('surveys.plan_building as n')
          .select('n.district_id')
          .where('n.plan_id', '=', plan.plan_id)
          .where(sql<boolean>`n.district_id = ANY (${open}::uuid[])`)
          .orderBy(sql`n.geom <-> s.geom`)
          .limit(1)
          .as('near'),
      (join) => join.onTrue(),
    )
    .select(['s.stop_id', 'near.district_id'])
    .where('s.plan_id', '=', plan.plan_id)
    .where(sql<boolean>`s.stop_id = ANY (${leaving.map(({ stop_id }) => stop_id)}::bigint[])`)
    .execute();
  return new Map(rows.flatMap((row) => (row.district_id === null ? [] : [[row.stop_id, row.district_id]])));
}

function middleOf(stops: readonly { x: number; y: number }[]): { x: number; y: number } {
  const sum = stops.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
  return { x: sum.x / Math.max(1, stops.length), y: sum.y / Math.max(1, stops.length) };
}
