/** The parts of a municipal form: spread labels, values that shrink or wrap, lines of text. */
import type { Cell } from './glyphs.ts';
import { baselineAround, measure, type Sheet } from './sheet.ts';
import { fitText } from './text-fitting.ts';

/** Text to cells, with the document's fonts and substitutions. Throws MissingGlyphError. */
export type Write = (text: string) => Cell[];

/** Points; `top` above `bottom`. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface ValueStyle {
  size: number;
  one_line_until: number;
  smallest: number;
  leading?: number;
  align?: 'left' | 'centre' | 'right';
  /** Keep to the top instead of the middle. */
  from_top?: boolean;
}

/** Draws `text` inside the box and says true, or draws nothing when it would be unreadably small. */
export function drawValue(sheet: Sheet, write: Write, text: string, box: Box, style: ValueStyle): boolean {
  const leading = style.leading ?? 1.3;
  const paragraphs = text.split(/\r?\n/).map(write);
  const width = box.right - box.left;
  const fitted = fitText(paragraphs, { ...style, leading, width, height: box.top - box.bottom });
  if (!fitted) return false;
  const { size, lines } = fitted;
  const height = ((lines.length - 1) * leading + 1) * size;
  const top = style.from_top === true ? box.top : (box.top + box.bottom + height) / 2;
  lines.forEach((cells, index) => {
    const middle = top - size / 2 - index * leading * size;
    const spare = width - measure(cells, size);
    const indent = style.align === 'centre' ? spare / 2 : style.align === 'right' ? spare : 0;
    sheet.texts.push({ cells, x: box.left + indent, y: baselineAround(middle, size), size, tracking: 0 });
  });
  return true;
}

/** 均等割付: each line spread over the width of the label, one or two lines in the middle of the box. */
export function drawLabel(
  sheet: Sheet,
  write: Write,
  lines: readonly string[],
  box: Box,
  size: number,
): void {
  const leading = size * 1.4;
  const middle = (box.top + box.bottom) / 2;
  lines.forEach((text, index) => {
    const cells = write(text);
    const y = middle + (lines.length - 1) * (leading / 2) - index * leading;
    const tracking = (box.right - box.left - measure(cells, size)) / Math.max(1, cells.length - 1);
    sheet.texts.push({ cells, x: box.left, y: baselineAround(y, size), size, tracking });
  });
}

/** `y`: the middle of the line. */
export interface LinePlace {
  y: number;
  size: number;
  tracking?: number;
}

export function drawAt(
  sheet: Sheet,
  cells: readonly Cell[],
  x: number,
  { y, size, tracking = 0 }: LinePlace,
): void {
  sheet.texts.push({ cells, x, y: baselineAround(y, size), size, tracking });
}

export function drawRight(sheet: Sheet, cells: readonly Cell[], right: number, place: LinePlace): void {
  drawAt(sheet, cells, right - widthOf(cells, place), place);
}

export function drawCentred(
  sheet: Sheet,
  cells: readonly Cell[],
  { left, right, ...place }: LinePlace & { left: number; right: number },
): void {
  drawAt(sheet, cells, (left + right - widthOf(cells, place)) / 2, place);
}

function widthOf(cells: readonly Cell[], { size, tracking = 0 }: LinePlace): number {
  return measure(cells, size) + tracking * Math.max(0, cells.length - 1);
}
