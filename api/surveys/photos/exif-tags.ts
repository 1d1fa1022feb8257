// Tags of an Exif block (Exif 2.32, TIFF 6.0), one by one: only what is asked for is read, so that a block full of nonsense
// costs nothing.

/** What stands under a tag: type of TIFF, how many values, and where in the block. */
interface Entry {
  type: number;
  count: number;
  at: number;
}
type Directory = ReadonlyMap<number, Entry>;

const BYTES_OF_TYPE: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 };
const IN_PLACE = 4;
const LONGEST_TEXT = 64;
const NONE: Directory = new Map();

export class ExifTags {
  readonly #block: Buffer;
  readonly #isBig: boolean;

  /** `block`: from its byte order mark on, with or without `Exif\0\0` before it. Null where it is no such block. */
  static open(bytes: Buffer): ExifTags | null {
    const block = bytes.toString('latin1', 0, 4) === 'Exif' ? bytes.subarray(6) : bytes;
    const mark = block.toString('latin1', 0, 4);
    return block.length >= 8 && (mark === 'II*\0' || mark === 'MM\0*')
      ? new ExifTags(block, mark === 'MM\0*')
      : null;
  }

  private constructor(block: Buffer, isBig: boolean) {
    this.#block = block;
    this.#isBig = isBig;
  }

  /** The first directory: what holds for the picture. */
  image(): Directory {
    return this.#directory(this.#u32(4));
  }

  /** The directory that a tag points at; an empty one where it does not. */
  below(directory: Directory, tag: number): Directory {
    return this.#directory(this.number(directory, tag));
  }

  /** A whole number (SHORT or LONG). */
  number(directory: Directory, tag: number): number | null {
    const entry = directory.get(tag);
    if (entry === undefined || entry.count < 1) return null;
    if (entry.type === 3) return this.#u16(entry.at);
    return entry.type === 4 ? this.#u32(entry.at) : null;
  }

  text(directory: Directory, tag: number): string | null {
    const entry = directory.get(tag);
    if (entry?.type !== 2) return null;
    const end = entry.at + Math.min(entry.count, LONGEST_TEXT);
    return this.#block.toString('latin1', entry.at, end).replace(/\0.*$/su, '').trim();
  }

  /** So many fractions, all of them with a value. */
  fractions(directory: Directory, tag: number, count: number): number[] | null {
    const entry = directory.get(tag);
    if (entry?.type !== 5 || entry.count !== count) return null;
    const values = Array.from({ length: count }, (_, index) => {
      const [above, below] = [this.#u32(entry.at + index * 8), this.#u32(entry.at + index * 8 + 4)];
      return above === null || below === null || below === 0 ? null : above / below;
    });
    const whole = values.filter((value) => value !== null);
    return whole.length === count ? whole : null;
  }

  #directory(start: number | null): Directory {
    const count = start === null ? null : this.#u16(start);
    if (start === null || count === null) return NONE;
    const found = new Map<number, Entry>();
    for (let at = start + 2; at < start + 2 + count * 12 && at + 12 <= this.#block.length; at += 12) {
      const [tag, type, values] = [this.#u16(at), this.#u16(at + 2), this.#u32(at + 4)];
      if (tag === null || type === null || values === null) break;
      const isInPlace = (BYTES_OF_TYPE[type] ?? 1) * values <= IN_PLACE;
      const where = isInPlace ? at + 8 : this.#u32(at + 8);
      if (where !== null && !found.has(tag)) found.set(tag, { type, count: values, at: where });
    }
    return found;
  }

  #u16(at: number): number | null {
    if (at + 2 > this.#block.length) return null;
    return this.#isBig ? this.#block.readUInt16BE(at) : this.#block.readUInt16LE(at);
  }

  #u32(at: number): number | null {
    if (at + 4 > this.#block.length) return null;
    return this.#isBig ? this.#block.readUInt32BE(at) : this.#block.readUInt32LE(at);
  }
}
