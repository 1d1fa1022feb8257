// The fictional town むすび市 as a place: drawn from a number of people and a seed, the same at every drawing.
import type {
  AddressPoint,
  Barrier,
  HazardArea,
  Municipality,
  Place,
  PlacedAddress,
  PlacedBuilding,
  Surroundings,
  TownArea,
} from '../place.ts';
import { Chance } from '../people/chance.ts';
import { baseFeatures, riverName } from './base-features.ts';
import type { Standing } from './dwellings.ts';
import { areaOf, centroidOf, EDGE } from './geometry.ts';
import type { Xy } from './geometry.ts';
import { lineOnGlobe, onGlobe, polygonOnGlobe, ringOnGlobe, TOWN_EPSG } from './globe.ts';
import { mainLines, riverLine } from './main-lines.ts';
import { municipalityCode, municipalityName } from './municipality.ts';
import { makeParts } from './parts.ts';
import type { DrawnParts } from './parts.ts';
import type { Quarter } from './quarters.ts';
import { drawnSites } from './sites.ts';

/**
 * Draws a town for so many people (500 to 1,200,000). Its buildings have room for at least 0.97 of them, as households
 * of 2.2. Throws RangeError for other numbers.
 */
export function drawTown({ people, seed }: { readonly people: number; readonly seed: number }): Place {
  const parts = makeParts(people, seed);
  return {
    municipality: municipalityOf(parts),
    areas: areasOf(parts),
    attribution: 'むすび市(架空の町)',
    addressPoints: () => addressPoints(parts),
    buildings: () => buildings(parts),
    sites: () => drawnSites(parts),
    hazards: () => hazards(parts),
    barriers: () => barriers(parts),
    baseMap: () => baseFeatures(parts),
  };
}

function municipalityOf({ ground: { plan, land } }: DrawnParts): Municipality {
  const corners = [0, plan.width].flatMap((u) =>
    [0, plan.height].map((v) => onGlobe(land.warp.toGround([u, v]))),
  );
  const lons = corners.map(([lon]) => lon);
  const lats = corners.map(([, lat]) => lat);
  return {
    code: municipalityCode,
    ...municipalityName,
    centre: onGlobe(land.warp.toGround([plan.port + 60, 480])),
    bounds: [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)],
    plane_epsg: TOWN_EPSG,
  };
}

function areasOf({ towns, ground: { land } }: DrawnParts): TownArea[] {
  return towns.list.map((town): TownArea => {
    const home = town.quarters.find(({ kind }) => kind !== 'wood') ?? town.quarters[0];
    const polygons = town.quarters.map(
      ({ patch }) => polygonOnGlobe([patch.points.map(land.wavered)]).coordinates,
    );
    return {
      town_id: town.town_id,
      name: town.name,
      name_kana: town.kana,
      kind: town.kind,
      postal_code: town.postalCode,
      point: onGlobe(home?.centre ?? [0, 0]),
      polygon: { type: 'MultiPolygon', coordinates: polygons },
    };
  });
}

function* addressPoints(parts: DrawnParts): Iterable<AddressPoint> {
  for (const quarter of parts.ground.quarters) {
    const chance = new Chance(parts.ground.plan.seed, 'address points', quarter.path);
    for (const { address, front, buildings: standing } of parts.filler.fill(quarter)) {
      // Gazetteers know some empty lots and miss some young branches.
      const known = standing.length > 0 ? (address.style === 'lot' ? 0.93 : 0.995) : 0.25;
      if (chance.hit(known)) yield { address, point: onGlobe(front) };
    }
  }
  for (const { address, front } of harbourLots(parts)) yield { address, point: onGlobe(front) };
}

function* buildings(parts: DrawnParts): Iterable<PlacedBuilding> {
  let number = 0;
  for (const quarter of parts.ground.quarters) {
    const chance = new Chance(parts.ground.plan.seed, 'building names', quarter.path);
    const base = parts.towns.of(quarter)?.base ?? '';
    for (const lot of parts.filler.fill(quarter)) {
      const main = number + 1;
      for (const standing of lot.buildings) {
        number += 1;
        const owned = number > main && (standing.use === '附属家' || standing.use === '倉庫');
        const name = lot.facility?.name ?? (standing.use === '共同住宅' ? flatsName(base, chance) : null);
        yield built(parts, number, standing, lot.front, {
          address: lot.address,
          name,
          surroundings: surroundingsOf(quarter),
          belongs_to: owned ? main : null,
        });
      }
    }
  }
  for (const { address, front, name, ring, use, storeys } of harbourLots(parts)) {
    number += 1;
    const standing: Standing = { ring, use, storeys, units: 0 };
    yield built(parts, number, standing, front, {
      address,
      name,
      surroundings: 'industry',
      belongs_to: null,
    });
  }
}

function built(
  { ground: { land }, dangers }: DrawnParts,
  building_no: number,
  { ring, use, storeys, units }: Standing,
  front: Xy,
  rest: Pick<PlacedBuilding, 'address' | 'name' | 'surroundings' | 'belongs_to'>,
): PlacedBuilding {
  const centre = centroidOf(ring);
  return {
    building_no,
    outline: ringOnGlobe(ring),
    centre: onGlobe(centre),
    frontage: onGlobe(front),
    use,
    storeys,
    footprint_m2: Math.round(Math.abs(areaOf(ring)) * 100) / 100,
    dwelling_units: units,
    ...rest,
    on_slope: land.steepness(centre) > 0.09,
    ranks: dangers.ranksAt(centre),
  };
}

const FLATS = [
  'コーポ',
  'ハイツ',
  'メゾン',
  'グリーンハイム',
  'シーサイド',
  'サンライズ',
  'コーポラス',
  'パレス',
];

function flatsName(base: string, chance: Chance): string {
  const place = base.replace(/町$/u, '');
  const wing = chance.hit(0.25) ? chance.pick(['A棟', 'B棟', '壱番館', '弐番館', 'Ⅱ']) : '';
  return `${chance.pick(FLATS)}${place}${wing}`;
}

function surroundingsOf({ kind }: Quarter): Surroundings {
  if (kind === 'field' || kind === 'wood' || kind === 'shore') return 'village';
  return kind === 'port' ? 'industry' : kind;
}

function harbourLots({ harbour, towns, ground }: DrawnParts) {
  const port = ground.quarters.find(({ kind }) => kind === 'port');
  const town = port && towns.of(port);
  if (!town) return [];
  return harbour.buildings.map((building, at) => {
    const address: PlacedAddress = {
      style: 'residence',
      town_id: town.town_id,
      block_no: String(1 + Math.floor(at / 6)),
      house_no: String((at % 6) * 3 + 1),
    };
    return { ...building, address };
  });
}

function* hazards({ dangers }: DrawnParts): Iterable<HazardArea> {
  for (const { rank, rings } of dangers.flood())
    yield { kind: 'flood', rank, name: '結川水系', phenomenon: null, geometry: polygonOnGlobe(rings) };
  for (const { rank, rings } of dangers.tsunami())
    yield { kind: 'tsunami', rank, name: 'むすび湾', phenomenon: null, geometry: polygonOnGlobe(rings) };
  for (const { rank, ring, name, phenomenon } of dangers.landslides)
    yield { kind: 'landslide', rank, name, phenomenon, geometry: polygonOnGlobe([ring]) };
}

function* barriers(parts: DrawnParts): Iterable<Barrier> {
  for (const [river] of parts.ground.plan.rivers.entries())
    yield {
      kind: 'river',
      name: riverName(parts, river),
      geometry: { type: 'LineString', coordinates: lineOnGlobe(riverLine(parts.ground, river, 0, 0)) },
    };
  for (const { edge, points, name } of mainLines(parts.ground)) {
    if (edge !== EDGE.rail && edge !== EDGE.trunk) continue;
    const kind = edge === EDGE.rail ? 'railway' : 'trunk_road';
    yield { kind, name, geometry: { type: 'LineString', coordinates: lineOnGlobe(points) } };
  }
}
