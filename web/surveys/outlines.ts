// Outlines as the page draws them: longitude and latitude in degrees, polygons as rings, the outer one first.
import type { Bounds, LonLat } from '../map/map-content.ts';

export type Ring = readonly [number, number][];
export type Outline = readonly Ring[];
type Geometry = { type: string; coordinates: unknown[] };

/** The polygons of a GeoJSON geometry; none of anything that is no area. */
export function polygonsOf({ type, coordinates }: Geometry): Outline[] {
  if (type === 'Polygon') return [outlineOf(coordinates)];
  if (type === 'MultiPolygon') return coordinates.filter(isList).map(outlineOf);
  return [];
}

function outlineOf(rings: readonly unknown[]): Outline {
  return rings.filter(isList).map((ring) => ring.flatMap(placeOf));
}

function placeOf(place: unknown): [number, number][] {
  if (!isList(place)) return [];
  const [x, y] = place;
  return typeof x === 'number' && typeof y === 'number' ? [[x, y]] : [];
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value);
}

/** Null where there is no place at all. */
export function boundsOfPlaces(places: Iterable<LonLat>): Bounds | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of places) {
    west = Math.min(west, x);
    south = Math.min(south, y);
    east = Math.max(east, x);
    north = Math.max(north, y);
  }
  return west <= east ? [west, south, east, north] : null;
}

export function boundsOfPolygons(polygons: readonly Outline[]): Bounds | null {
  return boundsOfPlaces(polygons.flatMap((rings) => rings.flat()));
}

export function doBoundsMeet(a: Bounds, b: Bounds): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

/** Whether a place lies in a polygon, by crossings of all its rings: what is in a hole lies outside. */
export function isInside(x: number, y: number, rings: readonly Ring[]): boolean {
  let isIn = false;
  for (const ring of rings)
    for (let at = 0, before = ring.length - 1; at < ring.length; before = at, at += 1) {
      const [ax, ay] = ring[at] ?? [0, 0];
      const [bx, by] = ring[before] ?? [0, 0];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isIn = !isIn;
    }
  return isIn;
}

export type Stroke = { from: [number, number]; to: [number, number] };

/** Most strokes of one hatching: beyond, they would be a plain grey. */
const mostStrokes = 400;

/**
 * Strokes from lower left to upper right that fill a polygon, `apart` degrees of latitude from each other.
 * `stretch`: a degree of longitude in degrees of latitude there, so that strokes stand at 45° on the ground.
 */
export function hatchingOf(rings: readonly Ring[], apart: number, stretch: number): Stroke[] {
  // Turned so that strokes are lines of equal `across`.
  const turned = rings.map((ring) =>
    ring.map(([x, y]): [number, number] => [x * stretch + y, y - x * stretch]),
  );
  const across = turned.flat().map(([, v]) => v);
  const least = Math.min(...across);
  const most = Math.max(...across);
  if (!(apart > 0) || !(most > least)) return [];
  const step = Math.max(apart, (most - least) / mostStrokes);
  const strokes: Stroke[] = [];
  // Half a step aside: round corners of drawn shapes are not met exactly.
  for (let v = (Math.ceil(least / step - 0.5) + 0.5) * step; v < most; v += step) {
    const cuts: number[] = [];
    for (const ring of turned)
      for (let at = 0, before = ring.length - 1; at < ring.length; before = at, at += 1) {
        const [au, av] = ring[at] ?? [0, 0];
        const [bu, bv] = ring[before] ?? [0, 0];
        if (av > v !== bv > v) cuts.push(au + ((bu - au) * (v - av)) / (bv - av));
      }
    cuts.sort((a, b) => a - b);
    for (let at = 0; at + 1 < cuts.length; at += 2)
      strokes.push({ from: back(cuts[at] ?? 0, v, stretch), to: back(cuts[at + 1] ?? 0, v, stretch) });
  }
  return strokes;
}

function back(u: number, v: number, stretch: number): [number, number] {
  return [(u - v) / 2 / stretch, (u + v) / 2];
}
