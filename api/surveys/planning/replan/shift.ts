import type { Division } from '../cut/division.ts';
import { membersOf, minutesOf, neighboursOf, together } from '../cut/division.ts';
import type { Aim } from '../cut/fairness.ts';
import { mendSides } from '../cut/mend.ts';
import { regionOf } from '../cut/region.ts';
import { distancesFrom } from '../graph/distances.ts';

/** Receivers looked at for each giver before the next giver's turn. */
const RECEIVERS = 6;

/**
 * Makes a division even by moving as few stops as it takes: from the fullest district to one with room, over the
 * districts between them, each hop the stops that lie nearest to the district they go to. Changes `labels` in place and
 * leaves them as they are where nothing helps.
 */
export function shiftUntilEven(division: Division, aim: Aim, onShift: () => void = () => {}): void {
  while (shiftOnce(division, aim)) onShift();
}

function shiftOnce(division: Division, aim: Aim): boolean {
  const minutes = minutesOf(division);
  const excess = (at: number) => (minutes[at] ?? 0) - aim.mean;
  const byExcess = [...minutes.keys()].sort((one, other) => excess(other) - excess(one) || one - other);
  const neighbours = neighboursOf(division.town.graph, division.labels, division.count);
  for (const giver of byExcess) {
    if (excess(giver) <= 0) return false;
    const ways = waysFrom(giver, neighbours);
    const receivers = byExcess.filter((at) => excess(at) < 0 && ways.has(at)).reverse();
    receivers.sort((one, other) => (ways.get(one)?.length ?? 0) - (ways.get(other)?.length ?? 0));
    for (const receiver of receivers.slice(0, RECEIVERS)) {
      const tooMuch = excess(giver) > aim.slack;
      if (!tooMuch && -excess(receiver) <= aim.slack) continue;
      const amount = Math.min(excess(giver), -excess(receiver));
      if (shiftAlong(division, ways.get(receiver) ?? [], amount, aim)) return true;
    }
  }
  return false;
}

/** The shortest chain of neighbouring districts from one to each other, both included. */
function waysFrom(first: number, neighbours: readonly (readonly number[])[]): Map<number, number[]> {
  const ways = new Map([[first, [first]]]);
  for (const [at, way] of ways)
    for (const next of neighbours[at] ?? []) if (!ways.has(next)) ways.set(next, [...way, next]);
  return ways;
}

/** Moves so many minutes along a chain of districts, the last hop first; takes all back when it did not make things evener. */
function shiftAlong(division: Division, way: readonly number[], amount: number, aim: Aim): boolean {
  const before = division.labels.slice();
  const unevenBefore = unevenness(division, aim);
  for (let hop = way.length - 1; hop > 0; hop--) {
    const [from, to] = [way[hop - 1], way[hop]];
    if (from !== undefined && to !== undefined) hand(division, from, to, amount);
  }
  if (unevenness(division, aim) < unevenBefore - 1e-6) return true;
  division.labels.set(before);
  return false;
}

function unevenness(division: Division, { mean, slack }: Aim): number {
  return minutesOf(division).reduce(
    (sum, minutes) => sum + Math.max(0, Math.abs(minutes - mean) - slack / 2) ** 2,
    0,
  );
}

/** Hands about so many minutes of one district to another, those nearest to it; the giver keeps at least one stop. */
function hand({ town, labels, count }: Division, from: number, to: number, amount: number): void {
  const members = membersOf(labels, count);
  const both = together(members[from] ?? new Int32Array(), members[to] ?? new Int32Array());
  const region = regionOf(town, both);
  const sides = Uint8Array.from(both, (stop) => (labels[stop] === to ? 0 : 1));
  const receiving = [...sides.keys()].filter((at) => sides[at] === 0);
  const reach = distancesFrom(region.graph, receiving);
  const giving = [...sides.keys()].filter((at) => sides[at] === 1);
  giving.sort((one, other) => (reach[one] ?? 0) - (reach[other] ?? 0) || one - other);
  let handed = 0;
  for (const at of giving.slice(0, -1)) {
    const minutes = region.minutes[at] ?? 0;
    if (handed + minutes / 2 > amount) break;
    sides[at] = 0;
    handed += minutes;
  }
  mendSides(region, sides);
  both.forEach((stop, at) => (labels[stop] = sides[at] === 0 ? to : from));
}
