// The 町字 of one municipality with their address points, polygons and postal codes.
import type { MultiPolygon, Polygon } from 'geojson';
import { foldAddress } from '../../addresses/fold-address.ts';
import { parseKanjiNumeral } from '../../text/kanji-numeral.ts';
import type { Position, TownArea } from '../place.ts';
import type { Sources } from './find-sources.ts';
import { readFeatures, readTable } from './open-files.ts';
import { isWithin } from './polygon-index.ts';
import type { Rings } from './polygon-index.ts';

/** A house-number point; its numbers as the gazetteer has them. */
export interface HousePoint {
  readonly block_no: string;
  readonly house_no: string;
  readonly position: Position;
}

export interface TownOfPoints {
  readonly area: TownArea;
  readonly polygons: readonly Rings[];
  /** in walking order: block by block, house by house */
  readonly points: readonly HousePoint[];
}

export interface NamedMunicipality {
  readonly code: string;
  readonly prefecture: string;
  readonly city: string;
  readonly city_kana: string;
}

export interface ReadAreas {
  readonly municipality: NamedMunicipality;
  readonly towns: readonly TownOfPoints[];
}

interface Gathered {
  readonly town_id: string;
  readonly name: string;
  position: Position | null;
  readonly points: HousePoint[];
}

/**
 * `code` chooses where the folder holds several municipalities. Throws RangeError, naming the codes, when it has to be
 * chosen, and when there are no address points at all.
 */
export async function readAreas(sources: Sources, code: string | undefined): Promise<ReadAreas> {
  const byCode = new Map<string, { prefecture: string; city: string; towns: Map<string, Gathered> }>();
  const townOf = (cell: (header: string) => string): Gathered | null => {
    const lg_code = cell('lg_code').padStart(6, '0');
    if (code !== undefined && lg_code !== code) return null;
    const municipality = byCode.get(lg_code) ?? {
      prefecture: cell('pref'),
      city: cell('city'),
      towns: new Map<string, Gathered>(),
    };
    byCode.set(lg_code, municipality);
    const town_id = cell('machiaza_id').padStart(7, '0');
    const town = municipality.towns.get(town_id) ?? {
      town_id,
      name: cell('town'),
      position: null,
      points: [],
    };
    municipality.towns.set(town_id, town);
    return town;
  };
  for (const path of sources.address_points)
    for await (const cell of readTable(path)) {
      const position = positionOf(cell);
      if (position === null || cell('block_no') === '' || cell('house_no') === '') continue;
      townOf(cell)?.points.push({ block_no: cell('block_no'), house_no: houseNumber(cell), position });
    }
  for (const path of sources.towns)
    for await (const cell of readTable(path)) {
      const town = townOf(cell);
      if (town !== null) town.position = positionOf(cell);
    }
  const [chosen, ...others] = [...byCode].filter(([, { towns }]) =>
    [...towns.values()].some(({ points }) => points.length > 0),
  );
  if (chosen === undefined) throw new RangeError('no address points in the folder');
  if (others.length > 0)
    throw new RangeError(
      `several municipalities in the folder: ${[chosen, ...others].map(([each]) => each).join(', ')}`,
    );
  const [lg_code, { prefecture, city, towns }] = chosen;
  const polygons = await readTownPolygons(sources);
  const { codes, city_kana } = await readPostalCodes(sources, lg_code);
  return {
    municipality: { code: lg_code, prefecture, city, city_kana },
    towns: [...towns.values()]
      .toSorted((a, b) => (a.town_id < b.town_id ? -1 : 1))
      .flatMap((town) => toTown(town, polygons, codes)),
  };
}

function toTown(
  town: Gathered,
  polygons: ReadonlyMap<string, Rings[]>,
  codes: ReadonlyMap<string, Postal>,
): TownOfPoints[] {
  const points = distinct(town.points).toSorted(inWalkingOrder);
  const point = town.position ?? meanOf(points.map(({ position }) => position));
  if (point === null) return [];
  const key = townKey(town.name);
  const own = (polygons.get(key) ?? []).filter((rings) => near(point, rings));
  const postal = codes.get(key) ?? codes.get(key.replace(/[0-9]+$/u, ''));
  return [
    {
      area: {
        town_id: town.town_id,
        name: town.name,
        name_kana: postal?.kana ?? null,
        kind: points.length > 0 ? 'residence' : 'lot',
        postal_code: postal?.code ?? null,
        point,
        polygon: toGeometry(own),
      },
      polygons: own,
      points,
    },
  ];
}

function toGeometry(polygons: readonly Rings[]): Polygon | MultiPolygon | null {
  const rings = polygons.map((polygon) => polygon.map((ring) => ring.map(([lon, lat]) => [lon, lat])));
  const [first] = rings;
  if (first === undefined) return null;
  return rings.length === 1
    ? { type: 'Polygon', coordinates: first }
    : { type: 'MultiPolygon', coordinates: rings };
}

/** Towns of one name lie in many municipalities: a polygon counts when the town's point is in it or close by. */
function near(point: Position, rings: Rings): boolean {
  if (isWithin(point, rings)) return true;
  return rings.some((ring) =>
    ring.some(([lon, lat]) => Math.abs(lon - point[0]) < 0.02 && Math.abs(lat - point[1]) < 0.02),
  );
}

async function readTownPolygons(sources: Sources): Promise<Map<string, Rings[]>> {
  const polygons = new Map<string, Rings[]>();
  for (const path of sources.town_polygons)
    for await (const feature of readFeatures(path)) {
      const name = ['名称', '町丁目名', 'S_NAME', 'MOJI']
        .map((property) => feature.text(property))
        .find((text) => text !== '');
      if (name === undefined) continue;
      const key = townKey(name);
      polygons.set(key, [...(polygons.get(key) ?? []), ...feature.polygons]);
    }
  return polygons;
}

interface Postal {
  readonly code: string;
  readonly kana: string;
}

async function readPostalCodes(
  sources: Sources,
  lg_code: string,
): Promise<{ readonly codes: ReadonlyMap<string, Postal>; readonly city_kana: string }> {
  const codes = new Map<string, Postal>();
  let city_kana = '';
  for (const path of sources.postal_codes)
    for await (const cell of readTable(path)) {
      if (cell('lg_code5') !== lg_code.slice(0, 5)) continue;
      city_kana = cell('city_kana').normalize('NFKC');
      const zip = cell('zip').padStart(7, '0');
      const town = cell('town').replace(/[（(].*$/u, '');
      codes.set(townKey(town), {
        code: `${zip.slice(0, 3)}-${zip.slice(3)}`,
        kana: cell('town_kana').normalize('NFKC'),
      });
    }
  return { codes, city_kana };
}

/** 焼津６丁目, 焼津六丁目 and 大字焼津6 are one key. */
function townKey(name: string): string {
  const folded = foldAddress(name).replace(/大字|字/gu, '');
  const [, town, numeral] = /^(.*?)([0-9]+|[一二三四五六七八九十]+)丁目$/u.exec(folded) ?? [];
  if (town === undefined || numeral === undefined) return folded;
  return `${town}${/^[0-9]/u.test(numeral) ? Number(numeral) : (parseKanjiNumeral(numeral) ?? numeral)}`;
}

function houseNumber(cell: (header: string) => string): string {
  const second = cell('rsdt2_id').replace(/^0+/u, '');
  return second === '' ? cell('house_no') : `${cell('house_no')}-${second}`;
}

function positionOf(cell: (header: string) => string): Position | null {
  const [lon, lat] = [Number(cell('lon')), Number(cell('lat'))];
  return Number.isFinite(lon) && Number.isFinite(lat) && lon !== 0 ? [lon, lat] : null;
}

function distinct(points: readonly HousePoint[]): HousePoint[] {
  return [...new Map(points.map((point) => [`${point.block_no}|${point.house_no}`, point])).values()];
}

/** Numbers run round a block, so their order is the walk. */
function inWalkingOrder(a: HousePoint, b: HousePoint): number {
  return inNumbers(a.block_no, b.block_no) || inNumbers(a.house_no, b.house_no);
}

const collator = new Intl.Collator('ja', { numeric: true });

function inNumbers(a: string, b: string): number {
  return collator.compare(a, b);
}

export function meanOf(positions: readonly Position[]): Position | null {
  if (positions.length === 0) return null;
  let [lon, lat] = [0, 0];
  for (const position of positions) {
    lon += position[0];
    lat += position[1];
  }
  return [lon / positions.length, lat / positions.length];
}
