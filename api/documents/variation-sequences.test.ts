import { describe, expect, it } from 'vitest';
import { createFontStack, findIpamj } from './fonts.ts';
import { readVariationSequences } from './variation-sequences.ts';

const [mincho] = createFontStack(null).faces();
if (!mincho) throw new Error('No font');
const sequences = readVariationSequences(mincho.bytes);
const ipamj = findIpamj();

describe('variation sequences of BIZ UD Mincho', () => {
  it('list 葛 + E0100 with a form of its own', () => {
    const base = mincho.font.glyphForCodePoint(0x845b).id;
    const found = sequences.find(0x845b, 0xe0100);
    expect(found?.form).toBe('own');
    expect(found?.form === 'own' && found.glyph_id).not.toBe(base);
  });

  it('list 葛 + E0101 and 邉 + E0100 as the plain form', () => {
    expect(sequences.find(0x845b, 0xe0101)).toEqual({ form: 'default' });
    expect(sequences.find(0x9089, 0xe0100)).toEqual({ form: 'default' });
  });

  it('do not know 邉 + E0110, nor a selector on a character that has none', () => {
    expect(sequences.find(0x9089, 0xe0110)).toBeUndefined();
    expect(sequences.find(0x3042, 0xe0100)).toBeUndefined();
  });
});

it.skipIf(ipamj === undefined)('reads the sixteen forms of 邉 in IPAmj Mincho', () => {
  const face = [...createFontStack(ipamj).faces()].at(-1);
  if (!face) throw new Error('No font');
  const read = readVariationSequences(face.bytes);
  const selectors = Array.from({ length: 240 }, (_, index) => 0xe0100 + index);
  expect(selectors.filter((selector) => read.find(0x9089, selector)?.form === 'own')).toHaveLength(16);
});

it('knows no sequence in a font without the table', () => {
  const empty = new Uint8Array(12);
  expect(readVariationSequences(empty).find(0x845b, 0xe0100)).toBeUndefined();
});
