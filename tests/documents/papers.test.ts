// Every standard form, and the page that leads a letter, proven glyph by glyph; the code on a paper read by a machine.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { layOutAddressPage } from '../../api/certificates/document/address-page.ts';
import { createFontStack } from '../../api/documents/fonts.ts';
import { toCells } from '../../api/documents/glyphs.ts';
import { layOutPaper, measureRoom, renderPaper } from '../../api/certificates/document/paper.ts';
import { paintPdf } from '../../api/documents/pdf.ts';
import { A4 } from '../../api/documents/sheet.ts';
import { longSampleCase, sampleCase } from '../../api/certificates/sample-case.ts';
import { standardTemplate } from '../../api/certificates/standard-templates.ts';
import type { TemplateBlocks } from '../../api/certificates/templates.contract.ts';
import { checkTemplate, sampleFor } from '../../api/certificates/templates.rules.ts';
import { listCells, listWrongCells, PROOF_DPI } from './glyph-proof.ts';
import { extractText, rasterise } from './page-raster.ts';

const fonts = createFontStack(null);
const seal = readFileSync(new URL('../../geodata/sample-town/seal.png', import.meta.url));
const forms = [
  ['resident', 'confirmation', '罹災証明書'],
  ['owner', 'building', '罹災証明書'],
  ['fire', 'confirmation', '罹災証明書'],
  ['damage_report', 'declaration', '被災届出受理証'],
  ['letter_refusal', 'refusal', '却下通知書'],
  ['letter_survey_result', 'survey_result', '再調査（第2次調査）結果通知書'],
] as const;

describe.each(forms)('the standard form of %s', (kind, ground, title) => {
  const blocks = standardTemplate(kind, ground, title);

  it('is sound: nothing is missing, foreign, unprintable or too long', () => {
    expect(checkTemplate(blocks, ground, fonts)).toMatchObject({ faults: [], pages: 1 });
  });

  it.each([
    ['an ordinary case', false],
    ['a case of long texts', true],
  ])('shows every glyph of %s as its font has it', async (_, long) => {
    const parts = { blocks, seal_png: null, fonts };
    const fields = sampleFor(ground, long);
    const sheets = layOutPaper(fields, parts);
    const pages = rasterise(await renderPaper(fields, parts), PROOF_DPI);
    expect(pages).toHaveLength(sheets.length);
    expect(listWrongCells(pages, sheets)).toEqual([]);
  });
});

describe('the code on a paper', () => {
  const verification = `https://musubi.example.lg.jp/public/990019/certificate#${'kR3x_-'.repeat(20)}.${'Zq7'.repeat(28)}aa`;
  it.each(['bottom_left', 'top_left'] as const)(
    'is read by a machine at %s, whatever stands around it',
    async (place) => {
      const blocks = standardTemplate('resident', 'confirmation', '罹災証明書').map((block) =>
        block.block === 'qr' ? { ...block, place } : block,
      );
      const pdf = await renderPaper(
        { ...longSampleCase, verification, training: true },
        { blocks, seal_png: seal, fonts },
      );
      expect(readCode(pdf)).toBe(verification);
    },
  );

  it('is left out where there is nothing to check, and its place with it', () => {
    const blocks = standardTemplate('resident', 'confirmation', '罹災証明書');
    const [sheet] = layOutPaper({ ...sampleCase, verification: '' }, { blocks, seal_png: null, fonts });
    expect(sheet?.codes).toEqual([]);
  });
});

describe('a template', () => {
  it('has its items in braces replaced by what they say', () => {
    const blocks: TemplateBlocks = [
      ...standardTemplate('damage_report', 'declaration', '受理証'),
      { block: 'text', text: '{届出者氏名}様（{交付日}）', size: 'small', align: 'right', height: 5 },
    ];
    const [sheet] = layOutPaper(sampleFor('declaration', false), { blocks, seal_png: null, fonts });
    const drawn = sheet?.texts.map(({ cells }) => cells.map((cell) => cell.text).join(''));
    expect(drawn).toContain('結城　渚様（令和8年8月12日）');
  });

  it('gives the row that fills the page exactly what the others leave, whatever their heights', () => {
    const heights = fc.array(fc.integer({ min: 4, max: 30 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(heights, (chosen) => {
        const blocks: TemplateBlocks = [
          {
            block: 'table',
            rows: [
              ...chosen.map((height) => ({ row: 'fixed' as const, label: ['項目'], text: '文', height })),
              {
                row: 'item' as const,
                label: ['備考'],
                field: 'remarks' as const,
                height: 10,
                look: 'small' as const,
                closes: true,
                fills: true,
              },
            ],
          },
        ];
        fc.pre(measureRoom(blocks, 0) >= 0);
        const [sheet] = layOutPaper({ ...sampleCase, verification: '' }, { blocks, seal_png: null, fonts });
        const lowest = Math.min(...(sheet?.rules ?? []).flatMap(({ from, to }) => [from[1], to[1]]));
        expect(lowest).toBeCloseTo(218, 1);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the page that leads a letter', () => {
  const letter = (address: string, name: string) =>
    layOutAddressPage(
      {
        addressee: { postal_code: '9990001', address, name },
        holds: '証明書',
        contents: ['罹災証明書（居住者用） 第0000123号 1部'],
        sender: 'むすび市役所 税務課\n電話 000-000-0000',
        dated: '令和8年8月12日',
      },
      (text) => toCells(text, fonts),
    );

  it('keeps postal code, address and name inside the window of a 長形3号 envelope', async () => {
    const sheet = letter(longSampleCase.householder_address, '髙橋　清一');
    const pages = rasterise(await paintPdf([sheet], { title: '郵送', dated: '2026-08-12' }), PROOF_DPI);
    expect(listWrongCells(pages, [sheet])).toEqual([]);
    const millimetre = 72 / 25.4;
    const upper = listCells(sheet).filter(({ y }) => A4.height - y < 58 * millimetre);
    expect(upper.map(({ cell }) => cell.text).join('')).toContain('様');
    for (const { x, y, size, cell } of upper) {
      expect(x).toBeGreaterThan(22 * millimetre);
      expect(x + cell.advance * size).toBeLessThan((22 + 90) * millimetre);
      expect(A4.height - y - size).toBeGreaterThan(12 * millimetre);
      expect(A4.height - y).toBeLessThan((12 + 45) * millimetre);
    }
    expect(extractText(await paintPdf([sheet], { title: '郵送', dated: '2026-08-12' }))).toContain(
      '〒999-0001',
    );
  });

  it('is refused where an address is too long for the window, and never cut', () => {
    expect(() => letter('むすび市大字北浜字上之段'.repeat(30), '髙橋　清一')).toThrow(RangeError);
  });
});

function readCode(pdf: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'musubi-code-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'paper.pdf'), pdf);
  execFileSync('pdftoppm', ['-r', '200', '-png', '-singlefile', 'paper.pdf', 'paper'], { cwd: folder });
  const options = ['--quiet', '--nodbus', '--raw', '-Sdisable', '-Sqrcode.enable', 'paper.png'];
  return execFileSync('zbarimg', options, { cwd: folder, encoding: 'utf8' }).trim();
}
