// A wrong house number is not a number of nowhere: it leads to somebody else's house. So where a household's address has a
// building and the household is thought to live in another, that is no chance meeting, and is weighed as what it is.
import { buildingKind } from './building-words.ts';
import { ADDRESS } from './compare-addresses.ts';
import { indexHouseNumbers, standsUnder } from './house-numbers.ts';
import type { HouseNumbers } from './house-numbers.ts';
import { KeyIndex } from './key-index.ts';
import { PLACE } from './prepared.ts';
import type { Prepared } from './prepared.ts';

/** What the own house is to the household's address. */
export const ELSEWHERE = { at: 0, other: 1, untold: 2, nowhere: 3 } as const;

const NEAR_METRES = 80;

export class AtAddress {
  readonly #prepared: Prepared;
  readonly #numbers: HouseNumbers;
  readonly #byFine: KeyIndex;
  readonly #byOwner: KeyIndex;
  /** By household: buildings that its address names, sheds left out; -1 where its address names no house. */
  readonly count: Int16Array;

  constructor(prepared: Prepared, numbers: HouseNumbers) {
    this.#prepared = prepared;
    this.#numbers = numbers;
    const { b, h } = prepared;
    const main = (at: number) => buildingKind(b.use[at]) === 0;
    this.#byFine = indexHouseNumbers(numbers, main);
    this.#byOwner = KeyIndex.over(b.ownerFine.map((key, at) => (main(at) ? key : -1)));
    this.count = Int16Array.from(h.fine, (key, household) => {
      if (key < 0) return -1;
      const own = new Set(this.#byFine.of(key));
      for (const building of this.#byOwner.of(key)) if (this.#near(household, building)) own.add(building);
      return own.size;
    });
  }

  /** Share of addresses that name more houses than one, of those that name any. */
  shareOfSeveral(): number {
    let [any, several] = [0, 0];
    for (const count of this.count) {
      if (count > 0) any += 1;
      if (count > 1) several += 1;
    }
    return several / Math.max(1, any);
  }

  /** One of ELSEWHERE and whether another building is at the address; null where the address names no house. */
  of(household: number, building: number, address: number): { kind: number; another: boolean } | null {
    const count = this.count[household] ?? -1;
    if (count < 0) return null;
    const { b, h } = this.#prepared;
    const key = h.fine[household] ?? -1;
    const at =
      standsUnder(this.#numbers, building, key) ||
      (b.ownerFine[building] === key && this.#near(household, building));
    const own = at && buildingKind(b.use[building]) === 0 ? 1 : 0;
    const told =
      address === ADDRESS.different || address === ADDRESS.block || !this.#near(household, building);
    return { kind: at ? ELSEWHERE.at : told ? ELSEWHERE.other : ELSEWHERE.untold, another: count > own };
  }

  /** An owner's address may be that of the owner's own house while the building is let in another street. */
  #near(household: number, building: number): boolean {
    const { b, h } = this.#prepared;
    if (b.place[building] === PLACE.none || h.place[household] === PLACE.none)
      return b.town[building] === h.town[household];
    return (
      Math.hypot(
        (b.x[building] ?? 0) - (h.x[household] ?? 0),
        (b.y[building] ?? 0) - (h.y[household] ?? 0),
      ) <= NEAR_METRES
    );
  }
}

/** Against what a right address meets by chance. */
export function elsewhereWeight(
  shares: readonly number[],
  found: { readonly kind: number; readonly another: boolean } | null,
): number {
  if (found === null) return 0;
  const [chance = 0.03, own = 0.03] = [shares[ELSEWHERE.at], shares[found.kind]];
  return found.another ? Math.log(own / chance) : Math.log((1 - own) / (1 - chance));
}
