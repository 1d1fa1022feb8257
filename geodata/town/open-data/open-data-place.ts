// A real town from a folder of open data, as a Place.
import { planeEpsg } from '../../crs/plane-zones.ts';
import type {
  AddressPoint,
  BaseFeature,
  HazardRanks,
  Place,
  PlacedBuilding,
  Position,
  TownArea,
} from '../place.ts';
import { localPlane } from '../people/local-plane.ts';
import type { LocalPlane } from '../people/local-plane.ts';
import { DRY, numbered } from './draft-building.ts';
import type { DraftBuilding } from './draft-building.ts';
import { findSources } from './find-sources.ts';
import type { Sources } from './find-sources.ts';
import { readFootprints } from './footprints.ts';
import { housesAtPoints } from './houses-at-points.ts';
import { assignFootprints, housesOfFootprints } from './houses-of-footprints.ts';
import { housesOnLots, listPossibleLots } from './houses-on-lots.ts';
import type { Buildable, PossibleLots } from './houses-on-lots.ts';
import type { PolygonIndex } from './polygon-index.ts';
import { zoneOfPrefecture } from './prefecture-zones.ts';
import { meanOf, readAreas } from './read-areas.ts';
import type { NamedMunicipality, TownOfPoints } from './read-areas.ts';
import {
  indexFloods,
  indexUnbuilt,
  indexZoning,
  readGreen,
  readHazards,
  readSites,
  readTrunkRoads,
} from './read-surroundings.ts';
import type { Bounds } from './read-surroundings.ts';

export interface OpenDataOptions {
  /** six digits; needed where the folder holds several municipalities */
  readonly municipality?: string;
  /** people that the place is to hold: the towns nearest to the middle are taken, as many as it needs */
  readonly people: number;
  readonly seed: number;
}

/** Average household of a house and of a flat, as `composeHousehold` draws them. */
const PEOPLE_A_HOUSE = 2.5;
const PEOPLE_A_FLAT = 1.8;
/** Houses, shops and flats taken together. */
const PEOPLE_A_LOT = 2.9;
/** Share of the possible lots that a grown town has built on. */
const USUAL_DENSITY = 0.7;
/** Room beyond the wish, for the dwellings that stand empty. */
const SPARE = 1.07;

interface TownHouses {
  readonly town: TownOfPoints;
  readonly room: number;
  draw(): DraftBuilding[];
}

/**
 * Reads a folder of open data: address points (needed), and town polygons, building outlines, depths, zoning, fields and
 * parks, roads, shelters where they are there. Throws RangeError when there are no address points, or of several
 * municipalities and none is chosen.
 */
export async function openDataPlace(folder: string, options: OpenDataOptions): Promise<Place> {
  const sources = await findSources(folder);
  const { municipality: named, towns } = await readAreas(sources, options.municipality);
  const middle = meanOf(towns.flatMap(({ points }) => points.map(({ position }) => position)));
  if (middle === null) throw new RangeError('no address points in the folder');
  const plane = localPlane(middle);
  const all = await listTownHouses(sources, towns, middle, plane, options);
  const taken = takeTowns(all, middle, plane, options.people);
  const bounds = boundsOf(taken.map(({ town }) => town));
  const floods = await indexFloods(sources, bounds);
  const land = towns.flatMap(({ area }) =>
    area.polygon === null ? [] : [{ ...area, polygon: area.polygon }],
  );
  return placeOf({ named, sources, towns: taken, land, floods, bounds, around: boundsOf(towns) });
}

interface Parts {
  readonly named: NamedMunicipality;
  readonly sources: Sources;
  readonly towns: readonly TownHouses[];
  /** every town of the municipality that has an outline, also those without people here */
  readonly land: readonly (TownArea & { polygon: NonNullable<TownArea['polygon']> })[];
  readonly floods: PolygonIndex<number>;
  readonly bounds: Bounds;
  /** of the whole municipality */
  readonly around: Bounds;
}

function placeOf(parts: Parts): Place {
  const { named, sources, towns, bounds } = parts;
  const { code, prefecture, city, city_kana } = named;
  const [west, south, east, north] = bounds;
  return {
    municipality: {
      code,
      prefecture,
      name: city,
      name_kana: city_kana,
      centre: meanOf(towns.map(({ town }) => town.area.point)) ?? [(west + east) / 2, (south + north) / 2],
      bounds,
      plane_epsg: planeEpsg(zoneOfPrefecture(code.slice(0, 2))),
    },
    areas: towns.map(({ town }) => town.area),
    attribution: `${city}の位置・外形等は公開データを加工したもの(出典は元データの表示による)。住民・家屋・調査はすべて架空`,
    addressPoints: () => addressPoints(parts),
    buildings: () => buildings(parts),
    sites: () => readSites(sources, code),
    hazards: () => readHazards(sources, bounds),
    barriers: () => readTrunkRoads(sources, bounds),
    baseMap: () => baseMap(parts),
  };
}

function* addressPoints({ towns }: Parts): Generator<AddressPoint> {
  for (const { town } of towns)
    for (const { block_no, house_no, position } of town.points)
      yield {
        address: { style: 'residence', town_id: town.area.town_id, block_no, house_no },
        point: position,
      };
}

function* buildings({ towns, floods }: Parts): Generator<PlacedBuilding> {
  let first = 1;
  for (const { draw } of towns) {
    const drafts = draw();
    for (const [at, draft] of drafts.entries()) yield numbered(draft, first, at, ranksOf(draft, floods));
    first += drafts.length;
  }
}

async function* baseMap({ sources, towns, land, around }: Parts): AsyncGenerator<BaseFeature> {
  for (const { name, polygon } of land) yield { kind: 'land', name, geometry: polygon };
  yield* readGreen(sources, around);
  for await (const road of readTrunkRoads(sources, around))
    yield { kind: 'road', road_class: 'trunk', name: road.name, bridge: false, geometry: road.geometry };
  for (const { town } of towns) {
    const [lon, lat] = town.area.point;
    yield {
      kind: 'place_name',
      name: town.area.name,
      place: 'town',
      geometry: { type: 'Point', coordinates: [lon, lat] },
    };
  }
}

function ranksOf({ flood_rank, centre }: DraftBuilding, floods: PolygonIndex<number>): HazardRanks {
  const flood = flood_rank ?? Math.max(0, ...floods.at(centre));
  return flood === 0 ? DRY : { ...DRY, flood };
}

async function listTownHouses(
  sources: Sources,
  towns: readonly TownOfPoints[],
  middle: Position,
  plane: LocalPlane,
  { seed, people }: OpenDataOptions,
): Promise<TownHouses[]> {
  const footprints = await readFootprints(sources, plane, boundsOf(towns));
  const { byTown } = assignFootprints(footprints, towns, plane);
  const numberedTowns = towns.flatMap((town, at): TownHouses[] => {
    if (town.points.length === 0) return [];
    const assigned = byTown[at] ?? [];
    const draw = () =>
      assigned.length > 0
        ? housesOfFootprints(seed, town, assigned, footprints, plane)
        : housesAtPoints(seed, town, plane);
    return [{ town, room: roomIn(draw()), draw }];
  });
  const missing = people * SPARE - numberedTowns.reduce((sum, { room }) => sum + room, 0);
  if (missing <= 0) return numberedTowns;
  return [...numberedTowns, ...(await listLotTowns(sources, towns, middle, plane, seed, missing))];
}

/** Towns without house numbers take up who is left: the nearest first, as dense as towns of this kind are. */
async function listLotTowns(
  sources: Sources,
  towns: readonly TownOfPoints[],
  middle: Position,
  plane: LocalPlane,
  seed: number,
  missing: number,
): Promise<TownHouses[]> {
  const unbuilt = await indexUnbuilt(sources);
  const zoning = await indexZoning(sources);
  const buildable: Buildable = (position) => {
    if (unbuilt.at(position).length > 0) return 0;
    return zoning.count === 0 || zoning.at(position).length > 0 ? 1 : 0.3;
  };
  const [x, y] = plane.toPlane(middle);
  const metres = ({ area }: TownOfPoints) => {
    const [tx, ty] = plane.toPlane(area.point);
    return Math.hypot(tx - x, ty - y);
  };
  const wished = missing / PEOPLE_A_LOT;
  const taken: PossibleLots[] = [];
  let expected = 0;
  for (const town of towns
    .filter(({ points, polygons }) => points.length === 0 && polygons.length > 0)
    .toSorted((a, b) => metres(a) - metres(b))) {
    if (expected * USUAL_DENSITY >= wished) break;
    const lots = listPossibleLots(seed, town, plane, buildable);
    expected += lots.expected;
    taken.push(lots);
  }
  const share = Math.min(1, wished / Math.max(1, expected));
  return taken.map((lots) => {
    const draw = () => housesOnLots(seed, lots, plane, share);
    return { town: lots.town, room: roomIn(draw()), draw };
  });
}

function roomIn(drafts: readonly DraftBuilding[]): number {
  return drafts.reduce(
    (sum, { use, dwelling_units }) =>
      sum + dwelling_units * (use === '共同住宅' ? PEOPLE_A_FLAT : PEOPLE_A_HOUSE),
    0,
  );
}

/** From the middle outwards until all find room, then in the order of the 町字ID. */
function takeTowns(
  all: readonly TownHouses[],
  middle: Position,
  plane: LocalPlane,
  people: number,
): TownHouses[] {
  const metres = ({ town }: TownHouses) => Math.hypot(...plane.toPlane(town.area.point));
  let room = 0;
  const taken = new Set<TownHouses>();
  for (const houses of all.toSorted((a, b) => metres(a) - metres(b))) {
    if (room >= people * SPARE) break;
    room += houses.room;
    taken.add(houses);
  }
  return all.filter((houses) => taken.has(houses));
}

function boundsOf(towns: readonly TownOfPoints[]): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const reach = ([lon, lat]: Position) => {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  };
  for (const { area, points, polygons } of towns) {
    reach(area.point);
    for (const { position } of points) reach(position);
    for (const ring of polygons.flat()) for (const position of ring) reach(position);
  }
  return [west, south, east, north];
}
