import { createHash } from 'node:crypto';
import {
  BlendMode,
  degrees,
  grayscale,
  LineJoinStyle,
  PDFDocument,
  type PDFFont,
  PDFHexString,
  PDFOperator,
  PDFOperatorNames,
  type PDFPage,
  popGraphicsState,
  PrintScaling,
  pushGraphicsState,
  setLineJoin,
  setLineWidth,
  setStrokingGrayscaleColor,
  setTextRenderingMode,
  TextRenderingMode,
} from 'pdf-lib';
import type { FontFace } from './font-face.ts';
import { createFontkitAdapter } from './fontkit-adapter.ts';
import type { Cell } from './glyphs.ts';
import { inkOf, paintShape } from './shapes.ts';
import { type Code, measure, type PlacedText, type Sheet, type Watermark } from './sheet.ts';

const BLACK = grayscale(0);
const WATERMARK_GREY = grayscale(0.89);
const WATERMARK_ANGLE = 50;
const SOFTWARE = 'Musubi';

/** What the file says about itself. No personal data: titles show in window bars and print queues. */
export interface DocumentFacts {
  title: string;
  /** YYYY-MM-DD; the only date in the file, so that equal input gives equal bytes. */
  dated: string;
}

/** Paints sheets as pages; embeds a subset of each font that they use. */
export async function paintPdf(sheets: readonly Sheet[], facts: DocumentFacts): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  describe(pdf, facts);
  const fonts = await embedFonts(pdf, collectTexts(sheets));
  for (const sheet of sheets) {
    const page = pdf.addPage([sheet.width, sheet.height]);
    if (sheet.watermark) paintWatermark(page, sheet.watermark, fonts);
    for (const shape of sheet.shapes) paintShape(page, shape);
    for (const { from, to, width } of sheet.rules) {
      page.drawLine({
        start: { x: from[0], y: from[1] },
        end: { x: to[0], y: to[1] },
        thickness: width,
        color: BLACK,
      });
    }
    for (const text of sheet.texts) if (text.halo !== undefined) paintHalo(page, text, text.halo, fonts);
    for (const text of sheet.texts) paintText(page, text, fonts);
    for (const code of sheet.codes) paintCode(page, code);
    for (const { png, x, y, side } of sheet.stamps) {
      const image = await pdf.embedPng(png);
      page.drawImage(image, { x, y, width: side, height: side, blendMode: BlendMode.Multiply });
    }
  }
  return pdf.save();
}

function describe(pdf: PDFDocument, { title, dated }: DocumentFacts): void {
  const date = new Date(`${dated}T00:00:00Z`);
  pdf.setTitle(title, { showInWindowTitleBar: true });
  pdf.setLanguage('ja-JP');
  pdf.setCreator(SOFTWARE);
  pdf.setProducer(SOFTWARE);
  pdf.setCreationDate(date);
  pdf.setModificationDate(date);
  pdf.catalog.getOrCreateViewerPreferences().setPrintScaling(PrintScaling.None);
}

type EmbeddedFonts = ReadonlyMap<FontFace, PDFFont>;

async function embedFonts(pdf: PDFDocument, textOf: ReadonlyMap<FontFace, string>): Promise<EmbeddedFonts> {
  pdf.registerFontkit(createFontkitAdapter(textOf.keys()));
  const fonts = new Map<FontFace, PDFFont>();
  for (const [face, text] of textOf) {
    const customName = `${tagSubset(text)}+${face.name}`;
    fonts.set(face, await pdf.embedFont(face.bytes, { subset: true, customName }));
  }
  return fonts;
}

/** Everything that each font has to draw. */
function collectTexts(sheets: readonly Sheet[]): Map<FontFace, string> {
  const textOf = new Map<FontFace, string>();
  for (const { texts, watermark } of sheets) {
    for (const cell of [...texts.flatMap(({ cells }) => cells), ...(watermark?.cells ?? [])]) {
      textOf.set(cell.face, (textOf.get(cell.face) ?? '') + cell.text);
    }
  }
  return textOf;
}

/**
 * Six capitals by which readers and print shops tell subsets apart; from the content, so that they differ
 * between certificates merged for batch printing and agree between equal ones.
 */
function tagSubset(text: string): string {
  const digest = createHash('sha256').update(text).digest();
  return String.fromCharCode(...digest.subarray(0, 6).map((byte) => 65 + (byte % 26)));
}

function paintText(page: PDFPage, text: PlacedText, fonts: EmbeddedFonts): void {
  if (text.tracking === 0) {
    let { x } = text;
    for (const run of splitIntoRuns(text.cells)) {
      paintRun(page, run, { ...text, x }, fonts);
      x += measure(run, text.size);
    }
    return;
  }
  beginSpan(page, text.cells);
  let { x } = text;
  for (const cell of text.cells) {
    paintRun(page, [cell], { ...text, x }, fonts);
    x += cell.advance * text.size + text.tracking;
  }
  page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent));
}

/** Spread characters are read, searched and copied as the word that they spell. */
function beginSpan(page: PDFPage, cells: readonly Cell[]): void {
  const word = PDFHexString.fromText(cells.map((cell) => cell.text).join(''));
  page.pushOperators(
    PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, [
      '/Span',
      `<</ActualText ${word.toString()}>>`,
    ]),
  );
}

/** White strokes of twice the width below the letters, whose own ink covers the inner half. */
function paintHalo(page: PDFPage, text: PlacedText, halo: number, fonts: EmbeddedFonts): void {
  page.pushOperators(
    pushGraphicsState(),
    setTextRenderingMode(TextRenderingMode.Outline),
    setLineWidth(halo * 2),
    setLineJoin(LineJoinStyle.Round),
    setStrokingGrayscaleColor(1),
  );
  paintText(page, text, fonts);
  page.pushOperators(popGraphicsState());
}

function paintRun(
  page: PDFPage,
  run: readonly Cell[],
  { x, y, size, ink }: Pick<PlacedText, 'x' | 'y' | 'size' | 'ink'>,
  fonts: EmbeddedFonts,
): void {
  const face = run[0]?.face;
  if (!face) return;
  const text = run.map((cell) => cell.text).join('');
  page.drawText(text, {
    x,
    y,
    size,
    font: getFont(fonts, face),
    color: ink === undefined ? BLACK : inkOf(ink),
  });
}

function getFont(fonts: EmbeddedFonts, face: FontFace): PDFFont {
  const font = fonts.get(face);
  if (!font) throw new Error('A sheet uses a font that was not embedded');
  return font;
}

function splitIntoRuns(cells: readonly Cell[]): Cell[][] {
  const runs: Cell[][] = [];
  for (const cell of cells) {
    const run = runs.at(-1);
    if (run?.[0]?.face === cell.face) run.push(cell);
    else runs.push([cell]);
  }
  return runs;
}

/** One filled path, so that no hairline shows between modules. */
function paintCode(page: PDFPage, { x, y, side, modules }: Code): void {
  const unit = side / modules.length;
  const path = modules.flatMap((row, down) =>
    runsOf(row).map(
      ([from, to]) =>
        `M${at(from * unit)} ${at(down * unit)}h${at((to - from) * unit)}v${at(unit)}h${at((from - to) * unit)}z`,
    ),
  );
  page.drawSvgPath(path.join(''), { x, y: y + side, color: BLACK });
}

function runsOf(row: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = [];
  row.forEach((dark, index) => {
    const last = runs.at(-1);
    if (!dark) return;
    if (last?.[1] === index) last[1] = index + 1;
    else runs.push([index, index + 1]);
  });
  return runs;
}

function at(length: number): string {
  return length.toFixed(3);
}

function paintWatermark(page: PDFPage, { cells, size }: Watermark, fonts: EmbeddedFonts): void {
  const angle = (WATERMARK_ANGLE * Math.PI) / 180;
  const half = measure(cells, size) / 2;
  // The middle of the text lies on the middle of the page.
  let x = page.getWidth() / 2 - half * Math.cos(angle) + 0.38 * size * Math.sin(angle);
  let y = page.getHeight() / 2 - half * Math.sin(angle) - 0.38 * size * Math.cos(angle);
  for (const run of splitIntoRuns(cells)) {
    const face = run[0]?.face;
    if (!face) continue;
    page.drawText(run.map((cell) => cell.text).join(''), {
      x,
      y,
      size,
      font: getFont(fonts, face),
      color: WATERMARK_GREY,
      rotate: degrees(WATERMARK_ANGLE),
    });
    x += measure(run, size) * Math.cos(angle);
    y += measure(run, size) * Math.sin(angle);
  }
}
