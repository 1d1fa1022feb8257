// How well a team's day sits on the map. One device is used all day: where nearly every point of the day lies on an
// outline they were tapped there, where they lie in the street they come from a phone. A survey's own point has no say
// in its class, so the class says nothing about which house it is.
import { metresFromOutline } from './outlines.ts';
import { PLACE } from './prepared.ts';
import type { Prepared } from './prepared.ts';
import { PointGrid } from './point-grid.ts';

/** 0 on the map, 1 not known, 2 in the street. */
export const TRUST_LEVELS = 3;

const NEAR_OUTLINE = 40;
const ON_POINT_METRES = 3.5;

export function trustOfSurveys({ surveys, s, b }: Prepared): Uint8Array {
  const measured = [...b.place.keys()].filter((at) => b.place[at] === PLACE.measured);
  const outlined = b.outline.some((outline) => outline !== null);
  const grid = new PointGrid(b.x, b.y, measured, 25);
  const sits = Uint8Array.from(surveys, (_, at) => {
    const [x, y] = [s.x[at] ?? 0, s.y[at] ?? 0];
    let on = 0;
    grid.forEachWithin(x, y, NEAR_OUTLINE, (building, metres) => {
      const outline = b.outline[building];
      if (
        outline
          ? metresFromOutline(outline.xs, outline.ys, x, y) === 0
          : !outlined && metres <= ON_POINT_METRES
      )
        on = 1;
    });
    return on;
  });
  const days = new Map<string, { sits: number; n: number }>();
  const dayOf = surveys.map(({ team, surveyed_on, round }) => `${team}|${surveyed_on}|${round}`);
  dayOf.forEach((day, at) => {
    const tally = days.get(day) ?? { sits: 0, n: 0 };
    days.set(day, tally);
    tally.n += 1;
    tally.sits += sits[at] ?? 0;
  });
  return Uint8Array.from(dayOf, (day, at) => {
    const { sits: all, n } = days.get(day) ?? { sits: 0, n: 0 };
    const others = n - 1;
    if (others < 3) return 1;
    const share = (all - (sits[at] ?? 0) + 0.6) / (others + 1);
    return share >= 0.66 ? 0 : share >= 0.5 ? 1 : 2;
  });
}
