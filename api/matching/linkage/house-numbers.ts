// The house numbers that each building of the roll may stand under. Where the roll keeps to its own lots, those of its
// owners who have their letters sent to the building itself tell which house numbers stand on a lot, and so what the
// number is of a let house beside them.
import { KeyIndex } from './key-index.ts';
import { PLACE } from './prepared.ts';
import type { Prepared } from './prepared.ts';

/** House numbers of building i are those from start[i] to start[i + 1]; none where nothing tells. Ids as in `Prepared`. */
export interface HouseNumbers {
  readonly start: Int32Array;
  /** -1 where only the block is known. */
  readonly fine: Int32Array;
  readonly block: Int32Array;
  /** By building: 1 where the owner's address is the building's own. */
  readonly ownerAtHome: Uint8Array;
  /** Middle of the households that are registered under a number. */
  placeOf(fine: number): readonly [x: number, y: number] | null;
}

/** One number may stand for a row of houses. */
const OWN_HOUSE_METRES = 60;

interface HouseNumber {
  readonly fine: number;
  readonly block: number;
}

/** Before places are learned: only what was measured tells of lots. */
export function learnHouseNumbers(prepared: Prepared, comparable: Uint8Array): HouseNumbers {
  const { b } = prepared;
  const places = placesOfNumbers(prepared);
  const ownerAtHome = new Uint8Array(b.x.length);
  const onLot = new Map<number, Map<number, HouseNumber>>();
  const onLots = new Map<number, Map<number, HouseNumber>>();
  for (let at = 0; at < b.x.length; at += 1) {
    const own = { fine: b.ownerFine[at] ?? -1, block: b.ownerBlock[at] ?? -1 };
    if (own.fine < 0) continue;
    const place = places.fine.get(own.fine) ?? places.block.get(own.block);
    const measured = b.place[at] === PLACE.measured;
    const near = measured
      ? place !== undefined &&
        Math.hypot(place.x - (b.x[at] ?? 0), place.y - (b.y[at] ?? 0)) <= OWN_HOUSE_METRES
      : // Without a place there is the town to go by: most who own a house in their own town live in it.
        b.ownerTown[at] === b.town[at];
    const own_lot = comparable[at] === 1 && b.fine[at] === own.fine;
    if (!own_lot && (comparable[at] === 1 || !near)) continue;
    ownerAtHome[at] = 1;
    if (comparable[at] === 1 || !measured) continue;
    put(onLot, b.fine[at] ?? -1, own.fine, own);
    put(onLots, b.block[at] ?? -1, own.block, { fine: -1, block: own.block });
  }
  const numbersOf = (at: number): readonly HouseNumber[] => {
    if (comparable[at] === 1) return [{ fine: b.fine[at] ?? -1, block: b.block[at] ?? -1 }];
    if (ownerAtHome[at] === 1) return [{ fine: b.ownerFine[at] ?? -1, block: b.ownerBlock[at] ?? -1 }];
    const told = onLot.get(b.fine[at] ?? -1) ?? onLots.get(b.block[at] ?? -1);
    return told === undefined ? [] : [...told.values()];
  };
  const all = Array.from(b.x, (_, at) => numbersOf(at));
  const start = new Int32Array(all.length + 1);
  all.forEach((own, at) => {
    start[at + 1] = (start[at] ?? 0) + own.length;
  });
  return {
    start,
    fine: Int32Array.from(all.flat(), ({ fine }) => fine),
    block: Int32Array.from(all.flat(), ({ block }) => block),
    ownerAtHome,
    placeOf: (fine) => {
      const place = places.fine.get(fine);
      return place === undefined ? null : [place.x, place.y];
    },
  };
}

/** Buildings under each house number; `holds` leaves some out. */
export function indexHouseNumbers(
  { start, fine }: HouseNumbers,
  holds: (building: number) => boolean = () => true,
): KeyIndex {
  const index = new KeyIndex();
  for (let building = 0; building + 1 < start.length; building += 1)
    if (holds(building))
      for (let at = start[building] ?? 0; at < (start[building + 1] ?? 0); at += 1)
        index.add(fine[at] ?? -1, building);
  return index;
}

export function standsUnder({ start, fine }: HouseNumbers, building: number, key: number): boolean {
  for (let at = start[building] ?? 0; at < (start[building + 1] ?? 0); at += 1)
    if (key >= 0 && fine[at] === key) return true;
  return false;
}

function put(
  lots: Map<number, Map<number, HouseNumber>>,
  lot: number,
  key: number,
  number: HouseNumber,
): void {
  if (lot < 0) return;
  const own = lots.get(lot);
  if (own === undefined) lots.set(lot, new Map([[key, number]]));
  else if (!own.has(key)) own.set(key, number);
}

interface Middle {
  x: number;
  y: number;
  n: number;
}

function placesOfNumbers({ h }: Prepared): { fine: Map<number, Middle>; block: Map<number, Middle> } {
  const sums = { fine: new Map<number, Middle>(), block: new Map<number, Middle>() };
  for (let at = 0; at < h.x.length; at += 1) {
    if ((h.place[at] ?? PLACE.none) > PLACE.house) continue;
    for (const level of ['fine', 'block'] as const) {
      const key = h[level][at] ?? -1;
      if (key < 0) continue;
      const sum = sums[level].get(key) ?? { x: 0, y: 0, n: 0 };
      sums[level].set(key, sum);
      sum.n += 1;
      sum.x += ((h.x[at] ?? 0) - sum.x) / sum.n;
      sum.y += ((h.y[at] ?? 0) - sum.y) / sum.n;
    }
  }
  return sums;
}
