/**
 * Decides which dwellings stand empty so that the town ends with as many people as wished: kept people follow the wished
 * share of all people closely everywhere, so no quarter is fuller than another.
 */
export class Occupancy {
  readonly #share: number;
  #all = 0;
  #kept = 0;

  /** `wished` of `all` people (as if no dwelling stood empty). */
  constructor(wished: number, all: number) {
    this.#share = all === 0 ? 0 : Math.min(1, wished / all);
  }

  /** Whether the next dwelling, with `people` in it, is lived in. */
  keep(people: number): boolean {
    this.#all += people;
    if (this.#share < 1 && this.#kept + people / 2 > this.#all * this.#share) return false;
    this.#kept += people;
    return true;
  }
}
