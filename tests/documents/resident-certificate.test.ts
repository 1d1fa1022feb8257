import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { createFontStack } from '../../api/documents/fonts.ts';
import { findMissingGlyphs, MissingGlyphError } from '../../api/documents/glyphs.ts';
import { layOutPaper, renderPaper } from '../../api/certificates/document/paper.ts';
import type { PaperFields } from '../../api/certificates/document/paper-fields.ts';
import { A4, type Sheet } from '../../api/documents/sheet.ts';
import { standardTemplate } from '../../api/certificates/standard-templates.ts';
import { listCells, listWrongCells, PROOF_DPI } from './glyph-proof.ts';
import {
  inventMembers,
  LONG_TEXTS,
  ORDINARY,
  TWELVE_MEMBERS,
  WITH_ANNEX,
  withoutSpace,
} from './invented-certificates.ts';
import { extractText, listFonts, rasterise } from './page-raster.ts';

const seal = readFileSync(new URL('../../geodata/sample-town/seal.png', import.meta.url));
const fonts = createFontStack(null);
const blocks = standardTemplate('resident', 'confirmation', '罹災証明書');
const unsealed = { blocks, seal_png: null, label: '居住者用', fonts };
const sealed = { ...unsealed, seal_png: seal };

const CASES: [string, PaperFields][] = [
  ['ordinary', ORDINARY],
  ['of twelve members', TWELVE_MEMBERS],
  ['of long texts', LONG_TEXTS],
  ['with an annex', WITH_ANNEX],
];

describe('a residents’ certificate', () => {
  it.each(CASES)('%s shows every glyph as its font has it', async (_, fields) => {
    const sheets = layOutPaper(fields, unsealed);
    const pages = rasterise(await renderPaper(fields, unsealed), PROOF_DPI);
    expect(pages).toHaveLength(sheets.length);
    expect(listWrongCells(pages, sheets)).toEqual([]);
  });

  it.each(CASES)('%s extracts as its fields', async (_, fields) => {
    const extracted = withoutSpace(extractText(await renderPaper(fields, sealed)));
    const printed = Object.entries(fields).filter(([key]) => key !== 'issued_on');
    const due = printed.flatMap(([, value]) => (typeof value === 'string' ? value.split('\n') : []));
    due.push(...fields.members.flatMap((member) => Object.values(member)));
    for (const text of due) expect(extracted).toContain(withoutSpace(text));
    expect(extracted).toContain('罹災証明書');
    expect(extracted).toContain('上記のとおり、相違ないことを証明します。');
  });

  it('stands on one page of A4 for up to fourteen members', () => {
    expect(layOutPaper({ ...ORDINARY, members: inventMembers(14) }, unsealed)).toHaveLength(1);
    expect(layOutPaper({ ...ORDINARY, members: inventMembers(15) }, unsealed)).toHaveLength(2);
  });

  it('embeds subsets of its fonts with their characters', async () => {
    const used = listFonts(await renderPaper(TWELVE_MEMBERS, sealed));
    expect(used.map(({ name }) => name.replace(/^[A-Z]{6}\+/, ''))).toEqual([
      'BIZUDMincho-Regular',
      'NotoSerifJP-Regular',
    ]);
    expect(used.every(({ embedded, subset, unicode }) => embedded && subset && unicode)).toBe(true);
  });

  it('is the same bytes for the same fields', async () => {
    const [once, again] = [
      await renderPaper(WITH_ANNEX, sealed),
      await renderPaper(structuredClone(WITH_ANNEX), sealed),
    ];
    expect(Buffer.from(once).equals(Buffer.from(again))).toBe(true);
  });

  it('says nothing personal about itself, and dates itself by its issue', async () => {
    const pdf = await PDFDocument.load(await renderPaper(ORDINARY, sealed), {
      updateMetadata: false,
    });
    expect(pdf.getTitle()).toBe('罹災証明書（居住者用）');
    expect(pdf.getAuthor()).toBeUndefined();
    expect(pdf.getSubject()).toBeUndefined();
    expect(pdf.getKeywords()).toBeUndefined();
    expect(pdf.getCreationDate()?.toISOString()).toBe('2026-08-12T00:00:00.000Z');
  });

  it('is marked on every page when it belongs to a drill', async () => {
    const fields = { ...WITH_ANNEX, training: true };
    const drill = rasterise(await renderPaper(fields, unsealed), 50);
    const real = rasterise(await renderPaper(WITH_ANNEX, unsealed), 50);
    const added = drill.map((page, index) => inkShare(page.ink) - inkShare(real[index]?.ink ?? page.ink));
    expect(Math.min(...added)).toBeGreaterThan(0.005);
    expect(extractText(await renderPaper(fields, unsealed)).match(/訓練用/g)).toHaveLength(2);
  });

  it('carries the seal over the end of the mayor’s name', () => {
    const [sheet] = layOutPaper(ORDINARY, sealed);
    const stamp = sheet?.stamps[0];
    const last = sheet && listCells(sheet).findLast(({ cell }) => cell.text === '郎');
    if (!stamp || !last) throw new Error('No seal or no name');
    expect(last.x).toBeGreaterThan(stamp.x);
    expect(last.x + last.size).toBeLessThan(stamp.x + stamp.side);
    expect(last.y).toBeGreaterThan(stamp.y);
    expect(last.y + last.size).toBeLessThan(stamp.y + stamp.side);
  });

  it('is refused while a character has no glyph, and drawn once the clerk substitutes it', async () => {
    const fields = { ...ORDINARY, householder_name: '\u{E123}田　清一' };
    expect(findMissingGlyphs(fields, fonts)).toEqual([
      { character: '\u{E123}', code_points: 'U+E123', reason: 'private_use' },
    ]);
    await expect(renderPaper(fields, unsealed)).rejects.toThrow(MissingGlyphError);
    const substituted = { ...fields, substitutions: { '\u{E123}': '吉' } };
    expect(extractText(await renderPaper(substituted, unsealed))).toContain('吉田');
  });

  it('never cuts, overlaps or leaves the frame, whatever the length of its texts', () => {
    const text = (most: number) =>
      fc.string({ unit: fc.constantFrom(...'港町三丁目の東4A髙 　（）、'), maxLength: most });
    const member = fc.record({ name: text(60), relationship: text(14), sex: text(6), age: text(8) });
    const fields = fc.record({
      householder_address: text(260),
      householder_name: text(120),
      category: text(80),
      members: fc.array(member, { maxLength: 40 }),
      cause: text(200),
      damage_class: text(80),
      object_kind: text(60),
      remarks: text(2000),
      mayor_title: text(30),
      mayor_name: text(30),
    });
    fc.assert(
      fc.property(fields, (random) => {
        const sheets = layOutPaper({ ...ORDINARY, ...random }, unsealed);
        const drawn = withoutSpace(
          sheets
            .flatMap((sheet) => sheet.texts.map(({ cells }) => cells.map((cell) => cell.text).join('')))
            .join(''),
        );
        for (const due of [random.householder_address, random.remarks, random.cause, random.mayor_name]) {
          expect(drawn).toContain(withoutSpace(due));
        }
        for (const sheet of sheets) {
          expect(listOutside(sheet)).toEqual([]);
          expect(countOverlaps(sheet)).toBe(0);
        }
      }),
      { numRuns: 60 },
    );
  });
});

function inkShare(ink: Float32Array): number {
  return ink.reduce((sum, value) => sum + value, 0) / ink.length;
}

const MARGIN = 60;

function listOutside(sheet: Sheet): string[] {
  return listCells(sheet)
    .filter(({ x, y, size, cell }) => {
      const right = x + cell.advance * size;
      return (
        x < MARGIN || right > A4.width - MARGIN || y - 0.12 * size < 30 || y + 0.88 * size > A4.height - 45
      );
    })
    .map(({ cell }) => cell.text);
}

/** Pairs of characters whose em boxes share more than a hair. */
function countOverlaps(sheet: Sheet): number {
  const boxes = listCells(sheet).map(({ x, y, size, cell }) => ({
    left: x + 0.05,
    right: x + cell.advance * size - 0.05,
    bottom: y - 0.12 * size + 0.05,
    top: y + 0.88 * size - 0.05,
  }));
  let overlaps = 0;
  boxes.forEach((one, index) => {
    for (let at = index + 1; at < boxes.length; at += 1) {
      const other = boxes[at];
      if (!other) continue;
      if (
        one.left < other.right &&
        other.left < one.right &&
        one.bottom < other.top &&
        other.bottom < one.top
      )
        overlaps += 1;
    }
  });
  return overlaps;
}
