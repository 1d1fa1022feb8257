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
  /** By building: 1 where the roll keeps to lots of its own. */
  readonly lots: Uint8Array;
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

/** Before places are learned: what was measured tells more of lots than what lies in the same town. */
export function learnHouseNumbers(prepared: Prepared, comparable: Uint8Array): HouseNumbers {
  const { b } = prepared;
  const places = placesOfNumbers(prepared);
  const measured = (at: number) => b.place[at] === PLACE.measured;
  const atHome = (at: number): boolean => {
    const fine = b.ownerFine[at] ?? -1;
    if (fine < 0) return false;
    if (comparable[at] === 1) return b.fine[at] === fine;
    // Without a place there is the town to go by: most who own a house in their own town live in it.
    if (!measured(at)) return b.ownerTown[at] === b.town[at];
    const place = places.fine.get(fine) ?? places.block.get(b.ownerBlock[at] ?? -1);
    return (
      place !== undefined &&
      Math.hypot(place.x - (b.x[at] ?? 0), place.y - (b.y[at] ?? 0)) <= OWN_HOUSE_METRES
    );
  };
  const ownerAtHome = Uint8Array.from(b.x, (_, at) => (atHome(at) ? 1 : 0));
  const ownerOf = (at: number) => ({ fine: b.ownerFine[at] ?? -1, block: b.ownerBlock[at] ?? -1 });
  const lots = new LotNumbers();
  for (const byPlace of [true, false])
    ownerAtHome.forEach((home, at) => {
      if (home === 1 && comparable[at] !== 1 && measured(at) === byPlace)
        lots.put(b.fine[at] ?? -1, b.block[at] ?? -1, ownerOf(at), byPlace);
    });
  const all = Array.from(b.x, (_, at): readonly HouseNumber[] => {
    if (comparable[at] === 1) return [{ fine: b.fine[at] ?? -1, block: b.block[at] ?? -1 }];
    if (ownerAtHome[at] === 1) return [ownerOf(at)];
    return lots.of(b.fine[at] ?? -1, b.block[at] ?? -1);
  });
  const start = new Int32Array(all.length + 1);
  all.forEach((own, at) => {
    start[at + 1] = (start[at] ?? 0) + own.length;
  });
  return {
    start,
    fine: Int32Array.from(all.flat(), ({ fine }) => fine),
    block: Int32Array.from(all.flat(), ({ block }) => block),
    lots: comparable.map((own) => 1 - own),
    ownerAtHome,
    placeOf: (fine) => {
      const place = places.fine.get(fine);
      return place === undefined ? null : [place.x, place.y];
    },
  };
}

/** House numbers by lot, and blocks by the number of the lot without its branch. */
class LotNumbers {
  readonly #numbers = new Map<number, { byPlace: boolean; numbers: Map<number, HouseNumber> }>();
  readonly #blocks = new Map<number, Map<number, HouseNumber>>();

  /** Those told by a place come first: the others are heard only where no place tells. */
  put(lot: number, lots: number, number: HouseNumber, byPlace: boolean): void {
    const known = this.#numbers.get(lot) ?? { byPlace, numbers: new Map<number, HouseNumber>() };
    if (lot >= 0 && known.byPlace === byPlace)
      this.#numbers.set(lot, { byPlace, numbers: known.numbers.set(number.fine, number) });
    if (lots < 0 || !byPlace) return;
    const blocks = this.#blocks.get(lots) ?? new Map<number, HouseNumber>();
    this.#blocks.set(lots, blocks.set(number.block, { fine: -1, block: number.block }));
  }

  of(lot: number, lots: number): readonly HouseNumber[] {
    const told = this.#numbers.get(lot)?.numbers ?? this.#blocks.get(lots);
    return told === undefined ? [] : [...told.values()];
  }
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

/** Whose names are weighed apart: a main building whose owner lives there. */
export function livedInByOwner({ ownerAtHome }: HouseNumbers, kind: 0 | 1, building: number): boolean {
  return kind === 0 && ownerAtHome[building] === 1;
}

export function standsUnder({ start, fine }: HouseNumbers, building: number, key: number): boolean {
  for (let at = start[building] ?? 0; at < (start[building + 1] ?? 0); at += 1)
    if (key >= 0 && fine[at] === key) return true;
  return false;
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
