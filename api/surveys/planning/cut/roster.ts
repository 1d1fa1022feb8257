import type { Division } from './division.ts';
import { membersOf, minutesOf, together } from './division.ts';

/** A division with what is asked of it again and again, kept up as stops change hands rather than counted anew. */
export interface Roster {
  readonly division: Division;
  /** The stops of a district, ascending. */
  members(district: number): Int32Array;
  minutes(district: number): number;
  /** The districts that touch a district by an edge of any kind, ascending. */
  neighbours(district: number): readonly number[];
  /** Gives stops to a district. */
  hand(stops: Iterable<number>, to: number): void;
}

/** The labels of the division change through `hand` alone from here on. */
export function rosterOf(division: Division): Roster {
  const { town, labels, count } = division;
  const members = membersOf(labels, count);
  const minutes = minutesOf(division);
  const touching = new Map<number, readonly number[]>();
  const forgetAround = (stop: number) =>
    eachEnd(town.graph, stop, (end) => touching.delete(labels[end] ?? 0));
  return {
    division,
    members: (district) => members[district] ?? new Int32Array(),
    minutes: (district) => minutes[district] ?? 0,
    neighbours(district) {
      const known = touching.get(district);
      if (known !== undefined) return known;
      const others = new Set<number>();
      for (const stop of members[district] ?? [])
        eachEnd(town.graph, stop, (end) => others.add(labels[end] ?? 0));
      others.delete(district);
      const found = [...others].sort((a, b) => a - b);
      touching.set(district, found);
      return found;
    },
    hand(stops, to) {
      const changed = new Set([to]);
      const added: number[] = [];
      for (const stop of stops) {
        const from = labels[stop] ?? 0;
        if (from === to) continue;
        const weight = town.minutes[stop] ?? 0;
        minutes[from] = (minutes[from] ?? 0) - weight;
        minutes[to] = (minutes[to] ?? 0) + weight;
        changed.add(from);
        added.push(stop);
        forgetAround(stop);
        labels[stop] = to;
      }
      if (added.length === 0) return;
      for (const district of changed) {
        touching.delete(district);
        const staying = (members[district] ?? new Int32Array()).filter((stop) => labels[stop] === district);
        members[district] = district === to ? together(staying, Int32Array.from(added)) : staying;
      }
    },
  };
}

function eachEnd(graph: Division['town']['graph'], stop: number, tell: (end: number) => void): void {
  for (let slot = graph.offsets[stop] ?? 0; slot < (graph.offsets[stop + 1] ?? 0); slot++)
    tell(graph.ends[slot] ?? 0);
}
