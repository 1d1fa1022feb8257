import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { WriteStream } from 'node:fs';
import { encodeCp932 } from './encode-cp932.ts';

export type TextEncodingName = 'utf-8' | 'cp932';

const PIECE = 1 << 16;

/** A text file written piece by piece; `write` waits when the disk is slower than the writer. */
export class TextFile {
  readonly #stream: WriteStream;
  readonly #encoding: TextEncodingName;
  #pending = '';
  rows = 0;

  constructor(path: string, encoding: TextEncodingName = 'utf-8') {
    this.#stream = createWriteStream(path);
    this.#encoding = encoding;
  }

  async write(text: string): Promise<void> {
    this.#pending += text;
    if (this.#pending.length >= PIECE) await this.#flush();
  }

  /** One row of CSV; quotes only where a cell needs them. */
  async writeRow(cells: readonly string[]): Promise<void> {
    this.rows += 1;
    await this.write(`${cells.map(quoted).join(',')}\n`);
  }

  async close(): Promise<void> {
    await this.#flush();
    this.#stream.end();
    await once(this.#stream, 'close');
  }

  async #flush(): Promise<void> {
    const bytes = this.#encoding === 'utf-8' ? Buffer.from(this.#pending) : encodeCp932(this.#pending);
    this.#pending = '';
    if (!this.#stream.write(bytes)) await once(this.#stream, 'drain');
  }
}

function quoted(cell: string): string {
  return /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
