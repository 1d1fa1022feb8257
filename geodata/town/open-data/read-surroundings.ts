// What lies over and around the houses: flood depths, land that is not built on, shelters, trunk roads.
import { area } from '@turf/turf';
import type { MultiPolygon } from 'geojson';
import type { Barrier, BaseFeature, HazardArea, PlacedSite, Position, SiteDangers } from '../place.ts';
import type { Sources } from './find-sources.ts';
import { readFeatures, readTable } from './open-files.ts';
import type { Cell, OpenFeature } from './open-files.ts';
import { PolygonIndex, boxOf } from './polygon-index.ts';

export type Bounds = readonly [west: number, south: number, east: number, north: number];

function touches(feature: OpenFeature, [west, south, east, north]: Bounds): boolean {
  const box = boxOf([...feature.polygons.flat(), ...feature.lines]);
  return box !== null && box[0] <= east && box[2] >= west && box[1] <= north && box[3] >= south;
}

/** Upper end of a depth class in metres, as 0.5~1.0m未満 has it → A31a rank. */
function rankOf(feature: OpenFeature): number {
  for (const field of ['A31a_105', 'A31a_205', 'A31a_305', 'A31a_405']) {
    const rank = Number(feature.text(field));
    if (rank >= 1 && rank <= 6) return rank;
  }
  const metres = [
    ...feature
      .text('最大浸水深')
      .normalize('NFKC')
      .matchAll(/[0-9]+(?:\.[0-9]+)?/gu),
  ].map(Number);
  const upper = Math.max(0, ...metres);
  const ends = [0.5, 3, 5, 10, 20];
  return upper === 0 ? 0 : ends.filter((end) => upper > end).length + 1;
}

export async function* readHazards(sources: Sources, bounds: Bounds): AsyncGenerator<HazardArea> {
  for (const path of sources.flood_depths)
    for await (const feature of readFeatures(path)) {
      const rank = rankOf(feature);
      if (rank === 0 || feature.polygons.length === 0 || !touches(feature, bounds)) continue;
      yield {
        kind: 'flood',
        rank,
        name:
          feature.text('最大浸水深') === '' ? '浸水想定区域' : `想定最大浸水深 ${feature.text('最大浸水深')}`,
        phenomenon: null,
        geometry: toMultiPolygon(feature),
      };
    }
}

export async function indexFloods(sources: Sources, bounds: Bounds): Promise<PolygonIndex<number>> {
  const index = new PolygonIndex<number>(0.001);
  for (const path of sources.flood_depths)
    for await (const feature of readFeatures(path))
      if (touches(feature, bounds)) for (const rings of feature.polygons) index.add(rings, rankOf(feature));
  return index;
}

/** Fields, parks, woods and water. */
export async function indexUnbuilt(sources: Sources): Promise<PolygonIndex<true>> {
  return indexOf(sources.unbuilt);
}

export async function indexZoning(sources: Sources): Promise<PolygonIndex<true>> {
  return indexOf(sources.zoning);
}

async function indexOf(paths: readonly string[]): Promise<PolygonIndex<true>> {
  const index = new PolygonIndex<true>();
  for (const path of paths)
    for await (const feature of readFeatures(path))
      for (const rings of feature.polygons) index.add(rings, true);
  return index;
}

export async function* readTrunkRoads(sources: Sources, bounds: Bounds): AsyncGenerator<Barrier> {
  for (const path of sources.trunk_roads)
    for await (const feature of readFeatures(path))
      if (touches(feature, bounds))
        for (const line of feature.lines)
          yield {
            kind: 'trunk_road',
            name: feature.text('構成道路') || feature.text('緊急輸送路名') || null,
            geometry: { type: 'LineString', coordinates: line.map(([lon, lat]) => [lon, lat]) },
          };
}

/** Fields and parks for the base map. */
export async function* readGreen(sources: Sources, bounds: Bounds): AsyncGenerator<BaseFeature> {
  for (const path of sources.unbuilt)
    for await (const feature of readFeatures(path))
      if (feature.polygons.length > 0 && touches(feature, bounds)) {
        const geometry = toMultiPolygon(feature);
        // Open data holds slivers that no import takes.
        if (area(geometry) < 1) continue;
        yield { kind: /park|green/iu.test(path) ? 'park' : 'field', name: null, geometry };
      }
}

export async function* readSites(sources: Sources, code: string): AsyncGenerator<PlacedSite> {
  const seen = new Set<string>();
  const isNew = (cell: Cell, kind: PlacedSite['kind']) => {
    // The nation's list and the town's own copy of it may lie in one folder.
    const key = `${kind} ${cell('共通ID') || cell('施設・場所名')}`;
    if (cell('lg_code').padStart(6, '0') !== code || seen.has(key)) return false;
    seen.add(key);
    return true;
  };
  let number = 0;
  for (const path of sources.shelters)
    for await (const cell of readTable(path))
      if (isNew(cell, 'shelter')) yield siteOf(cell, 'shelter', (number += 1));
  for (const path of sources.emergency_grounds)
    for await (const cell of readTable(path))
      if (isNew(cell, 'emergency_ground')) yield siteOf(cell, 'emergency_ground', (number += 1));
}

function siteOf(cell: Cell, kind: PlacedSite['kind'], facility_no: number): PlacedSite {
  const position: Position = [Number(cell('lon')), Number(cell('lat'))];
  const says = (header: string) => ['1', '○', '◎'].includes(cell(header));
  const suits: SiteDangers = {
    flood: says('洪水'),
    landslide: says('崖崩れ、土石流及び地滑り'),
    storm_surge: says('高潮'),
    earthquake: says('地震'),
    tsunami: says('津波'),
    fire: says('大規模な火事'),
    inland_flood: says('内水氾濫'),
    volcano: says('火山現象'),
  };
  return {
    facility_no,
    national_id: cell('共通ID') === '' ? null : cell('共通ID'),
    kind,
    name: cell('施設・場所名'),
    name_kana: null,
    address: null,
    address_text: cell('住所'),
    point: position,
    outline: null,
    elevation: null,
    suits,
    capacity_people: null,
    capacity_vehicles: null,
  };
}

export function toMultiPolygon(feature: OpenFeature): MultiPolygon {
  return {
    type: 'MultiPolygon',
    coordinates: feature.polygons.map((rings) => rings.map((ring) => ring.map(([lon, lat]) => [lon, lat]))),
  };
}
