/**
 * A page as plain data: what is drawn where, in points from its lower left corner.
 * Layout makes sheets, `pdf.ts` paints them; tests read them to know where each glyph must stand.
 */
import type { Cell } from './glyphs.ts';

export const A4 = { width: 595.28, height: 841.89 } as const;
export const A3_LANDSCAPE = { width: 1190.55, height: 841.89 } as const;

/** Points in a millimetre. */
export const MM = 72 / 25.4;

/** Grey from 0 (black) to 1 (white), or red, green and blue from 0 to 1. */
export type Ink = number | readonly [red: number, green: number, blue: number];

export type Point = readonly [x: number, y: number];

/**
 * Lines or, when closed, an area with holes (even-odd); drawn in their order, below everything else of the page but
 * the watermark.
 */
export interface Shape {
  parts: readonly (readonly Point[])[];
  closed: boolean;
  fill?: Ink;
  stroke?: Ink;
  width?: number;
  dash?: readonly number[];
  /** Ends of open lines and of dashes. */
  cap?: 'butt' | 'round';
  /** Nothing is drawn outside: left, bottom, right, top. */
  clip?: readonly [number, number, number, number];
}

export interface PlacedText {
  cells: readonly Cell[];
  /** Baseline of the first cell. */
  x: number;
  y: number;
  size: number;
  /** Space added after each cell, points. Spread texts extract as one word all the same. */
  tracking: number;
  /** Black unless said otherwise. */
  ink?: Ink;
  /** White around the letters, points, so that they can be read over lines. */
  halo?: number;
}

interface Rule {
  from: readonly [x: number, y: number];
  to: readonly [x: number, y: number];
  width: number;
}

/** PNG with its lower left corner; multiplied over what lies below, as ink of a stamp is. */
export interface Stamp {
  png: Uint8Array;
  x: number;
  y: number;
  side: number;
}

/** A QR code with its lower left corner; `modules` row by row from the top, `true` is dark. */
export interface Code {
  x: number;
  y: number;
  side: number;
  modules: readonly (readonly boolean[])[];
}

/** Large pale text under everything else, rising to the right. */
export interface Watermark {
  cells: readonly Cell[];
  size: number;
}

export interface Sheet {
  width: number;
  height: number;
  shapes: Shape[];
  texts: PlacedText[];
  rules: Rule[];
  stamps: Stamp[];
  codes: Code[];
  watermark: Watermark | null;
}

export function emptySheet({ width, height }: Pick<Sheet, 'width' | 'height'> = A4): Sheet {
  return { width, height, shapes: [], texts: [], rules: [], stamps: [], codes: [], watermark: null };
}

/** Ideographs fill the em box; its middle lies this far above the baseline (em). */
const MIDDLE = 0.38;

/** Baseline that centres a line of `size` on height `y`. */
export function baselineAround(y: number, size: number): number {
  return y - MIDDLE * size;
}

/** Width in points of a line without tracking. */
export function measure(cells: readonly Cell[], size: number): number {
  return cells.reduce((sum, cell) => sum + cell.advance, 0) * size;
}

export function frame(
  sheet: Sheet,
  left: number,
  top: number,
  right: number,
  bottom: number,
  width: number,
): void {
  line(sheet, left, top, right, top, width);
  line(sheet, left, bottom, right, bottom, width);
  line(sheet, left, top, left, bottom, width);
  line(sheet, right, top, right, bottom, width);
}

export function line(sheet: Sheet, x1: number, y1: number, x2: number, y2: number, width: number): void {
  sheet.rules.push({ from: [x1, y1], to: [x2, y2], width });
}
