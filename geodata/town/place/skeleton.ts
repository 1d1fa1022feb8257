// The town's main lines cut the municipality into quarters: rivers first, then the coast road, railways and trunk roads
// from end to end, then streets between streets until a quarter is left. Plan metres throughout.
import { Chance } from '../people/chance.ts';
import { piecesInside, splitByStrip } from './cutting.ts';
import { areaOf, boxOf, centroidOf, EDGE, leftOf, shift, turned, unit } from './geometry.ts';
import type { Cut, Edge, Patch, Xy } from './geometry.ts';
import { coastRoad } from './plan.ts';
import type { TownPlan } from './plan.ts';
import type { Relief } from './relief.ts';
import type { Warp } from './warp.ts';

/** A leaf of the cuts: land between main streets. */
export interface Plot {
  readonly leaf: number;
  readonly patch: Patch;
  readonly centre: Xy;
  /** plan square metres */
  readonly area: number;
  /** the cuts that made it, outermost first: neighbours share the beginning */
  readonly path: string;
  readonly shore: boolean;
}

export interface MainLine {
  readonly edge: Edge;
  readonly from: Xy;
  readonly to: Xy;
  /** runs from border to border, over rivers by bridges */
  readonly through: boolean;
  readonly name: string | null;
  /** a small stream runs in the middle of the street */
  readonly stream: boolean;
}

export interface Skeleton {
  readonly plots: readonly Plot[];
  readonly lines: readonly MainLine[];
}

/** Metres that a street takes, kerb to kerb with what belongs to it. */
export const STREET_WIDTH: Readonly<Record<Edge, number>> = {
  [EDGE.inner]: 0,
  [EDGE.none]: 0,
  // what a street needs to reach the path on the levee
  [EDGE.river]: 12,
  [EDGE.coast]: 0,
  [EDGE.rail]: 15,
  [EDGE.path]: 3.4,
  [EDGE.lane]: 4.8,
  [EDGE.minor]: 7,
  [EDGE.main]: 13,
  [EDGE.trunk]: 19,
};

/** Banks, levee and levee path beside the water. */
export const LEVEE = 17;
const STREAM_STRIP = 21;

interface Piece {
  readonly patch: Patch;
  readonly path: string;
}

interface ThroughLine {
  readonly cut: Cut;
  readonly edge: Edge;
  readonly name: string | null;
  readonly stream: boolean;
  readonly level: boolean;
}

export function makeSkeleton(
  plan: TownPlan,
  warp: Warp,
  relief: Relief,
  wanted: (at: Xy) => number,
): Skeleton {
  const lines: MainLine[] = [];
  let pieces = columnsOf(plan, relief);
  for (const line of throughLines(plan)) {
    const next: Piece[] = [];
    for (const piece of pieces) {
      const reachesShore = line.level || centroidOf(piece.patch.points)[1] > coastRoad;
      const width = line.stream ? STREAM_STRIP : STREET_WIDTH[line.edge];
      next.push(...(reachesShore ? divide(piece, line.cut, width, line.edge, warp) : [piece]));
    }
    pieces = next;
    lines.push({
      edge: line.edge,
      ...ends(line.cut, plan),
      through: true,
      name: line.name,
      stream: line.stream,
    });
  }
  const plots: Plot[] = [];
  for (const piece of pieces) grow(piece);
  return { plots, lines };

  function grow(piece: Piece): void {
    const area = areaOf(piece.patch.points);
    const centre = centroidOf(piece.patch.points);
    const shore = centre[1] < coastRoad;
    if (area < 900) return;
    const box = boxOf(piece.patch.points, 6);
    const target = shore ? 24_000 : wanted(centre);
    const slender = box.length > box.width * 2.4 && box.length > 420;
    if (area <= target * 1.45 && !slender) {
      plots.push({ leaf: plots.length, patch: piece.patch, centre, area, path: piece.path, shore });
      return;
    }
    const chance = new Chance(plan.seed, 'street', piece.path);
    const crooked = shore ? 0.03 : 0.1;
    const along = turned(leftOf(box.long), chance.between(-crooked, crooked));
    const through = shift(box.centre, box.long, box.length * chance.between(-0.09, 0.09));
    const edge = shore ? EDGE.none : area > target * 5 ? EDGE.main : EDGE.minor;
    const cut = { through, along };
    if (!shore)
      for (const inside of piecesInside(piece.patch, cut))
        lines.push({
          edge,
          from: shift(inside.from, along, -STREET_WIDTH[inside.fromEdge] / 2),
          to: shift(inside.to, along, STREET_WIDTH[inside.toEdge] / 2),
          through: false,
          name: null,
          stream: false,
        });
    const parts = divide(piece, cut, shore ? 0 : STREET_WIDTH[edge], edge, warp);
    if (parts.length === 1) return;
    for (const part of parts) grow(part);
  }
}

/** Land between the rivers. */
function columnsOf(plan: TownPlan, relief: Relief): Piece[] {
  const banks: { readonly left: Xy[]; readonly right: Xy[] }[] = plan.rivers.map(({ halfWidth }, river) => {
    const heights = Array.from({ length: Math.ceil(plan.height / 35) + 1 }, (_, at) =>
      Math.min(at * 35, plan.height),
    );
    const bank = (side: number) =>
      heights.map((v): Xy => [relief.riverAt(river, v) + side * (halfWidth + LEVEE), v]);
    return { left: bank(-1), right: bank(1) };
  });
  const edgeWest: Xy[] = [
    [0, 0],
    [0, plan.height],
  ];
  const edgeEast: Xy[] = [
    [plan.width, 0],
    [plan.width, plan.height],
  ];
  return [...banks.keys(), banks.length].map((column) => {
    const west = column === 0 ? edgeWest : (banks[column - 1]?.right ?? edgeWest);
    const east = banks[column]?.left ?? edgeEast;
    const points = [...east, ...west.toReversed()];
    const kindEast: Edge = column < banks.length ? EDGE.river : EDGE.none;
    const kindWest: Edge = column > 0 ? EDGE.river : EDGE.none;
    const edges: Edge[] = points.map((_, at) => {
      if (at < east.length - 1) return kindEast;
      if (at === east.length - 1) return EDGE.none;
      return at < points.length - 1 ? kindWest : EDGE.coast;
    });
    return { patch: { points, edges }, path: `c${column}` };
  });
}

function throughLines(plan: TownPlan): ThroughLine[] {
  const chance = new Chance(plan.seed, 'through');
  const lines: ThroughLine[] = [level(coastRoad, coastRoad, EDGE.main, '海岸通り')];
  plan.rails.forEach(({ west, east }, index) =>
    lines.push(level(west, east, EDGE.rail, index === 0 ? 'むすび線' : 'むすび北線')),
  );
  const rail = plan.rails[0]?.west ?? 900;
  const old = Math.max(260, rail * 0.52);
  lines.push(level(old * 1.08, old * 0.94, rail > 600 ? EDGE.trunk : EDGE.main, '国道'));
  let number = 0;
  for (let v = rail + chance.between(480, 620); v < plan.height * 0.9; v += chance.between(900, 1250)) {
    if (plan.rails.some((one) => Math.abs(one.west - v) < 240)) continue;
    const bypass = number === 0 || number % 3 === 0;
    const tilt = v * chance.between(-0.06, 0.06);
    const name = number === 0 ? '国道バイパス' : null;
    lines.push(level(v + tilt, v - tilt, bypass ? EDGE.trunk : EDGE.main, name));
    number += 1;
  }
  lines.push(...uprights(plan, chance));
  return lines;

  function level(west: number, east: number, edge: Edge, name: string | null): ThroughLine {
    return {
      cut: { through: [0, west], along: unit([0, west], [plan.width, east]) },
      edge,
      name,
      stream: false,
      level: true,
    };
  }
}

/** Roads inland through the stations and between them, and a small stream where rivers lie far apart. */
function uprights(plan: TownPlan, chance: Chance): ThroughLine[] {
  const taken: number[] = [...plan.rivers.map(({ mouth }) => mouth), plan.castleHill[0]];
  const lines: ThroughLine[] = [];
  const add = (u: number, v: number, edge: Edge, name: string | null, stream = false) => {
    if (u < 200 || u > plan.width - 200) return;
    if (taken.some((other) => Math.abs(other - u) < 260)) return;
    taken.push(u);
    const along = turned([0, 1], chance.between(-0.12, 0.12));
    lines.push({ cut: { through: [u, v], along }, edge, name, stream, level: false });
  };
  plan.stations.forEach((at, index) => {
    if (index === 0) add(at[0], at[1], EDGE.main, '駅前通り');
    else if (at[1] < 2000) add(at[0], at[1], EDGE.main, null);
  });
  for (let u = plan.port - 950; u > 300; u -= chance.between(3200, 4200)) add(u, 600, EDGE.minor, null, true);
  for (let u = plan.port + 2900; u < plan.width; u += chance.between(3200, 4200))
    add(u, 600, EDGE.minor, null, true);
  let number = 0;
  for (let u = chance.between(350, 700); u < plan.width - 250; u += chance.between(620, 1000)) {
    add(u, plan.height * 0.4, number % 4 === 2 ? EDGE.trunk : EDGE.main, null);
    number += 1;
  }
  return lines;
}

function ends(cut: Cut, plan: TownPlan): { readonly from: Xy; readonly to: Xy } {
  const flat = Math.abs(cut.along[0]) > Math.abs(cut.along[1]);
  if (flat) {
    const at = (u: number): Xy => shift(cut.through, cut.along, (u - cut.through[0]) / cut.along[0]);
    return { from: at(-420), to: at(plan.width + 420) };
  }
  const at = (v: number): Xy => shift(cut.through, cut.along, (v - cut.through[1]) / cut.along[1]);
  return { from: at(coastRoad), to: at(plan.height + 200) };
}

/** Cuts a piece; the strip is made so wide in the plan that it has at least its width on the ground. */
function divide(piece: Piece, cut: Cut, width: number, edge: Edge, warp: Warp): Piece[] {
  const across = leftOf(cut.along);
  let least = Infinity;
  for (const inside of piecesInside(piece.patch, cut))
    for (let share = 0; share <= 1; share += 0.125) {
      const at: Xy = [
        inside.from[0] + (inside.to[0] - inside.from[0]) * share,
        inside.from[1] + (inside.to[1] - inside.from[1]) * share,
      ];
      least = Math.min(least, acrossStretch(warp, at, cut.along, across));
    }
  if (least === Infinity) return [piece];
  const { left, right } = splitByStrip(piece.patch, cut, width / least, edge);
  return [
    ...left.map((patch, at) => ({ patch, path: `${piece.path}l${at > 0 ? at : ''}` })),
    ...right.map((patch, at) => ({ patch, path: `${piece.path}r${at > 0 ? at : ''}` })),
  ];
}

/** Ground metres between two lines a plan metre apart: area divided by length along them. */
function acrossStretch(warp: Warp, at: Xy, along: Xy, across: Xy): number {
  const p = (d: Xy, s: number) => warp.toGround([at[0] + d[0] * s, at[1] + d[1] * s]);
  const [a0, a1, b0, b1] = [p(along, -2), p(along, 2), p(across, -2), p(across, 2)];
  const [ax, ay, bx, by] = [a1[0] - a0[0], a1[1] - a0[1], b1[0] - b0[0], b1[1] - b0[1]];
  return Math.abs(ax * by - ay * bx) / Math.hypot(ax, ay) / 4;
}
