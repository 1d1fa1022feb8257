import { balanceOf, isEven } from './balance.ts';
import { cutDistricts } from './cut-districts.ts';
import { aimFor } from './cut/fairness.ts';
import type { Aim } from './cut/fairness.ts';
import type { Division } from './cut/division.ts';
import { membersOf } from './cut/division.ts';
import { improve } from './cut/improve.ts';
import { sum } from './cut/region.ts';
import { rosterOf } from './cut/roster.ts';
import type { Roster } from './cut/roster.ts';
import { beginWell, CAREFUL, districtOf, orderWithin, walked } from './measure-district.ts';
import { noticesOf } from './notices.ts';
import type { Balance, CutNotice, District, Ground, PlanOrder, Stop, Watch } from './plan-problem.ts';
import { shiftUntilEven } from './replan/shift.ts';
import { dissolveLeast, splitFullest, takeIn } from './replan/starting-point.ts';
import { townOf } from './town.ts';
import type { Town } from './town.ts';

export interface ReplanRequest {
  /** What is left and may move: untouched buildings of districts that are not locked, and those without a district. */
  readonly stops: readonly Stop[];
  readonly ground: Ground;
  /** The districts there are, each with what is left of it in visiting order; with nothing left it can take on work. */
  readonly present: ReadonlyMap<string, readonly string[]>;
  /** How many districts are to have work, 1 to the number of stops. */
  readonly districts: number;
  readonly order: PlanOrder;
}

export interface ReplannedDistrict extends District {
  /** The district it was; null: a new one. */
  readonly key: string | null;
}

export interface Replan {
  /** In the order of `present`, new ones behind. */
  readonly districts: readonly ReplannedDistrict[];
  /** Present districts that have nothing left now; what they finished stays theirs. */
  readonly idle: readonly string[];
  /** Stops that were in another district before. */
  readonly moved: number;
  readonly balance: Balance;
  readonly scope_pieces: number;
  readonly notices: readonly CutNotice[];
}

/** Moved stops buy evenness only until the promise is kept. */
const SHARE_OF_PROMISE = 0.8;

/**
 * The evening's re-plan: what is left in exactly `districts` districts, even in minutes, with as few buildings moved as
 * that takes. Districts stay themselves; too many: those with the least left end; too few: idle ones take a part of the
 * fullest, then new ones are made. What is not in `stops` (finished work, locked districts) is not touched. Pure and
 * deterministic. Throws RangeError for an impossible request, and the signal's reason when aborted.
 */
export function replanDistricts(request: ReplanRequest, watch: Watch = {}): Replan {
  const { stops, ground, present, districts: wanted } = request;
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > stops.length)
    throw new RangeError('districts are 1 to the number of stops');
  watch.signal?.throwIfAborted();
  const town = townOf(stops, ground);
  const keys = [...present.keys()];
  const labels = presentLabels(town.stops, present);
  const before = labels.slice();
  if (labels.every((label) => label === -1)) return allNew(request, watch);
  takeIn(town.region.graph, labels);
  const heaviest = stops.reduce((most, stop) => Math.max(most, stop.minutes), 0);
  const aim = aimFor(sum(town.region.minutes), wanted, heaviest, SHARE_OF_PROMISE);
  const division: Division = { town: town.region, labels, count: Math.max(keys.length, wanted) + wanted };
  const roster = rosterOf(division);
  const open = new Set(labels);
  while (open.size > wanted) open.delete(dissolveLeast(roster, open));
  for (let born = 0; open.size < wanted; born++) {
    if (open.has(born)) continue;
    splitFullest(roster, born, aim);
    open.add(born);
  }
  evenOut(roster, aim, watch);
  watch.onProgress?.(0.4);
  const indexOf = new Map(town.stops.map(({ id }, at) => [id, at]));
  const known = [...present.values()].map((ids) => ids.flatMap((id) => indexOf.get(id) ?? []));
  const ordersNow = () =>
    membersOf(labels, division.count).map((members, at) =>
      orderKept(town, request, members, known[at] ?? []),
    );
  let orders = ordersNow();
  watch.onProgress?.(0.6);
  const districtsOf = (found: readonly number[][]) =>
    found.flatMap((one, at): ReplannedDistrict[] =>
      one.length === 0 ? [] : [{ ...districtOf(town, one), key: keys[at] ?? null }],
    );
  let districts = districtsOf(orders);
  // Now the ways on foot are known rather than estimated, as after a cut.
  if (!isEven(balanceOf(districts, heaviest))) {
    const region = walked(town, orders);
    evenOut(
      rosterOf({ ...division, town: region }),
      aimFor(sum(region.minutes), wanted, heaviest, SHARE_OF_PROMISE),
      watch,
    );
    orders = ordersNow();
    districts = districtsOf(orders);
  }
  const balance = balanceOf(districts, heaviest);
  const busy = new Set(districts.map(({ key }) => key));
  return {
    districts,
    idle: keys.filter((key) => !busy.has(key)),
    moved: labels.reduce((count, label, stop) => count + (before[stop] === label ? 0 : 1), 0),
    balance,
    scope_pieces: town.scope_pieces,
    notices: noticesOf(ground, town.scope_pieces, isEven(balance)),
  };
}

/** Moves minutes along chains of districts; where that gets stuck, uneven pairs are cut anew. */
function evenOut(roster: Roster, aim: Aim, { signal }: Watch): void {
  shiftUntilEven(roster, aim, () => signal?.throwIfAborted());
  improve(roster.division, aim, () => signal?.throwIfAborted(), 'unfair');
}

/** The order that a district has, without who left and with newcomers put in; of a district with nobody left, one of its own. */
function orderKept(
  town: Town,
  { ground, order }: ReplanRequest,
  members: Int32Array,
  known: readonly number[],
): number[] {
  if (members.length === 0) return [];
  const here = new Set(members);
  const kept = known.filter((stop) => here.has(stop));
  if (kept.length === 0)
    return beginWell(town, orderWithin(town, members, CAREFUL), ground.base, order === 'worst_first');
  return kept.length === members.length ? kept : orderWithin(town, members, 0, kept);
}

/** Which present district each stop is in, by its place in `present`; -1 for those in none. */
function presentLabels(stops: readonly Stop[], present: ReplanRequest['present']): Int32Array {
  const labelOf = new Map([...present.values()].flatMap((ids, at) => ids.map((id) => [id, at] as const)));
  return Int32Array.from(stops, ({ id }) => labelOf.get(id) ?? -1);
}

/** Nothing that is left has a district: a cut, whose districts the present ones take first. */
function allNew(request: ReplanRequest, watch: Watch): Replan {
  const { districts, ...cut } = cutDistricts(request, watch);
  const keys = [...request.present.keys()];
  return {
    ...cut,
    districts: districts.map((district, at) => ({ ...district, key: keys[at] ?? null })),
    idle: keys.slice(districts.length),
    moved: request.stops.length,
  };
}
