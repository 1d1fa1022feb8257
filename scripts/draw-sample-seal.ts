/**
 * Draws geodata/sample-town/seal.png: the seal of the fictional むすび市, for demonstrations and drills.
 * Run by hand when its look changes: node scripts/draw-sample-seal.ts (needs pdftoppm of poppler-utils).
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, rgb } from 'pdf-lib';
import { PNG } from 'pngjs';
import { openBoldMincho } from '../api/documents/fonts.ts';

const TARGET = new URL('../geodata/sample-town/seal.png', import.meta.url);
const SIDE = 300;
const BORDER = 8;
const INSET = 15;
/** Read from the right, as on real seals. */
const COLUMNS = ['むすび', '市長', '之印'];
const RED = { r: 0xd2, g: 0x36, b: 0x2a };

const folder = mkdtempSync(join(tmpdir(), 'musubi-seal-'));
try {
  const pdfPath = join(folder, 'seal.pdf');
  writeFileSync(pdfPath, await drawBlackSeal());
  execFileSync('pdftoppm', ['-r', '72', '-png', '-singlefile', pdfPath, join(folder, 'seal')]);
  writeFileSync(TARGET, inkToAlpha(readFileSync(join(folder, 'seal.png'))));
} finally {
  rmSync(folder, { recursive: true });
}

async function drawBlackSeal(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([SIDE, SIDE]);
  const black = rgb(0, 0, 0);
  const inner = SIDE - BORDER;
  page.drawRectangle({
    x: BORDER / 2,
    y: BORDER / 2,
    width: inner,
    height: inner,
    borderWidth: BORDER,
    borderColor: black,
  });
  const { font } = openBoldMincho();
  const width = (SIDE - 2 * INSET) / COLUMNS.length;
  COLUMNS.forEach((column, columnIndex) => {
    const characters = [...column];
    const height = (SIDE - 2 * INSET) / characters.length;
    characters.forEach((character, index) => {
      const { path } = font.glyphForCodePoint(character.codePointAt(0) ?? 0);
      const { minX, maxY, width: inkWidth, height: inkHeight } = path.bbox;
      const left = SIDE - INSET - (columnIndex + 1) * width + 4;
      const top = SIDE - INSET - index * height - 5;
      const scaleX = (width - 8) / inkWidth;
      const scaleY = (height - 10) / inkHeight;
      const stretched = path.translate(-minX, -maxY).scale(scaleX, -scaleY);
      page.drawSvgPath(stretched.toSVG(), {
        x: left,
        y: top,
        color: black,
        borderWidth: 1.2,
        borderColor: black,
      });
    });
  });
  return pdf.save();
}

/** Black on white becomes red on nothing. */
function inkToAlpha(bytes: Buffer): Buffer {
  const image = PNG.sync.read(bytes);
  for (let at = 0; at < image.data.length; at += 4) {
    const lightness = image.data[at] ?? 255;
    image.data.set([RED.r, RED.g, RED.b, 255 - lightness], at);
  }
  return PNG.sync.write(image);
}
