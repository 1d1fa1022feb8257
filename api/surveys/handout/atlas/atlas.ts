// A3 地図: the district to a round scale, its buildings numbered in visiting order; several sheets and an overview where one
// would be too crowded to read.
import { A3_LANDSCAPE, emptySheet, MM, type Point, type Sheet } from '../../../documents/sheet.ts';
import type { DistrictHandout } from '../district-handout.ts';
import { stopsToVisit } from '../district-handout.ts';
import { boxPart, createPens, type Pen, writeText } from '../pen.ts';
import { markTraining } from '../training.ts';
import { clipRings, contains, type Extent, extentOf, widen } from './clip.ts';
import { drawBarriers, drawGround, type MapPage } from './ground.ts';
import { drawHouseNumbers, drawNames } from './names.ts';
import { drawPanel } from './panel.ts';
import { type Box, type LabelWish, placeLabels } from './place-labels.ts';
import { type MapWindow, planSheets, projectTo, type SheetPlan } from './scale.ts';
import { drawStops, type StopTag } from './stops.ts';

const MARGIN = 10 * MM;
const PANEL = 62 * MM;
const GUTTER = 4 * MM;
const FRAME: Box = {
  left: MARGIN,
  bottom: MARGIN,
  right: A3_LANDSCAPE.width - MARGIN - PANEL - GUTTER,
  top: A3_LANDSCAPE.height - MARGIN,
};
const PANEL_BOX: Box = {
  left: A3_LANDSCAPE.width - MARGIN - PANEL,
  bottom: MARGIN,
  right: A3_LANDSCAPE.width - MARGIN,
  top: A3_LANDSCAPE.height - MARGIN,
};
/** Shown around the district, metres. */
const SURROUNDINGS = 12;

export interface AtlasPage {
  sheet: Sheet;
  window: MapWindow;
  frame: Box;
  /** Numbers of buildings. */
  tags: StopTag[];
  /** All labels on the map, numbers too. */
  labels: Box[];
}

/** What the sheets of a district show: to be asked of the base map. */
export function atlasExtents(district: Pick<DistrictHandout, 'stops'>): Extent[] {
  return listWindows(planAtlas(district)).map(({ extent }) => extent);
}

function planAtlas(district: Pick<DistrictHandout, 'stops'>): SheetPlan {
  const visits = stopsToVisit(district);
  if (visits.length === 0) throw new RangeError('a district without open buildings has no map');
  const outlines = visits.flatMap(({ outline, place }) => outline?.flat() ?? [place]);
  const { west, south, east, north } = widen(extentOf(outlines), SURROUNDINGS);
  return planSheets(
    [
      [west, south],
      [east, north],
    ],
    visits.map(({ place }) => place),
    { width: FRAME.right - FRAME.left, height: FRAME.top - FRAME.bottom },
  );
}

function listWindows({ overview, details }: SheetPlan): MapWindow[] {
  return overview ? [overview, ...details] : details;
}

/** Throws RangeError for a district with nothing to visit. */
export function layOutAtlas(district: DistrictHandout): AtlasPage[] {
  const plan = planAtlas(district);
  const { overview, details } = plan;
  const windows = listWindows(plan);
  const penOn = createPens();
  return windows.map((window, at) => {
    const sheet = emptySheet(A3_LANDSCAPE);
    const pen = penOn(sheet);
    const isOverview = window === overview;
    const page: MapPage = {
      sheet,
      window,
      project: projectTo(window, FRAME.left, FRAME.bottom),
      clip: [FRAME.left, FRAME.bottom, FRAME.right, FRAME.top],
    };
    if (district.is_training) markTraining(pen);
    drawGround(page, district.ground);
    const neighbours = drawNeighbours(page, district);
    const barriers = drawBarriers(page, district.ground);
    drawBorder(page, district);
    const sheetBoxes = isOverview ? drawSheets(page, pen, details) : [];
    const tags = drawStops(page, pen, district, { taken: sheetBoxes, onlyEnds: isOverview });
    const labels = [...sheetBoxes, ...tags.map(({ box }) => box)];
    if (!isOverview) labels.push(...drawHouseNumbers(page, pen, district, labels));
    labels.push(...drawNames(page, pen, district, labels));
    sheet.shapes.push({ parts: [boxPart(FRAME)], closed: true, stroke: 0, width: 1 });
    const shown = district.stops.filter(({ place }) => contains(window.extent, place));
    drawPanel(pen, district, PANEL_BOX, {
      scale: window.scale,
      page: at + 1,
      pages: windows.length,
      part: partOf(isOverview, overview !== null, at),
      shows: {
        barriers,
        finished: shown.some(({ order }) => order === null),
        non_wooden: shown.some(({ order, is_wooden }) => order !== null && !is_wooden),
        without_outline: shown.some(({ order, outline }) => order !== null && outline === null),
        rough: shown.some(({ order, is_rough }) => order !== null && is_rough),
        neighbours,
        sheets: isOverview,
      },
    });
    return { sheet, window, frame: FRAME, tags, labels };
  });
}

function partOf(isOverview: boolean, hasOverview: boolean, at: number): string {
  if (!hasOverview) return '';
  return isOverview ? '全体図' : `詳細図 ${at}`;
}

/** Whether any is on this sheet. */
function drawNeighbours({ sheet, project, clip, window }: MapPage, { neighbours }: DistrictHandout): boolean {
  const seen = neighbours.filter(({ outline }) => clipRings(outline, window.extent).length > 0);
  for (const { outline } of seen)
    sheet.shapes.push({
      parts: outline.map((ring) => ring.map(project)),
      closed: true,
      stroke: 0.4,
      width: 0.8,
      dash: [4, 2.5],
      clip,
    });
  return seen.length > 0;
}

/** Heavy, with white on both sides, so that it stands out from streets. */
function drawBorder({ sheet, project, clip }: MapPage, { outline }: DistrictHandout): void {
  const parts = outline.map((ring) => ring.map(project));
  if (parts.length === 0) return;
  sheet.shapes.push({ parts, closed: true, stroke: 1, width: 4.6, clip });
  sheet.shapes.push({ parts, closed: true, stroke: 0, width: 2.6, dash: [11, 3, 2.5, 3], clip });
}

/** On the overview: which sheet shows what, named in its upper left corner. */
function drawSheets({ sheet, project, clip }: MapPage, pen: Pen, details: readonly MapWindow[]): Box[] {
  const size = { width: 46, height: 16 };
  const wishes = details.map(({ extent }): LabelWish => {
    const [left, bottom] = project([extent.west, extent.south]);
    const [right, top] = project([extent.east, extent.north]);
    const parts = [boxPart({ left, right, bottom, top })];
    sheet.shapes.push({ parts, closed: true, stroke: 0, width: 0.9, clip });
    const corner: Point = [Math.max(left, FRAME.left) + 3, Math.min(top, FRAME.top) - 3];
    return {
      ...size,
      anchor: [corner[0] + size.width / 2, corner[1] - size.height / 2],
      reach: Infinity,
      onTop: 0,
    };
  });
  return placeLabels(wishes, { frame: FRAME, taken: [], avoided: [] }).flatMap((label, at) => {
    if (!label) return [];
    const { box } = label;
    sheet.shapes.push({ parts: [boxPart(box)], closed: true, fill: 1, stroke: 0, width: 0.6 });
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    writeText(pen, `詳細図 ${at + 1}`, x, y, { size: 9, bold: true, align: 'centre' });
    return [box];
  });
}
