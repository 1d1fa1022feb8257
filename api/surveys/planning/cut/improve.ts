import { bisect, costOf } from './bisect.ts';
import type { Division } from './division.ts';
import { membersOf, neighboursOf, together } from './division.ts';
import type { Aim } from './fairness.ts';
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
  const both = together(first, second);
  const region = regionOf(town, both);
  const sides = Uint8Array.from(both, (stop) => (labels[stop] === one ? 0 : 1));
  const edges = sortedEdges(region.graph);
  const present = costOf(region, sides, 2, aim, edges);
  if (which === 'unfair' && present.unfair === 0) return false;
  const at = (stop: number) => both.indexOf(stop);
  const middles = [
    at(first[middleOf(regionOf(town, first))] ?? 0),
    at(second[middleOf(regionOf(town, second))] ?? 0),
  ] as const;
  const better = bisect(region, 2, aim, edges, [middles]);
  if (better.cost >= present.cost - 1e-6) return false;
  both.forEach((stop, index) => (labels[stop] = better.sides[index] === 0 ? one : other));
  members[one] = both.filter((_, index) => better.sides[index] === 0);
  members[other] = both.filter((_, index) => better.sides[index] === 1);
  return true;
}
