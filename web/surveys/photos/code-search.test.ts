import qrcode from 'qrcode';
import { describe, expect, it } from 'vitest';
import { findSheetCode, type Grey, type Look } from './code-search.ts';

const text = 'MSBS:0123456789ABCDEFGHJK';

/** How a sheet is held before the camera. */
type Scene = {
  /** Of the picture, pixels. */
  width: number;
  height: number;
  /** Pixels a millimetre of paper. */
  scale: number;
  /** Middle of the sheet, as a share of the picture. */
  at: [number, number];
  /** Degrees; and how much the far edge of the paper is smaller than the near one. */
  turn: number;
  tilt: number;
  blur: number;
  noise: number;
  words?: string;
};

const usual: Scene = {
  width: 1800,
  height: 1350,
  scale: 4,
  at: [0.5, 0.5],
  turn: 0,
  tilt: 0,
  blur: 1,
  noise: 12,
};

/** Draws an A4 sheet with a code of 26 mm at its upper right, as 配布 prints it, before a dark, uneven ground. */
function photograph(given: Partial<Scene>): Grey {
  const scene = { ...usual, ...given };
  const { width, height, scale, tilt } = scene;
  const { modules } = qrcode.create(scene.words ?? text, { errorCorrectionLevel: 'M' });
  const [sin, cos] = [Math.sin((scene.turn * Math.PI) / 180), Math.cos((scene.turn * Math.PI) / 180)];
  const raw = new Float32Array(width * height);
  let seed = 7;
  const random = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [dx, dy] = [(x - scene.at[0] * width) / scale, (y - scene.at[1] * height) / scale];
      const turned: [number, number] = [cos * dx + sin * dy, cos * dy - sin * dx];
      const depth = 1 + (tilt * turned[1]) / 297;
      const [u, v] = [turned[0] / depth + 105, turned[1] / depth + 148.5];
      const isPaper = u >= 0 && u < 210 && v >= 0 && v < 297;
      const ground = 70 + 40 * Math.sin(x / 9) * Math.sin(y / 13) + 30 * random();
      const light = 0.65 + 0.35 * (x / width);
      raw[y * width + x] = (isPaper ? light * paper(u, v, modules) : ground) + scene.noise * (random() - 0.5);
    }
  return { width, height, pixels: Uint8ClampedArray.from(blurred(raw, width, height, scene.blur)) };
}

/** Brightness of the sheet at a place in millimetres: its code, and lines of writing. */
function paper(u: number, v: number, modules: { size: number; get(row: number, column: number): number }) {
  const [left, top, side] = [210 - 15 - 26, 15, 26];
  if (u >= left && u < left + side && v >= top && v < top + side) {
    const row = Math.floor(((v - top) / side) * modules.size);
    return modules.get(row, Math.floor(((u - left) / side) * modules.size)) === 1 ? 25 : 225;
  }
  const isWriting = v > 50 && v < 280 && u > 20 && u < 190 && v % 9 < 3 && (u * 7) % 5 < 2.4;
  return isWriting ? 40 : 225;
}

function blurred(raw: Float32Array, width: number, height: number, radius: number): Float32Array {
  let from = raw;
  for (const step of [1, width]) {
    const to = new Float32Array(from.length);
    for (let at = 0; at < from.length; at += 1) {
      let sum = 0;
      for (let away = -radius; away <= radius; away += 1) sum += from[at + away * step] ?? from[at] ?? 0;
      to[at] = sum / (2 * radius + 1);
    }
    from = to;
  }
  return from;
}

/** As a canvas makes a part smaller: by the mean of what falls into a pixel. */
function lookAt({ pixels, width: full }: Grey): Look {
  return (region, width, height) => {
    const small = new Uint8ClampedArray(width * height);
    const [across, down] = [region.width / width, region.height / height];
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        let [sum, count] = [0, 0];
        for (let v = Math.floor(y * down); v < Math.max(Math.floor(y * down) + 1, (y + 1) * down); v += 1)
          for (
            let u = Math.floor(x * across);
            u < Math.max(Math.floor(x * across) + 1, (x + 1) * across);
            u += 1
          ) {
            sum += pixels[(region.top + v) * full + region.left + u] ?? 0;
            count += 1;
          }
        small[y * width + x] = sum / count;
      }
    return { width, height, pixels: small };
  };
}

function read(given: Partial<Scene>): string | null {
  const picture = photograph(given);
  return findSheetCode(picture, lookAt(picture));
}

describe('the code of a sheet', () => {
  it.each([
    ['close by', { scale: 7, at: [0.3, 1] }],
    ['as a whole sheet in the picture', {}],
    ['turned upside down', { turn: 178 }],
    ['on its side', { turn: -93 }],
    ['held aslant', { turn: 17, tilt: 0.25 }],
    ['from three steps away, in a large picture', { width: 3000, height: 2250, scale: 3.2, turn: 6 }],
    ['in a corner of a large picture', { width: 3000, height: 2250, scale: 3.6, at: [0.15, 0.7] }],
    ['somewhat out of focus', { scale: 6, at: [0.4, 0.9], blur: 3, noise: 25 }],
  ] satisfies [string, Partial<Scene>][])('is read %s', (_, given) => {
    expect(read(given)).toBe(text);
  });

  it('is not seen where there is none, nor in codes of others', () => {
    expect(read({ at: [3, 3] })).toBeNull();
    expect(read({ scale: 7, at: [0.3, 1], words: 'HTTPS://OTHER.EXAMPLE/ABC' })).toBeNull();
    const blank = { width: 20, height: 20, pixels: new Uint8ClampedArray(400) };
    expect(findSheetCode(blank, lookAt(blank))).toBeNull();
  });
});
