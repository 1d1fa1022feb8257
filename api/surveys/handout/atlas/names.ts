// Names on the map: quarters, stations, schools, waters, and the districts next door. They give way to the numbers.
import type { Point } from '../../../documents/sheet.ts';
import type { DistrictHandout, GroundFeature } from '../district-handout.ts';
import { type Pen, type TextLook, widthOf, writeText } from '../pen.ts';
import { clipRings, extentOf } from './clip.ts';
import type { MapPage } from './ground.ts';
import { type Box, placeLabels } from './place-labels.ts';

interface Name {
  text: string;
  anchor: Point;
  look: TextLook;
  reach: number;
}

const TOWN: TextLook = { size: 12, bold: true, ink: 0.35, halo: 1.4 };
const PLACE: TextLook = { size: 8, ink: 0.15, halo: 1.2 };
const WATER: TextLook = { size: 8.5, ink: [0.15, 0.35, 0.6], halo: 1.2 };
const NEIGHBOUR: TextLook = { size: 10, bold: true, ink: 0.35, halo: 1.4 };

/** Draws those that find room, each once; answers their boxes. */
export function drawNames(page: MapPage, pen: Pen, district: DistrictHandout, taken: readonly Box[]): Box[] {
  const names = [
    ...district.neighbours.flatMap((neighbour) =>
      nameArea(page, `${neighbour.district_number}区`, neighbour.outline, NEIGHBOUR),
    ),
    ...district.ground.flatMap((feature) => nameOf(page, feature)),
  ];
  const once = names.filter(
    (name, at) => names.findIndex(({ text, look }) => text === name.text && look === name.look) === at,
  );
  const placed = placeLabels(
    once.map(({ text, anchor, look, reach }) => ({
      anchor,
      width: widthOf(pen, text, look) + 2,
      height: look.size * 1.15,
      reach,
      onTop: 0,
    })),
    { frame: boxOf(page), taken, avoided: [] },
  );
  return once.flatMap(({ text, look }, at) => {
    const box = placed[at]?.box;
    if (!box) return [];
    writeText(pen, text, (box.left + box.right) / 2, (box.bottom + box.top) / 2, {
      ...look,
      align: 'centre',
    });
    return [box];
  });
}

/** Towns come from the gazetteer's own outlines. */
const namedPlaces = new Set(['station', 'river', 'sea', 'hill', 'facility']);
const namedAreas = new Set(['park', 'shrine', 'school', 'station', 'river', 'water', 'quay']);

const HOUSE: TextLook = { size: 6, ink: 0.2, halo: 0.9 };
/** A house number is of its house only while it stands at its wall, points. */
const HOUSE_REACH = 9;

/** 番地 beside the buildings to be visited, where there is room: what the team reads at the door. */
export function drawHouseNumbers(
  page: MapPage,
  pen: Pen,
  { stops }: DistrictHandout,
  taken: readonly Box[],
): Box[] {
  const houses = stops.flatMap(({ place, address, order }) => {
    const text = shortAddress(address);
    return order !== null && text !== '' && isInside(page, place)
      ? [{ text, anchor: page.project(place) }]
      : [];
  });
  const placed = placeLabels(
    houses.map(({ text, anchor }) => ({
      anchor,
      width: widthOf(pen, text, HOUSE),
      height: HOUSE.size,
      reach: HOUSE_REACH,
      onTop: 0,
    })),
    { frame: boxOf(page), taken, avoided: [] },
  );
  return houses.flatMap(({ text }, at) => {
    const box = placed[at]?.box;
    if (!box) return [];
    writeText(pen, text, (box.left + box.right) / 2, (box.bottom + box.top) / 2, {
      ...HOUSE,
      align: 'centre',
    });
    return [box];
  });
}

/** '白鳥一丁目192番地3' → '192-3'; empty where the address ends without figures. */
export function shortAddress(address: string): string {
  const [, figures = ''] = /([0-9０-９][0-9０-９\-－‐番地号のノ]*)[^0-9０-９]*$/u.exec(address) ?? [];
  return figures
    .normalize('NFKC')
    .replaceAll(/番地?|号|の|ノ|‐/gu, '-')
    .replaceAll(/-+/g, '-')
    .replace(/-$/, '');
}

function boxOf({ clip: [left, bottom, right, top] }: MapPage): Box {
  return { left: left + 3, bottom: bottom + 3, right: right - 3, top: top - 3 };
}

function nameOf(page: MapPage, { shape, kind, class: rank, name, parts }: GroundFeature): Name[] {
  if (name === null || name === '') return [];
  if (kind === 'town_name' && shape === 'area') return nameArea(page, name, parts, TOWN);
  if (shape === 'area' && namedAreas.has(kind))
    return nameArea(page, name, parts, kind === 'river' || kind === 'water' ? WATER : PLACE);
  const place = parts[0]?.[0];
  if (kind === 'town_name' && place && isInside(page, place))
    return [{ text: name, anchor: page.project(place), look: TOWN, reach: 70 }];
  if (kind !== 'place_name' || !place || !namedPlaces.has(rank ?? '')) return [];
  const look = rank === 'sea' || rank === 'river' ? WATER : PLACE;
  return isInside(page, place) ? [{ text: name, anchor: page.project(place), look, reach: 20 }] : [];
}

/** In the middle of the part of the area that this sheet shows, if that is more than a corner. */
function nameArea(page: MapPage, text: string, parts: GroundFeature['parts'], look: TextLook): Name[] {
  const [largest] = clipRings(parts, page.window.extent)
    .map((ring) => extentOf(ring.map(page.project)))
    .sort((one, other) => sizeOf(other) - sizeOf(one));
  if (!largest || largest.east - largest.west < look.size * 2 || largest.north - largest.south < look.size)
    return [];
  const anchor: Point = [(largest.west + largest.east) / 2, (largest.south + largest.north) / 2];
  return [{ text, anchor, look, reach: Math.min(70, (largest.east - largest.west) / 3) }];
}

function sizeOf({ west, east, south, north }: ReturnType<typeof extentOf>): number {
  return (east - west) * (north - south);
}

function isInside({ window: { extent } }: MapPage, [x, y]: Point): boolean {
  return x > extent.west && x < extent.east && y > extent.south && y < extent.north;
}
