import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFontStack, findIpamj, type FontStack } from '../../api/documents/fonts.ts';
import { findMissingGlyphs, MissingGlyphError, toCells } from '../../api/documents/glyphs.ts';
import { paintPdf } from '../../api/documents/pdf.ts';
import { A4, emptySheet, type Sheet } from '../../api/documents/sheet.ts';
import { damageGlyphOffsets } from './damage-font.ts';
import { differenceFrom, inkOf, listCells, listWrongCells, PROOF_DPI, TOLERANCE } from './glyph-proof.ts';
import { extractText, rasterise, type Renderer } from './page-raster.ts';

// Debian: apt-get install poppler-utils mupdf-tools fonts-ipamj-mincho (scripts/test does).
const ipamj = findIpamj();
const withoutIpamj = createFontStack(null);

/** Registered forms that weaker systems get wrong; fewer than 100 glyphs, where faulty subsets show. */
const HARD_NAMES = [
  '髙橋',
  '山﨑',
  '渡邉',
  '渡邊',
  '齋藤',
  '𠮷田',
  '葛城',
  '葛\u{E0100}城',
  '葛\u{E0101}城',
  '辻\u{E0100}',
];
const SIZE = 11.5;
const PER_LINE = 20;

function layOut(texts: readonly string[], fonts: FontStack): Sheet {
  const sheet = emptySheet();
  texts.forEach((text, index) => {
    const y = A4.height - 60 - index * 24;
    sheet.texts.push({ cells: toCells(text, fonts), x: 50.3, y, size: SIZE, tracking: 0 });
  });
  return sheet;
}

function paint(sheet: Sheet): Promise<Uint8Array> {
  return paintPdf([sheet], { title: '字形', dated: '2026-08-12' });
}

function firstPage(pdf: Uint8Array, renderer: Renderer = 'poppler') {
  const [page] = rasterise(pdf, PROOF_DPI, renderer);
  if (!page) throw new Error('No page');
  return page;
}

describe('glyphs on paper', () => {
  it.each(['poppler', 'mupdf'] as const)(
    'have the outlines of the font file, as %s draws them',
    async (renderer) => {
      const sheet = layOut(HARD_NAMES, withoutIpamj);
      const page = firstPage(await paint(sheet), renderer);
      expect(listWrongCells([page], [sheet])).toEqual([]);
    },
  );

  it('extract as the characters that were written, selectors included', async () => {
    const text = extractText(await paint(layOut(HARD_NAMES, withoutIpamj)));
    expect(text.trim().split(/\s+/)).toEqual(HARD_NAMES);
  });

  it('show the form that the selector asks for, not the base form', async () => {
    const sheet = layOut(['葛葛\u{E0100}葛\u{E0101}'], withoutIpamj);
    const page = firstPage(await paint(sheet));
    const [base, own, listedAsDefault] = listCells(sheet);
    if (!base || !own || !listedAsDefault) throw new Error('Three cells were laid out');
    expect(differenceFrom(page, own)).toBeLessThan(TOLERANCE);
    expect(differenceFrom(page, own, base.cell.glyph_id)).toBeGreaterThan(TOLERANCE);
    expect(differenceFrom(page, listedAsDefault, base.cell.glyph_id)).toBeLessThan(TOLERANCE);
  });

  it.skipIf(ipamj === undefined)(
    'show variations that only IPAmj Mincho has, each in its own form',
    async () => {
      const forms = '邉\u{E0110}邉\u{E0111}邉\u{E0112}邊\u{E0109}';
      const sheet = layOut([forms], createFontStack(ipamj));
      const page = firstPage(await paint(sheet));
      const cells = listCells(sheet);
      expect(cells.map(({ cell }) => cell.face.name)).toEqual(Array(4).fill('IPAmjMincho'));
      expect(listWrongCells([page], [sheet])).toEqual([]);
      for (const placed of cells) {
        const { face, glyph_id } = placed.cell;
        const baseGlyph = face.font.glyphForCodePoint(placed.cell.text.codePointAt(0) ?? 0).id;
        expect(baseGlyph).not.toBe(glyph_id);
        expect(differenceFrom(page, placed, baseGlyph)).toBeGreaterThan(TOLERANCE);
      }
    },
  );

  it('are reported, not drawn as the base form, where no font has the variation', () => {
    const name = '渡邉\u{E0110}';
    expect(findMissingGlyphs(name, withoutIpamj)).toEqual([
      { character: '邉\u{E0110}', code_points: 'U+9089 U+E0110', reason: 'no_variation' },
    ]);
    expect(() => toCells(name, withoutIpamj)).toThrow(MissingGlyphError);
  });

  it('are right for any text that the fonts hold, rare characters included', async () => {
    const fonts = createFontStack();
    const character = fc.oneof(
      ...[...fonts.faces()].map((face) => anyCharacter(face.font.characterSet, fonts)),
    );
    const page = fc.array(fc.string({ unit: character, minLength: PER_LINE, maxLength: PER_LINE }), {
      minLength: 2,
      maxLength: 2,
    });
    await fc.assert(
      fc.asyncProperty(page, async (lines) => {
        const sheet = layOut(lines, fonts);
        const drawn = firstPage(await paint(sheet));
        expect(listCells(sheet).filter((placed) => inkOf(drawn, placed) < 5)).toEqual([]);
        expect(listWrongCells([drawn], [sheet])).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });
});

/** Ideographs, kana, letters: what names and addresses are made of. */
function anyCharacter(characterSet: readonly number[], fonts: FontStack): fc.Arbitrary<string> {
  return fc
    .nat({ max: characterSet.length - 1 })
    .map((index) => String.fromCodePoint(characterSet[index] ?? 0))
    .filter((text) => /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}A-Za-z0-9]$/u.test(text))
    .filter((text) => findMissingGlyphs(text, fonts).length === 0);
}

describe('the proof itself', () => {
  const sheet = layOut(['髙橋﨑邉邊齋藤田葛辻'], withoutIpamj);

  it('sees a blank glyph', async () => {
    const damaged = await damageGlyphOffsets(await paint(sheet), (offsets) =>
      offsets.map((offset, index) => (index === 4 ? (offsets[3] ?? offset) : offset)),
    );
    expect(listWrongCells([firstPage(damaged)], [sheet])).toContain('﨑');
  });

  it('sees offsets that lost their odd byte, as in the fork that pdf-lib names', async () => {
    const damaged = await damageGlyphOffsets(await paint(sheet), (offsets) =>
      offsets.map((offset, index) => (index % 2 === 1 ? offset + 1 : offset)),
    );
    expect(listWrongCells([firstPage(damaged)], [sheet]).length).toBeGreaterThan(0);
  });

  it.each([
    ['邉', '邊'],
    ['葛', '葛\u{E0100}'],
    ['辻', '辻\u{E0100}'],
    ['高', '髙'],
    ['崎', '﨑'],
  ])('tells %s from its near form', async (drawn, due) => {
    const page = firstPage(await paint(layOut([drawn], withoutIpamj)));
    expect(listWrongCells([page], [layOut([due], withoutIpamj)])).toEqual([due]);
  });
});
