import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPicture } from './picture.ts';

/** What comes behind the first bytes of a JPEG with Exif, and of a PNG: anything. */
const beginnings = [
  Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, ...Buffer.from('Exif\0\0II*\0'), 8, 0, 0, 0]),
  Buffer.from([0xff, 0xd8]),
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, ...Buffer.from('IHDR')]),
];

test('whatever comes behind its beginning, a picture is read or not, and no fact of it is beyond belief', () => {
  fc.assert(
    fc.property(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 400 }), (beginning, rest) => {
      const picture = readPicture(Buffer.concat([beginning, rest]));
      if (picture === null) return;
      expect(picture.width).toBeGreaterThan(0);
      expect(picture.height).toBeGreaterThan(0);
      expect(Math.abs(picture.place?.lat ?? 0)).toBeLessThanOrEqual(90);
    }),
    { numRuns: 3000 },
  );
});

test('a block that claims to hold thousands of endless values is done with at once', () => {
  const entries = 5000;
  const block = Buffer.alloc(14 + 2 + entries * 12, 0xff);
  block.write('Exif\0\0II*\0', 0, 'latin1');
  block.writeUInt32LE(8, 10);
  block.writeUInt16LE(entries, 14);
  for (let entry = 0; entry < entries; entry += 1) {
    block.writeUInt16LE(5, 16 + entry * 12 + 2);
    block.writeUInt32LE(8, 16 + entry * 12 + 8);
  }
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(block.length + 2, 4);
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 3, 0, 4, 1, 1, 0x11, 0]);
  const start = performance.now();
  expect(readPicture(Buffer.concat([head, block, frame]))).toMatchObject({
    width: 4,
    height: 3,
    taken_at: null,
  });
  expect(performance.now() - start).toBeLessThan(500);
});
