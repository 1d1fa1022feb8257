// The main lines on the ground: where they show (a road ends or dips under where the hills begin), where they are bridges.
import { distance, EDGE, leftOf, nth, shift, steps, unit } from './geometry.ts';
import type { Edge, Xy } from './geometry.ts';
import type { GroundPlan } from './ground-plan.ts';
import { coastRoad } from './plan.ts';
import { marginOf, WOOD_LINE } from './relief.ts';
import type { MainLine } from './skeleton.ts';

export interface DrawnLine {
  readonly edge: Edge;
  readonly name: string | null;
  readonly bridge: boolean;
  readonly points: readonly Xy[];
}

const STEP = 16;
const STREAM_SIDE = 7.4;

/** Roads and railways in pieces, each piece either on a bridge or not. */
export function* mainLines(ground: GroundPlan): Iterable<DrawnLine> {
  for (const line of ground.lines) {
    const places = steps(line.from, line.to, STEP);
    let open: { points: Xy[]; bridge: boolean } | null = null;
    for (const at of places) {
      if (!shows(ground, line, at)) {
        if (open) yield* drawn(line, open);
        open = null;
        continue;
      }
      const bridge = isOverRiver(ground, at);
      const point = ground.land.settle(at);
      if (open && open.bridge !== bridge) {
        open.points.push(point);
        yield* drawn(line, open);
        open = null;
      }
      open ??= { points: [], bridge };
      open.points.push(point);
    }
    if (open) yield* drawn(line, open);
  }
}

/** Small streams, from the hills down to the sea. */
export function* streams({ lines, land, plan }: GroundPlan): Iterable<readonly Xy[]> {
  for (const line of lines) {
    if (!line.stream) continue;
    const along = unit(line.from, line.to);
    const mouth = shift(line.from, along, -(line.from[1] + 4) / along[1]);
    const source = shift(line.from, along, Math.min(plan.height * 0.92, distance(line.from, line.to)));
    yield steps(mouth, source, STEP).map(land.settle);
  }
}

/** Water of a river from its source in the hills to the sea, a ring. */
export function riverRing({ plan, land }: GroundPlan, river: number): Xy[] {
  const half = plan.rivers[river]?.halfWidth ?? 0;
  const end = plan.height + marginOf(plan) * 0.55;
  const left: Xy[] = [];
  const right: Xy[] = [];
  for (let v = -30; v <= end; v += 24) {
    const u = land.relief.riverAt(river, Math.max(0, v));
    const upper = Math.max(0, (v - plan.height * 0.7) / (end - plan.height * 0.7));
    const mouth = v < 60 ? 1 + (60 - v) / 500 : 1;
    const width = half * (1 - 0.93 * upper) * mouth * (1 + 0.1 * land.relief.noise(v / 160, river + 0.5));
    left.push(land.settle([u - width, v]));
    right.push(land.settle([u + width, v]));
  }
  return [...left, ...right.toReversed()];
}

/** Middle of a river, or a line beside it: `aside` half widths and metres from the middle. */
export function riverLine({ plan, land }: GroundPlan, river: number, side: number, metres: number): Xy[] {
  const half = plan.rivers[river]?.halfWidth ?? 0;
  const points: Xy[] = [];
  for (let v = side === 0 ? 0 : coastRoad; v <= plan.height * 0.97; v += 24) {
    const u = land.relief.riverAt(river, v) + side * (half + metres);
    // Where the valley closes in there is neither levee nor path.
    if (side !== 0 && land.relief.hill([u + side * 120, v]) > WOOD_LINE * 2) break;
    points.push(land.settle([u, v]));
  }
  return points;
}

function shows({ plan, land }: GroundPlan, line: MainLine, at: Xy): boolean {
  const hill = land.relief.hill(at);
  const outside = at[0] < 0 || at[0] > plan.width || at[1] > plan.height;
  if (line.edge === EDGE.rail) return hill < 42;
  if (line.edge === EDGE.trunk) return hill < 34;
  if (outside) return line.through && at[1] < plan.height && hill < WOOD_LINE * 2;
  return hill < WOOD_LINE * (line.edge === EDGE.main ? 1.9 : 1.15);
}

function isOverRiver({ land }: GroundPlan, at: Xy): boolean {
  const { distance: off, halfWidth } = land.relief.nearestRiver(at);
  return off < halfWidth + 6;
}

function* drawn(line: MainLine, piece: { points: Xy[]; bridge: boolean }): Iterable<DrawnLine> {
  if (piece.points.length < 2) return;
  const { edge, name } = line;
  if (!line.stream) {
    yield { edge, name, bridge: piece.bridge, points: piece.points };
    return;
  }
  for (const side of [-STREAM_SIDE, STREAM_SIDE])
    yield { edge: EDGE.lane, name, bridge: piece.bridge, points: beside(piece.points, side) };
}

function beside(points: readonly Xy[], metres: number): Xy[] {
  return points.map((point, at) => {
    const before = at === 0 ? point : nth(points, at - 1);
    const after = at === points.length - 1 ? point : nth(points, at + 1);
    return shift(point, leftOf(unit(before, after)), metres);
  });
}
