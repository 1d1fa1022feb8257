import type { Subset } from 'fontkit';
import type { PDFDocument } from 'pdf-lib';
import { splitIntoClusters } from './clusters.ts';
import type { FaceGlyph, FontFace } from './font-face.ts';

/*
 * Lets pdf-lib embed fonts with upstream fontkit. (Its own fork halves odd glyph offsets: most characters of a
 * certificate come out blank, while their text still extracts well.)
 *
 * pdf-lib expects fontkit 1: a subset with `encodeStream`. And it keeps one meaning for each glyph, so that two
 * characters sharing an outline (邉 and 邉 + its default selector) would extract as the same text. Therefore each
 * written character gets a glyph number of its own here; the outline is embedded once for each.
 *
 * Glyphs come from FontFace.findGlyph one by one. No ligature, kerning or width feature runs: the registered form
 * of a name is drawn as it is.
 */

type Fontkit = Parameters<PDFDocument['registerFontkit']>[0];
type PdfFont = ReturnType<Fontkit['create']>;
type PdfSubset = ReturnType<PdfFont['createSubset']>;
type PdfGlyph = Exclude<Parameters<PdfSubset['includeGlyph']>[0], number>;
type PdfGlyphRun = ReturnType<PdfFont['layout']>;

/** For `PDFDocument.registerFontkit`: embeds the given faces, found by the identity of their bytes. */
export function createFontkitAdapter(faces: Iterable<FontFace>): Fontkit {
  const byBytes = new Map<Uint8Array, FontFace>();
  for (const face of faces) byBytes.set(face.bytes, face);
  return {
    create(bytes) {
      const face = byBytes.get(bytes);
      if (!face) throw new Error('Only fonts of the document may be embedded');
      return new EmbeddedFont(face);
    },
  };
}

/** pdf-lib's types list all of fontkit; what embedding never asks for answers with an error, not with a guess. */
function neverAsked(): never {
  throw new Error('Not part of what pdf-lib needs to embed a font');
}

class EmbeddedGlyph implements PdfGlyph {
  readonly id: number;
  readonly codePoints: number[];
  readonly advanceWidth: number;
  /** Number of the outline in the font file. */
  readonly outline: number;

  constructor(id: number, text: string, found: FaceGlyph, unitsPerEm: number) {
    this.id = id;
    this.codePoints = [...text].map((character) => character.codePointAt(0) ?? 0);
    this.advanceWidth = found.advance * unitsPerEm;
    this.outline = found.glyph_id;
  }

  get path(): never {
    return neverAsked();
  }
  get bbox(): never {
    return neverAsked();
  }
  get cbox(): never {
    return neverAsked();
  }
  get layers(): never {
    return neverAsked();
  }
  readonly render = neverAsked;
  readonly getImageForSize = neverAsked;
}

class EmbeddedFont implements PdfFont {
  readonly #face: FontFace;
  readonly #glyphs = new Map<string, EmbeddedGlyph>();

  constructor(face: FontFace) {
    this.#face = face;
  }

  /** One glyph for each written character. Throws for what the face cannot draw: pdf-lib would draw □. */
  layout(text: string): PdfGlyphRun {
    const glyphs = splitIntoClusters(text).map((cluster) => {
      const known = this.#glyphs.get(cluster.text);
      if (known) return known;
      const found = this.#face.findGlyph(cluster);
      if (!found) throw new Error('A character reached a font that cannot draw it');
      const glyph = new EmbeddedGlyph(this.#glyphs.size + 1, cluster.text, found, this.unitsPerEm);
      this.#glyphs.set(cluster.text, glyph);
      return glyph;
    });
    const positions = glyphs.map(({ advanceWidth }) => ({
      xAdvance: advanceWidth,
      yAdvance: 0,
      xOffset: 0,
      yOffset: 0,
    }));
    const advanceWidth = glyphs.reduce((sum, glyph) => sum + glyph.advanceWidth, 0);
    const { bbox } = this;
    return {
      glyphs,
      positions,
      advanceWidth,
      bbox,
      script: 'DFLT',
      language: null,
      direction: 'ltr',
      features: {},
      advanceHeight: 0,
    };
  }

  createSubset(): PdfSubset {
    const subset = this.#face.font.createSubset();
    if (!listsGlyphs(subset)) throw new Error('This release of fontkit builds subsets in another way');
    const numbers = new Map<PdfGlyph, number>();
    return {
      includeGlyph(glyph) {
        if (!(glyph instanceof EmbeddedGlyph)) throw new TypeError('Only glyphs of the layout are embedded');
        const known = numbers.get(glyph);
        if (known !== undefined) return known;
        const added = subset.glyphs.push(glyph.outline) - 1;
        numbers.set(glyph, added);
        return added;
      },
      encodeStream: () => streamOnce(() => subset.encode()),
    };
  }

  get postscriptName() {
    return this.#face.font.postscriptName;
  }
  get fullName() {
    return this.#face.font.fullName;
  }
  get familyName() {
    return this.#face.font.familyName;
  }
  get subfamilyName() {
    return this.#face.font.subfamilyName;
  }
  get copyright() {
    return this.#face.font.copyright;
  }
  get version() {
    return String(this.#face.font.version);
  }
  get unitsPerEm() {
    return this.#face.font.unitsPerEm;
  }
  get ascent() {
    return this.#face.font.ascent;
  }
  get descent() {
    return this.#face.font.descent;
  }
  get lineGap() {
    return this.#face.font.lineGap;
  }
  get underlinePosition() {
    return this.#face.font.underlinePosition;
  }
  get underlineThickness() {
    return this.#face.font.underlineThickness;
  }
  get italicAngle() {
    return this.#face.font.italicAngle;
  }
  get capHeight() {
    return this.#face.font.capHeight;
  }
  get xHeight() {
    return this.#face.font.xHeight;
  }
  get bbox() {
    return this.#face.font.bbox;
  }
  get numGlyphs() {
    return this.#face.font.numGlyphs;
  }
  get 'OS/2'() {
    return this.#face.font['OS/2'];
  }
  get head() {
    return { macStyle: { italic: this.italicAngle !== 0 } };
  }
  // Kana and Latin differ in width in every font of ours, so none is of fixed pitch.
  readonly post = { isFixedPitch: false };
  get cff(): never {
    return neverAsked();
  }
  get characterSet(): never {
    return neverAsked();
  }
  get availableFeatures(): never {
    return neverAsked();
  }
  readonly glyphForCodePoint = neverAsked;
  readonly hasGlyphForCodePoint = neverAsked;
  readonly glyphsForString = neverAsked;
  readonly widthOfGlyph = neverAsked;
  readonly getGlyph = neverAsked;
}

/** fontkit's subset keeps the outlines to embed in this list; `includeGlyph` would merge equal ones. */
function listsGlyphs(subset: Subset): subset is Subset & { glyphs: number[] } {
  return (
    'glyphs' in subset && Array.isArray(subset.glyphs) && subset.glyphs.length === 1 && subset.glyphs[0] === 0
  );
}

type SubsetStream = ReturnType<PdfSubset['encodeStream']>;

/** The stream pdf-lib reads: everything in one piece, then the end, once its listeners are there. */
function streamOnce(encode: () => Uint8Array): SubsetStream {
  const stream: SubsetStream = {
    on(event, callback) {
      if (event === 'data') callback(encode());
      else if (event === 'end') queueMicrotask(() => callback(new Uint8Array(0)));
      return stream;
    },
  };
  return stream;
}
