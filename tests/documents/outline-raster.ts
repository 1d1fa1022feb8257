/**
 * Fills a glyph's outline, taken straight from the original font file, without any PDF or font renderer:
 * the form that must stand on paper.
 */
import type { PathCommand } from 'fontkit';
import type { FontFace } from '../../api/documents/font-face.ts';
import type { Raster } from './page-raster.ts';

type Point = readonly [x: number, y: number];
const CURVE_STEPS = 8;
/** Scan lines per pixel. */
const SCANS = 5;

/** Where the glyph stands in the raster: baseline origin in pixels from the top left, and pixels per em. */
export interface Placement {
  x: number;
  baseline: number;
  em: number;
}

/** Non-zero winding, as TrueType fills. Exact coverage along a scan line. */
export function fillOutline(
  face: FontFace,
  glyphId: number,
  width: number,
  height: number,
  at: Placement,
): Raster {
  const scale = at.em / face.font.unitsPerEm;
  const place = ([x, y]: Point): Point => [at.x + x * scale, at.baseline - y * scale];
  const edges = flatten(face.font.getGlyph(glyphId).path.commands).map(
    ([from, to]) => [place(from), place(to)] as const,
  );
  const crossings = listCrossings(edges, height * SCANS);
  const ink = new Float32Array(width * height);
  for (let scan = 0; scan < height * SCANS; scan += 1) {
    const row = Math.floor(scan / SCANS) * width;
    for (const [left, right] of listSpans(crossings[scan] ?? [])) {
      const first = Math.max(0, Math.floor(left));
      const last = Math.min(width - 1, Math.floor(right));
      for (let x = first; x <= last; x += 1) {
        const covered = Math.min(right, x + 1) - Math.max(left, x);
        ink[row + x] = Math.min(1, (ink[row + x] ?? 0) + Math.max(0, covered) / SCANS);
      }
    }
  }
  return { width, height, ink };
}

type Edge = readonly [Point, Point];

interface Crossing {
  x: number;
  turn: number;
}

/** Where the outline crosses each scan line. */
function listCrossings(edges: readonly Edge[], scans: number): Crossing[][] {
  const crossings = Array.from({ length: scans }, (): Crossing[] => []);
  for (const [[x1, y1], [x2, y2]] of edges) {
    const first = Math.max(0, Math.ceil(Math.min(y1, y2) * SCANS - 0.5));
    const last = Math.min(scans, Math.ceil(Math.max(y1, y2) * SCANS - 0.5));
    for (let scan = first; scan < last; scan += 1) {
      const y = (scan + 0.5) / SCANS;
      crossings[scan]?.push({ x: x1 + ((y - y1) / (y2 - y1)) * (x2 - x1), turn: y1 < y2 ? 1 : -1 });
    }
  }
  return crossings;
}

function listSpans(crossings: Crossing[]): (readonly [number, number])[] {
  crossings.sort((a, b) => a.x - b.x);
  const spans: (readonly [number, number])[] = [];
  let winding = 0;
  let start = 0;
  for (const { x, turn } of crossings) {
    if (winding === 0) start = x;
    winding += turn;
    if (winding === 0) spans.push([start, x]);
  }
  return spans;
}

function flatten(commands: readonly PathCommand[]): Edge[] {
  const edges: Edge[] = [];
  let start: Point = [0, 0];
  let pen: Point = [0, 0];
  const lineTo = (to: Point): void => {
    edges.push([pen, to]);
    pen = to;
  };
  for (const { command, args } of commands) {
    const points = pair(args);
    const [a, b, c] = points;
    if (command === 'closePath') lineTo(start);
    else if (!a) throw new Error('A path command without a point');
    else if (command === 'moveTo') start = pen = a;
    else if (command === 'lineTo') lineTo(a);
    else {
      const controls = [pen, a, b, c].filter((point) => point !== undefined);
      for (let step = 1; step <= CURVE_STEPS; step += 1) lineTo(onCurve(controls, step / CURVE_STEPS));
    }
  }
  return edges;
}

/** De Casteljau, of any degree. */
function onCurve(controls: readonly Point[], t: number): Point {
  const [first, ...others] = controls;
  if (!first) throw new Error('A curve without points');
  if (others.length === 0) return first;
  const next = others.map((point, index): Point => {
    const before = controls[index] ?? point;
    return [before[0] + (point[0] - before[0]) * t, before[1] + (point[1] - before[1]) * t];
  });
  return onCurve(next, t);
}

function pair(args: readonly number[]): Point[] {
  const points: Point[] = [];
  for (let at = 0; at + 1 < args.length; at += 2) points.push([args[at] ?? 0, args[at + 1] ?? 0]);
  return points;
}
