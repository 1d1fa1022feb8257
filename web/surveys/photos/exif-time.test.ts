import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readShotTime } from './exif-time.ts';

/** A JPEG's beginning with an EXIF segment that says when it was taken; `fine`: its sub-seconds. */
function jpegTakenAt(taken: string, isLittle: boolean, fine: string | null = null): Uint8Array {
  const tiff = new DataView(new ArrayBuffer(200));
  tiff.setUint16(0, isLittle ? 0x4949 : 0x4d4d);
  tiff.setUint16(2, 42, isLittle);
  tiff.setUint32(4, 8, isLittle);
  const entry = (at: number, tag: number, type: number, count: number, value: number): void => {
    tiff.setUint16(at, tag, isLittle);
    tiff.setUint16(at + 2, type, isLittle);
    tiff.setUint32(at + 4, count, isLittle);
    tiff.setUint32(at + 8, value, isLittle);
  };
  const text = (at: number, words: string): void =>
    [...words].forEach((letter, place) => tiff.setUint8(at + place, letter.charCodeAt(0)));
  tiff.setUint16(8, 1, isLittle);
  entry(10, 0x8769, 4, 1, 40);
  tiff.setUint16(40, fine === null ? 1 : 2, isLittle);
  entry(42, 0x9003, 2, 20, 100);
  text(100, taken);
  if (fine !== null) {
    entry(54, 0x9291, 2, fine.length + 1, 0);
    text(62, fine);
  }
  const jfif = [0xff, 0xe0, 0, 6, 1, 2, 3, 4];
  const exif = [0xff, 0xe1, 0, 208, 0x45, 0x78, 0x69, 0x66, 0, 0, ...new Uint8Array(tiff.buffer)];
  return Uint8Array.from([0xff, 0xd8, ...jfif, ...exif, 0xff, 0xda, 0, 2]);
}

describe('the time of a shot', () => {
  it('is read in both byte orders, with parts of a second', () => {
    expect(readShotTime(jpegTakenAt('2026:07:31 09:41:05', false))).toBe('2026-07-31T09:41:05.000');
    expect(readShotTime(jpegTakenAt('2026:07:31 09:41:05', true, '27'))).toBe('2026-07-31T09:41:05.270');
  });

  it('is none where the clock was never set, or the file is no JPEG', () => {
    expect(readShotTime(jpegTakenAt('0000:00:00 00:00:00', true))).toBeNull();
    expect(readShotTime(jpegTakenAt('                   ', true))).toBeNull();
    expect(readShotTime(Uint8Array.from([0x89, 0x50, 0x4e, 0x47]))).toBeNull();
    expect(readShotTime(new Uint8Array(0))).toBeNull();
  });

  it('is never guessed from damaged files, which do no harm', () => {
    const whole = jpegTakenAt('2026:07:31 09:41:05', true, '27');
    fc.assert(
      fc.property(
        fc.nat(whole.length),
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
        (kept, changes) => {
          const damaged = whole.slice(0, kept);
          for (const [at, value] of changes) if (at < kept) damaged[at] = value;
          const read = readShotTime(damaged);
          expect(read === null || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/u.test(read)).toBe(true);
        },
      ),
    );
  });
});
