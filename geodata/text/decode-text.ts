import { TextDecoder } from 'node:util';
import {
  HEAD_BYTES,
  SAMPLE_BYTES,
  cp932Length,
  detectFromHead,
  detectFromSample,
  firstBeyondAscii,
  utf8Length,
} from './detect-encoding.ts';
import type { TextEncoding } from './detect-encoding.ts';

/** Bytes that the chosen encoding does not have. Carries the place only, never what stands there. */
export class DecodeError extends Error {
  readonly encoding: TextEncoding;
  /** 1-based physical line */
  readonly line: number;
  /** 0-based offset in the file */
  readonly byte: number;

  constructor(encoding: TextEncoding, line: number, byte: number) {
    super(`bytes at line ${line}, offset ${byte} are not valid ${encoding}`);
    this.name = 'DecodeError';
    this.encoding = encoding;
    this.line = line;
    this.byte = byte;
  }
}

export interface DecodedText {
  readonly text: AsyncIterable<string>;
  /** The encoding in use; null while nothing but ASCII has been read. */
  encoding(): TextEncoding | null;
}

/**
 * Decodes a stream of bytes of unknown encoding to text, without the byte order mark. ASCII flows through at
 * once; at the first byte beyond it up to 1 MB is held and weighed, so a file whose first kanji stands after a
 * million rows is still read rightly. Holds that 1 MB at most. `forced` overrides the detection.
 * Iterating throws DecodeError at the first bytes that are not valid.
 */
export function decodeText(bytes: AsyncIterable<Uint8Array>, forced?: TextEncoding): DecodedText {
  const state: { encoding: TextEncoding | null } = { encoding: forced ?? null };
  return { text: decode(bytes, state), encoding: () => state.encoding };
}

async function* decode(
  bytes: AsyncIterable<Uint8Array>,
  state: { encoding: TextEncoding | null },
): AsyncGenerator<string> {
  const decoder = new PlacedDecoder();
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let headSeen = false;
  let waitingFor = HEAD_BYTES;

  for await (const chunk of bytes) {
    held.push(chunk);
    heldBytes += chunk.length;
    if (heldBytes < waitingFor) continue;
    yield* release(false);
  }
  yield* release(true);
  state.encoding ??= 'utf-8';

  function* release(last: boolean): Generator<string> {
    let data = held.length === 1 ? (held[0] ?? new Uint8Array()) : Buffer.concat(held);
    held = [];
    heldBytes = 0;
    if (!headSeen) {
      headSeen = true;
      const seen = detectFromHead(data);
      state.encoding ??= seen;
      data = decoder.skipMark(data, state.encoding, seen);
    }
    if (state.encoding === null) {
      const start = firstBeyondAscii(data);
      const rest = start < 0 ? new Uint8Array() : data.subarray(start);
      if (rest.length < data.length) {
        yield decoder.take(data.subarray(0, data.length - rest.length), 'utf-8', false);
      }
      if (rest.length === 0) {
        waitingFor = 1;
        return;
      }
      if (rest.length < SAMPLE_BYTES && !last) {
        held = [rest];
        heldBytes = rest.length;
        waitingFor = SAMPLE_BYTES;
        return;
      }
      state.encoding = detectFromSample(rest.subarray(0, SAMPLE_BYTES));
      data = rest;
    }
    waitingFor = 1;
    const text = decoder.take(data, state.encoding, last);
    if (text !== '') yield text;
  }
}

const LABEL: Record<TextEncoding, string> = {
  'utf-8': 'utf-8',
  'utf-8-bom': 'utf-8',
  cp932: 'shift_jis',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
};

/** Decodes whole characters chunk by chunk, keeps a cut one for the next chunk, and knows where it stands. */
class PlacedDecoder {
  #decoders = new Map<TextEncoding, TextDecoder>();
  #carry = new Uint8Array();
  #offset = 0;
  #line = 1;

  skipMark(data: Uint8Array, encoding: TextEncoding | null, seen: TextEncoding | null): Uint8Array {
    const marked = encoding === seen || (encoding === 'utf-8' && seen === 'utf-8-bom');
    if (!marked || encoding === null) return data;
    const length = data[0] === 0xef ? 3 : (data[0] ?? 0) >= 0xfe ? 2 : 0;
    this.#offset += length;
    return data.subarray(length);
  }

  take(chunk: Uint8Array, encoding: TextEncoding, last: boolean): string {
    const data = this.#carry.length === 0 ? chunk : Buffer.concat([this.#carry, chunk]);
    const whole = last ? data.length : wholeCharacters(data, encoding);
    const bytes = data.subarray(0, whole);
    // A copy, so that a few bytes do not keep the caller's whole chunk alive.
    this.#carry = Uint8Array.from(data.subarray(whole));
    let text: string;
    try {
      text = this.#decoder(encoding).decode(bytes);
    } catch {
      throw this.#place(bytes, encoding);
    }
    this.#offset += whole;
    this.#line += countLines(text);
    return text;
  }

  #decoder(encoding: TextEncoding): TextDecoder {
    const known = this.#decoders.get(encoding);
    if (known) return known;
    const decoder = new TextDecoder(LABEL[encoding], { fatal: true, ignoreBOM: true });
    this.#decoders.set(encoding, decoder);
    return decoder;
  }

  #place(bytes: Uint8Array, encoding: TextEncoding): DecodeError {
    let line = this.#line;
    let at = 0;
    while (at < bytes.length) {
      const length = characterLength(bytes, at, encoding);
      try {
        line += countLines(this.#decoder(encoding).decode(bytes.subarray(at, at + length)));
      } catch {
        break;
      }
      at += length;
    }
    return new DecodeError(encoding, line, this.#offset + at);
  }
}

function characterLength(bytes: Uint8Array, at: number, encoding: TextEncoding): number {
  const lead = bytes[at] ?? 0;
  if (encoding === 'cp932') return cp932Length(lead);
  if (encoding === 'utf-8' || encoding === 'utf-8-bom') return utf8Length(lead);
  const high = encoding === 'utf-16le' ? (bytes[at + 1] ?? 0) : lead;
  return high >= 0xd8 && high <= 0xdb ? 4 : 2;
}

/** How many leading bytes hold whole characters only. */
function wholeCharacters(bytes: Uint8Array, encoding: TextEncoding): number {
  const size = bytes.length;
  if (encoding === 'cp932') {
    // A trail byte may look like a lead byte, so only a walk from a known border tells.
    let at = 0;
    while (at < size) {
      const next = at + cp932Length(bytes[at] ?? 0);
      if (next > size) return at;
      at = next;
    }
    return size;
  }
  if (encoding === 'utf-8' || encoding === 'utf-8-bom') {
    for (let back = 1; back <= Math.min(3, size); back += 1) {
      const byte = bytes[size - back] ?? 0;
      if ((byte & 0xc0) !== 0x80) return utf8Length(byte) > back ? size - back : size;
    }
    return size;
  }
  const even = size - (size % 2);
  return even >= 2 && characterLength(bytes, even - 2, encoding) === 4 ? even - 2 : even;
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
