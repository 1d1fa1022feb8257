/**
 * Reads the ideographic variation sequences of a font: subtable format 14 of `cmap`.
 *
 * fontkit 2.0.4 finds a non-default sequence only where the character also stands among the default ones, so it
 * draws 邉 + selector as plain 邉 without a word. A wrong form of a name on a certificate is worse than none, so
 * the table is read here, straight from the font's bytes.
 */

const FORMAT_14 = 14;
const RECORD_BYTES = 11;

/** What a font says about one base character with one selector. */
export type VariationSequence = { form: 'default' } | { form: 'own'; glyph_id: number };

export interface VariationSequences {
  /** Undefined when the font does not list the sequence: then it must not be drawn in this font. */
  find(codePoint: number, selector: number): VariationSequence | undefined;
}

const none: VariationSequences = { find: () => undefined };

/** `bytes`: a whole TrueType font file (not a collection). Fonts without the subtable know no sequence. */
export function readVariationSequences(bytes: Uint8Array): VariationSequences {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const subtable = findFormat14(view);
  if (subtable === undefined) return none;

  const selectors = new Map<number, { defaults: number; own: number }>();
  const count = view.getUint32(subtable + 6);
  for (let index = 0; index < count; index += 1) {
    const record = subtable + 10 + index * RECORD_BYTES;
    selectors.set(readUint24(view, record), {
      defaults: view.getUint32(record + 3),
      own: view.getUint32(record + 7),
    });
  }

  return {
    find(codePoint, selector) {
      const offsets = selectors.get(selector);
      if (!offsets) return undefined;
      const glyphId = offsets.own === 0 ? undefined : findOwnForm(view, subtable + offsets.own, codePoint);
      if (glyphId !== undefined) return { form: 'own', glyph_id: glyphId };
      const isDefault =
        offsets.defaults !== 0 && hasDefaultForm(view, subtable + offsets.defaults, codePoint);
      return isDefault ? { form: 'default' } : undefined;
    },
  };
}

function findFormat14(view: DataView): number | undefined {
  const tableCount = view.getUint16(4);
  for (let index = 0; index < tableCount; index += 1) {
    const entry = 12 + index * 16;
    if (view.getUint32(entry) !== 0x636d6170 /* 'cmap' */) continue;
    const cmap = view.getUint32(entry + 8);
    const subtableCount = view.getUint16(cmap + 2);
    for (let at = 0; at < subtableCount; at += 1) {
      const subtable = cmap + view.getUint32(cmap + 4 + at * 8 + 4);
      if (view.getUint16(subtable) === FORMAT_14) return subtable;
    }
  }
  return undefined;
}

/** Ranges of [start (24 bit), additional count (8 bit)], ascending. */
function hasDefaultForm(view: DataView, table: number, codePoint: number): boolean {
  let low = 0;
  let high = view.getUint32(table) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const start = readUint24(view, table + 4 + middle * 4);
    const end = start + view.getUint8(table + 4 + middle * 4 + 3);
    if (codePoint < start) high = middle - 1;
    else if (codePoint > end) low = middle + 1;
    else return true;
  }
  return false;
}

/** Mappings of [character (24 bit), glyph (16 bit)], ascending. */
function findOwnForm(view: DataView, table: number, codePoint: number): number | undefined {
  let low = 0;
  let high = view.getUint32(table) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const entry = table + 4 + middle * 5;
    const value = readUint24(view, entry);
    if (codePoint < value) high = middle - 1;
    else if (codePoint > value) low = middle + 1;
    else return view.getUint16(entry + 3);
  }
  return undefined;
}

function readUint24(view: DataView, offset: number): number {
  return (view.getUint16(offset) << 8) | view.getUint8(offset + 2);
}
