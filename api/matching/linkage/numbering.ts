// Whether a tax roll's numbers in a town are those that people live under. Where 住居表示 is in force many rolls keep to
// their own lots, and lot 27-8 meets block 27 house 8 by chance; elsewhere a lot is the address. The records tell.
import { PLACE } from './prepared.ts';
import type { Prepared } from './prepared.ts';

const NEAR_METRES = 60;

/** 1 for each building whose address may be compared with where people live. */
export function comparableNumbers({ h, b, s }: Prepared): Uint8Array {
  const placesOfKey = new Map<number, number[]>();
  const remember = (key: number, kind: 0 | 1, at: number) => {
    if (key < 0) return;
    const places = placesOfKey.get(key);
    if (places) places.push(at * 2 + kind);
    else placesOfKey.set(key, [at * 2 + kind]);
  };
  h.fine.forEach((key, at) => remember(key, 0, at));
  s.fine.forEach((key, at) => remember(key, 1, at));
  const tallies = new Map<number, { met: number; all: number }>();
  for (let at = 0; at < b.fine.length; at += 1) {
    const [key = -1, town = -1] = [b.fine[at], b.town[at]];
    // What a person or a survey has placed shows by its place; what was placed by its address only by the name it meets.
    if (key < 0 || b.place[at] !== PLACE.measured) continue;
    const tally = tallies.get(town) ?? { met: 0, all: 0 };
    tallies.set(town, tally);
    tally.all += 1;
    for (const entry of placesOfKey.get(key) ?? []) {
      const [columns, other] = entry % 2 === 0 ? [h, entry / 2] : [s, (entry - 1) / 2];
      const place = columns.place[other] ?? PLACE.none;
      const near =
        place >= PLACE.near ||
        Math.hypot((columns.x[other] ?? 0) - (b.x[at] ?? 0), (columns.y[other] ?? 0) - (b.y[at] ?? 0)) <=
          NEAR_METRES;
      if (near) {
        tally.met += 1;
        break;
      }
    }
  }
  return Uint8Array.from(b.town, (town, at) => {
    const { met, all } = tallies.get(town) ?? { met: 0, all: 0 };
    // Before anything is known, what the gazetteer found is taken at its word.
    const prior = b.place[at] === PLACE.house || b.place[at] === PLACE.near ? 0.7 : 0.5;
    return (met + 4 * prior) / (all + 4) >= 0.4 ? 1 : 0;
  });
}
