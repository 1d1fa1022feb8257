import type { Hatch } from '../../tiles/styles/hatches.ts';
import type { MapSymbol } from '../../tiles/styles/symbols.ts';
import { labelFontFamily } from './fonts.ts';

/** Symbols are drawn in a box of 24, here with an edge of one on each side. */
const box = 26;
/** Sharp on screens of two pixels to the point, and at the size at which they are shown largest. */
export const symbolPixelRatio = 2.5;
const cell = box * symbolPixelRatio;

/** Where each symbol lies in the atlas, as deck.gl's icon layer wants it. */
export type SymbolMapping = Record<string, { x: number; y: number; width: number; height: number }>;

/** Every symbol as an image for the map's style. */
export function symbolImages(all: readonly MapSymbol[]): { id: string; image: ImageData }[] {
  return all.map((symbol) => {
    const context = blank(cell);
    draw(context, symbol, 0);
    return { id: symbol.id, image: context.getImageData(0, 0, cell, cell) };
  });
}

/** Hatches as images that repeat without a seam. */
export function hatchImages(all: readonly Hatch[], ink: string): { id: string; image: ImageData }[] {
  return all.map(({ id, size, path }) => {
    // A whole number of pixels, or the squares would not meet.
    const side = Math.round(size * symbolPixelRatio);
    const context = blank(side, side);
    context.scale(side / size, side / size);
    context.strokeStyle = ink;
    context.lineWidth = 0.9;
    context.stroke(new Path2D(path));
    return { id, image: context.getImageData(0, 0, side, side) };
  });
}

/** All symbols in one row, for deck.gl. */
export function symbolAtlas(all: readonly MapSymbol[]): ImageData {
  const context = blank(cell * all.length);
  all.forEach((symbol, index) => draw(context, symbol, index * cell));
  return context.getImageData(0, 0, cell * all.length, cell);
}

export function symbolMapping(all: readonly MapSymbol[]): SymbolMapping {
  return Object.fromEntries(
    all.map((symbol, index) => [symbol.id, { x: index * cell, y: 0, width: cell, height: cell }]),
  );
}

function blank(width: number, height = cell): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('this browser draws no canvas');
  return context;
}

function draw(context: OffscreenCanvasRenderingContext2D, symbol: MapSymbol, left: number): void {
  context.save();
  context.translate(left, 0);
  context.scale(symbolPixelRatio, symbolPixelRatio);
  context.translate(1, 1);
  const shape = new Path2D(symbol.path);
  context.lineJoin = 'round';
  context.fillStyle = symbol.fill;
  context.strokeStyle = symbol.outline;
  context.lineWidth = 1.6;
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas, not an array
  context.fill(shape);
  context.stroke(shape);
  if (symbol.mark) {
    context.strokeStyle = symbol.ink;
    context.lineWidth = symbol.mark_width ?? 1.3;
    context.lineCap = 'round';
    context.stroke(new Path2D(symbol.mark));
  }
  context.fillStyle = symbol.ink;
  context.font = `700 11.5px ${labelFontFamily}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(symbol.letter, 12, symbol.letter_y);
  context.restore();
}
