// What lies around the buildings: land, water, streets, rails, barriers, other buildings. Told apart by form and grey, so
// that a photocopy says the same; colour only helps.
import type { Ink, Point, Shape, Sheet } from '../../../documents/sheet.ts';
import type { GroundFeature } from '../district-handout.ts';
import { clipLines, clipRings, widen } from './clip.ts';
import { type MapWindow, pointsPerMetre } from './scale.ts';

export interface MapPage {
  sheet: Sheet;
  window: MapWindow;
  project: (place: Point) => Point;
  clip: readonly [left: number, bottom: number, right: number, top: number];
}

const WATER: Ink = [0.79, 0.89, 0.97];
const WATER_EDGE: Ink = [0.35, 0.52, 0.7];
const areas: Readonly<Record<string, Pick<Shape, 'fill' | 'stroke' | 'width'>>> = {
  land: {},
  field: { fill: [0.965, 0.975, 0.95] },
  wood: { fill: [0.89, 0.93, 0.87] },
  park: { fill: [0.91, 0.95, 0.89], stroke: 0.75, width: 0.3 },
  shrine: { fill: [0.91, 0.95, 0.89], stroke: 0.75, width: 0.3 },
  beach: { fill: [0.97, 0.95, 0.89] },
  school: { fill: 0.955, stroke: 0.75, width: 0.3 },
  industry: { fill: 0.955 },
  quay: { fill: 0.94, stroke: 0.7, width: 0.3 },
  station: { fill: 0.9, stroke: 0.4, width: 0.5 },
  breakwater: { fill: 0.8, stroke: 0.5, width: 0.3 },
  sea: { fill: WATER },
  water: { fill: WATER, stroke: WATER_EDGE, width: 0.5 },
  river: { fill: WATER, stroke: WATER_EDGE, width: 0.5 },
  footprint: { fill: 0.93, stroke: 0.62, width: 0.3 },
};
const order = Object.keys(areas);

/** Metres from kerb to kerb; drawn to scale, but never thinner than `LEAST_ROAD`. */
const roadMetres: Readonly<Record<string, number>> = { trunk: 14, main: 9, minor: 6 };
const LANE_METRES = 4;
const LEAST_ROAD = 1.1;

export function drawGround(page: MapPage, ground: readonly GroundFeature[]): void {
  const features = ground.filter(({ shape }) => shape === 'area');
  for (const feature of [...features].sort(
    (one, other) => order.indexOf(one.kind) - order.indexOf(other.kind),
  )) {
    const look = areas[feature.kind];
    if (look && (look.fill !== undefined || look.stroke !== undefined)) drawArea(page, feature, look);
  }
  for (const [kind, look] of plainLines)
    for (const feature of linesOf(ground, kind)) drawLines(page, feature, look);
  drawRoads(page, linesOf(ground, 'road'));
  for (const feature of linesOf(ground, 'rail')) {
    drawLines(page, feature, { stroke: 0.1, width: 2.6 });
    drawLines(page, feature, { stroke: 1, width: 1.5, dash: [7, 7] });
  }
}

/** Streams and so on lie under roads; rivers may be lines too. */
const plainLines: readonly (readonly [string, Line])[] = [
  ['contour', { stroke: 0.8, width: 0.35 }],
  ['stream', { stroke: WATER_EDGE, width: 1 }],
  ['river', { stroke: WATER_EDGE, width: 1.6 }],
  ['levee', { stroke: 0.5, width: 0.8, dash: [2, 1] }],
  ['seawall', { stroke: 0.5, width: 0.9 }],
  ['boundary', { stroke: 0.45, width: 0.9, dash: [8, 2.5, 1.5, 2.5] }],
];

type Line = Pick<Shape, 'stroke' | 'width' | 'dash' | 'cap'>;

function linesOf(ground: readonly GroundFeature[], kind: string): GroundFeature[] {
  return ground.filter((feature) => feature.shape === 'line' && feature.kind === kind);
}

/** Water's edge is a line of its own: a clipped ring would draw the sheet's edge as a shore. */
function drawArea(
  { sheet, window, project, clip }: MapPage,
  { parts }: GroundFeature,
  look: Pick<Shape, 'fill' | 'stroke' | 'width'>,
): void {
  const rings = clipRings(parts, widen(window.extent, 20));
  if (rings.length > 0)
    sheet.shapes.push({ ...look, parts: rings.map((ring) => ring.map(project)), closed: true, clip });
}

function drawLines({ sheet, window, project, clip }: MapPage, { parts }: GroundFeature, look: Line): void {
  const lines = clipLines(parts, widen(window.extent, 20));
  if (lines.length > 0)
    sheet.shapes.push({ ...look, parts: lines.map((part) => part.map(project)), closed: false, clip });
}

/** All kerbs first, then all carriageways, so that crossings are open. */
function drawRoads(page: MapPage, roads: readonly GroundFeature[]): void {
  const widthOf = ({ class: rank }: GroundFeature) =>
    Math.max(LEAST_ROAD, (roadMetres[rank ?? ''] ?? LANE_METRES) * pointsPerMetre(page.window.scale));
  for (const road of roads) drawLines(page, road, { stroke: 0.6, width: widthOf(road) + 0.9, cap: 'round' });
  for (const road of roads) {
    const isTrunk = road.class === 'trunk';
    drawLines(page, road, { stroke: isTrunk ? 0.9 : 1, width: widthOf(road), cap: 'round' });
  }
}

/** 障壁: what should not be crossed on foot. Above streets, below the buildings to be visited. */
export function drawBarriers(page: MapPage, ground: readonly GroundFeature[]): boolean {
  const before = page.sheet.shapes.length;
  for (const feature of linesOf(ground, 'barrier')) drawLines(page, feature, barrierLook);
  return page.sheet.shapes.length > before;
}

export const barrierLook = { stroke: 0.3, width: 2.4, dash: [1.2, 2.4] } as const;
