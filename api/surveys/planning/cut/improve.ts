import { bisect, costOf } from './bisect.ts';
import type { Division } from './division.ts';
import { membersOf, neighboursOf, together } from './division.ts';
import type { Aim } from './fairness.ts';
import { unfairness } from './fairness.ts';
import { middleOf, regionOf } from './region.ts';
import { sortedEdges } from './walking-cost.ts';

/** Rounds over all pairs of neighbours; each round reaches one district farther. */
const ROUNDS = 12;

/**
 * Improves a division by cutting pairs of neighbouring districts anew, between their middles: borders become straighter
 * and shorter, and minutes flow from full districts to empty ones, over several neighbours in several rounds. A new cut
 * is taken only when it is better, so this ends. `which`: all pairs, or only those that are not even. Changes `labels` in place; keeps every promise of `divide`.
 */
export function improve(
  division: Division,
  aim: Aim,
  onRound: (share: number) => void = () => {},
  which: 'all' | 'unfair' = 'all',
): void {
  const { town, labels, count } = division;
  let members = membersOf(labels, count);
  let restless = new Set(members.keys());
  for (let round = 0; round < ROUNDS && restless.size > 0; round++) {
    onRound(round / ROUNDS);
    const changed = new Set<number>();
    neighboursOf(town.graph, labels, count).forEach((others, one) => {
      for (const other of others) {
        if (other < one || !(restless.has(one) || restless.has(other))) continue;
        if (!cutAnew(division, members, one, other, aim, which)) continue;
        changed.add(one).add(other);
      }
    });
    members = membersOf(labels, count);
    restless = changed;
  }
}

/** Cuts two districts anew; whether that was better. */
function cutAnew(
  division: Division,
  members: Int32Array[],
  one: number,
  other: number,
  aim: Aim,
  which: 'all' | 'unfair',
): boolean {
  const { town, labels } = division;
  const [first, second] = [members[one], members[other]];
  if (first === undefined || second === undefined) return false;
  if (which === 'unfair' && isFair(town, first, second, aim)) return false;
  const both = together(first, second);
  const region = regionOf(town, both);
  const sides = Uint8Array.from(both, (stop) => (labels[stop] === one ? 0 : 1));
  const edges = sortedEdges(region.graph);
  const present = costOf(region, sides, 2, aim, edges);
  const middles = [both.indexOf(middleOf(town, first)), both.indexOf(middleOf(town, second))] as const;
  const better = bisect(region, 2, aim, edges, [middles]);
  if (better.cost >= present.cost - 1e-6) return false;
  both.forEach((stop, index) => (labels[stop] = better.sides[index] === 0 ? one : other));
  members[one] = both.filter((_, index) => better.sides[index] === 0);
  members[other] = both.filter((_, index) => better.sides[index] === 1);
  return true;
}

function isFair({ minutes }: Division['town'], first: Int32Array, second: Int32Array, aim: Aim): boolean {
  const total = (stops: Int32Array) => stops.reduce((all, stop) => all + (minutes[stop] ?? 0), 0);
  return unfairness(total(first), 1, aim) + unfairness(total(second), 1, aim) === 0;
}
