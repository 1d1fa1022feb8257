// What is asked of a cut, measured apart from the code that makes it.
import { walkingGraph } from '../../../api/surveys/planning/graph/walking-graph.ts';
import type { WalkingGraph } from '../../../api/surveys/planning/graph/walking-graph.ts';
import { indexBarriers } from '../../../api/surveys/planning/graph/barrier-index.ts';
import { connectedParts } from '../../../api/surveys/planning/graph/parts.ts';
import { spanningTree } from '../../../api/surveys/planning/order/spanning-tree.ts';
import { shortened, visitingOrder } from '../../../api/surveys/planning/order/visiting-order.ts';
import type { Barrier, Stop } from '../../../api/surveys/planning/plan-problem.ts';

/** Tries a stop of the long local search. */
const LONG = 200;

export interface Judgement {
  /** Districts that fall apart within a piece of the scope. */
  readonly torn: number;
  /** Extra parts of districts, because the scope is in pieces. */
  readonly extra_parts: number;
  /** Share of orders within 1.2 of their spanning tree. */
  readonly near_tree: number;
  /** How many are not. */
  readonly far_orders: number;
  /** The worst of those beside a long local search: 1 is as good. */
  readonly worst_far: number;
}

export function judge(
  stops: readonly Stop[],
  barriers: readonly Barrier[],
  groups: readonly (readonly Stop[])[],
): Judgement {
  const { graph, indexOf } = graphOf(stops, barriers);
  const pieces = connectedParts(graph).of;
  const labels = new Int32Array(stops.length).fill(-1);
  groups.forEach((group, at) => group.forEach(({ id }) => (labels[indexOf.get(id) ?? 0] = at)));
  const parts = connectedParts(graph, labels);
  const places = new Map<string, Set<number>>();
  labels.forEach((label, at) => {
    const key = `${label} ${pieces[at]}`;
    places.set(key, (places.get(key) ?? new Set()).add(parts.of[at] ?? 0));
  });
  const torn = [...places].filter(([, within]) => within.size > 1).map(([key]) => key.split(' ')[0]);
  const walked = groups.filter((group) => group.length > 2);
  const far = walked.filter((group) => besideTree(group) > 1.2);
  return {
    torn: new Set(torn).size,
    extra_parts: parts.count - groups.length,
    near_tree: 1 - far.length / Math.max(1, walked.length),
    far_orders: far.length,
    worst_far: Math.max(1, ...far.map(besideLongSearch)),
  };
}

export function length(group: readonly Stop[]): number {
  return group.reduce((metres, { x, y }, at) => {
    const before = group[at - 1];
    return before === undefined ? 0 : metres + Math.hypot(x - before.x, y - before.y);
  }, 0);
}

function besideTree(group: readonly Stop[]): number {
  const { metres } = spanningTree(...axes(group));
  return metres === 0 ? 1 : length(group) / metres;
}

/** The best of three long searches: from the order that is judged, and twice from nothing, with the stops listed otherwise. */
function besideLongSearch(group: readonly Stop[]): number {
  const sorted = [...group].sort((one, other) => (one.id < other.id ? -1 : 1));
  const found = [
    pick(
      group,
      shortened(
        ...axes(group),
        group.map((_, at) => at),
        LONG,
      ),
    ),
    pick(sorted, visitingOrder(...axes(sorted), LONG)),
    pick(sorted.toReversed(), visitingOrder(...axes(sorted.toReversed()), LONG)),
  ];
  return length(group) / Math.min(...found.map(length));
}

function pick(group: readonly Stop[], order: readonly number[]): Stop[] {
  return order.flatMap((at) => group[at] ?? []);
}

function axes(group: readonly Stop[]): [Float64Array, Float64Array] {
  return [Float64Array.from(group, ({ x }) => x), Float64Array.from(group, ({ y }) => y)];
}

function graphOf(
  stops: readonly Stop[],
  barriers: readonly Barrier[],
): { graph: WalkingGraph; indexOf: Map<string, number> } {
  return {
    graph: walkingGraph(...axes(stops), indexBarriers(barriers)),
    indexOf: new Map(stops.map(({ id }, at) => [id, at])),
  };
}
