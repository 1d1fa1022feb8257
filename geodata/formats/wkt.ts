// Geometries as text, for rows that go back to a person in a CSV and come again: SRID=6677;POLYGON((…)).
import type { Geometry, Position } from 'geojson';
import type { GivenGeometry } from './table.ts';

/** Header of the column that holds the geometry in a CSV. */
export const wktHeader = 'WKT';

/** '' for none. `epsg` stands in front unless null. */
export function writeWkt(geometry: Geometry | null, epsg: number | null): string {
  if (geometry === null) return '';
  const text = bodyOf(geometry);
  return text === '' ? '' : `${epsg === null ? '' : `SRID=${epsg};`}${text}`;
}

function bodyOf(geometry: Geometry): string {
  const point = ([x = 0, y = 0]: Position) => `${x} ${y}`;
  const line = (positions: readonly Position[]) => `(${positions.map(point).join(',')})`;
  const rings = (lines: readonly Position[][]) => `(${lines.map(line).join(',')})`;
  switch (geometry.type) {
    case 'Point':
      return `POINT(${point(geometry.coordinates)})`;
    case 'MultiPoint':
      return `MULTIPOINT${line(geometry.coordinates)}`;
    case 'LineString':
      return `LINESTRING${line(geometry.coordinates)}`;
    case 'MultiLineString':
      return `MULTILINESTRING${rings(geometry.coordinates)}`;
    case 'Polygon':
      return `POLYGON${rings(geometry.coordinates)}`;
    case 'MultiPolygon':
      return `MULTIPOLYGON(${geometry.coordinates.map(rings).join(',')})`;
    case 'GeometryCollection':
      return '';
  }
}

const types = {
  POINT: 'Point',
  MULTIPOINT: 'MultiPoint',
  LINESTRING: 'LineString',
  MULTILINESTRING: 'MultiLineString',
  POLYGON: 'Polygon',
  MULTIPOLYGON: 'MultiPolygon',
} as const;

type Nested = Position | Nested[];

/** Null for an empty text; 'unreadable' for one that is no geometry. Heights and measures are left out. */
export function readWkt(text: string): GivenGeometry | 'unreadable' | null {
  if (text.trim() === '') return null;
  const head = /^\s*(?:SRID=(\d{4,5});)?\s*([A-Z]+)\s*(?:ZM?|M)?\s*(EMPTY\s*$|\()/iu.exec(text);
  const name = head?.[2]?.toUpperCase().replace(/(?:ZM|Z|M)$/u, '');
  if (head === null || name === undefined || !isKey(types, name)) return 'unreadable';
  if (/empty/iu.test(head[3] ?? '')) return null;
  const read = readNested(text, head[0].length - 1);
  const [body, ...more] = read ?? [];
  if (body === undefined || more.length > 0) return 'unreadable';
  const geometry = toGeometry(types[name], body);
  return geometry === null
    ? 'unreadable'
    : { geometry, epsg: head[1] === undefined ? null : Number(head[1]) };
}

function isKey<T extends object>(record: T, key: PropertyKey): key is keyof T {
  return key in record;
}

/** Brackets become lists, and what stands between commas positions. */
function readNested(text: string, start: number): Nested[] | null {
  const root: Nested[] = [];
  const open: Nested[][] = [root];
  let at = start;
  while (at < text.length) {
    const letter = text[at];
    const list = open.at(-1);
    if (list === undefined) return null;
    if (letter === '(') {
      const inner: Nested[] = [];
      list.push(inner);
      open.push(inner);
      at += 1;
    } else if (letter === ')') {
      open.pop();
      at += 1;
    } else if (letter === ',' || letter === ' ' || letter === '\n' || letter === '\r') {
      at += 1;
    } else {
      const comma = text.indexOf(',', at);
      const bracket = text.indexOf(')', at);
      const end = Math.min(comma < 0 ? text.length : comma, bracket < 0 ? text.length : bracket);
      const [x, y, ...more] = text.slice(at, end).trim().split(/\s+/u).map(Number);
      if (x === undefined || y === undefined || more.length > 2 || ![x, y, ...more].every(Number.isFinite))
        return null;
      list.push([x, y]);
      at = end;
    }
  }
  return open.length === 1 ? root : null;
}

function toGeometry(type: (typeof types)[keyof typeof types], read: Nested): Geometry | null {
  // MULTIPOINT((1 2),(3 4)) and MULTIPOINT(1 2,3 4) mean the same.
  const position = (value: Nested | undefined): Position | null => {
    if (value === undefined) return null;
    const [first, second, ...more] = value;
    if (typeof first === 'number' && typeof second === 'number') return [first, second];
    return Array.isArray(first) && second === undefined && more.length === 0 ? position(first) : null;
  };
  const listOf = <T>(value: Nested, one: (item: Nested) => T | null): T[] | null => {
    const made: T[] = [];
    for (const item of value) {
      const next = typeof item === 'number' ? null : one(item);
      if (next === null) return null;
      made.push(next);
    }
    return made;
  };
  const line = (value: Nested) => listOf(value, position);
  const rings = (value: Nested) => listOf(value, line);
  switch (type) {
    case 'Point': {
      const coordinates = position(read);
      return coordinates && { type, coordinates };
    }
    case 'MultiPoint':
    case 'LineString': {
      const coordinates = line(read);
      return coordinates && { type, coordinates };
    }
    case 'MultiLineString':
    case 'Polygon': {
      const coordinates = rings(read);
      return coordinates && { type, coordinates };
    }
    case 'MultiPolygon': {
      const coordinates = listOf(read, rings);
      return coordinates && { type, coordinates };
    }
  }
}
