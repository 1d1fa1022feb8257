import { FormatError } from './format-error.ts';

/** A file that can be read from anywhere, and more than once. */
export interface ByteSource {
  readonly size: number;
  /** Bytes from `start` up to, not including, `end`; the whole file without a range. */
  stream(range?: { readonly start: number; readonly end: number }): AsyncIterable<Uint8Array>;
}

/** The first bytes of a file, at most `length`. */
export async function readHead(source: ByteSource, length: number): Promise<Uint8Array> {
  const end = Math.min(length, source.size);
  return end === 0 ? new Uint8Array() : gather(source.stream({ start: 0, end }), length);
}

/** All bytes of a stream; throws FormatError('broken') beyond `limit`. */
export async function gather(bytes: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of bytes) {
    pieces.push(piece);
    length += piece.length;
    if (length > limit) throw new FormatError('broken');
  }
  return Buffer.concat(pieces);
}

/** Reads a stream of bytes in pieces of wanted lengths. Holds one chunk of the source and one piece. */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #chunk: Uint8Array = new Uint8Array();

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#source = bytes[Symbol.asyncIterator]();
  }

  /** Exactly `length` bytes; null when the stream ended before the first. Throws FormatError when it ends within. */
  async read(length: number): Promise<Uint8Array | null> {
    if (this.#chunk.length >= length) return this.#take(length);
    const pieces = [this.#chunk];
    let held = this.#chunk.length;
    this.#chunk = new Uint8Array();
    while (held < length) {
      const next = await this.#source.next();
      if (next.done === true) {
        if (held === 0) return null;
        throw new FormatError('broken');
      }
      pieces.push(next.value);
      held += next.value.length;
    }
    this.#chunk = Buffer.concat(pieces);
    return this.#take(length);
  }

  /** As `read`, but the end of the stream is a fault. */
  async need(length: number): Promise<Uint8Array> {
    const bytes = await this.read(length);
    if (bytes === null) throw new FormatError('broken');
    return bytes;
  }

  async skip(length: number): Promise<void> {
    for (let left = length; left > 0;) {
      const step = Math.min(left, 65_536);
      await this.need(step);
      left -= step;
    }
  }

  /** Lets go of the source before its end. */
  async close(): Promise<void> {
    await this.#source.return?.();
  }

  #take(length: number): Uint8Array {
    const bytes = this.#chunk.subarray(0, length);
    this.#chunk = this.#chunk.subarray(length);
    return bytes;
  }
}

/** A view for numbers of either byte order. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
