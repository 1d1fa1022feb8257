// The table of a shapefile (dBASE III and its followers).
import { TextDecoder } from 'node:util';
import { SAMPLE_BYTES, cp932Length, detectFromSample, utf8Length } from '../text/detect-encoding.ts';
import type { TextEncoding } from '../text/detect-encoding.ts';
import { ByteReader, viewOf } from './byte-source.ts';
import { FormatError } from './format-error.ts';
import { maxColumns } from './table.ts';

export type DbfEncoding = 'utf-8' | 'cp932';

interface Field {
  readonly name: Uint8Array;
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

export interface DbfHead {
  readonly records: number;
  readonly fields: readonly Field[];
  readonly recordBytes: number;
  /** What the file itself says its language is: CP932 or nothing we know. */
  readonly said: DbfEncoding | null;
}

export interface DbfRecord {
  readonly cells: string[];
  readonly deleted: boolean;
  /** 0-based column whose bytes are not of the encoding; null: none */
  readonly undecodable: number | null;
}

const japaneseDrivers = new Set([0x13, 0x7b]);

export async function readDbfHead(reader: ByteReader): Promise<DbfHead> {
  const head = viewOf(await reader.need(32));
  const headBytes = head.getUint16(8, true);
  const recordBytes = head.getUint16(10, true);
  if (headBytes < 33 || recordBytes < 1) throw new FormatError('broken');
  const records = head.getUint32(4, true);
  const said = japaneseDrivers.has(head.getUint8(29)) ? 'cp932' : null;
  const rest = Uint8Array.from(await reader.need(headBytes - 32));
  const fields: Field[] = [];
  let start = 1;
  for (let at = 0; at + 32 <= rest.length && rest[at] !== 0x0d; at += 32) {
    const length = rest[at + 16] ?? 0;
    const name = rest.subarray(at, at + 11);
    const ends = name.indexOf(0);
    fields.push({
      name: ends < 0 ? name : name.subarray(0, ends),
      type: String.fromCharCode(rest[at + 11] ?? 0),
      start,
      end: start + length,
    });
    start += length;
  }
  if (start > recordBytes) throw new FormatError('broken');
  if (fields.length > maxColumns) throw new FormatError('too_many_columns');
  return { records, fields, recordBytes, said };
}

/**
 * The encoding of names and texts: `forced` above all; then what stands beside (.cpg) or in the file, if the text agrees;
 * else what the text looks like.
 */
export async function detectDbfEncoding(
  bytes: AsyncIterable<Uint8Array>,
  said: string | null,
  forced: TextEncoding | undefined,
): Promise<DbfEncoding> {
  if (forced !== undefined) return forced === 'cp932' ? 'cp932' : 'utf-8';
  const reader = new ByteReader(bytes);
  try {
    const head = await readDbfHead(reader);
    const texts: Uint8Array[] = head.fields.map(({ name }) => name);
    for (let held = 0; held < SAMPLE_BYTES; held += head.recordBytes) {
      const record = await nextRecord(reader, head);
      if (record === null) break;
      for (const { start, end, type } of head.fields)
        if (type === 'C') texts.push(Uint8Array.from(record.subarray(start, end)));
    }
    const whole = (encoding: DbfEncoding) => texts.every((text) => decode(text, encoding) !== null);
    const told = encodingNamed(said) ?? head.said;
    if (told !== null && whole(told)) return told;
    if (whole('utf-8')) return 'utf-8';
    if (whole('cp932')) return 'cp932';
    return told ?? detectFromSample(Buffer.concat(texts.map((text) => withoutCutEnd(text, 'utf-8'))));
  } finally {
    await reader.close();
  }
}

/** A .cpg holds the name of an encoding, in one of many spellings. */
function encodingNamed(cpg: string | null): DbfEncoding | null {
  const name = (cpg ?? '').trim().toLowerCase();
  if (/^(?:utf-?8|65001)$/u.test(name)) return 'utf-8';
  return /^(?:shift[-_]?jis|sjis|cp-?932|932|windows-?31j|ms_?kanji|ansi 932|ms932)$/u.test(name)
    ? 'cp932'
    : null;
}

export function headerOf({ fields }: DbfHead, encoding: DbfEncoding): string[] {
  // A name that is cut in the middle of a character keeps what is whole.
  return fields.map(({ name }) => (decode(name, encoding) ?? Buffer.from(name).toString('latin1')).trim());
}

/** The records in their order; the reader stands behind the head. */
export async function* readRecords(
  reader: ByteReader,
  head: DbfHead,
  encoding: DbfEncoding,
): AsyncGenerator<DbfRecord> {
  for (let number = 0; number < head.records; number += 1) {
    const record = await nextRecord(reader, head);
    if (record === null) return;
    let undecodable: number | null = null;
    const cells = head.fields.map(({ start, end, type }, column) => {
      const text = valueOf(record.subarray(start, end), type, encoding);
      if (text === null) undecodable ??= column;
      return text ?? Buffer.from(record.subarray(start, end)).toString('latin1').trim();
    });
    yield { cells, deleted: record[0] === 0x2a, undecodable };
  }
}

async function nextRecord(reader: ByteReader, { recordBytes }: DbfHead): Promise<Uint8Array | null> {
  const record = await reader.read(recordBytes).catch((error: unknown) => {
    // The single end mark after the last record.
    if (error instanceof FormatError && recordBytes > 1) return null;
    throw error;
  });
  return record === null || record[0] === 0x1a ? null : record;
}

function valueOf(bytes: Uint8Array, type: string, encoding: DbfEncoding): string | null {
  if (type === 'I' && bytes.length === 4) return String(viewOf(bytes).getInt32(0, true));
  if (type === 'O' && bytes.length === 8) return String(viewOf(bytes).getFloat64(0, true));
  const text = decode(bytes, encoding)?.trim();
  if (text === undefined) return null;
  switch (type) {
    case 'D':
      return /^[0-9]{8}$/u.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : text;
    case 'N':
    case 'F':
      // Asterisks fill a number that did not fit, and stand for none.
      return /^\*+$/u.test(text) ? '' : /e/iu.test(text) ? String(Number(text)) : text;
    case 'L':
      return text === '?' ? '' : text;
    default:
      return text;
  }
}

const decoders = {
  'utf-8': new TextDecoder('utf-8', { fatal: true }),
  cp932: new TextDecoder('shift_jis', { fatal: true }),
};

/** Text without its filling; a character that the width of the field cut in two is left out. Null where it is not of the encoding. */
function decode(bytes: Uint8Array, encoding: DbfEncoding): string | null {
  const end = bytes.indexOf(0);
  const filled = end < 0 ? bytes : bytes.subarray(0, end);
  try {
    return decoders[encoding].decode(withoutCutEnd(filled, encoding));
  } catch {
    return null;
  }
}

function withoutCutEnd(bytes: Uint8Array, encoding: DbfEncoding): Uint8Array {
  const lengthOf = encoding === 'cp932' ? cp932Length : utf8Length;
  let at = 0;
  while (at < bytes.length) {
    const next = at + lengthOf(bytes[at] ?? 0);
    if (next > bytes.length) return bytes.subarray(0, at);
    at = next;
  }
  return bytes;
}
