import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DecodeError, decodeText } from './decode-text.ts';
import type { TextEncoding } from './detect-encoding.ts';

/** Characters with their CP932 bytes: kanji, half-width kana, the NEC and IBM rows, a trail byte of 0x5C. */
const CP932: readonly (readonly [string, readonly number[]])[] = [
  ['住', [0x8f, 0x5a]],
  ['所', [0x8f, 0x8a]],
  ['表', [0x95, 0x5c]],
  ['ソ', [0x83, 0x5c]],
  ['髙', [0xfb, 0xfc]],
  ['﨑', [0xed, 0x95]],
  ['①', [0x87, 0x40]],
  ['ﾀ', [0xc0]],
  ['ﾞ', [0xde]],
  ['a', [0x61]],
  [',', [0x2c]],
  ['\n', [0x0a]],
];

async function* inChunks(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % Math.max(sizes.length, 1)] ?? bytes.length;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function read(bytes: Uint8Array, sizes: readonly number[] = [65_536], forced?: TextEncoding) {
  const decoded = decodeText(inChunks(bytes, sizes), forced);
  let text = '';
  for await (const part of decoded.text) text += part;
  return { text, encoding: decoded.encoding() };
}

const chunkSizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 });

describe('however the bytes are cut into chunks, the text is the same', () => {
  test('in UTF-8', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), chunkSizes, async (body, sizes) => {
        const text = `氏名,住所\n${body}`;
        expect((await read(Buffer.from(text), sizes, 'utf-8')).text).toBe(text);
      }),
    );
  });

  test('in UTF-16 of both byte orders, with a mark', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), chunkSizes, async (body, sizes) => {
        const little = Buffer.from(`\u{feff}${body}`, 'utf16le');
        const big = Buffer.from(little).swap16();
        expect(await read(little, sizes)).toEqual({ text: body, encoding: 'utf-16le' });
        expect(await read(big, sizes)).toEqual({ text: body, encoding: 'utf-16be' });
      }),
    );
  });

  test('in CP932', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...CP932), { maxLength: 60 }),
        chunkSizes,
        async (body, sizes) => {
          const all = [...CP932.slice(0, 5), ...body];
          const bytes = Uint8Array.from(all.flatMap(([, codes]) => codes));
          const text = all.map(([character]) => character).join('');
          expect(await read(bytes, sizes)).toEqual({ text, encoding: 'cp932' });
        },
      ),
    );
  });
});

const shiftJisHeader = Uint8Array.from([0x8f, 0x5a, 0x8f, 0x8a, 0x0a]);

describe('the encoding is seen by content', () => {
  test('UTF-8 with a mark loses the mark', async () => {
    expect(await read(Buffer.from('\u{feff}氏名\n'))).toEqual({ text: '氏名\n', encoding: 'utf-8-bom' });
  });

  test('UTF-8 without a mark', async () => {
    expect(await read(Buffer.from('氏名\n'))).toEqual({ text: '氏名\n', encoding: 'utf-8' });
  });

  test('plain ASCII is called UTF-8', async () => {
    expect(await read(Buffer.from('a,b\n'))).toEqual({ text: 'a,b\n', encoding: 'utf-8' });
  });

  test('an empty file is empty text', async () => {
    expect(await read(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8' });
  });

  test('UTF-16 without a mark', async () => {
    const text = '氏名,住所\n一,丁目\n';
    expect(await read(Buffer.from(text, 'utf16le'))).toEqual({ text, encoding: 'utf-16le' });
    expect(await read(Buffer.from(text, 'utf16le').swap16())).toEqual({ text, encoding: 'utf-16be' });
  });

  test('CP932 whose first kanji comes after three megabytes of ASCII', async () => {
    const bytes = Buffer.concat([Buffer.alloc(3_000_000, 'abcdefg\n'), shiftJisHeader]);
    const { text, encoding } = await read(bytes);
    expect(encoding).toBe('cp932');
    expect(text.slice(-3)).toBe('住所\n');
    expect(text.length).toBe(3_000_003);
  });

  test('UTF-8 whose first kanji comes after three megabytes of ASCII, cut in its middle', async () => {
    const bytes = Buffer.concat([Buffer.alloc(3_000_000, 'a'), Buffer.from('焼津\n')]);
    expect((await read(bytes, [3_000_001])).text.slice(-3)).toBe('焼津\n');
  });

  test('the reader may override it', async () => {
    const { text, encoding } = await read(Buffer.from('ﾃｽﾄ'), [4], 'utf-8');
    expect([text, encoding]).toEqual(['ﾃｽﾄ', 'utf-8']);
    await expect(read(shiftJisHeader, [4], 'utf-8')).rejects.toBeInstanceOf(DecodeError);
  });
});

async function failure(
  bytes: Uint8Array,
  sizes: readonly number[],
  forced?: TextEncoding,
): Promise<DecodeError> {
  try {
    await read(bytes, sizes, forced);
  } catch (error) {
    if (error instanceof DecodeError) return error;
  }
  throw new Error('the bytes were read');
}

describe('bytes that the encoding does not have are refused with their place', () => {
  test.each([[[1]], [[3, 2]], [[65_536]]])('in UTF-8, chunks of %j', async (sizes) => {
    const bytes = Buffer.concat([
      Buffer.from('氏名,住所\n佐藤,港町\n'),
      Buffer.from([0x61, 0xff]),
      Buffer.from('町\n'),
    ]);
    const error = await failure(bytes, sizes);
    expect([error.encoding, error.line, error.byte]).toEqual(['utf-8', 3, 29]);
  });

  test('in CP932', async () => {
    const bytes = Buffer.concat([shiftJisHeader, shiftJisHeader, Buffer.from([0x61, 0x85, 0xfb, 0x0a])]);
    const error = await failure(bytes, [3], 'cp932');
    expect([error.encoding, error.line, error.byte]).toEqual(['cp932', 3, 11]);
  });

  test('at the end of the file, where a character is cut', async () => {
    const error = await failure(Buffer.from('氏名\n町').subarray(0, 9), [2]);
    expect([error.line, error.byte]).toEqual([2, 7]);
  });

  test('and nothing of the text is repeated', async () => {
    const error = await failure(Buffer.concat([Buffer.from('佐藤'), Buffer.from([0xff])]), [9]);
    expect(error.message).not.toContain('佐');
  });
});
