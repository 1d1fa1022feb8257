// 街区符号, 住居番号 and 地番. Blocks are numbered to and fro from the corner nearest the town's heart; houses clockwise
// round their block, one number for about ten metres, from the corner nearest the heart; lots by the way through the fields.
import type { Chance } from '../people/chance.ts';
import { between, centroidOf, distance, isStreet, leftOf, nth, reach, unit } from './geometry.ts';
import type { Patch, Xy } from './geometry.ts';

const STEP = 10;
const ROW = 68;

/** Blocks in the order of their numbers: row after row, alternating in direction, the row nearest the heart first. */
export function inBlockOrder<T extends { readonly patch: Patch }>(blocks: readonly T[], heart: Xy): T[] {
  if (blocks.length < 2) return [...blocks];
  const spots = blocks.map((block) => ({ block, at: centroidOf(block.patch.points) }));
  const total = spots.reduce<Xy>((sum, { at }) => [sum[0] + at[0], sum[1] + at[1]], [0, 0]);
  const centre: Xy = [total[0] / spots.length, total[1] / spots.length];
  const away = unit(heart, centre);
  const aside = leftOf(away);
  const points = spots.map(({ at }) => at);
  const [least] = reach(points, heart, away);
  const rowOf = (at: Xy) => Math.floor((dot(at, heart, away) - least) / ROW);
  return spots
    .toSorted((a, b) => {
      const [rowA, rowB] = [rowOf(a.at), rowOf(b.at)];
      if (rowA !== rowB) return rowA - rowB;
      const order = dot(a.at, heart, aside) - dot(b.at, heart, aside);
      return rowA % 2 === 0 ? order : -order;
    })
    .map(({ block }) => block);
}

/** How far each point lies round the block, clockwise from the corner nearest the heart, metres. */
export function placesRound(block: Patch, points: readonly Xy[], heart: Xy): number[] {
  const ring = block.points.toReversed();
  const start = ring.reduce(
    (best, point, at) => (distance(point, heart) < distance(nth(ring, best), heart) ? at : best),
    0,
  );
  const corners = ring.map((_, at) => nth(ring, start + at));
  const sums: number[] = [];
  let sum = 0;
  corners.forEach((corner, at) => {
    sums.push(sum);
    sum += distance(corner, nth(corners, at + 1));
  });
  return points.map((point) => {
    let [best, place] = [Infinity, 0];
    corners.forEach((corner, at) => {
      const next = nth(corners, at + 1);
      const length = distance(corner, next);
      const share =
        length === 0 ? 0 : Math.max(0, Math.min(1, dot(point, corner, unit(corner, next)) / length));
      const off = distance(point, between(corner, next, share));
      if (off < best) [best, place] = [off, nth(sums, at) + share * length];
    });
    return place;
  });
}

/** 住居番号 for places in rising order: the ten metres in which the entrance lies, never one twice. */
export function houseNumbers(places: readonly number[]): number[] {
  let last = 0;
  return places.map((place) => {
    last = Math.max(last + 1, Math.floor(place / STEP) + 1);
    return last;
  });
}

export interface LotNumber {
  readonly lot_no: string;
  readonly branch_no: string | null;
}

/** 地番 after a number: plain ones, and old lots parted into branches. */
export class LotNumbers {
  #number: number;
  #branch = 0;
  #branches = 0;
  readonly #chance: Chance;

  constructor(after: number, chance: Chance) {
    this.#number = after;
    this.#chance = chance;
  }

  next(): LotNumber {
    if (this.#branch >= this.#branches) {
      this.#number += 1;
      this.#branch = 0;
      this.#branches = this.#chance.hit(0.42) ? this.#chance.whole(2, 6) : 0;
    }
    if (this.#branches === 0) return { lot_no: String(this.#number), branch_no: null };
    this.#branch += 1;
    return { lot_no: String(this.#number), branch_no: String(this.#branch) };
  }

  /** Numbers that fields take. */
  skip(count: number): void {
    this.#number += count;
    this.#branch = 0;
    this.#branches = 0;
  }
}

export function hasStreet(patch: Patch): boolean {
  return patch.edges.some((edge) => isStreet(edge));
}

function dot(point: Xy, origin: Xy, direction: Xy): number {
  return (point[0] - origin[0]) * direction[0] + (point[1] - origin[1]) * direction[1];
}
