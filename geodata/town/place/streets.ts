// Streets inside a quarter: cut after cut until blocks are left, in the manner of the quarter. Land that schools, parks
// and other facilities need is set apart on the way.
import { Chance } from '../people/chance.ts';
import { piecesInside, splitByStrip } from './cutting.ts';
import {
  areaOf,
  between,
  boxAlong,
  boxOf,
  densified,
  distance,
  EDGE,
  isStreet,
  leftOf,
  nth,
  shift,
  simplified,
  turned,
  unit,
} from './geometry.ts';
import type { Edge, Patch, Xy } from './geometry.ts';
import type { Land } from './land.ts';
import type { Quarter, QuarterKind } from './quarters.ts';
import { STREET_WIDTH } from './skeleton.ts';

export interface Want {
  readonly facility: number;
  readonly area: number;
}

export interface Block {
  /** 1, 2, 3 … within the quarter, in the order of the cuts */
  readonly no: number;
  /** settled on the ground */
  readonly patch: Patch;
  readonly area: number;
  /** the facility that it was set apart for */
  readonly facility: number | null;
}

export interface LocalStreet {
  readonly edge: Edge;
  readonly points: readonly Xy[];
}

export interface Streets {
  readonly blocks: readonly Block[];
  readonly streets: readonly LocalStreet[];
}

interface Manner {
  /** a block is no deeper and no longer */
  readonly depth: number;
  readonly length: number;
  /** how far cuts lean, radians, and stray from the middle, as a share */
  readonly lean: number;
  readonly stray: number;
  readonly wide: Edge;
  readonly narrow: Edge;
  /** all cuts keep to the direction of the whole quarter */
  readonly grid: boolean;
}

const MANNERS: Readonly<Record<QuarterKind, Manner>> = {
  old_town: {
    depth: 41,
    length: 82,
    lean: 0.11,
    stray: 0.13,
    wide: EDGE.lane,
    narrow: EDGE.path,
    grid: false,
  },
  centre: {
    depth: 52,
    length: 96,
    lean: 0.03,
    stray: 0.07,
    wide: EDGE.minor,
    narrow: EDGE.lane,
    grid: false,
  },
  planned: { depth: 44, length: 112, lean: 0, stray: 0.02, wide: EDGE.minor, narrow: EDGE.lane, grid: true },
  mixed: { depth: 54, length: 108, lean: 0.08, stray: 0.14, wide: EDGE.lane, narrow: EDGE.path, grid: false },
  village: {
    depth: 84,
    length: 150,
    lean: 0.1,
    stray: 0.14,
    wide: EDGE.lane,
    narrow: EDGE.path,
    grid: false,
  },
  field: { depth: 92, length: 210, lean: 0.02, stray: 0.06, wide: EDGE.lane, narrow: EDGE.path, grid: true },
  industry: {
    depth: 120,
    length: 190,
    lean: 0.03,
    stray: 0.08,
    wide: EDGE.minor,
    narrow: EDGE.minor,
    grid: true,
  },
  wood: { depth: 9999, length: 9999, lean: 0, stray: 0, wide: EDGE.none, narrow: EDGE.none, grid: false },
  shore: { depth: 9999, length: 9999, lean: 0, stray: 0, wide: EDGE.none, narrow: EDGE.none, grid: false },
  port: { depth: 9999, length: 9999, lean: 0, stray: 0, wide: EDGE.none, narrow: EDGE.none, grid: false },
};

export function layStreets(seed: number, quarter: Quarter, land: Land, wants: readonly Want[]): Streets {
  const chance = new Chance(seed, 'streets', quarter.path);
  const manner = MANNERS[quarter.kind];
  const blocks: Block[] = [];
  const streets: LocalStreet[] = [];
  const whole = simplified(quarter.patch, 0.6);
  const axis = axisOf(whole);
  cut(
    whole,
    wants.toSorted((a, b) => b.area - a.area),
    0,
  );
  return { blocks, streets };

  function cut(patch: Patch, open: readonly Want[], level: number): void {
    const area = areaOf(patch.points);
    if (area < 60) return;
    const [first] = open;
    if (first && fits(patch, area, first)) return keep(patch, area, first.facility);
    const box = manner.grid ? boxAlong(patch.points, axis) : boxOf(patch.points);
    const tooLong = box.length > manner.length;
    if (!tooLong && box.width <= manner.depth) return carve(patch, area, open);
    const crosswise = tooLong || box.width <= manner.depth;
    const reach = crosswise ? box.length : box.width;
    const normal = crosswise ? box.long : leftOf(box.long);
    const rows = Math.max(2, Math.round(reach / (crosswise ? manner.length * 0.78 : manner.depth * 0.82)));
    const share = crosswise || !manner.grid ? 0.5 : Math.floor(rows / 2) / rows;
    const at = (share - 0.5 + chance.between(-manner.stray, manner.stray)) * reach;
    const along = turned(leftOf(normal), chance.between(-manner.lean, manner.lean));
    const line = { through: shift(box.centre, normal, at), along };
    const edge = area > 26_000 || level === 0 ? manner.wide : manner.narrow;
    const { left, right } = splitByStrip(patch, line, STREET_WIDTH[edge], edge);
    if (left.length === 0 || right.length === 0) return keep(patch, area, null);
    for (const inside of piecesInside(patch, line))
      if (distance(inside.from, inside.to) > 6)
        streets.push({
          edge,
          points: stepsOf(
            shift(inside.from, along, -overrun(inside.fromEdge)),
            shift(inside.to, along, overrun(inside.toEdge)),
          ).map(land.wavered),
        });
    for (const { part, wants: due } of shared([...left, ...right], open)) cut(part, due, level + 1);
  }

  /** A finished block gives its end to what is smaller than a block. */
  function carve(patch: Patch, area: number, open: readonly Want[]): void {
    const want = open.find((one) => one.area < area * 0.75);
    if (!want) return keep(patch, area, null);
    const box = boxOf(patch.points);
    const line = {
      through: shift(box.centre, box.long, (0.5 - want.area / area) * box.length),
      along: leftOf(box.long),
    };
    const { left, right } = splitByStrip(patch, line, 0, EDGE.inner);
    const parts = [...left, ...right];
    const end = parts.find((part) => fits(part, areaOf(part.points), want));
    if (!end || !parts.every(isStreetFront)) return keep(patch, area, null);
    const later = open.filter((one) => one !== want);
    for (const part of parts) {
      if (part === end) keep(part, areaOf(part.points), want.facility);
      else carve(part, areaOf(part.points), later);
    }
  }

  function keep(patch: Patch, area: number, facility: number | null): void {
    const dense = densified(patch, 16);
    const settled = simplified({ points: dense.points.map(land.wavered), edges: dense.edges }, 0.35);
    blocks.push({ no: blocks.length + 1, patch: settled, area, facility });
  }
}

/** Who gets which wants: a part that fits the first one serves it alone, the rest go to the largest other part. */
function shared(parts: readonly Patch[], open: readonly Want[]): { part: Patch; wants: readonly Want[] }[] {
  const sized = parts
    .map((part) => ({ part, area: areaOf(part.points) }))
    .toSorted((a, b) => b.area - a.area);
  const [first, ...later] = open;
  const server = first && sized.findLast(({ part, area }) => fits(part, area, first));
  const rest = server ? later : open;
  const heir = sized.find((one) => one !== server);
  return sized.map((one) => {
    if (one === server && first) return { part: one.part, wants: [first] };
    return { part: one.part, wants: one === heir ? rest : [] };
  });
}

function fits(patch: Patch, area: number, want: Want): boolean {
  return area < want.area * 1.8 && area > want.area * 0.62 && isStreetFront(patch);
}

/** Metres that a street goes on beyond the edge of its quarter: to the middle of the next street, or not quite. */
function overrun(edge: Edge): number {
  return isStreet(edge) || edge === EDGE.river ? STREET_WIDTH[edge] / 2 : -2;
}

function isStreetFront(patch: Patch): boolean {
  return patch.edges.some((edge) => isStreet(edge));
}

/** The direction in which most of an outline runs, counted at right angles too. */
function axisOf(patch: Patch): Xy {
  let [cos, sin] = [0, 0];
  patch.points.forEach((point, at) => {
    const next = nth(patch.points, at + 1);
    const length = distance(point, next);
    const angle = Math.atan2(next[1] - point[1], next[0] - point[0]) * 4;
    cos += length * Math.cos(angle);
    sin += length * Math.sin(angle);
  });
  const angle = Math.atan2(sin, cos) / 4;
  return unit([0, 0], [Math.cos(angle), Math.sin(angle)]);
}

function stepsOf(a: Xy, b: Xy): Xy[] {
  const parts = Math.max(1, Math.ceil(distance(a, b) / 18));
  return Array.from({ length: parts + 1 }, (_, at) => between(a, b, at / parts));
}
