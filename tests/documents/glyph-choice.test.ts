/**
 * Which outline belongs to a character is read from the font by our own code (variation sequences) and fontkit.
 * Here an independent reader judges the choice: HarfBuzz and FreeType inside Chromium.
 */
import { PNG } from 'pngjs';
import { expect, it } from 'vitest';
import type { FontFace } from '../../api/documents/font-face.ts';
import { createFontStack, findIpamj } from '../../api/documents/fonts.ts';
import { type Cell, toCells } from '../../api/documents/glyphs.ts';
import { launchChromium } from '../../scripts/launch-chromium.ts';
import { difference, TOLERANCE } from './glyph-proof.ts';
import { fillOutline } from './outline-raster.ts';

const EM = 100;
const CELL = 140;
const ORIGIN = { x: 20, baseline: 110 };

const ipamj = findIpamj();

it('takes the outlines that a browser takes, for plain characters and for variations', async () => {
  const cells = toCells(
    '髙橋﨑邉邊齋藤𠮷葛葛\u{E0100}葛\u{E0101}辻\u{E0100}邉\u{E0100}Aあ',
    createFontStack(null),
  );
  expect(await listOtherwiseDrawn(cells)).toEqual([]);
});

it('would be caught taking the base form of a variation', async () => {
  const [base, own] = toCells('葛葛\u{E0100}', createFontStack(null));
  if (!base || !own) throw new Error('Two cells were laid out');
  expect(await listOtherwiseDrawn([base, { ...own, glyph_id: base.glyph_id }])).toEqual([own.text]);
});

it.skipIf(ipamj === undefined)('takes the outlines that a browser takes from IPAmj Mincho', async () => {
  const cells = toCells(
    '邉\u{E010F}邉\u{E0110}邉\u{E0111}邉\u{E0112}邊\u{E0109}葛\u{E0102}齋\u{E0103}',
    createFontStack(ipamj),
  );
  expect(await listOtherwiseDrawn(cells)).toEqual([]);
});

/** Texts of the cells whose outline differs from what the browser draws with the same font file. */
async function listOtherwiseDrawn(cells: readonly Cell[]): Promise<string[]> {
  const faces = [...new Set(cells.map((cell) => cell.face))];
  const screen = await screenshot(cells, faces);
  return cells
    .filter((cell, index) => {
      const seen = new Float32Array(CELL * CELL);
      for (let y = 0; y < CELL; y += 1) {
        for (let x = 0; x < CELL; x += 1) {
          const lightness = screen.data[(y * screen.width + index * CELL + x) * 4] ?? 255;
          seen[y * CELL + x] = 1 - lightness / 255;
        }
      }
      const due = fillOutline(cell.face, cell.glyph_id, CELL, CELL, { ...ORIGIN, em: EM });
      return difference(seen, due.ink) > TOLERANCE;
    })
    .map((cell) => cell.text);
}

async function screenshot(cells: readonly Cell[], faces: readonly FontFace[]): Promise<PNG> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: cells.length * CELL, height: CELL } });
    await page.route('**/*', async (route) => {
      const number = /face-(\d+)$/.exec(route.request().url())?.[1];
      const face = number === undefined ? undefined : faces[Number(number)];
      if (face) await route.fulfill({ body: face.bytes, contentType: 'font/ttf' });
      else await route.fulfill({ body: writePage(cells, faces), contentType: 'text/html; charset=utf-8' });
    });
    await page.goto('http://document.test/');
    await page.evaluate('document.fonts.ready.then(() => true)');
    return PNG.sync.read(await page.screenshot());
  } finally {
    await browser.close();
  }
}

function writePage(cells: readonly Cell[], faces: readonly FontFace[]): string {
  const rules = faces.map(
    (_, index) => `@font-face { font-family: face-${index}; src: url(/face-${index}) }`,
  );
  const texts = cells.map((cell, index) => {
    const family = `face-${faces.indexOf(cell.face)}`;
    return `<text x="${index * CELL + ORIGIN.x}" y="${ORIGIN.baseline}" font-family="${family}">${cell.text}</text>`;
  });
  return `<!doctype html><style>${rules.join('')} body { margin: 0 } svg { display: block }
    text { font-size: ${EM}px; text-rendering: geometricPrecision }</style>
    <svg width="${cells.length * CELL}" height="${CELL}">${texts.join('')}</svg>`;
}
