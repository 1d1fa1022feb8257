import { beginWell, CAREFUL, orderWithin, walkingMetres } from './measure-district.ts';
import type { Ground, PlanOrder, Stop } from './plan-problem.ts';
import { townOf } from './town.ts';

/** In which order to visit some stops: ids, and straight metres from first to last. */
export interface VisitingOrder {
  readonly order: string[];
  readonly walking_metres: number;
}

/**
 * A short open path through the stops, beginning on the side of the base (被害程度割: of the worse damage). `known` is an
 * order that is there already: it is mended rather than made anew, ids that are gone left out and new ones put in where
 * they lengthen it least. Throws RangeError when an id comes twice.
 */
export function orderStops(
  stops: readonly Stop[],
  ground: Ground,
  order: PlanOrder = 'even',
  known?: readonly string[],
): VisitingOrder {
  const town = townOf(stops, { ...ground, barriers: [] });
  const members = Int32Array.from(town.stops.keys());
  const indexOf = new Map(town.stops.map(({ id }, at) => [id, at]));
  const found =
    known === undefined
      ? beginWell(town, orderWithin(town, members, CAREFUL), ground.base, order === 'worst_first')
      : orderWithin(
          town,
          members,
          0,
          known.flatMap((id) => indexOf.get(id) ?? []),
        );
  return {
    order: found.flatMap((stop) => town.stops[stop]?.id ?? []),
    walking_metres: walkingMetres(town, found),
  };
}
