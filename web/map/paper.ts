import { metresPerPixel, roundDistance } from './ground-scale.ts';

export type PaperId = 'a4' | 'a3';
export type Orientation = 'portrait' | 'landscape';
export type Paper = { paper: PaperId; orientation: Orientation };

/** One to so many: what maps of a town are printed at. */
export const scales = [500, 1000, 2500, 5000, 10_000, 25_000] as const;

/** Millimetres of a CSS pixel: 96 to the inch. */
const mmPerPixel = 25.4 / 96;
/** Around the sheet, above the map (title, north), and under it (scale, time, source); in millimetres. */
const margin = 8;
const head = 16;
const foot = 13;

const short = { a4: 210, a3: 297 } as const;
const long = { a4: 297, a3: 420 } as const;

/** Width and height of the sheet in millimetres. */
export function sheetSize({ paper, orientation }: Paper): [width: number, height: number] {
  return orientation === 'portrait' ? [short[paper], long[paper]] : [long[paper], short[paper]];
}

/** Width and height of the map on it in millimetres. */
export function mapSize(paper: Paper): [width: number, height: number] {
  const [width, height] = sheetSize(paper);
  return [width - 2 * margin, height - 2 * margin - head - foot];
}

/** Millimetres of paper as CSS pixels. */
export function pixelsOf(millimetres: number): number {
  return millimetres / mmPerPixel;
}

/** The zoom at which a map of CSS pixels has the scale 1 : `scale` in its middle. */
export function zoomOfScale(latitude: number, scale: number): number {
  return Math.log2(metresPerPixel(latitude, 0) / ((scale * mmPerPixel) / 1000));
}

/** The smallest of our scales that shows as much of the ground as the screen does now. */
export function scaleNear(latitude: number, zoom: number): number {
  const now = (metresPerPixel(latitude, zoom) * 1000) / mmPerPixel;
  return scales.find((scale) => scale >= now * 0.8) ?? scales[scales.length - 1] ?? 25_000;
}

/** A round distance that is at most `longest` millimetres on paper, and how long it is there. */
export function printedBar(scale: number, longest = 50): { metres: number; millimetres: number } {
  const metres = roundDistance((scale * longest) / 1000);
  return { metres, millimetres: (metres * 1000) / scale };
}
