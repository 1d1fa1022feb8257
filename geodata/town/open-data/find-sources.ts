// Which files of a folder hold what: told from their columns and properties, not from their names.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readHead } from './open-files.ts';

export const SOURCE_KINDS = [
  'address_points',
  'towns',
  'postal_codes',
  'town_polygons',
  'footprints',
  'footprint_depths',
  'flood_depths',
  'zoning',
  'unbuilt',
  'trunk_roads',
  'shelters',
  'emergency_grounds',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];
export type Sources = Readonly<Record<SourceKind, readonly string[]>>;

interface Mark {
  readonly kind: SourceKind;
  readonly file: RegExp;
  /** all must stand in the head of the file */
  readonly marks: readonly RegExp[];
}

const CSV = /\.csv(?:\.gz)?$/u;
const JSON_FILE = /\.(?:geojsonl?|json)(?:\.gz)?$/u;

// The first that fits counts.
const MARKS: readonly Mark[] = [
  {
    kind: 'address_points',
    file: CSV,
    marks: [/^(?=[^\n]*\blg_code\b)(?=[^\n]*\bblock_no\b)(?=[^\n]*\bhouse_no\b)[^\n]*\blon\b/u],
  },
  {
    kind: 'towns',
    file: CSV,
    marks: [/^(?=[^\n]*\blg_code\b)(?=[^\n]*\bmachiaza_id\b)(?=[^\n]*\btown\b)[^\n]*\blon\b/u],
  },
  {
    kind: 'postal_codes',
    file: CSV,
    marks: [/^(?=[^\n]*\blg_code5\b)(?=[^\n]*\bzip\b)[^\n]*\btown_kana\b/u],
  },
  {
    kind: 'footprint_depths',
    file: CSV,
    marks: [/^(?=[^\n]*\bbuilding_id\b)(?=[^\n]*\bscale\b)[^\n]*\brank\b/u],
  },
  { kind: 'emergency_grounds', file: CSV, marks: [/^[^\n]*施設・場所名[^\n]*津波[^\n]*\blon\b/u] },
  { kind: 'shelters', file: CSV, marks: [/^[^\n]*施設・場所名[^\n]*受入対象者[^\n]*\blon\b/u] },
  {
    kind: 'footprints',
    file: JSON_FILE,
    marks: [/"Polygon"/u, /"roof_area_m2"|"measuredHeight"|"height_m"/u],
  },
  { kind: 'flood_depths', file: JSON_FILE, marks: [/"最大浸水深"|"A31a_[0-9]{3}"/u] },
  { kind: 'zoning', file: JSON_FILE, marks: [/"用途地域"/u] },
  {
    kind: 'unbuilt',
    file: /(?:farmland|park|green|wood|water)[^/]*\.(?:geojsonl?|json)(?:\.gz)?$/iu,
    marks: [/Polygon"/u],
  },
  { kind: 'trunk_roads', file: JSON_FILE, marks: [/"緊急輸送路名"/u, /LineString"/u] },
  {
    kind: 'town_polygons',
    file: JSON_FILE,
    marks: [/Polygon"/u, /"(?:名称|S_NAME|町丁目名|MOJI)": ?"[^"]*(?:町|丁目|新田|[^"])"/u],
  },
];

/** Looks through a folder and those below it. */
export async function findSources(folder: string): Promise<Sources> {
  const found: Record<SourceKind, string[]> = {
    address_points: [],
    towns: [],
    postal_codes: [],
    town_polygons: [],
    footprints: [],
    footprint_depths: [],
    flood_depths: [],
    zoning: [],
    unbuilt: [],
    trunk_roads: [],
    shelters: [],
    emergency_grounds: [],
  };
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const path of paths.toSorted()) {
    if (!CSV.test(path) && !JSON_FILE.test(path)) continue;
    const head = await readHead(path).catch(() => '');
    const mark = MARKS.find(
      ({ file, marks }) => file.test(path) && marks.every((pattern) => pattern.test(head)),
    );
    if (mark !== undefined) found[mark.kind].push(path);
  }
  return found;
}
