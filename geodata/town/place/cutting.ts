// Cutting patches of land along straight lines: streets are strips that are taken out, lots are cut without loss.
import { areaOf, leftOf, nth } from './geometry.ts';
import type { Cut, Edge, Patch, Xy } from './geometry.ts';

const LEAST_AREA = 1;

interface Chain {
  readonly points: Xy[];
  readonly edges: Edge[];
  /** where along the cut it begins and ends */
  readonly from: number;
  to: number;
}

/** A piece of a cut inside the patch, with what its ends run into. */
export interface CutPiece {
  readonly from: Xy;
  readonly to: Xy;
  readonly fromEdge: Edge;
  readonly toEdge: Edge;
}

/**
 * Takes a strip of the given width out of a patch: what is left on the left and on the right of the cut. The new
 * edges are of kind `edge`.
 */
export function splitByStrip(
  patch: Patch,
  cut: Cut,
  width: number,
  edge: Edge,
): { readonly left: readonly Patch[]; readonly right: readonly Patch[] } {
  const normal = leftOf(cut.along);
  return {
    left: keepSide(patch, cut.through, normal, width / 2, edge),
    right: keepSide(patch, cut.through, [-normal[0], -normal[1]], width / 2, edge),
  };
}

/** The parts of a patch farther than `offset` from the line through `through` in the direction of `normal`. */
export function keepSide(
  patch: Patch,
  through: Xy,
  normal: Xy,
  offset: number,
  edge: Edge,
): readonly Patch[] {
  const heights = patch.points.map((point) => heightOf(point, through, normal) - offset);
  if (heights.every((height) => height > 0)) return [patch];
  if (heights.every((height) => height < 0)) return [];
  const chains = chainsAbove(patch, heights, through, [normal[1], -normal[0]]);
  return joinChains(chains, edge).filter((piece) => areaOf(piece.points) > LEAST_AREA);
}

/** Where a line runs inside a patch, from its least to its greatest place along the cut. */
export function piecesInside(patch: Patch, cut: Cut): readonly CutPiece[] {
  const normal = leftOf(cut.along);
  const crossings: { at: number; point: Xy; edge: Edge }[] = [];
  patch.points.forEach((point, index) => {
    const next = nth(patch.points, index + 1);
    const a = heightOf(point, cut.through, normal);
    const b = heightOf(next, cut.through, normal);
    if (a > 0 === b > 0) return;
    const meeting = crossing(point, next, a, b);
    crossings.push({
      at: placeOn(meeting, cut.through, cut.along),
      point: meeting,
      edge: nth(patch.edges, index),
    });
  });
  crossings.sort((a, b) => a.at - b.at);
  const pieces: CutPiece[] = [];
  for (let index = 0; index + 1 < crossings.length; index += 2) {
    const [from, to] = [nth(crossings, index), nth(crossings, index + 1)];
    pieces.push({ from: from.point, to: to.point, fromEdge: from.edge, toEdge: to.edge });
  }
  return pieces;
}

function chainsAbove(patch: Patch, heights: readonly number[], through: Xy, along: Xy): Chain[] {
  const count = patch.points.length;
  const first = heights.findIndex((height, at) => height <= 0 && nth(heights, at + 1) > 0);
  const chains: Chain[] = [];
  let open: Chain | null = null;
  for (let step = 0; step < count; step += 1) {
    const at = (first + step) % count;
    const [point, next] = [nth(patch.points, at), nth(patch.points, at + 1)];
    const [a, b] = [nth(heights, at), nth(heights, at + 1)];
    const edge = nth(patch.edges, at);
    if (a <= 0 && b > 0) {
      const meeting = crossing(point, next, a, b);
      open = { points: [meeting], edges: [edge], from: placeOn(meeting, through, along), to: 0 };
    } else if (open && a > 0) {
      open.points.push(point);
      open.edges.push(edge);
      if (b <= 0) {
        const meeting = crossing(point, next, a, b);
        open.points.push(meeting);
        open.to = placeOn(meeting, through, along);
        chains.push(open);
        open = null;
      }
    }
  }
  return chains;
}

/** The end of each chain joins the beginning of its neighbour along the cut. */
function joinChains(chains: readonly Chain[], edge: Edge): Patch[] {
  const ends = chains
    .flatMap((chain) => [
      { chain, at: chain.from, begins: true },
      { chain, at: chain.to, begins: false },
    ])
    .toSorted((a, b) => a.at - b.at);
  const nextOf = new Map<Chain, Chain>();
  for (let index = 0; index + 1 < ends.length; index += 2) {
    const [a, b] = [nth(ends, index), nth(ends, index + 1)];
    if (a.begins === b.begins) return [];
    nextOf.set(a.begins ? b.chain : a.chain, a.begins ? a.chain : b.chain);
  }
  const done = new Set<Chain>();
  const patches: Patch[] = [];
  for (const start of chains) {
    const points: Xy[] = [];
    const edges: Edge[] = [];
    let chain: Chain | undefined = start;
    while (chain && !done.has(chain)) {
      done.add(chain);
      points.push(...chain.points);
      edges.push(...chain.edges, edge);
      chain = nextOf.get(chain);
    }
    if (points.length >= 3) patches.push({ points, edges });
  }
  return patches;
}

function heightOf(point: Xy, through: Xy, normal: Xy): number {
  return (point[0] - through[0]) * normal[0] + (point[1] - through[1]) * normal[1];
}

function placeOn(point: Xy, through: Xy, along: Xy): number {
  return (point[0] - through[0]) * along[0] + (point[1] - through[1]) * along[1];
}

function crossing(a: Xy, b: Xy, heightA: number, heightB: number): Xy {
  const share = heightA / (heightA - heightB);
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}
