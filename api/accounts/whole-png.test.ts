import { readFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { isWholePng } from './whole-png.ts';

const seal = readFileSync(new URL('../../geodata/sample-town/seal.png', import.meta.url));

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function grey(width: number, height: number, rows: Buffer): Buffer {
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  return Buffer.concat([
    seal.subarray(0, 8),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

test('the sample seal and a small grey image are whole', () => {
  expect(isWholePng(seal, 2000)).toBe(true);
  expect(isWholePng(grey(2, 2, Buffer.from([0, 9, 9, 4, 9, 9])), 2000)).toBe(true);
});

test('a file cut anywhere is refused', () => {
  const image = grey(2, 2, Buffer.from([0, 9, 9, 0, 9, 9]));
  for (let length = 0; length < image.length; length += 1)
    expect(isWholePng(image.subarray(0, length), 2000), `${length} bytes`).toBe(false);
  expect(isWholePng(seal.subarray(0, 200), 2000)).toBe(false);
});

test('a file with any one byte changed is refused', () => {
  const image = grey(2, 2, Buffer.from([0, 9, 9, 0, 9, 9]));
  for (let place = 0; place < image.length; place += 1) {
    const changed = Buffer.from(image);
    changed[place] = (changed[place] ?? 0) ^ 0x41;
    expect(isWholePng(changed, 2000), `byte ${place}`).toBe(false);
  }
});

test('one that unpacks to more or less than it promises, or to more than may be opened, is refused', () => {
  expect(isWholePng(grey(2, 2, Buffer.alloc(50_000_000)), 2000)).toBe(false);
  expect(isWholePng(grey(2, 2, Buffer.alloc(5)), 2000)).toBe(false);
  expect(isWholePng(grey(2001, 1, Buffer.alloc(2002)), 2000)).toBe(false);
});

test('another kind of file is refused', () => {
  expect(isWholePng(Buffer.from('%PDF-1.7 and so on'), 2000)).toBe(false);
});
