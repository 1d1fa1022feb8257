import proj4 from 'proj4';
import type { Converter } from 'proj4';
import { PLANE_ORIGINS, planeZone } from './plane-zones.ts';

export type CrsProblem =
  /** an EPSG code that is not read here */
  | 'unknown_system'
  /** blank, text, infinite */
  | 'not_a_number'
  /** 0, 0: how exports write "not registered" */
  | 'zero'
  /** latitude where longitude should be */
  | 'swapped'
  /** metres given as degrees or degrees as metres */
  | 'wrong_system'
  | 'outside_japan';

/** A point that is right only to some metres, to be shown beside the import: never silently. */
export type CrsWarning =
  /** three-parameter shift from the Tokyo datum without the official grid */
  | 'tokyo_datum'
  /** JGD2000 taken as JGD2011: the 2011 earthquake moved eastern Japan by up to five metres */
  | 'jgd2000';

export type CrsResult =
  | { readonly ok: true; readonly lon: number; readonly lat: number }
  | { readonly ok: false; readonly problem: CrsProblem };

const JGD2011 = '+proj=longlat +ellps=GRS80 +towgs84=0,0,0 +no_defs';
const DEGREES = new Map([
  [4326, '+proj=longlat +datum=WGS84 +no_defs'],
  [6668, JGD2011],
  [4612, JGD2011],
  [4301, '+proj=longlat +ellps=bessel +towgs84=-146.414,507.337,680.507 +no_defs'],
]);

/** Longitude and latitude of all Japan, 与那国島 to 南鳥島 and 沖ノ鳥島 to 択捉島, with its sea. */
const JAPAN = { west: 122, south: 20, east: 155, north: 46 };

/** How far a plane zone is used beyond its central meridian, in degrees of longitude; zone XIX reaches farthest. */
const ZONE_REACH = 4;

/** The systems that are read: 4326, 6668, 4612, 4301, and the plane zones of JGD2011 (6669 to 6687) and JGD2000 (2443 to 2461). */
export function isKnownEpsg(epsg: number): boolean {
  return DEGREES.has(epsg) || planeZone(epsg) !== null;
}

/** What must be said about points of this system, with the error in metres; null when they are exact. */
export function warningOf(epsg: number): { readonly warning: CrsWarning; readonly metres: number } | null {
  if (epsg === 4301) return { warning: 'tokyo_datum', metres: 10 };
  if (epsg === 4612 || planeZone(epsg)?.datum === 'jgd2000') return { warning: 'jgd2000', metres: 5 };
  return null;
}

/**
 * Converts a point to JGD2011 longitude and latitude (EPSG:6668), degrees. `x` is longitude or easting, `y` latitude or
 * northing, as GeoJSON and shapefiles have them (not the official X-north naming of the plane systems). A point that
 * cannot be meant comes back with its reason.
 */
export function toJgd2011(x: number, y: number, epsg: number): CrsResult {
  if (!isKnownEpsg(epsg)) return refuse('unknown_system');
  if (!Number.isFinite(x) || !Number.isFinite(y)) return refuse('not_a_number');
  if (x === 0 && y === 0) return refuse('zero');
  const inDegrees = DEGREES.has(epsg);
  if (inDegrees && inJapan(y, x)) return refuse('swapped');
  if (inDegrees !== looksLikeDegrees(x, y, inDegrees)) return refuse('wrong_system');
  const [lon = Number.NaN, lat = Number.NaN] = converter(epsg).forward([x, y]);
  if (!inJapan(lon, lat) || !inZone(lon, epsg)) return refuse('outside_japan');
  return { ok: true, lon, lat };
}

/** Converts JGD2011 longitude and latitude to the given system. Throws RangeError for a system that is not read. */
export function fromJgd2011(lon: number, lat: number, epsg: number): readonly [x: number, y: number] {
  if (!isKnownEpsg(epsg)) throw new RangeError(`EPSG:${epsg} is not read`);
  const [x = Number.NaN, y = Number.NaN] = converter(epsg).inverse([lon, lat]);
  return [x, y];
}

const converters = new Map<number, Converter>();

function converter(epsg: number): Converter {
  const known = converters.get(epsg);
  if (known) return known;
  const made = proj4(definition(epsg), JGD2011);
  converters.set(epsg, made);
  return made;
}

function definition(epsg: number): string {
  const plane = planeZone(epsg);
  const origin = plane ? PLANE_ORIGINS[plane.zone - 1] : undefined;
  if (!origin) return DEGREES.get(epsg) ?? JGD2011;
  return `+proj=tmerc +lat_0=${origin[0]} +lon_0=${origin[1]} +k=0.9999 +x_0=0 +y_0=0 +ellps=GRS80 +towgs84=0,0,0 +units=m +no_defs`;
}

function inJapan(lon: number, lat: number): boolean {
  return lon >= JAPAN.west && lon <= JAPAN.east && lat >= JAPAN.south && lat <= JAPAN.north;
}

function inZone(lon: number, epsg: number): boolean {
  const plane = planeZone(epsg);
  const origin = plane ? PLANE_ORIGINS[plane.zone - 1] : undefined;
  return !origin || Math.abs(lon - origin[1]) <= ZONE_REACH;
}

function looksLikeDegrees(x: number, y: number, expected: boolean): boolean {
  return expected ? Math.abs(x) <= 180 && Math.abs(y) <= 90 : inJapan(x, y) || inJapan(y, x);
}

function refuse(problem: CrsProblem): CrsResult {
  return { ok: false, problem };
}
