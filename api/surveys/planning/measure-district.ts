import type { Region } from './cut/region.ts';
import { connectedParts } from './graph/parts.ts';
import { subgraph } from './graph/subgraph.ts';
import { insertStops } from './order/insert-stops.ts';
import { shortened, visitingOrder } from './order/visiting-order.ts';
import { walkingMinutes } from './paces.rules.ts';
import type { District, Ground } from './plan-problem.ts';
import type { Town } from './town.ts';

/** Tries a stop in search of a shorter order. */
export const CAREFUL = 1;

/**
 * The order of visits to some stops of a town, as indices in it. `known`, an order of some of them that is there already,
 * is kept as far as it goes: others are put in where they lengthen it least, then it is shortened.
 */
export function orderWithin(
  town: Town,
  members: Int32Array,
  tries: number,
  known?: readonly number[],
): number[] {
  const { graph } = town.region;
  const x = Float64Array.from(members, (stop) => graph.x[stop] ?? 0);
  const y = Float64Array.from(members, (stop) => graph.y[stop] ?? 0);
  if (known === undefined || known.length === 0) return toTown(visitingOrder(x, y, tries), members);
  const indexOf = new Map(Array.from(members, (stop, at) => [stop, at]));
  const kept = known.flatMap((stop) => indexOf.get(stop) ?? []);
  const old = new Set(kept);
  const added = [...members.keys()].filter((at) => !old.has(at));
  return toTown(shortened(x, y, insertStops(x, y, kept, added), tries), members);
}

function toTown(order: readonly number[], members: Int32Array): number[] {
  return order.map((at) => members[at] ?? 0);
}

/** Straight metres from the first stop of an order to the last. */
export function walkingMetres({ region: { graph } }: Town, order: readonly number[]): number {
  return order.reduce((metres, stop, at) => {
    const before = order[at - 1] ?? stop;
    const [dx, dy] = [
      (graph.x[stop] ?? 0) - (graph.x[before] ?? 0),
      (graph.y[stop] ?? 0) - (graph.y[before] ?? 0),
    ];
    return metres + Math.hypot(dx, dy);
  }, 0);
}

/** The stops with the minutes that walking to them takes along the orders found, in place of the estimate. */
export function walked(town: Town, orders: readonly (readonly number[])[]): Region {
  const { graph } = town.region;
  const minutes = Float64Array.from(town.stops, (stop, at) => stop.minutes + (town.approach[at] ?? 0));
  for (const order of orders)
    order.forEach((stop, at) => {
      const before = order[at - 1];
      if (before === undefined) return;
      const metres = Math.hypot(
        (graph.x[stop] ?? 0) - (graph.x[before] ?? 0),
        (graph.y[stop] ?? 0) - (graph.y[before] ?? 0),
      );
      for (const end of [before, stop])
        minutes[end] = (minutes[end] ?? 0) + walkingMinutes(metres, town.paces) / 2;
    });
  return { ...town.region, minutes };
}

/** Turns an order so that it begins at the end nearer to the base, or on the side of the worse damage. */
export function beginWell(town: Town, order: number[], base: Ground['base'], worstFirst: boolean): number[] {
  return (worstFirst ? worseLater(town, order) : fartherFirst(town, order, base))
    ? order.toReversed()
    : order;
}

function fartherFirst(town: Town, order: readonly number[], base: Ground['base']): boolean {
  const [first, last] = [town.stops[order[0] ?? 0], town.stops[order.at(-1) ?? 0]];
  if (first === undefined || last === undefined) return false;
  const [x, y] = base ?? [first.x, first.y];
  return Math.hypot(first.x - x, first.y - y) > Math.hypot(last.x - x, last.y - y);
}

/** Whether the damage leans towards the end of the order. */
function worseLater(town: Town, order: readonly number[]): boolean {
  const middle = (order.length - 1) / 2;
  let lean = 0;
  order.forEach((stop, at) => (lean += (at - middle) * (town.stops[stop]?.damage ?? 0)));
  return lean > 0;
}

/** The figures of a district from its stops in visiting order (indices in the town). */
export function districtOf(town: Town, order: readonly number[]): District {
  const total = (of: (stop: number) => number) => order.reduce((minutes, stop) => minutes + of(stop), 0);
  const work = total((stop) => town.stops[stop]?.minutes ?? 0);
  const approach = total((stop) => town.approach[stop] ?? 0);
  const metres = walkingMetres(town, order);
  const walking = walkingMinutes(metres, town.paces);
  return {
    stops: order.map((stop) => town.stops[stop]?.id ?? ''),
    work_minutes: work,
    walking_minutes: walking,
    walking_metres: metres,
    approach_minutes: approach,
    minutes: work + walking + approach,
    pieces: connectedParts(subgraph(town.region.graph, Int32Array.from(order).sort())).count,
  };
}
