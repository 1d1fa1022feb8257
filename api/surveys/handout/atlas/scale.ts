// Which scale a district is drawn at, and how many sheets it takes.
import { MM } from '../../../documents/sheet.ts';
import type { PlacePoint } from '../district-handout.ts';
import { contains, type Extent, extentOf } from './clip.ts';

/** Denominators that a ruler and a head can work with. */
const ROUND = [500, 1000, 1500, 2000, 2500, 5000, 10_000, 15_000, 20_000, 25_000, 50_000, 100_000];

/** Neighbouring buildings at least this far apart on paper, or their numbers crowd each other (millimetres). */
const APART = 4;
/** Beyond this a house is a speck, however far its neighbours (document 002 asks for a map that shows how houses lie). */
const COARSEST = 2500;
/** Sheets of a district overlap by this much, so that nobody stands at the edge of the map (millimetres). */
const OVERLAP = 20;

/** Points on paper for a metre in the field. */
export function pointsPerMetre(scale: number): number {
  return (1000 / scale) * MM;
}

export interface Frame {
  /** Points. */
  width: number;
  height: number;
}

/** What one sheet shows. */
export interface MapWindow {
  /** Denominator. */
  scale: number;
  extent: Extent;
}

export interface SheetPlan {
  /** Shows the whole district and the sheets on it; null when one sheet is enough. */
  overview: MapWindow | null;
  details: MapWindow[];
}

/**
 * `shape`: all that the sheets must show (metres); `stops`: the buildings in visiting order. One sheet at the largest round
 * scale that holds the district; where its buildings would lie too near each other, several at a scale that tells them apart.
 */
export function planSheets(
  shape: readonly PlacePoint[],
  stops: readonly PlacePoint[],
  frame: Frame,
): SheetPlan {
  const all = extentOf([...shape, ...stops]);
  const whole = smallestHolding(all, frame);
  const legible = Math.min(COARSEST, legibleScale(stops));
  if (whole <= legible) return { overview: null, details: [around(all, whole, frame)] };
  const details = tile(extentOf(stops), stops, legible, frame);
  return { overview: details.length > 1 ? around(all, whole, frame) : null, details };
}

function smallestHolding(extent: Extent, frame: Frame): number {
  const fits = (scale: number) =>
    (extent.east - extent.west) * pointsPerMetre(scale) <= frame.width &&
    (extent.north - extent.south) * pointsPerMetre(scale) <= frame.height;
  return ROUND.find(fits) ?? Math.max(...ROUND);
}

/** The coarsest round scale at which nine in ten buildings keep their distance. */
function legibleScale(stops: readonly PlacePoint[]): number {
  const gaps = stops
    .map((stop) =>
      Math.min(
        ...stops.map((other) =>
          other === stop ? Infinity : Math.hypot(stop[0] - other[0], stop[1] - other[1]),
        ),
      ),
    )
    .sort((one, other) => one - other);
  const gap = gaps[Math.floor(gaps.length / 10)] ?? Infinity;
  return ROUND.findLast((scale) => (gap * 1000) / scale >= APART) ?? 500;
}

function around({ west, south, east, north }: Extent, scale: number, frame: Frame): MapWindow {
  const middle: PlacePoint = [(west + east) / 2, (south + north) / 2];
  return { scale, extent: extentAround(middle, scale, frame) };
}

function extentAround([x, y]: PlacePoint, scale: number, frame: Frame): Extent {
  const half = { x: frame.width / pointsPerMetre(scale) / 2, y: frame.height / pointsPerMetre(scale) / 2 };
  return { west: x - half.x, east: x + half.x, south: y - half.y, north: y + half.y };
}

/** A grid over the buildings, each cell drawn with its surroundings; cells without any are left out, the rest go by the visits. */
function tile(all: Extent, stops: readonly PlacePoint[], scale: number, frame: Frame): MapWindow[] {
  const overlap = OVERLAP * (scale / 1000);
  const cell = {
    width: frame.width / pointsPerMetre(scale) - overlap * 2,
    height: frame.height / pointsPerMetre(scale) - overlap * 2,
  };
  const columns = Math.max(1, Math.ceil((all.east - all.west) / cell.width));
  const rows = Math.max(1, Math.ceil((all.north - all.south) / cell.height));
  const step = { x: (all.east - all.west) / columns, y: (all.north - all.south) / rows };
  const windows = new Map<number, MapWindow>();
  for (const stop of stops) {
    const column = Math.min(columns - 1, Math.floor((stop[0] - all.west) / (step.x || 1)));
    const row = Math.min(rows - 1, Math.floor((stop[1] - all.south) / (step.y || 1)));
    const key = row * columns + column;
    if (windows.has(key)) continue;
    const middle: PlacePoint = [all.west + (column + 0.5) * step.x, all.south + (row + 0.5) * step.y];
    windows.set(key, { scale, extent: extentAround(middle, scale, frame) });
  }
  return [...windows.values()];
}

/** Metres in the field to points on the page; `left` and `bottom` of the frame in points. */
export function projectTo(
  { scale, extent }: MapWindow,
  left: number,
  bottom: number,
): (place: PlacePoint) => PlacePoint {
  const factor = pointsPerMetre(scale);
  return ([x, y]) => [left + (x - extent.west) * factor, bottom + (y - extent.south) * factor];
}

export function isShown({ extent }: MapWindow, place: PlacePoint): boolean {
  return contains(extent, place);
}
