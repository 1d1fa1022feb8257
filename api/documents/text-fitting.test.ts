import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFontStack } from './fonts.ts';
import { toCells } from './glyphs.ts';
import { measure } from './sheet.ts';
import { fitText, wrap } from './text-fitting.ts';

const fonts = createFontStack(null);
const write = (text: string) => toCells(text, fonts);
const read = (cells: readonly { text: string }[]) => cells.map((cell) => cell.text).join('');
const box = { width: 120, height: 30, size: 12, one_line_until: 10, smallest: 6, leading: 1.25 };

describe('fitting', () => {
  it('keeps the full size where it fits', () => {
    expect(fitText([write('むすび市港町')], box)?.size).toBe(12);
  });

  it('shrinks on one line before it wraps', () => {
    const fitted = fitText([write('むすび市港町三丁目四番')], box);
    expect(fitted?.lines).toHaveLength(1);
    expect(fitted?.size).toBeLessThan(12);
  });

  it('wraps at the largest size that fits', () => {
    const fitted = fitText([write('むすび市大字北浜字上之段一千二百三十四番地')], box);
    expect(fitted?.lines).toHaveLength(2);
    expect(fitted?.size).toBeGreaterThan(10);
  });

  it('refuses what would be too small to read', () => {
    expect(fitText([write('長'.repeat(200))], box)).toBeUndefined();
  });

  it('keeps intended breaks', () => {
    expect(fitText([write('一'), write('二')], box)?.lines.map(read)).toEqual(['一', '二']);
  });
});

describe('wrapping', () => {
  it('keeps house numbers and words whole', () => {
    expect(wrap(write('むすび市港町12-34'), 7).map(read)).toEqual(['むすび市港町', '12-34']);
    expect(wrap(write('MARIA FERNANDA'), 5).map(read)).toEqual(['MARIA', 'FERNANDA']);
  });

  it('does not begin a line with a full stop', () => {
    expect(wrap(write('あいうえ。'), 4).map(read)).toEqual(['あいう', 'え。']);
  });

  it('loses nothing but blanks at the ends of lines, and never exceeds the width', () => {
    const text = fc.string({ unit: fc.constantFrom(...'港町三A4-（）。、 　'), maxLength: 80 });
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 20 }), (written, width) => {
        const lines = wrap(write(written), width);
        expect(lines.map(read).join('').replaceAll(/[ 　]/g, '')).toBe(written.replaceAll(/[ 　]/g, ''));
        for (const cells of lines) expect(measure(cells, 1)).toBeLessThanOrEqual(width);
      }),
    );
  });
});
