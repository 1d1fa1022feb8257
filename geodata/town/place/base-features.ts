// The base map of the drawn town, from the ground up.
import type { LineString } from 'geojson';
import type { BaseArea, BaseFeature, RoadClass } from '../place.ts';
import { keepSide } from './cutting.ts';
import { EDGE, between, centroidOf, leftOf, nth, shift, unit } from './geometry.ts';
import type { Edge, Xy } from './geometry.ts';
import type { FacilityKind } from './facilities.ts';
import { lineOnGlobe, onGlobe, polygonOnGlobe } from './globe.ts';
import { mainLines, riverLine, riverRing, streams } from './main-lines.ts';
import { facilityOf } from './parts.ts';
import type { DrawnParts } from './parts.ts';
import { areasAbove, rounded } from './raster.ts';
import { WOOD_LINE } from './relief.ts';

const ROAD_CLASS: Readonly<Partial<Record<Edge, RoadClass>>> = {
  [EDGE.path]: 'lane',
  [EDGE.lane]: 'lane',
  [EDGE.minor]: 'minor',
  [EDGE.main]: 'main',
  [EDGE.trunk]: 'trunk',
};
/** too small for a name on the map */
const UNNAMED: ReadonlySet<FacilityKind> = new Set(['park', 'hall', 'nursery', 'care_home']);
const BEACH = 36;
/** As far as anybody zooms out, in metres from the middle of the town. */
const openSea: readonly Xy[] = [
  [-60_000, -60_000],
  [60_000, -60_000],
  [60_000, 60_000],
  [-60_000, 60_000],
];
/** metres from the water */
const LEVEE_PATH = 11;
const RIVER_NAMES = ['結川', '松川', '千鳥川', '大沢川', '鶴来川', '小浜川', '滝沢川', '白石川'];

export function* baseFeatures(parts: DrawnParts): Iterable<BaseFeature> {
  yield* grounds(parts);
  yield* usedGrounds(parts);
  yield* hills(parts);
  yield* waters(parts);
  yield* roads(parts);
  yield* names(parts);
}

export function riverName(parts: DrawnParts, river: number): string {
  const main = parts.ground.plan.rivers.findIndex(({ mouth }) => mouth > parts.ground.plan.port);
  return RIVER_NAMES[Math.abs(river - main) % RIVER_NAMES.length] ?? '結川';
}

function* grounds({ ground: { land, quarters }, harbour }: DrawnParts): Iterable<BaseFeature> {
  yield area('sea', null, [openSea]);
  yield area('land', 'むすび市', [land.outline]);
  for (const quarter of quarters) {
    if (quarter.kind !== 'shore') continue;
    for (const sand of keepSide(quarter.planPatch, [0, BEACH], [0, -1], 0, EDGE.none)) {
      const points = sand.points.flatMap((point, at) => {
        const next = nth(sand.points, at + 1);
        const count = Math.max(1, Math.ceil(Math.hypot(next[0] - point[0], next[1] - point[1]) / 20));
        return Array.from({ length: count }, (_, step) =>
          land.warp.toGround(between(point, next, step / count)),
        );
      });
      if (!land.isWooded(centroidOf(points))) yield area('beach', null, [points]);
    }
    for (const grove of keepSide(quarter.planPatch, [0, BEACH + 5], [0, 1], 0, EDGE.none))
      for (const strip of keepSide(grove, [0, 64], [0, -1], 0, EDGE.none))
        if (quarter.no % 3 !== 0) yield area('wood', null, [strip.points.map(land.warp.toGround)]);
  }
  for (const { kind, patch } of quarters) if (kind === 'port') yield area('quay', null, [patch.points]);
  for (const quay of harbour.quays) yield area('quay', null, [quay]);
}

function* usedGrounds(parts: DrawnParts): Iterable<BaseFeature> {
  const { ground, filler } = parts;
  for (const quarter of ground.quarters) {
    if (quarter.kind === 'industry')
      yield area('industry', null, [quarter.patch.points.map(ground.land.wavered)]);
    for (const block of filler.lay(quarter).blocks) {
      if (block.use === 'field') yield area('field', null, [block.patch.points]);
      const facility = facilityOf(parts, block);
      if (!facility) continue;
      const kind = GROUND_OF[facility.type.kind];
      if (kind) yield area(kind, facility.name, [block.patch.points]);
    }
  }
}

const GROUND_OF: Readonly<Partial<Record<FacilityKind, BaseArea>>> = {
  elementary_school: 'school',
  junior_high_school: 'school',
  high_school: 'school',
  park: 'park',
  large_park: 'park',
  sports_park: 'park',
  shrine: 'shrine',
  temple: 'shrine',
};

function* hills({ ground: { land } }: DrawnParts): Iterable<BaseFeature> {
  for (const rings of areasAbove(land.raster, land.fields.hill, WOOD_LINE))
    yield area('wood', null, rings.map(rounded));
  const top = land.fields.elevation.reduce((high, value) => Math.max(high, value), 0);
  const step = top > 700 ? 50 : 20;
  for (let elevation = step; elevation < top; elevation += step)
    for (const rings of areasAbove(land.raster, land.fields.elevation, elevation))
      for (const ring of rings) {
        const closed = rounded(ring);
        yield { kind: 'contour', elevation, name: null, geometry: line([...closed, nth(closed, 0)]) };
      }
}

function* waters(parts: DrawnParts): Iterable<BaseFeature> {
  const { ground, harbour } = parts;
  for (const stream of streams(ground)) yield { kind: 'stream', name: null, geometry: line(stream) };
  for (const [river] of ground.plan.rivers.entries()) {
    yield area('river', riverName(parts, river), [riverRing(ground, river)]);
    for (const side of [-1, 1])
      yield { kind: 'levee', name: null, geometry: line(riverLine(ground, river, side, 7.5)) };
  }
  for (const wall of harbour.breakwaters) yield area('breakwater', null, [wall]);
  for (const quarter of ground.quarters) {
    if (quarter.kind !== 'shore' || quarter.no % 2 === 0) continue;
    const [u] = quarter.planCentre;
    for (const x of [u - 120, u, u + 120]) {
      const [a, b] = [ground.land.warp.toGround([x - 38, -92]), ground.land.warp.toGround([x + 38, -92])];
      const across = leftOf(unit(a, b));
      yield area('breakwater', null, [
        [shift(a, across, -5), shift(b, across, -5), shift(b, across, 5), shift(a, across, 5)],
      ]);
    }
  }
}

function* roads({ ground, filler, stations, borders }: DrawnParts): Iterable<BaseFeature> {
  for (const quarter of ground.quarters)
    for (const { edge, points } of filler.lay(quarter).streets) {
      const road_class = ROAD_CLASS[edge];
      if (road_class) yield { kind: 'road', road_class, name: null, bridge: false, geometry: line(points) };
    }
  for (const [river] of ground.plan.rivers.entries())
    for (const side of [-1, 1])
      yield {
        kind: 'road',
        road_class: 'lane',
        name: null,
        bridge: false,
        geometry: line(riverLine(ground, river, side, LEVEE_PATH)),
      };
  const lines = [...mainLines(ground)].toSorted((a, b) => a.edge - b.edge);
  for (const { edge, points, name, bridge } of lines) {
    const road_class = ROAD_CLASS[edge];
    if (road_class) yield { kind: 'road', road_class, name, bridge, geometry: line(points) };
  }
  for (const { edge, points, name } of lines)
    if (edge === EDGE.rail) yield { kind: 'rail', name, geometry: line(points) };
  for (const { ring, name } of stations) yield area('station', name, [ring]);
  for (const border of borders) yield { kind: 'boundary', name: 'むすび市', geometry: line(border) };
}

function* names(parts: DrawnParts): Iterable<BaseFeature> {
  const { ground, towns, harbour, stations } = parts;
  const { plan, land } = ground;
  const label = (
    name: string,
    place: Extract<BaseFeature, { kind: 'place_name' }>['place'],
    at: Xy,
  ): BaseFeature => ({
    kind: 'place_name',
    name,
    place,
    geometry: { type: 'Point', coordinates: onGlobe(at) },
  });
  yield label('むすび市', 'city', land.warp.toGround([plan.port + 60, 520]));
  yield label('むすび湾', 'sea', land.warp.toGround([plan.port + 500, -Math.max(700, plan.width * 0.14)]));
  yield label('城山', 'hill', land.settle(plan.castleHill));
  yield label('むすび漁港', 'facility', harbour.middle);
  for (const [river] of plan.rivers.entries())
    yield label(
      riverName(parts, river),
      'river',
      land.settle([land.relief.riverAt(river, plan.height * 0.3), plan.height * 0.3]),
    );
  for (const { name, middle } of stations) yield label(name, 'station', middle);
  for (const group of Map.groupBy(towns.list, ({ base }) => base).values()) {
    const quarters = group.flatMap((town) => town.quarters);
    const home = quarters.filter(({ kind }) => kind !== 'wood');
    const at = middleOf((home.length > 0 ? home : quarters).map(({ centre }) => centre));
    const first = nth(group, 0);
    yield label(first.kind === 'lot' ? first.name : first.base, 'town', at);
    if (group.length > 1)
      for (const town of group) yield label(town.name, 'section', nth(town.quarters, 0).centre);
  }
  for (const quarter of ground.quarters)
    for (const block of parts.filler.lay(quarter).blocks) {
      const facility = facilityOf(parts, block);
      if (facility && !UNNAMED.has(facility.type.kind))
        yield label(facility.name, 'facility', centroidOf(block.patch.points));
    }
}

function middleOf(points: readonly Xy[]): Xy {
  const total = points.reduce<Xy>((sum, at) => [sum[0] + at[0], sum[1] + at[1]], [0, 0]);
  return [total[0] / points.length, total[1] / points.length];
}

function area(kind: BaseArea, name: string | null, rings: readonly (readonly Xy[])[]): BaseFeature {
  return { kind, name, geometry: polygonOnGlobe(rings) };
}

function line(points: readonly Xy[]): LineString {
  return { type: 'LineString', coordinates: lineOnGlobe(points) };
}
