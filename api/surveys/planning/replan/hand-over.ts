import FlatQueue from 'flatqueue';
import { together } from '../cut/division.ts';
import { regionOf } from '../cut/region.ts';
import type { Roster } from '../cut/roster.ts';
import { distancesFrom } from '../graph/distances.ts';

/** Hands about so many minutes of one district to another, those nearest to it; the giver keeps at least one stop. */
export type HandOver = (from: number, to: number, amount: number) => void;

/**
 * Ten thousand handovers are tried in an evening, most of a few stops: so they walk over the town's own graph, from the
 * receiver into the giver and no farther than the minutes reach. Both districts stay connected within each piece of the scope.
 */
export function handOverIn(roster: Roster): HandOver {
  const { town } = roster.division;
  const { graph, minutes, pieces } = town;
  /** 0: with the receiver, 1: with the giver, -1: of neither. */
  const sides = new Int8Array(graph.size).fill(-1);
  const distances = new Float64Array(graph.size).fill(Number.POSITIVE_INFINITY);
  const partOf = new Int32Array(graph.size).fill(-1);
  const queue = new FlatQueue();

  /** Stops of the giver by their way from the receiver, for as long as `takes` says yes. Whether that came to an end. */
  const walkInto = (receiving: Int32Array, takes: (stop: number) => boolean): boolean => {
    const seen: number[] = [];
    const reach = (stop: number, far: number) => {
      for (let slot = graph.offsets[stop] ?? 0; slot < (graph.offsets[stop + 1] ?? 0); slot++) {
        const end = graph.ends[slot] ?? 0;
        const distance = far + (graph.costs[slot] ?? 0);
        if (sides[end] !== 1 || distance >= (distances[end] ?? 0)) continue;
        if (distances[end] === Number.POSITIVE_INFINITY) seen.push(end);
        distances[end] = distance;
        queue.push(end, distance);
      }
    };
    for (const stop of receiving) reach(stop, 0);
    let isOver = false;
    const taken: number[] = [];
    while (!isOver && queue.length > 0) {
      const far = queue.peekValue() ?? 0;
      // Houses in rows are often equally far: of these the first of the town first, as everywhere.
      const equal: number[] = [];
      while (queue.peekValue() === far) equal.push(queue.pop() ?? 0);
      for (const stop of equal.sort((one, other) => one - other)) {
        if (isOver || far > (distances[stop] ?? 0)) continue;
        if (takes(stop)) {
          taken.push(stop);
          reach(stop, far);
        } else isOver = true;
      }
    }
    for (const stop of taken) sides[stop] = 0;
    for (const stop of seen) distances[stop] = Number.POSITIVE_INFINITY;
    queue.clear();
    return isOver;
  };

  /** Lesser parts of one side go over to the other, as `mendSides` does in a region of its own. */
  const mend = (both: Int32Array): void => {
    for (const side of [0, 1]) {
      const open: number[] = [];
      const weights: number[] = [];
      const greatest = new Map<number, number>();
      for (const first of both) {
        if (sides[first] !== side || partOf[first] !== -1) continue;
        const part = weights.length;
        let weight = 0;
        partOf[first] = part;
        open.push(first);
        for (let stop = open.pop(); stop !== undefined; stop = open.pop()) {
          weight += minutes[stop] ?? 0;
          for (let slot = graph.offsets[stop] ?? 0; slot < (graph.offsets[stop + 1] ?? 0); slot++) {
            const end = graph.ends[slot] ?? 0;
            if (graph.dear[slot] === 1 || sides[end] !== side || partOf[end] !== -1) continue;
            partOf[end] = part;
            open.push(end);
          }
        }
        weights.push(weight);
        const piece = pieces[first] ?? 0;
        const known = greatest.get(piece);
        if (known === undefined || weight > (weights[known] ?? 0)) greatest.set(piece, part);
      }
      for (const stop of both) {
        const part = partOf[stop] ?? -1;
        partOf[stop] = -1;
        if (part !== -1 && greatest.get(pieces[stop] ?? 0) !== part) sides[stop] = 1 - side;
      }
    }
  };

  return (from, to, amount) => {
    const [giving, receiving] = [roster.members(from), roster.members(to)];
    const both = together(giving, receiving);
    for (const stop of giving) sides[stop] = 1;
    for (const stop of receiving) sides[stop] = 0;
    let [handed, count] = [0, 0];
    const takes = (stop: number): boolean => {
      const weight = minutes[stop] ?? 0;
      if (count === giving.length - 1 || handed + weight / 2 > amount) return false;
      handed += weight;
      count += 1;
      return true;
    };
    if (!walkInto(receiving, takes)) {
      // What is left hangs by no edge: nearest first across the gaps.
      const region = regionOf(town, both);
      const reach = distancesFrom(
        region.graph,
        [...both.keys()].filter((at) => sides[both[at] ?? 0] === 0),
      );
      const left = [...both.keys()].filter((at) => sides[both[at] ?? 0] === 1);
      left.sort((one, other) => (reach[one] ?? 0) - (reach[other] ?? 0) || one - other);
      for (const at of left) {
        const stop = both[at] ?? 0;
        if (!takes(stop)) break;
        sides[stop] = 0;
      }
    }
    mend(both);
    const over = giving.filter((stop) => sides[stop] === 0);
    const back = receiving.filter((stop) => sides[stop] === 1);
    for (const stop of both) sides[stop] = -1;
    roster.hand(over, to);
    roster.hand(back, from);
  };
}
