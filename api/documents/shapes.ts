// Areas and lines straight as operators of the page: pdf-lib's own drawing of paths writes each as text of an SVG first,
// which a map of some thousand outlines would feel.
import {
  clip,
  closePath,
  type Color,
  endPath,
  grayscale,
  LineCapStyle,
  LineJoinStyle,
  lineTo,
  moveTo,
  PDFOperator,
  PDFOperatorNames,
  type PDFPage,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  rgb,
  setDashPattern,
  setFillingColor,
  setLineCap,
  setLineJoin,
  setLineWidth,
  setStrokingColor,
} from 'pdf-lib';
import type { Ink, Shape } from './sheet.ts';

export function inkOf(ink: Ink): Color {
  return typeof ink === 'number' ? grayscale(ink) : rgb(...ink);
}

export function paintShape(page: PDFPage, shape: Shape): void {
  const { fill, stroke, width = 1, dash, cap = 'butt', clip: window } = shape;
  const ways = shape.parts.filter((part) => part.length > 1);
  if (ways.length === 0 || (fill === undefined && stroke === undefined)) return;
  page.pushOperators(pushGraphicsState());
  if (window) {
    const [left, bottom, right, top] = window;
    page.pushOperators(rectangle(left, bottom, right - left, top - bottom), clip(), endPath());
  }
  if (fill !== undefined) page.pushOperators(setFillingColor(inkOf(fill)));
  if (stroke !== undefined) {
    page.pushOperators(
      setStrokingColor(inkOf(stroke)),
      setLineWidth(width),
      setLineCap(cap === 'round' ? LineCapStyle.Round : LineCapStyle.Butt),
      setLineJoin(LineJoinStyle.Round),
    );
    if (dash) page.pushOperators(setDashPattern([...dash], 0));
  }
  for (const way of ways) {
    way.forEach(([x, y], index) => {
      page.pushOperators(index === 0 ? moveTo(round(x), round(y)) : lineTo(round(x), round(y)));
    });
    if (shape.closed) page.pushOperators(closePath());
  }
  page.pushOperators(PDFOperator.of(nameOf(fill !== undefined, stroke !== undefined)), popGraphicsState());
}

function nameOf(fills: boolean, strokes: boolean): PDFOperatorNames {
  if (fills && strokes) return PDFOperatorNames.FillEvenOddAndStroke;
  return fills ? PDFOperatorNames.FillEvenOdd : PDFOperatorNames.StrokePath;
}

/** A thousandth of a point is finer than any printer. */
function round(length: number): number {
  return Math.round(length * 1000) / 1000;
}
