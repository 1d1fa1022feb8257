import Flatbush from 'flatbush';
import { connectedParts } from '../graph/parts.ts';
import type { WalkingGraph } from '../graph/walking-graph.ts';
import type { Division } from './division.ts';
import { membersOf } from './division.ts';
import { unfairness } from './fairness.ts';
import type { Aim } from './fairness.ts';
import { rosterOf } from './roster.ts';
import type { Roster } from './roster.ts';

/** Metres of way between the parts of a district that weigh as much as one edge of border. */
const METRES_PER_EDGE = 25;

/**
 * Gives parts that lie away from the rest of their district, such as a few houses across a river, to a neighbour they lie
 * nearer to, where evenness allows. A part goes whole, and within its piece of the scope only to a district that it
 * touches, and away from one that received nothing itself, so that every district stays connected. Changes `labels` in place.
 */
export function tidy(division: Division, aim: Aim): void {
  const { town, labels } = division;
  const parts = connectedParts(town.graph, labels);
  const stopsOf = membersOf(parts.of, parts.count);
  const order = [...stopsOf.keys()].sort(
    (one, other) => (stopsOf[one]?.length ?? 0) - (stopsOf[other]?.length ?? 0) || one - other,
  );
  const received = new Set<number>();
  const roster = rosterOf(division);
  for (const part of order) {
    const stops = stopsOf[part] ?? new Int32Array();
    const own = labels[stops[0] ?? 0] ?? 0;
    const members = roster.members(own);
    if (members.length === stops.length || received.has(own)) continue;
    const best = betterDistrict(
      roster,
      stops,
      members.filter((stop) => parts.of[stop] !== part),
      aim,
    );
    if (best === null) continue;
    received.add(best);
    roster.hand(stops, best);
  }
}

/** The district to which a part should go, null when it is best where it is. */
function betterDistrict(roster: Roster, stops: Int32Array, rest: Int32Array, aim: Aim): number | null {
  const { town, labels } = roster.division;
  const { pieces } = town;
  const own = labels[stops[0] ?? 0] ?? 0;
  const piece = pieces[stops[0] ?? 0] ?? 0;
  const weight = stops.reduce((sum, stop) => sum + (town.minutes[stop] ?? 0), 0);
  const away = distanceBetween(town.graph, stops, rest) / METRES_PER_EDGE;
  const [ours, without] = [roster.minutes(own), roster.minutes(own) - weight];
  let [best, most] = [null as number | null, 1e-9];
  for (const [district, { touching, metres }] of contacts(town.graph, labels, stops)) {
    const isThere = roster.members(district).some((stop) => pieces[stop] === piece);
    if (isThere && !touching) continue;
    const theirs = roster.minutes(district);
    const fairer =
      unfairness(ours, 1, aim) +
      unfairness(theirs, 1, aim) -
      unfairness(without, 1, aim) -
      unfairness(theirs + weight, 1, aim);
    const gain = fairer + away - (touching ? 0 : metres / METRES_PER_EDGE);
    if (gain > most) [best, most] = [district, gain];
  }
  return best;
}

/** The districts around a part: whether one walks over, and metres to the nearest of their stops. */
function contacts(
  graph: WalkingGraph,
  labels: Int32Array,
  stops: Int32Array,
): Map<number, { touching: boolean; metres: number }> {
  const found = new Map<number, { touching: boolean; metres: number }>();
  const own = labels[stops[0] ?? 0];
  for (const stop of stops)
    for (let slot = graph.offsets[stop] ?? 0; slot < (graph.offsets[stop + 1] ?? 0); slot++) {
      const district = labels[graph.ends[slot] ?? 0] ?? 0;
      if (district === own) continue;
      const known = found.get(district) ?? { touching: false, metres: Number.POSITIVE_INFINITY };
      found.set(district, {
        touching: known.touching || graph.dear[slot] === 0,
        metres: Math.min(known.metres, graph.costs[slot] ?? 0),
      });
    }
  return found;
}

/** Straight metres between the nearest stops of two groups. */
function distanceBetween({ x, y }: WalkingGraph, some: Int32Array, others: Int32Array): number {
  const index = new Flatbush(others.length);
  for (const other of others) index.add(x[other] ?? 0, y[other] ?? 0);
  index.finish();
  let least = Number.POSITIVE_INFINITY;
  for (const one of some) {
    const [nearest] = index.neighbors(x[one] ?? 0, y[one] ?? 0, 1, least);
    const other = nearest === undefined ? undefined : others[nearest];
    if (other === undefined) continue;
    least = Math.min(least, Math.hypot((x[one] ?? 0) - (x[other] ?? 0), (y[one] ?? 0) - (y[other] ?? 0)));
  }
  return least;
}
