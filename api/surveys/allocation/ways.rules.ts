// How far teams go: each day from the base to its districts one after another and back, by car. Pure.
import { PACES, returnMinutes } from '../planning/paces.rules.ts';
import type { Cell } from './board.ts';
import { halfDayOf } from './half-days.rules.ts';

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Metres of road, of one team. `cells` in any order; districts without a place are passed over. */
export function wayMetres(cells: readonly Cell[], base: Spot, places: ReadonlyMap<string, Spot>): number {
  const days = Map.groupBy(
    cells.toSorted((one, other) => (one.slot < other.slot ? -1 : 1)),
    ({ slot }) => halfDayOf(slot).day,
  );
  let straight = 0;
  for (const day of days.values()) {
    const stops = [base, ...day.flatMap(({ district_id }) => places.get(district_id) ?? []), base];
    for (const [index, stop] of stops.entries()) {
      const before = stops[index - 1];
      if (before !== undefined) straight += Math.hypot(stop.x - before.x, stop.y - before.y);
    }
  }
  return (minutesOfStraight(straight) / 60) * PACES.driving_kmh * 1000;
}

/** By car, of metres of road. */
export function wayMinutes(road_metres: number, driving_kmh: number): number {
  return (road_metres / 1000 / driving_kmh) * 60;
}

function minutesOfStraight(metres: number): number {
  return returnMinutes(metres / 2, PACES);
}
