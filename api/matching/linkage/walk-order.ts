// A team walks from house to house and numbers its sheets as it goes, so the survey with the next number was made next
// door. Each first survey is tied to the one before it in its team's numbers.
import { PLACE } from './prepared.ts';
import type { Prepared } from './prepared.ts';

/** Metres between two buildings, upper ends. */
export const WALK_DISTANCES = [6, 9, 12, 16, 22, 32, 50, 80, 120] as const;
/** By house number: next (one on), few on (to three), the same block, another or unknown. */
export const WALK_STEPS = 4;
export const WALK_LEVELS = WALK_STEPS * (WALK_DISTANCES.length + 1);
/** One of the two has no place. */
export const NO_WALK = 255;
/** Numbers left out on the way: more, and nothing is told. */
const LARGEST_GAP = 4;

/** For each survey the one that its team made just before, -1 where there is none. */
export function previousOnWalk({ surveys, s }: Prepared): Int32Array {
  const previous = new Int32Array(surveys.length).fill(-1);
  const last = new Map<string, { at: number; prefix: string; number: number }>();
  // `surveys` are sorted by number.
  surveys.forEach(({ survey_number, team }, at) => {
    if (s.round[at] !== 0) return;
    const parts = /^(.*?)([0-9]{1,12})$/u.exec(survey_number);
    if (!parts) return;
    const [, prefix = '', digits = ''] = parts;
    const number = Number(digits);
    const key = `${team}|${prefix}|${digits.length}`;
    const before = last.get(key);
    if (before && number - before.number <= LARGEST_GAP) previous[at] = before.at;
    last.set(key, { at, prefix, number });
  });
  return previous;
}

/** Level of two buildings visited one after the other. */
export function walkLevel({ b }: Prepared, one: number, other: number): number {
  const [place, otherPlace] = [b.place[one] ?? PLACE.none, b.place[other] ?? PLACE.none];
  if (place >= PLACE.near || otherPlace >= PLACE.near) return NO_WALK;
  const metres = Math.hypot((b.x[one] ?? 0) - (b.x[other] ?? 0), (b.y[one] ?? 0) - (b.y[other] ?? 0));
  let bin = 0;
  while (bin < WALK_DISTANCES.length && metres > (WALK_DISTANCES[bin] ?? 0)) bin += 1;
  return stepBetween(b, one, other) * (WALK_DISTANCES.length + 1) + bin;
}

function stepBetween(b: Prepared['b'], one: number, other: number): number {
  const [from, to] = [b.parts[one], b.parts[other]];
  if (!from || !to || from.block === null || from.town !== to.town) return 3;
  if (from.block === to.block) {
    if (from.houseNumber === null || to.houseNumber === null) return 2;
    const step = Math.abs(from.houseNumber - to.houseNumber);
    return step <= 1 ? 0 : step <= 3 ? 1 : 2;
  }
  if (from.blockNumber === null || to.blockNumber === null) return 3;
  return Math.abs(from.blockNumber - to.blockNumber) <= 1 ? 2 : 3;
}
