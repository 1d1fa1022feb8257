// What `plan` reads: GeoJSON in longitude and latitude, checked feature by feature. What is wrong is said with the numbers
// of the features, never with what stands in them.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { PLANE_ORIGINS, planeEpsg } from '../../geodata/crs/plane-zones.ts';
import { fromJgd2011, toJgd2011 } from '../../geodata/crs/to-jgd2011.ts';
import type { CrsProblem } from '../../geodata/crs/to-jgd2011.ts';
import type { Barrier, BarrierKind, Place } from '../../api/surveys/planning/plan-problem.ts';
import type { PlannedStructure } from '../../api/surveys/planning/speeds.ts';

/** A reason why nothing can be planned, as the operator reads it. */
export class PlanInputError extends Error {}

export interface PlannedBuilding {
  /** As it stands in the file. */
  readonly id: string | number;
  readonly lon: number;
  readonly lat: number;
  readonly structure: PlannedStructure | null;
  readonly damage: number | null;
}

const Position = z.array(z.number()).min(2);
const Ring = z.array(Position).min(4);
const Geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Point'), coordinates: Position }),
  z.object({ type: z.literal('LineString'), coordinates: z.array(Position).min(2) }),
  z.object({ type: z.literal('MultiLineString'), coordinates: z.array(z.array(Position).min(2)).min(1) }),
  z.object({ type: z.literal('Polygon'), coordinates: z.array(Ring).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(Ring).min(1)).min(1) }),
]);
type Geometry = z.output<typeof Geometry>;

const Properties = z.record(z.string(), z.unknown()).nullish();
const Feature = z.object({
  id: z.unknown().optional(),
  properties: Properties,
  geometry: z.unknown(),
});
const Collection = z.object({
  type: z.literal('FeatureCollection'),
  crs: z.object({ properties: z.object({ name: z.string() }) }).nullish(),
  features: z.array(Feature),
});
type Feature = z.output<typeof Feature>;

/** Longitude and latitude by name: JGD2011, WGS 84 and CRS84. */
const DEGREES = /(?:EPSG:{1,2}(?:4326|6668)|CRS84)$/iu;

async function readFeatures(path: string, what: string): Promise<Feature[]> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new PlanInputError(`${what}のファイルが読めません`);
  });
  const collection = Collection.safeParse(jsonOf(text, what));
  if (!collection.success)
    throw new PlanInputError(`${what}のファイルが GeoJSON の FeatureCollection ではありません`);
  const { crs, features } = collection.data;
  if (crs && !DEGREES.test(crs.properties.name))
    throw new PlanInputError(
      `${what}の座標系が経緯度（EPSG:4326、EPSG:6668）ではありません。変換してから渡してください`,
    );
  return features;
}

function jsonOf(text: string, what: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    throw new PlanInputError(`${what}のファイルが JSON として読めません`);
  }
}

/** Throws PlanInputError with every kind of fault and the numbers of the first features that have it. */
export async function readBuildings(path: string, idName = 'id'): Promise<PlannedBuilding[]> {
  const features = await readFeatures(path, '建物');
  if (features.length === 0) throw new PlanInputError('建物が1件もありません');
  const faults = new Map<string, number[]>();
  const seen = new Set<string>();
  const buildings = features.flatMap((feature, at): PlannedBuilding[] => {
    const fault = (sentence: string): [] => {
      faults.set(sentence, [...(faults.get(sentence) ?? []), at + 1]);
      return [];
    };
    const id = feature.properties?.[idName] ?? feature.id;
    if ((typeof id !== 'string' || id.trim() === '') && typeof id !== 'number')
      return fault('id のない建物があります');
    if (seen.has(String(id))) return fault('id が重なっている建物があります');
    seen.add(String(id));
    const geometry = Geometry.safeParse(feature.geometry);
    const place = geometry.success ? middleOf(geometry.data) : null;
    if (place === null) return fault('点でも多角形でもない建物があります');
    const checked = toJgd2011(place[0], place[1], 4326);
    if (!checked.ok) return fault(crsSentence(checked.problem));
    const structure = structureOf(feature.properties?.['structure']);
    if (structure === 'unknown')
      return fault('structure が wooden、nonWooden のどちらでもない建物があります');
    const damage = feature.properties?.['damage'] ?? null;
    if (damage !== null && !(typeof damage === 'number' && damage >= 0 && damage <= 1))
      return fault('damage が0から1の数でない建物があります');
    return [{ id, lon: checked.lon, lat: checked.lat, structure, damage }];
  });
  if (faults.size > 0)
    throw new PlanInputError([...faults].map(([sentence, at]) => withNumbers(sentence, at)).join('\n'));
  return buildings;
}

function withNumbers(sentence: string, features: readonly number[]): string {
  const first = features.slice(0, 5).join('、');
  return `${sentence}（${features.length}件。${first}番目${features.length > 5 ? 'など' : ''}）`;
}

const CRS_SENTENCES: Readonly<Partial<Record<CrsProblem, string>>> = {
  swapped: '経度と緯度が逆になっている建物があります',
  wrong_system: '座標が経緯度（EPSG:4326、EPSG:6668）でない建物があります。変換してから渡してください',
  outside_japan: '日本の外にある建物があります',
};

function crsSentence(problem: CrsProblem): string {
  return CRS_SENTENCES[problem] ?? '座標のない建物があります';
}

function structureOf(value: unknown): PlannedStructure | null | 'unknown' {
  if (value === undefined || value === null || value === '') return null;
  return value === 'wooden' || value === 'nonWooden' ? value : 'unknown';
}

/** A point, or the centre of gravity of the greatest outer ring. */
function middleOf(geometry: Geometry): readonly [number, number] | null {
  if (geometry.type === 'Point')
    return [geometry.coordinates[0] ?? Number.NaN, geometry.coordinates[1] ?? Number.NaN];
  const outer = outerRings(geometry).map(centreOf);
  const greatest = outer.sort((one, other) => other.area - one.area)[0];
  return greatest === undefined ? null : [greatest.x, greatest.y];
}

function outerRings(geometry: Geometry): number[][][] {
  if (geometry.type === 'Polygon') return geometry.coordinates.slice(0, 1);
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.flatMap((rings) => rings.slice(0, 1));
  return [];
}

function centreOf(ring: readonly number[][]): { x: number; y: number; area: number } {
  const [firstX = 0, firstY = 0] = ring[0] ?? [];
  let [twice, x, y] = [0, 0, 0];
  ring.forEach(([ax = 0, ay = 0], at) => {
    const [bx = ax, by = ay] = ring[at + 1] ?? [];
    const cross = (ax - firstX) * (by - firstY) - (bx - firstX) * (ay - firstY);
    twice += cross;
    x += (ax + bx - 2 * firstX) * cross;
    y += (ay + by - 2 * firstY) * cross;
  });
  if (twice === 0) return { x: firstX, y: firstY, area: 0 };
  return { x: firstX + x / (3 * twice), y: firstY + y / (3 * twice), area: Math.abs(twice) };
}

/** The polygons of the scope, rings in degrees. */
export async function readScope(path: string): Promise<readonly (readonly Place[])[][]> {
  const features = await readFeatures(path, '範囲');
  const polygons = features.flatMap(({ geometry }) => {
    const parsed = Geometry.safeParse(geometry);
    if (parsed.success && parsed.data.type === 'Polygon') return [parsed.data.coordinates];
    if (parsed.success && parsed.data.type === 'MultiPolygon') return parsed.data.coordinates;
    throw new PlanInputError('範囲のファイルに、多角形でないものがあります');
  });
  if (polygons.length === 0) throw new PlanInputError('範囲のファイルに多角形がありません');
  return polygons.map((rings) => rings.map((ring) => ring.map(placeIn('範囲'))));
}

/** Refuses places that are not longitude and latitude in Japan. */
function placeIn(what: string): (position: readonly number[]) => Place {
  return ([x = Number.NaN, y = Number.NaN]) => {
    if (!toJgd2011(x, y, 4326).ok)
      throw new PlanInputError(`${what}の座標が日本の経緯度（EPSG:4326、EPSG:6668）ではありません`);
    return [x, y];
  };
}

/** Lines that are not walked across, projected; of areas (rivers, the sea) their shores. */
export async function readBarriers(path: string, toPlane: ToPlane): Promise<Barrier[]> {
  const features = await readFeatures(path, '障壁');
  return features.flatMap(({ properties, geometry }) => {
    const parsed = Geometry.safeParse(geometry);
    if (!parsed.success || parsed.data.type === 'Point')
      throw new PlanInputError('障壁のファイルに、線でも多角形でもないものがあります');
    const kind = barrierKind(properties?.['kind']);
    const place = placeIn('障壁');
    return linesOf(parsed.data).map((line) => ({
      kind,
      line: line.map((position) => toPlane(...place(position))),
    }));
  });
}

const BARRIER_KINDS: readonly BarrierKind[] = ['river', 'railway', 'trunk_road', 'sea'];

function barrierKind(value: unknown): BarrierKind {
  return BARRIER_KINDS.find((kind) => kind === value) ?? 'other';
}

function linesOf(geometry: Geometry): number[][][] {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  if (geometry.type === 'Point') return [];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : geometry.coordinates;
}

export type ToPlane = (lon: number, lat: number) => Place;

/** The plane of 平面直角座標系 whose origin lies nearest to a place, as its EPSG code; JGD2011. */
export function nearestPlane(lon: number, lat: number): number {
  const shrink = Math.cos((lat * Math.PI) / 180);
  const away = ([originLat, originLon]: readonly [number, number]) =>
    Math.hypot((originLon - lon) * shrink, originLat - lat);
  const nearest = PLANE_ORIGINS.reduce((best, origin) => (away(origin) < away(best) ? origin : best));
  return planeEpsg(PLANE_ORIGINS.indexOf(nearest) + 1);
}

export function planeOf(epsg: number): ToPlane {
  return (lon, lat) => fromJgd2011(lon, lat, epsg);
}
