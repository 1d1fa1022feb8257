/**
 * A stream of random numbers that depends on nothing but its names: the same seed and the same names give the same
 * stream wherever and whenever it is opened, so that a house is peopled alike in a large and a small town.
 */
export class Chance {
  #a: number;
  #b: number;
  #c: number;
  #d = 1;

  constructor(seed: number, ...names: readonly (string | number)[]) {
    let hash = mix(0x9e3779b9 ^ seed);
    for (const name of names) {
      if (typeof name === 'number') {
        hash = mix(hash ^ (name | 0));
        hash = mix(hash ^ Math.floor(name / 4294967296));
      } else {
        for (let at = 0; at < name.length; at += 1) hash = mix(hash ^ (name.charCodeAt(at) + 0x51ed27));
      }
    }
    this.#a = hash;
    this.#b = mix(hash ^ 0x85ebca6b);
    this.#c = mix(hash ^ 0xc2b2ae35);
    for (let warm = 0; warm < 8; warm += 1) this.next();
  }

  /** 0 ≤ x < 1 (sfc32). */
  next(): number {
    const t = (this.#a + this.#b + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + t;
    return (t >>> 0) / 4294967296;
  }

  hit(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number, both ends included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  between(from: number, to: number): number {
    return from + this.next() * (to - from);
  }

  /** One of a list that is not empty. Throws RangeError on an empty one. */
  pick<T>(list: readonly T[]): T {
    const at = Math.floor(this.next() * list.length);
    const [found] = list.slice(at, at + 1);
    if (found === undefined) throw new RangeError('nothing to pick from');
    return found;
  }

  /** Normal deviate (Box-Muller). */
  normal(mean = 0, deviation = 1): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.next());
  }

  /** Puts a list into random order, in place. */
  shuffle<T>(list: T[]): T[] {
    for (let at = list.length - 1; at > 0; at -= 1) {
      const other = Math.floor(this.next() * (at + 1));
      const [a] = list.slice(at, at + 1);
      const [b] = list.slice(other, other + 1);
      if (a !== undefined && b !== undefined) {
        list[at] = b;
        list[other] = a;
      }
    }
    return list;
  }
}

/** A list to draw from by weight, in logarithmic time. */
export class Weighted<T> {
  readonly #items: readonly T[];
  readonly #sums: readonly number[];

  constructor(items: readonly T[], weight: (item: T) => number) {
    let sum = 0;
    this.#items = items;
    this.#sums = items.map((item) => (sum += weight(item)));
  }

  draw(chance: Chance): T {
    const target = chance.next() * (this.#sums.at(-1) ?? 0);
    let low = 0;
    let high = this.#sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sums[middle] ?? 0) > target) high = middle;
      else low = middle + 1;
    }
    const [found] = this.#items.slice(low, low + 1);
    if (found === undefined) throw new RangeError('nothing to draw from');
    return found;
  }
}

/**
 * A place in 0…size−1 for each of 0…size−1, one to one, without a table: register numbers that tell nothing about
 * who lives next to whom. A Feistel network on the smallest even number of bits, walked until it falls inside.
 */
export function permutation(seed: number, name: string, size: number): (index: number) => number {
  if (!Number.isInteger(size) || size < 1 || size > 2 ** 30) throw new RangeError('size out of range');
  const half = Math.max(1, Math.ceil(Math.log2(size) / 2));
  const mask = 2 ** half - 1;
  const chance = new Chance(seed, 'permutation', name);
  const keys = Array.from({ length: 4 }, () => Math.floor(chance.next() * 4294967296));
  const walk = (index: number): number => {
    let left = index >>> half;
    let right = index & mask;
    for (const key of keys) [left, right] = [right, left ^ (mix(right ^ key) & mask)];
    return ((left << half) | right) >>> 0;
  };
  return (index) => {
    if (index < 0 || index >= size) throw new RangeError('index out of range');
    let found = walk(index);
    while (found >= size) found = walk(found);
    return found;
  };
}

function mix(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return x ^ (x >>> 16);
}
