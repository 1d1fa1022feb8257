// The buildings to be visited: outline, number, and the way from one to the next.
import type { Point } from '../../../documents/sheet.ts';
import type { DistrictHandout, HandoutStop } from '../district-handout.ts';
import { stopsToVisit } from '../district-handout.ts';
import { boxPart, type Pen, widthOf, writeText } from '../pen.ts';
import { extentOf } from './clip.ts';
import type { MapPage } from './ground.ts';
import { type Box, type LabelWish, placeLabels } from './place-labels.ts';
import { isShown, pointsPerMetre } from './scale.ts';

const TAG_SIZE = 9;
const TAG_HEIGHT = 11.5;
/** Half a side of the sign for a building without an outline, points. */
const SIGN = 4;
const ROUTE = [0.08, 0.22, 0.62] as const;

export interface StopTag {
  order: number;
  box: Box;
  /** Where the building stands on the page. */
  anchor: Point;
}

/** Outlines below, then the way, then the numbers (`onlyEnds`: first and last). Answers where each number stands. */
export function drawStops(
  page: MapPage,
  pen: Pen,
  district: DistrictHandout,
  { taken, onlyEnds }: { taken: readonly Box[]; onlyEnds: boolean },
): StopTag[] {
  const shown = district.stops.filter((stop) => isShown(page.window, stop.place));
  for (const stop of shown) drawBuilding(page, stop);
  const visits = stopsToVisit(district);
  drawWay(page, visits);
  for (const stop of shown)
    if (stop.order === null) {
      const [x, y] = page.project(stop.place);
      writeText(pen, '済', x, y, { size: 6, align: 'centre', ink: 0.3, halo: 0.8 });
    }
  const last = visits.length;
  const isNumbered = ({ order }: HandoutStop): boolean =>
    order !== null && (!onlyEnds || order === 1 || order === last);
  return drawNumbers(page, pen, shown.filter(isNumbered), { last, taken });
}

function drawBuilding(
  { sheet, project, clip }: MapPage,
  { outline, place, order, is_wooden }: HandoutStop,
): void {
  const isOpen = order !== null;
  const look = isOpen
    ? { fill: is_wooden ? 1 : 0.78, stroke: 0, width: 1.15 }
    : { fill: 0.93, stroke: 0.4, width: 0.5 };
  const parts = outline?.map((ring) => ring.map(project)) ?? [diamond(project(place))];
  sheet.shapes.push({ ...look, parts, closed: true, clip });
}

function diamond([x, y]: Point): Point[] {
  return [
    [x, y - SIGN],
    [x + SIGN, y],
    [x, y + SIGN],
    [x - SIGN, y],
  ];
}

/** Thin line with an arrow in the middle of each leg that has room for one. */
function drawWay({ sheet, project, clip }: MapPage, visits: readonly HandoutStop[]): void {
  const places = visits.map(({ place }) => project(place));
  sheet.shapes.push({ parts: [places], closed: false, stroke: 1, width: 2.2, clip });
  sheet.shapes.push({ parts: [places], closed: false, stroke: ROUTE, width: 1, clip });
  const arrows = places.slice(1).flatMap((to, at) => {
    const from = places[at];
    return from ? arrowBetween(from, to) : [];
  });
  if (arrows.length > 0) sheet.shapes.push({ parts: arrows, closed: true, fill: ROUTE, clip });
}

function arrowBetween([x1, y1]: Point, [x2, y2]: Point): Point[][] {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length < 20) return [];
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  const [x, y] = [(x1 + x2) / 2 + ux * 3, (y1 + y2) / 2 + uy * 3];
  const back = ([side]: readonly [number]): Point => [x - ux * 6.5 - uy * side, y - uy * 6.5 + ux * side];
  return [[[x, y], back([2.6]), back([-2.6])]];
}

/** Every building has its number in reading size; where there is no room on it, beside it with a line to it. */
function drawNumbers(
  page: MapPage,
  pen: Pen,
  stops: readonly HandoutStop[],
  { last, taken }: { last: number; taken: readonly Box[] },
): StopTag[] {
  const [left, bottom, right, top] = page.clip;
  const wishes = stops.map(({ place, outline, order }): LabelWish => {
    const width = Math.max(14, widthOf(pen, textOf(order), { size: TAG_SIZE, bold: true }) + 5);
    const room = sizeOnPage(page, outline);
    const fitsOn = room.width > width * 1.4 && room.height > TAG_HEIGHT * 1.25;
    return { anchor: page.project(place), width, height: TAG_HEIGHT, reach: Infinity, onTop: fitsOn ? 0 : 9 };
  });
  const placed = placeLabels(wishes, {
    frame: { left: left + 2, bottom: bottom + 2, right: right - 2, top: top - 2 },
    taken,
    avoided: stops.map((stop) => boxOnPage(page, stop)),
  });
  return stops.flatMap((stop, at) => {
    const label = placed[at];
    const anchor = wishes[at]?.anchor;
    if (!label || !anchor || stop.order === null) return [];
    drawTag(page, pen, stop, label.box, anchor, last);
    return [{ order: stop.order, box: label.box, anchor }];
  });
}

function textOf(order: number | null): string {
  return String(order ?? '');
}

function drawTag(
  { sheet }: MapPage,
  pen: Pen,
  stop: HandoutStop,
  box: Box,
  anchor: Point,
  last: number,
): void {
  const middle: Point = [(box.left + box.right) / 2, (box.bottom + box.top) / 2];
  const isBeside = Math.hypot(anchor[0] - middle[0], anchor[1] - middle[1]) > 1;
  if (isBeside) {
    sheet.shapes.push({ parts: [[middle, anchor]], closed: false, stroke: 1, width: 1.8 });
    sheet.shapes.push({ parts: [[middle, anchor]], closed: false, stroke: 0, width: 0.6 });
    sheet.shapes.push({ parts: [dot(anchor, 1.5)], closed: true, fill: 0 });
  }
  const isFirst = stop.order === 1;
  sheet.shapes.push({
    parts: [boxPart(box)],
    closed: true,
    fill: isFirst ? 0 : 1,
    stroke: 0,
    width: stop.order === last ? 1.8 : 0.7,
    ...(stop.is_rough ? { dash: [2, 1.2] } : {}),
  });
  writeText(pen, textOf(stop.order), middle[0], middle[1], {
    size: TAG_SIZE,
    bold: true,
    align: 'centre',
    ink: isFirst ? 1 : 0,
  });
}

function dot([x, y]: Point, radius: number): Point[] {
  return Array.from({ length: 10 }, (_, at) => [
    x + radius * Math.cos((at / 5) * Math.PI),
    y + radius * Math.sin((at / 5) * Math.PI),
  ]);
}

function boxOnPage({ project }: MapPage, { outline, place }: HandoutStop): Box {
  const [x, y] = project(place);
  if (!outline) return { left: x - SIGN, right: x + SIGN, bottom: y - SIGN, top: y + SIGN };
  const { west, south, east, north } = extentOf(outline.flat().map(project));
  return { left: west, right: east, bottom: south, top: north };
}

function sizeOnPage({ window }: MapPage, outline: HandoutStop['outline']): { width: number; height: number } {
  if (!outline) return { width: 0, height: 0 };
  const { west, south, east, north } = extentOf(outline.flat());
  const factor = pointsPerMetre(window.scale);
  return { width: (east - west) * factor, height: (north - south) * factor };
}
