// Messages along the walks of the teams: a chain, so one pass forward and one back are exact.
import type { Options } from './options.ts';
import { NO_WALK } from './walk-order.ts';

/** Without it two neighbours who both follow the other change places for ever. */
const WALK_DAMPING = 0.4;
/** A choice less likely than this sends nobody anywhere. */
const NOTHING = 1e-7;

export interface Walk {
  /** By survey, the one before it on its team's walk, -1 for none. */
  readonly previous: Int32Array;
  /** By level, how much likelier two buildings are when visited one after the other. */
  readonly ratio: Float64Array;
  /** Level of two buildings. */
  levelOf(one: number, other: number): number;
}

export class WalkMessages {
  /** log of what the walk says of each option of a survey, from both sides */
  readonly logs: Float64Array;
  readonly #walk: Walk;
  readonly #options: Options;
  readonly #next: Int32Array;
  readonly #starts: number[] = [];
  /** Of each survey with one before it: where its levels begin, options of the one before × its own. */
  readonly #offset: Int32Array;
  readonly #levels: Uint8Array;
  /** What a house of unknown place is worth in each step: neither more nor less than the others on the whole. */
  readonly #usual: Float64Array;
  readonly #forward: Float64Array;
  readonly #back: Float64Array;

  constructor(walk: Walk, options: Options, buildings: number) {
    this.#walk = walk;
    this.#options = options;
    const { start, to } = options;
    const n = walk.previous.length;
    this.logs = new Float64Array(to.length);
    this.#forward = new Float64Array(to.length);
    this.#back = new Float64Array(to.length);
    this.#next = new Int32Array(n).fill(-1);
    this.#offset = new Int32Array(n);
    this.#usual = new Float64Array(n).fill(1);
    let size = 0;
    walk.previous.forEach((before, at) => {
      if (before < 0) return;
      this.#next[before] = at;
      this.#offset[at] = size;
      size += ((start[at + 1] ?? 0) - (start[at] ?? 0)) * ((start[before + 1] ?? 0) - (start[before] ?? 0));
    });
    this.#levels = new Uint8Array(size);
    walk.previous.forEach((before, at) => {
      if (before < 0) {
        if ((this.#next[at] ?? -1) >= 0) this.#starts.push(at);
        return;
      }
      let place = this.#offset[at] ?? 0;
      for (let one = start[before] ?? 0; one < (start[before + 1] ?? 0); one += 1)
        for (let other = start[at] ?? 0; other < (start[at + 1] ?? 0); other += 1) {
          const [from, into] = [to[one] ?? 0, to[other] ?? 0];
          this.#levels[place] =
            from >= buildings || into >= buildings || from === into ? NO_WALK : walk.levelOf(from, into);
          place += 1;
        }
    });
  }

  /** Sets what is usual in each step by beliefs in which the walk has had no say. */
  begin(belief: Float64Array): void {
    this.#eachStep((at, before) => {
      let [all, share] = [0, 0];
      this.#eachPair(at, before, (one, other, level) => {
        if (level === NO_WALK) return;
        const p = (belief[one] ?? 0) * (belief[other] ?? 0);
        all += p * (this.#walk.ratio[level] ?? 1);
        share += p;
      });
      this.#usual[at] = share > 1e-9 ? all / share : 1;
    });
  }

  /** `belief` and `score` as they are with the messages of the last pass in them. */
  pass(belief: Float64Array, score: Float64Array): void {
    const { start } = this.#options;
    const [forward, back] = [this.#forward, this.#back];
    const plain = Float64Array.from(score, (value, at) => value - (this.logs[at] ?? 0));
    const weights = new Float64Array(belief.length);
    const weigh = (at: number, message: Float64Array) => {
      let most = Number.NEGATIVE_INFINITY;
      for (let one = start[at] ?? 0; one < (start[at + 1] ?? 0); one += 1)
        most = Math.max(most, (plain[one] ?? 0) + (message[one] ?? 0));
      let all = 0;
      for (let one = start[at] ?? 0; one < (start[at + 1] ?? 0); one += 1) {
        weights[one] = Math.exp((plain[one] ?? 0) + (message[one] ?? 0) - most);
        all += weights[one] ?? 0;
      }
      for (let one = start[at] ?? 0; one < (start[at + 1] ?? 0); one += 1)
        weights[one] = (weights[one] ?? 0) / all;
    };
    for (const first of this.#starts) {
      let last = first;
      for (
        let at = this.#next[first] ?? -1, before = first;
        at >= 0;
        before = at, at = this.#next[at] ?? -1
      ) {
        weigh(before, forward);
        this.#send(at, before, weights, forward, true);
        last = at;
      }
      for (let at = last; at !== first;) {
        const before = this.#walk.previous[at] ?? -1;
        weigh(at, back);
        this.#send(at, before, weights, back, false);
        at = before;
      }
    }
    for (let at = 0; at < this.logs.length; at += 1) this.logs[at] = (forward[at] ?? 0) + (back[at] ?? 0);
  }

  /** Calls `found` with each pair of options of each step and its probability (of both and the step). */
  eachPair(belief: Float64Array, found: (level: number, probability: number) => void): void {
    this.#eachStep((at, before) => {
      const usual = this.#usual[at] ?? 1;
      let all = 0;
      const weighOf = (one: number, other: number, level: number) =>
        (belief[one] ?? 0) *
        Math.exp(-(this.#back[one] ?? 0)) *
        (belief[other] ?? 0) *
        Math.exp(-(this.#forward[other] ?? 0)) *
        (level === NO_WALK ? 1 : (this.#walk.ratio[level] ?? 1) / usual);
      this.#eachPair(at, before, (one, other, level) => {
        all += weighOf(one, other, level);
      });
      if (all <= 0) return;
      this.#eachPair(at, before, (one, other, level) => {
        if (level !== NO_WALK) found(level, weighOf(one, other, level) / all);
      });
    });
  }

  #send(at: number, before: number, weights: Float64Array, into: Float64Array, onward: boolean): void {
    const { start } = this.#options;
    const usual = this.#usual[at] ?? 1;
    const target = onward ? at : before;
    const sums = new Float64Array((start[target + 1] ?? 0) - (start[target] ?? 0));
    const from = start[target] ?? 0;
    const [ownFrom, ownTo] = [start[at] ?? 0, start[at + 1] ?? 0];
    let cell = this.#offset[at] ?? 0;
    for (let one = start[before] ?? 0; one < (start[before + 1] ?? 0); one += 1)
      for (let other = ownFrom; other < ownTo; other += 1) {
        const level = this.#levels[cell] ?? NO_WALK;
        cell += 1;
        const source = onward ? one : other;
        const weight = weights[source] ?? 0;
        if (weight < NOTHING) continue;
        const place = (onward ? other : one) - from;
        sums[place] =
          (sums[place] ?? 0) + weight * (level === NO_WALK ? 1 : (this.#walk.ratio[level] ?? 1) / usual);
      }
    sums.forEach((value, place) => {
      const message = Math.max(-12, Math.min(12, Math.log(Math.max(1e-12, value))));
      into[from + place] = (into[from + place] ?? 0) * WALK_DAMPING + message * (1 - WALK_DAMPING);
    });
  }

  #eachStep(visit: (at: number, before: number) => void): void {
    this.#walk.previous.forEach((before, at) => {
      if (before >= 0) visit(at, before);
    });
  }

  #eachPair(at: number, before: number, visit: (one: number, other: number, level: number) => void): void {
    const { start } = this.#options;
    let place = this.#offset[at] ?? 0;
    for (let one = start[before] ?? 0; one < (start[before + 1] ?? 0); one += 1)
      for (let other = start[at] ?? 0; other < (start[at + 1] ?? 0); other += 1) {
        visit(one, other, this.#levels[place] ?? NO_WALK);
        place += 1;
      }
  }
}
