import { create, type Font, type Glyph } from 'fontkit';
import type { Cluster } from './clusters.ts';
import { readVariationSequences, type VariationSequences } from './variation-sequences.ts';

/** A glyph that a font really has for a cluster. */
export interface FaceGlyph {
  glyph_id: number;
  /** Advance in em (1 = the font size). */
  advance: number;
}

/** One font file, parsed once in the life of the process. Look-ups are remembered. */
export class FontFace {
  readonly name: string;
  readonly bytes: Buffer;
  readonly font: Font;
  readonly #sequences: VariationSequences;
  readonly #found = new Map<string, FaceGlyph | undefined>();

  /** `bytes`: a single TrueType font. Throws on collections, which pdf-lib could not embed. */
  constructor(bytes: Buffer) {
    const font = create(bytes);
    if (!('unitsPerEm' in font)) throw new TypeError('A certificate font must be a single font file');
    this.bytes = bytes;
    this.font = font;
    this.name = font.postscriptName;
    this.#sequences = readVariationSequences(bytes);
  }

  /**
   * Undefined unless this font can draw exactly this cluster: a listed variation sequence where there is a
   * selector, and ink where ink is due (some fonts map characters to empty outlines).
   */
  findGlyph(cluster: Cluster): FaceGlyph | undefined {
    if (cluster.fault !== null) return undefined;
    const key = `${cluster.code_point},${cluster.selector ?? ''}`;
    if (this.#found.has(key)) return this.#found.get(key);
    const glyph = this.#findRealGlyph(cluster);
    const found = glyph && { glyph_id: glyph.id, advance: glyph.advanceWidth / this.font.unitsPerEm };
    this.#found.set(key, found);
    return found;
  }

  #findRealGlyph({ code_point, selector }: Cluster): Glyph | undefined {
    if (!this.font.hasGlyphForCodePoint(code_point)) return undefined;
    let glyph = this.font.glyphForCodePoint(code_point);
    if (selector !== null) {
      const sequence = this.#sequences.find(code_point, selector);
      if (!sequence) return undefined;
      if (sequence.form === 'own') glyph = this.font.getGlyph(sequence.glyph_id);
    }
    const isSpace = /^\p{Zs}$/u.test(String.fromCodePoint(code_point));
    return isSpace || glyph.path.commands.length > 0 ? glyph : undefined;
  }
}
