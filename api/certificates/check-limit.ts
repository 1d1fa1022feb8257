/**
 * How often one address may check: a burst, then a steady rate. Kept in memory, for the addresses seen of late only;
 * where several processes serve, each has its own.
 */
export class CheckLimit {
  readonly #burst: number;
  readonly #perSecond: number;
  readonly #seen = new Map<string, { left: number; at: number }>();

  constructor(burst = 20, perSecond = 0.5) {
    this.#burst = burst;
    this.#perSecond = perSecond;
  }

  /** Seconds to wait; 0: go on. `now`: milliseconds. */
  take(place: string, now = Date.now()): number {
    const known = this.#seen.get(place);
    const left = known
      ? Math.min(this.#burst, known.left + ((now - known.at) / 1000) * this.#perSecond)
      : this.#burst;
    this.#seen.delete(place);
    this.#seen.set(place, { left: left >= 1 ? left - 1 : left, at: now });
    // The longest unseen goes first: whoever is forgotten begins with a full burst.
    const oldest = this.#seen.keys().next();
    if (this.#seen.size > 10_000 && oldest.done !== true) this.#seen.delete(oldest.value);
    return left >= 1 ? 0 : Math.ceil((1 - left) / this.#perSecond);
  }
}
