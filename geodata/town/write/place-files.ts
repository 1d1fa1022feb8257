// The files of a place in the formats that `import` takes, and the base map for the tiles.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Geometry } from 'geojson';
import type { BaseFeature, HazardArea, Place, PlacedAddress, Rows } from '../place.ts';
import { writeSites } from './sites-file.ts';
import { TextFile } from './text-file.ts';

export interface PlaceCounts {
  readonly address_points: number;
  readonly buildings: number;
  readonly sites: number;
  readonly hazards: number;
  readonly barriers: number;
  readonly base_features: number;
}

/**
 * Writes gazetteer.csv, footprints.geojson, sites.csv, hazards.geojson, barriers.geojson, base.geojson, towns.geojson;
 * none of what the place has none of, because an import refuses a file without rows.
 */
export async function writePlace(place: Place, out: string): Promise<PlaceCounts> {
  await writeFeatures(join(out, 'towns.geojson'), place.areas, ({ polygon, point, ...area }) => ({
    properties: area,
    geometry: polygon ?? { type: 'Point', coordinates: [...point] },
  }));
  return {
    address_points: await writeGazetteer(place, join(out, 'gazetteer.csv')),
    buildings: await writeFeatures(
      join(out, 'footprints.geojson'),
      place.buildings(),
      ({ outline, building_no, use, storeys, footprint_m2 }) => ({
        properties: { building_no, use, storeys, footprint_m2 },
        geometry: { type: 'Polygon', coordinates: [outline.map((at) => [...at])] },
      }),
    ),
    sites: await writeSites(place, join(out, 'sites.csv')),
    hazards: await writeFeatures(join(out, 'hazards.geojson'), place.hazards(), hazardFeature),
    barriers: await writeFeatures(
      join(out, 'barriers.geojson'),
      place.barriers(),
      ({ geometry, ...properties }) => ({
        properties,
        geometry,
      }),
    ),
    base_features: await writeFeatures(join(out, 'base.geojson'), place.baseMap(), baseFeature),
  };
}

async function writeGazetteer({ municipality, areas, addressPoints }: Place, path: string): Promise<number> {
  const file = new TextFile(path);
  const names = new Map(areas.map(({ town_id, name }) => [town_id, name]));
  await file.write('lg_code,machiaza_id,blk_id,rsdt_id,rsdt2_id,pref,city,town,block_no,house_no,lon,lat\n');
  const withPoints = new Set<string>();
  for await (const { address, point } of addressPoints()) {
    withPoints.add(address.town_id);
    const [block, house] = numbersOf(address);
    const residence = address.style === 'residence';
    await file.writeRow([
      municipality.code,
      address.town_id,
      residence ? block.padStart(3, '0') : '',
      residence ? house.padStart(3, '0') : '',
      '',
      municipality.prefecture,
      municipality.name,
      names.get(address.town_id) ?? '',
      block,
      house,
      point[0].toFixed(7),
      point[1].toFixed(7),
    ]);
  }
  // Where no gazetteer has the lots, the town itself is all that can be found.
  for (const { town_id, name, point } of areas) {
    if (withPoints.has(town_id)) continue;
    const [lon, lat] = [point[0].toFixed(7), point[1].toFixed(7)];
    const { code, prefecture } = municipality;
    await file.writeRow([code, town_id, '', '', '', prefecture, municipality.name, name, '', '', lon, lat]);
  }
  await file.close();
  return file.rows;
}

/** In the gazetteer a 地番 stands where the block does, its branch where the house number does. */
function numbersOf(address: PlacedAddress): readonly [string, string] {
  return address.style === 'residence'
    ? [address.block_no, address.house_no]
    : [address.lot_no, address.branch_no ?? ''];
}

interface FeatureParts {
  readonly properties: object;
  readonly geometry: Geometry;
}

const KSJ_PHENOMENON = { steep_slope: 1, debris_flow: 2, landslide: 3 } as const;
const TSUNAMI_WORDS = [
  '',
  '0.3m未満',
  '0.3m以上1.0m未満',
  '1.0m以上2.0m未満',
  '2.0m以上5.0m未満',
  '5.0m以上10.0m未満',
  '10.0m以上',
];

/** Kind and rank in our words, and beside them the attributes of 国土数値情報 A31a, A40 and A33. */
function hazardFeature({ geometry, ...area }: HazardArea): FeatureParts {
  const { kind, rank, name, phenomenon } = area;
  const national =
    kind === 'flood'
      ? { A31a_202: name, A31a_205: rank }
      : kind === 'tsunami'
        ? { A40_003: TSUNAMI_WORDS[rank] ?? '' }
        : { A33_001: phenomenon ? KSJ_PHENOMENON[phenomenon] : 1, A33_002: rank, A33_005: name };
  return { properties: { ...area, ...national }, geometry };
}

function baseFeature({ geometry, ...properties }: BaseFeature): FeatureParts {
  return { properties, geometry };
}

/** A GeoJSON FeatureCollection, one feature a line. */
async function writeFeatures<T>(
  path: string,
  rows: Rows<T>,
  featureOf: (row: T) => FeatureParts,
): Promise<number> {
  const file = new TextFile(path);
  await file.write('{"type":"FeatureCollection","features":[\n');
  let count = 0;
  for await (const row of rows) {
    await file.write(`${count > 0 ? ',\n' : ''}${JSON.stringify({ type: 'Feature', ...featureOf(row) })}`);
    count += 1;
  }
  await file.write('\n]}\n');
  await file.close();
  if (count === 0) await rm(path);
  return count;
}
