// Places that the registers tell themselves. A lot that no gazetteer has lies where its neighbours' measured buildings
// lie; a household in such a lot, beside the building of its own number.
import type { HouseNumbers } from './house-numbers.ts';
import { PLACE } from './prepared.ts';
import type { Prepared } from './prepared.ts';

interface Sum {
  x: number;
  y: number;
  square: number;
  n: number;
}

const LARGEST_SPREAD = 45;

/** Fills in place, x and y of buildings and households that have none, as `near`, or `house` for a lot that is known. */
export function learnPlaces({ b, h }: Prepared, comparable: Uint8Array, numbers: HouseNumbers): void {
  // Lots of a roll that keeps to its own are numbered apart from the addresses that people live under.
  const sums = [new Map<string, Sum>(), new Map<string, Sum>()] as const;
  for (let at = 0; at < b.place.length; at += 1) {
    const part = b.parts[at];
    if (b.place[at] !== PLACE.measured || !part || part.block === null) continue;
    const own = sums[comparable[at] === 1 ? 1 : 0];
    addTo(own, part.block, b.x[at] ?? 0, b.y[at] ?? 0);
    if (part.fine !== null && part.fine !== part.block) addTo(own, part.fine, b.x[at] ?? 0, b.y[at] ?? 0);
  }
  for (let at = 0; at < b.place.length; at += 1) {
    const part = b.parts[at];
    if (b.place[at] !== PLACE.none || !part) continue;
    const home = numbers.ownerAtHome[at] === 1 ? numbers.placeOf(b.ownerFine[at] ?? -1) : null;
    if (home !== null) {
      [b.x[at], b.y[at], b.place[at]] = [...home, PLACE.house];
      continue;
    }
    const found = find(sums[comparable[at] === 1 ? 1 : 0], part);
    if (found) [b.x[at], b.y[at], b.place[at]] = found;
  }
  for (let at = 0; at < h.place.length; at += 1) {
    const part = h.parts[at];
    if (h.place[at] !== PLACE.none || !part) continue;
    const found = find(sums[1], part);
    if (found) [h.x[at], h.y[at], h.place[at]] = found;
  }
}

function find(
  sums: ReadonlyMap<string, Sum>,
  {
    town,
    block,
    blockNumber,
    fine,
  }: { town: string; block: string | null; blockNumber: number | null; fine: string | null },
): [number, number, number] | null {
  const own = sums.get(fine ?? '');
  if (own && spread(own) <= LARGEST_SPREAD / 2) return [own.x / own.n, own.y / own.n, PLACE.near];
  const around = [
    sums.get(block ?? ''),
    ...neighbours(blockNumber, 1).map((lot) => sums.get(`${town}|${lot}`)),
  ];
  for (const some of [around.slice(0, 1), around]) {
    const all = { x: 0, y: 0, square: 0, n: 0 };
    for (const sum of some)
      if (sum) {
        all.x += sum.x;
        all.y += sum.y;
        all.square += sum.square;
        all.n += sum.n;
      }
    if (all.n > 0 && spread(all) <= LARGEST_SPREAD) return [all.x / all.n, all.y / all.n, PLACE.near];
  }
  return null;
}

function neighbours(lot: number | null, reach: number): number[] {
  if (lot === null) return [];
  return Array.from({ length: reach }, (_, at) => [lot - at - 1, lot + at + 1]).flat();
}

function addTo(sums: Map<string, Sum>, key: string, x: number, y: number): void {
  const sum = sums.get(key) ?? { x: 0, y: 0, square: 0, n: 0 };
  sums.set(key, sum);
  sum.x += x;
  sum.y += y;
  sum.square += x * x + y * y;
  sum.n += 1;
}

/** Standard distance from the middle. Squares of metres over a town lose nothing that matters in doubles. */
function spread({ x, y, square, n }: Sum): number {
  return Math.sqrt(Math.max(0, square / n - (x / n) ** 2 - (y / n) ** 2));
}
