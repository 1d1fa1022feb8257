// A sheet with the two weights of the papers' font. What no font can draw is printed 〓 and reported, never dropped: a team
// leaves at six with every sheet, whatever the tax roll has in a building's name.
import { drawAt, drawCentred, drawRight, drawValue } from '../../documents/form-parts.ts';
import type { Box, ValueStyle, Write } from '../../documents/form-parts.ts';
import { createGothicStack, type FontStack } from '../../documents/fonts.ts';
import { findMissingGlyphs, toCells } from '../../documents/glyphs.ts';
import { type Ink, line, measure, type Point, type Sheet } from '../../documents/sheet.ts';

export interface TextLook {
  size: number;
  bold?: boolean;
  ink?: Ink;
  halo?: number;
  align?: 'left' | 'centre' | 'right';
}

export interface Pen {
  sheet: Sheet;
  plain: Write;
  bold: Write;
}

/** What is printed for a character that no font has. */
export const UNDRAWABLE = '〓';

function createWriter(fonts: FontStack): Write {
  return (text) => {
    const missing = findMissingGlyphs(text, fonts);
    const substitutions = Object.fromEntries(missing.map(({ character }) => [character, UNDRAWABLE]));
    return toCells(text.replaceAll(/\r?\n/g, ' '), fonts, substitutions);
  };
}

export function createPens(): (sheet: Sheet) => Pen {
  const plain = createWriter(createGothicStack('regular'));
  const bold = createWriter(createGothicStack('bold'));
  return (sheet) => ({ sheet, plain, bold });
}

/** `y`: the middle of the line; `x`: its left end, middle or right end by `align`. */
export function writeText(pen: Pen, text: string, x: number, y: number, look: TextLook): void {
  const { size, bold = false, ink, halo, align = 'left' } = look;
  const cells = (bold ? pen.bold : pen.plain)(text);
  if (align === 'left') drawAt(pen.sheet, cells, x, { y, size });
  else if (align === 'right') drawRight(pen.sheet, cells, x, { y, size });
  else drawCentred(pen.sheet, cells, { left: x, right: x, y, size });
  const drawn = pen.sheet.texts.at(-1);
  if (drawn)
    Object.assign(drawn, { ...(ink === undefined ? {} : { ink }), ...(halo === undefined ? {} : { halo }) });
}

export function widthOf(pen: Pen, text: string, { size, bold = false }: TextLook): number {
  return measure((bold ? pen.bold : pen.plain)(text), size);
}

/** Text in a box, smaller or on more lines where it must be; cut at the end (…) rather than unreadable. */
export function writeInBox(pen: Pen, text: string, box: Box, style: ValueStyle, bold = false): void {
  const write = bold ? pen.bold : pen.plain;
  let shown = text;
  while (!drawValue(pen.sheet, write, shown, box, style)) {
    const letters = [...shown.replace(/…$/u, '')];
    if (letters.length < 2) return;
    shown = `${letters.slice(0, -Math.max(1, Math.floor(letters.length / 12))).join('')}…`;
  }
}

export function drawLine(pen: Pen, [x1, y1]: Point, [x2, y2]: Point, width: number): void {
  line(pen.sheet, x1, y1, x2, y2, width);
}

export function boxPart({ left, right, top, bottom }: Box): Point[] {
  return [
    [left, bottom],
    [right, bottom],
    [right, top],
    [left, top],
  ];
}
