// Geometries in two dimensions, from whatever a file wrote.
import type { Geometry, Position } from 'geojson';

/** The geometry with heights and measures left out; null for what is none, or of a type that is not read here. */
export function readGeometry(value: unknown): Geometry | null {
  if (typeof value !== 'object' || value === null || !('type' in value) || !('coordinates' in value))
    return null;
  const { type, coordinates } = value;
  switch (type) {
    case 'Point': {
      const point = position(coordinates);
      return point && { type, coordinates: point };
    }
    case 'MultiPoint':
    case 'LineString': {
      const line = listOf(coordinates, position);
      return line && { type, coordinates: line };
    }
    case 'MultiLineString':
    case 'Polygon': {
      const lines = listOf(coordinates, (one) => listOf(one, position));
      return lines && { type, coordinates: lines };
    }
    case 'MultiPolygon': {
      const polygons = listOf(coordinates, (one) => listOf(one, (ring) => listOf(ring, position)));
      return polygons && { type, coordinates: polygons };
    }
    default:
      return null;
  }
}

/** The same geometry with every position changed; null as soon as one cannot be. */
export function mapPositions(
  geometry: Geometry,
  change: (x: number, y: number) => Position | null,
): Geometry | null {
  const one = (at: Position) => change(at[0] ?? Number.NaN, at[1] ?? Number.NaN);
  const rings = (lines: Position[][]) => mapList(lines, (line) => mapList(line, one));
  switch (geometry.type) {
    case 'Point': {
      const coordinates = one(geometry.coordinates);
      return coordinates && { type: 'Point', coordinates };
    }
    case 'MultiPoint':
    case 'LineString': {
      const coordinates = mapList(geometry.coordinates, one);
      return coordinates && { type: geometry.type, coordinates };
    }
    case 'MultiLineString':
    case 'Polygon': {
      const coordinates = rings(geometry.coordinates);
      return coordinates && { type: geometry.type, coordinates };
    }
    case 'MultiPolygon': {
      const coordinates = mapList(geometry.coordinates, rings);
      return coordinates && { type: geometry.type, coordinates };
    }
    case 'GeometryCollection':
      return null;
  }
}

function position(value: unknown): Position | null {
  if (!Array.isArray(value)) return null;
  const [x, y]: unknown[] = value;
  return typeof x === 'number' && typeof y === 'number' ? [x, y] : null;
}

function listOf<T>(value: unknown, read: (one: unknown) => T | null): T[] | null {
  return Array.isArray(value) ? mapList<unknown, T>(value, read) : null;
}

function mapList<S, T>(values: readonly S[], read: (one: S) => T | null): T[] | null {
  const made: T[] = [];
  for (const value of values) {
    const one = read(value);
    if (one === null) return null;
    made.push(one);
  }
  return made;
}
