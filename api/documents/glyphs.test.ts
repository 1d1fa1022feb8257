import { describe, expect, it } from 'vitest';
import { createFontStack, findIpamj } from './fonts.ts';
import { findMissingGlyphs, MissingGlyphError, toCells } from './glyphs.ts';

const fonts = createFontStack(null);
const ipamj = findIpamj();

describe('cells', () => {
  it('come from the first font that has the character', () => {
    const faces = toCells('齋𠮷葛\u{E0100}', fonts).map((cell) => cell.face.name);
    expect(faces).toEqual(['BIZUDMincho-Regular', 'NotoSerifJP-Regular', 'BIZUDMincho-Regular']);
  });

  it('of a variation have another glyph than the plain character', () => {
    const [plain, own, listedAsDefault] = toCells('葛葛\u{E0100}葛\u{E0101}', fonts);
    expect(own?.glyph_id).not.toBe(plain?.glyph_id);
    expect(listedAsDefault?.glyph_id).toBe(plain?.glyph_id);
  });

  it('open the later fonts only when they are needed', () => {
    const [mincho] = fonts.faces();
    if (!mincho) throw new Error('No font');
    const guarded = {
      *faces() {
        yield mincho;
        throw new Error('A second font was opened');
      },
    };
    expect(toCells('髙橋', guarded)).toHaveLength(2);
    expect(() => toCells('𠮷', guarded)).toThrow('A second font was opened');
  });

  it('replace what the clerk substituted, and nothing else', () => {
    expect(toCells('\uE123田', fonts, { '\uE123': '吉' }).map((cell) => cell.text)).toEqual(['吉', '田']);
    expect(() => toCells('\uE124田', fonts, { '\uE123': '吉' })).toThrow(MissingGlyphError);
  });

  it('are never dropped by an empty substitution', () => {
    expect(() => toCells('\uE123田', fonts, { '\uE123': '' })).toThrow(MissingGlyphError);
  });

  it('that are missing are not named in the error text', () => {
    expect(() => toCells('山田\uE123', fonts)).toThrow(/^1 character\(s\)/);
  });
});

describe('missing glyphs', () => {
  it('are found in fields of any depth, each once, with their reason', () => {
    const fields = {
      name: '渡邉\u{E0110}',
      members: [{ name: '\uE000\uE000' }, { name: 'a\u0007' }],
      remarks: '一\n二',
    };
    expect(findMissingGlyphs(fields, fonts)).toEqual([
      { character: '邉\u{E0110}', code_points: 'U+9089 U+E0110', reason: 'no_variation' },
      { character: '\uE000', code_points: 'U+E000', reason: 'private_use' },
      { character: '\u0007', code_points: 'U+0007', reason: 'control' },
    ]);
  });

  it('are none where every font together suffices', () => {
    expect(findMissingGlyphs('髙橋　𠮷田　ＧＯＮＺＡＬＥＺ é １２３－４', fonts)).toEqual([]);
  });

  it('include characters of scripts that the fonts lack', () => {
    expect(findMissingGlyphs('김', fonts)).toEqual([
      { character: '김', code_points: 'U+AE40', reason: 'no_glyph' },
    ]);
  });

  it.skipIf(ipamj === undefined)('shrink when IPAmj Mincho is installed', () => {
    expect(findMissingGlyphs('渡邉\u{E0110}', createFontStack(ipamj))).toEqual([]);
  });
});
