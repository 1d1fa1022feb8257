/**
 * An open path as a ring: the last number stands for the gap between the path's ends and is no distance from anything.
 * All changes are 2-opt moves, kept in a log so that a try can be taken back.
 */
export class Path {
  /** Stops and the gap; the gap is `size - 1`. */
  readonly size: number;
  private readonly ring: Int32Array;
  private readonly placeOf: Int32Array;
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  private readonly log: number[] = [];

  constructor(x: Float64Array, y: Float64Array, order: ArrayLike<number>) {
    this.x = x;
    this.y = y;
    this.size = order.length + 1;
    this.ring = new Int32Array(this.size);
    this.ring.set(order);
    this.ring[this.size - 1] = this.size - 1;
    this.placeOf = new Int32Array(this.size);
    this.ring.forEach((stop, place) => (this.placeOf[stop] = place));
  }

  distance(one: number, other: number): number {
    const gap = this.size - 1;
    if (one === gap || other === gap) return 0;
    const dx = (this.x[one] ?? 0) - (this.x[other] ?? 0);
    const dy = (this.y[one] ?? 0) - (this.y[other] ?? 0);
    return Math.sqrt(dx * dx + dy * dy);
  }

  next(stop: number): number {
    const place = (this.placeOf[stop] ?? 0) + 1;
    return this.ring[place === this.size ? 0 : place] ?? 0;
  }

  previous(stop: number): number {
    const place = this.placeOf[stop] ?? 0;
    return this.ring[place === 0 ? this.size - 1 : place - 1] ?? 0;
  }

  /** The stop so many places on. */
  along(stop: number, places: number): number {
    return this.ring[((this.placeOf[stop] ?? 0) + places) % this.size] ?? 0;
  }

  /** Replaces the edges a–b and c–d by a–c and b–d, where b follows a as d follows c, in one direction or the other. */
  exchange(a: number, b: number, c: number, d: number): void {
    if (this.next(a) === b) this.reverse(this.placeOf[b] ?? 0, this.placeOf[c] ?? 0);
    else this.reverse(this.placeOf[a] ?? 0, this.placeOf[d] ?? 0);
  }

  /**
   * Two stretches that follow each other change places: before, a–[s … e]–[f … c]–x, afterwards a–[f … c]–[s … e]–x,
   * in one direction or the other.
   */
  swapStretches(a: number, s: number, e: number, f: number, c: number, x: number): void {
    this.exchange(a, s, c, x);
    this.exchange(a, c, f, e);
    this.exchange(c, e, s, x);
  }

  clearLog(): void {
    this.log.length = 0;
  }

  /** Undoes all changes since the log was cleared. */
  takeBack(): void {
    for (let at = this.log.length - 2; at >= 0; at -= 2) this.turn(this.log[at] ?? 0, this.log[at + 1] ?? 0);
    this.log.length = 0;
  }

  /** The stops from one end to the other. */
  order(): number[] {
    const gap = this.size - 1;
    const stops: number[] = [];
    for (let stop = this.next(gap); stop !== gap; stop = this.next(stop)) stops.push(stop);
    return stops;
  }

  /** Turns the stretch between two places round, or all the rest: the same ring, whichever is shorter. */
  private reverse(from: number, to: number): void {
    const inside = (to - from + this.size) % this.size;
    const wrap = (place: number) => (place + this.size) % this.size;
    const [first, last] = 2 * (inside + 1) <= this.size ? [from, to] : [wrap(to + 1), wrap(from - 1)];
    this.turn(first, last);
    this.log.push(first, last);
  }

  private turn(first: number, last: number): void {
    const { ring, placeOf, size } = this;
    let [low, high] = [first, last];
    for (let swaps = ((last - first + 1 + size) % size) >> 1; swaps > 0; swaps--) {
      const [one, other] = [ring[low] ?? 0, ring[high] ?? 0];
      ring[low] = other;
      placeOf[other] = low;
      ring[high] = one;
      placeOf[one] = high;
      low = low + 1 === size ? 0 : low + 1;
      high = high === 0 ? size - 1 : high - 1;
    }
  }
}
