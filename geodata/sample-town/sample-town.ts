import { fileURLToPath } from 'node:url';

/** Files of the fixture town むすび市, in the standard headers. Nobody in them exists. */
export const SAMPLE_FILES = {
  gazetteer: path('gazetteer.csv'),
  residents: path('residents.csv'),
  /** The same people in Shift_JIS: 𠮷 has become ?, the variation selector is gone, lines end in CRLF. */
  residentsCp932: path('residents-cp932.csv'),
  buildings: path('buildings.csv'),
  surveys: path('surveys.csv'),
  /** land and water polygons */
  coast: path('coast.geojson'),
  /** road and rail lines */
  streets: path('streets.geojson'),
} as const;

/** The town stands on open sea south of 房総半島, so that no real one is meant. */
export const SAMPLE_MUNICIPALITY = {
  code: '990019',
  name: 'むすび市',
  name_kana: 'ムスビシ',
  prefecture: 'むすび県',
  mayor_title: 'むすび市長',
  mayor_name: '結城　渚',
  /** longitude, latitude (EPSG:6668) */
  centre: [139.95, 34.2],
  /** west, south, east, north: all houses with their streets */
  bounds: [139.9455, 34.1975, 139.954, 34.2035],
  /** plane rectangular zone IX */
  plane_epsg: 6677,
} as const;

export const SAMPLE_DISASTER = {
  name: '令和8年むすび湾地震',
  kind: 'earthquake',
  occurred_on: '2026-07-28',
  occurred_at: '2026-07-28T16:27:00+09:00',
  /** 基準日 of the residents' register that was handed over */
  register_date: '2026-07-01',
} as const;

function path(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}
