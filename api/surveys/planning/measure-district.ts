import { connectedParts } from './graph/parts.ts';
import { subgraph } from './graph/subgraph.ts';
import { shortened, visitingOrder } from './order/visiting-order.ts';
import { walkingMinutes } from './paces.ts';
import type { District, Ground } from './plan-problem.ts';
import type { Town } from './town.ts';

/** Tries a stop in search of a shorter order. */
export const CAREFUL = 1;
export const QUICK = 0;

/**
 * The order of visits to some stops of a town, as indices in it. With `known`, an order of the same stops that is there
 * already, that one is shortened, and its direction kept.
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
  const toTown = (order: readonly number[]) => order.map((at) => members[at] ?? 0);
  if (known === undefined) return toTown(visitingOrder(x, y, tries));
  const indexOf = new Map(Array.from(members, (stop, at) => [stop, at]));
  return toTown(
    shortened(
      x,
      y,
      known.map((stop) => indexOf.get(stop) ?? 0),
      tries,
    ),
  );
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
  const { graph } = town.region;
  let [work, approach, metres] = [0, 0, 0];
  order.forEach((stop, at) => {
    work += town.stops[stop]?.minutes ?? 0;
    approach += town.approach[stop] ?? 0;
    const before = order[at - 1];
    if (before !== undefined)
      metres += Math.hypot(
        (graph.x[stop] ?? 0) - (graph.x[before] ?? 0),
        (graph.y[stop] ?? 0) - (graph.y[before] ?? 0),
      );
  });
  const walking = walkingMinutes(metres, town.paces);
  return {
    stops: order.map((stop) => town.stops[stop]?.id ?? ''),
    work_minutes: work,
    walking_minutes: walking,
    walking_metres: metres,
    approach_minutes: approach,
    minutes: work + walking + approach,
    pieces: connectedParts(subgraph(graph, Int32Array.from(order).sort())).count,
  };
}
