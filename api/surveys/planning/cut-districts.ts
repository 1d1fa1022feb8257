import { balanceOf, isEven } from './balance.ts';
import { divide } from './cut/divide.ts';
import { membersOf } from './cut/division.ts';
import { exchange } from './cut/exchange.ts';
import { aimFor } from './cut/fairness.ts';
import { improve } from './cut/improve.ts';
import type { Region } from './cut/region.ts';
import { tidy } from './cut/tidy.ts';
import { sum } from './cut/region.ts';
import { beginWell, CAREFUL, districtOf, orderWithin, walked } from './measure-district.ts';
import { numberDistricts } from './number-districts.ts';
import { noticesOf } from './notices.ts';
import type { Cut, CutRequest, Watch } from './plan-problem.ts';
import { townOf } from './town.ts';
import type { Town } from './town.ts';

/** Shares of the promise that cutting aims at: less than all, as ways on foot are estimated; then what was found out. */
const AIMS = [0.5, 0.8] as const;

/**
 * Cuts the stops into exactly `districts` districts: none empty, each connected over the walking graph within every
 * piece of the scope, even in minutes, with a visiting order. Pure and deterministic; takes seconds for 30,000 stops, so
 * run it in a worker. Throws RangeError for an impossible request, and the signal's reason when aborted.
 */
export function cutDistricts(request: CutRequest, watch: Watch = {}): Cut {
  const { stops, ground, districts: count, order } = request;
  if (!Number.isInteger(count) || count < 1 || count > stops.length)
    throw new RangeError('districts are 1 to the number of stops');
  const step = stepper(watch);
  const town = townOf(stops, ground);
  step(0.1);
  const heaviest = stops.reduce((most, stop) => Math.max(most, stop.minutes), 0);
  const aimOf = ({ minutes }: Region, share: number) => aimFor(sum(minutes), count, heaviest, share);
  let cuts = 0;
  let region = town.region;
  const labels = divide(region, count, aimOf(region, AIMS[0]), () => step(0.1 + (0.25 * ++cuts) / count));
  improve({ town: region, labels, count }, aimOf(region, AIMS[0]), (share) => step(0.35 + 0.25 * share));
  tidy({ town: region, labels, count }, aimOf(region, AIMS[0]));
  let orders = ordersOf(town, membersOf(labels, count), [], (share) => step(0.6 + 0.3 * share));
  region = walked(town, orders);
  orders = exchange({ town: region, labels, count }, orders, aimOf(region, AIMS[1])).map((way, at) =>
    isSame(way, orders[at]) ? way : orderWithin(town, Int32Array.from(way).sort(), CAREFUL, way),
  );
  region = walked(town, orders);
  improve(
    { town: region, labels, count },
    aimOf(region, AIMS[1]),
    (share) => step(0.9 + 0.05 * share),
    'unfair',
  );
  tidy({ town: region, labels, count }, aimOf(region, AIMS[1]));
  orders = ordersOf(town, membersOf(labels, count), orders, (share) => step(0.95 + 0.05 * share));
  const districts = orders.map((found) =>
    districtOf(town, beginWell(town, found, ground.base, order === 'worst_first')),
  );
  const numbers = numberDistricts(
    orders.map((found) => numbered(town, found)),
    order,
  );
  const sorted = numbers.flatMap((at) => districts[at] ?? []);
  const balance = balanceOf(sorted, heaviest);
  return {
    districts: sorted,
    scope_pieces: town.scope_pieces,
    notices: noticesOf(ground, town.scope_pieces, isEven(balance)),
    balance,
  };
}

/** Tells how far it is, and stops when it should. */
function stepper({ onProgress, signal }: Watch): (share: number) => void {
  return (share) => {
    signal?.throwIfAborted();
    onProgress?.(share);
  };
}

/** Orders for all districts; those of `known` whose stops are still the same are kept. */
function ordersOf(
  town: Town,
  members: readonly Int32Array[],
  known: readonly number[][],
  onOrder: (share: number) => void,
): number[][] {
  return members.map((stops, at) => {
    onOrder(at / members.length);
    const kept = known[at];
    const same = kept?.length === stops.length && new Set([...kept, ...stops]).size === stops.length;
    return kept !== undefined && same ? kept : orderWithin(town, stops, CAREFUL);
  });
}

function isSame(order: readonly number[], known: readonly number[] | undefined): boolean {
  return order.length === known?.length && order.every((stop, at) => stop === known[at]);
}

function numbered(town: Town, order: readonly number[]): { x: number; y: number; damage: number } {
  const mean = (of: (stop: number) => number) =>
    order.reduce((total, stop) => total + of(stop), 0) / order.length;
  return {
    x: mean((stop) => town.stops[stop]?.x ?? 0),
    y: mean((stop) => town.stops[stop]?.y ?? 0),
    damage: mean((stop) => town.stops[stop]?.damage ?? 0),
  };
}
