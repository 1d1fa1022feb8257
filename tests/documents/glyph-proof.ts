/** Holds every glyph of a rasterised document against the outline in the original font file. */
import type { Cell } from '../../api/documents/glyphs.ts';
import { A4, type PlacedText, type Sheet } from '../../api/documents/sheet.ts';
import { fillOutline } from './outline-raster.ts';
import type { Raster } from './page-raster.ts';

/** Certificates are judged at this resolution: a 10 pt character is 60 pixels high. */
export const PROOF_DPI = 432;
/** Renderers differ at the edges of strokes: right glyphs stay below this share, the nearest wrong form is above. */
export const TOLERANCE = 0.14;
/** Renderers place glyphs on fractions of a pixel of their own; searched in these steps. */
const STEPS = [0, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75, 1, -1];
/** Most glyphs of a page are shifted alike: the shift that fitted last stands first, and mostly fits again. */
const shifts = STEPS.flatMap((dy) => STEPS.map((dx) => ({ dx, dy })));

export interface PlacedCell {
  cell: Cell;
  /** Baseline origin, points. */
  x: number;
  y: number;
  size: number;
}

export function listCells(sheet: Sheet): PlacedCell[] {
  return sheet.texts.flatMap(placeCells).filter(({ cell }) => cell.text.trim() !== '');
}

function placeCells({ cells, x, y, size, tracking }: PlacedText): PlacedCell[] {
  let left = x;
  return cells.map((cell) => {
    const placed = { cell, x: left, y, size };
    left += cell.advance * size + tracking;
    return placed;
  });
}

/** The em box of the cell as drawn. */
function crop(
  page: Raster,
  { cell, x, y, size }: PlacedCell,
): { drawn: Raster; x: number; baseline: number; em: number } {
  const pixel = PROOF_DPI / 72;
  const left = Math.floor(x * pixel);
  const top = Math.floor((A4.height - y - 0.88 * size) * pixel);
  const width = Math.ceil(cell.advance * size * pixel);
  const height = Math.ceil(size * pixel);
  const ink = new Float32Array(width * height);
  for (let row = 0; row < height; row += 1) {
    const start = (top + row) * page.width + left;
    ink.set(page.ink.subarray(start, start + width), row * width);
  }
  const baseline = (A4.height - y) * pixel - top;
  return { drawn: { width, height, ink }, x: x * pixel - left, baseline, em: size * pixel };
}

/** 0: pixel for pixel the same; 1: nothing in common, or a blank. `glyphId`: the form to hold it against. Stops searching below `enough`. */
export function differenceFrom(
  page: Raster,
  placed: PlacedCell,
  glyphId = placed.cell.glyph_id,
  enough = 0,
): number {
  const { drawn, x, baseline, em } = crop(page, placed);
  let least = 1;
  for (const [index, { dx, dy }] of shifts.entries()) {
    const expected = fillOutline(placed.cell.face, glyphId, drawn.width, drawn.height, {
      x: x + dx,
      baseline: baseline + dy,
      em,
    });
    least = Math.min(least, difference(drawn.ink, expected.ink));
    if (least < enough) {
      shifts.unshift(...shifts.splice(index, 1));
      return least;
    }
  }
  return least;
}

/** Pixels of disagreement over pixels of either. */
export function difference(a: Float32Array, b: Float32Array): number {
  let apart = 0;
  let either = 0;
  for (let at = 0; at < a.length; at += 1) {
    const one = a[at] ?? 0;
    const other = b[at] ?? 0;
    apart += Math.abs(one - other);
    either += Math.max(one, other);
  }
  return either === 0 ? 1 : apart / either;
}

export function inkOf(page: Raster, placed: PlacedCell): number {
  return crop(page, placed).drawn.ink.reduce((sum, value) => sum + value, 0);
}

/** Texts of cells that are blank or of a wrong form. */
export function listWrongCells(pages: readonly Raster[], sheets: readonly Sheet[]): string[] {
  return sheets.flatMap((sheet, index) => {
    const page = pages[index];
    if (!page) throw new Error('The document has fewer pages than were laid out');
    return listCells(sheet)
      .filter((placed) => differenceFrom(page, placed, placed.cell.glyph_id, TOLERANCE) > TOLERANCE)
      .map((placed) => placed.cell.text);
  });
}
