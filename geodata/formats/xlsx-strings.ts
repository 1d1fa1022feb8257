// The texts that cells share. They are needed in any order, so all of them are held, as bytes and not as strings: half
// the room, and nothing for the garbage collector to walk through.
import { SaxesParser } from 'saxes';
import { FormatError } from './format-error.ts';
import type { ZipEntry } from './zip-archive.ts';

/** Enough for the names and addresses of a million people, and within the memory that an import may take. */
const maxTextBytes = 128 * 1024 ** 2;
const maxTexts = 8_000_000;
const pageBytes = 1024 ** 2;
/** Longer ones are refused in their rows. */
const maxTextLength = 8_001;

export class SharedStrings {
  readonly #pages: Buffer[] = [];
  #starts = new Uint32Array(1024);
  #lengths = new Uint16Array(1024);
  #count = 0;
  #filled = 0;

  /** Throws FormatError('excel_too_large') beyond what is held. */
  static async read(entry: ZipEntry | undefined): Promise<SharedStrings> {
    const strings = new SharedStrings();
    if (entry === undefined) return strings;
    const parser = strings.#parser();
    const decoder = new TextDecoder();
    for await (const chunk of entry.open()) parser.write(decoder.decode(chunk, { stream: true }));
    parser.write(decoder.decode());
    return strings;
  }

  /** '' for a number that no text has. */
  at(number: number): string {
    if (!(number >= 0 && number < this.#count)) return '';
    const start = this.#starts[number] ?? 0;
    const page = Math.floor(start / pageBytes);
    const within = start - page * pageBytes;
    return this.#pages[page]?.toString('utf8', within, within + (this.#lengths[number] ?? 0)) ?? '';
  }

  #parser(): SaxesParser {
    const parser = new SaxesParser();
    let text = '';
    let takes = false;
    let inFurigana = false;
    parser.on('error', () => {
      throw new FormatError('broken');
    });
    parser.on('opentag', ({ name }) => {
      const tag = name.slice(name.indexOf(':') + 1);
      if (tag === 'si') text = '';
      else if (tag === 'rPh') inFurigana = true;
      else if (tag === 't') takes = !inFurigana;
    });
    const take = (piece: string) => {
      if (takes && text.length < maxTextLength) text += piece.slice(0, maxTextLength - text.length);
    };
    parser.on('text', take);
    parser.on('cdata', take);
    parser.on('closetag', ({ name }) => {
      const tag = name.slice(name.indexOf(':') + 1);
      if (tag === 't') takes = false;
      else if (tag === 'rPh') inFurigana = false;
      else if (tag === 'si') this.#add(text);
    });
    return parser;
  }

  #add(text: string): void {
    const bytes = Buffer.byteLength(text);
    const pageEnd = Math.ceil((this.#filled + 1) / pageBytes) * pageBytes;
    // A text lies within one page; the rest of a page that is too short for it stays empty.
    const start = this.#filled + bytes > pageEnd ? pageEnd : this.#filled;
    this.#filled = start + bytes;
    if (this.#filled > maxTextBytes || this.#count >= maxTexts) throw new FormatError('excel_too_large');
    const page = Math.floor(start / pageBytes);
    while (this.#pages.length <= page) this.#pages.push(Buffer.alloc(pageBytes));
    this.#pages[page]?.write(text, start - page * pageBytes);
    if (this.#count === this.#starts.length) this.#grow();
    this.#starts[this.#count] = start;
    this.#lengths[this.#count] = bytes;
    this.#count += 1;
  }

  #grow(): void {
    const starts = new Uint32Array(this.#starts.length * 2);
    starts.set(this.#starts);
    this.#starts = starts;
    const lengths = new Uint16Array(this.#lengths.length * 2);
    lengths.set(this.#lengths);
    this.#lengths = lengths;
  }
}
