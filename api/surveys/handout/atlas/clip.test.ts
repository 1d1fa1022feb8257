import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlacePoint } from '../district-handout.ts';
import { clipLines, clipRings, contains, type Extent, widen } from './clip.ts';

const box: Extent = { west: 0, south: 0, east: 100, north: 60 };
const point = fc.tuple(
  fc.double({ min: -200, max: 300, noNaN: true }),
  fc.double({ min: -200, max: 300, noNaN: true }),
);
const path = fc.array(point, { minLength: 2, maxLength: 12 });

describe('cutting to a rectangle', () => {
  test('leaves nothing outside', () => {
    fc.assert(
      fc.property(path, (line) => {
        const left = [...clipLines([line], box), ...clipRings([line], box)].flat();
        for (const place of left) expect(contains(widen(box, 1e-6), place)).toBe(true);
      }),
    );
  });

  test('keeps what lies inside as it is', () => {
    const inside: PlacePoint[] = [
      [10, 10],
      [90, 20],
      [40, 50],
    ];
    expect(clipLines([inside], box)).toEqual([inside]);
    expect(clipRings([inside], box)).toEqual([inside]);
  });

  test('cuts a line that leaves and returns into two', () => {
    const line: PlacePoint[] = [
      [10, 30],
      [150, 30],
      [150, 40],
      [10, 40],
    ];
    expect(clipLines([line], box)).toEqual([
      [
        [10, 30],
        [100, 30],
      ],
      [
        [100, 40],
        [10, 40],
      ],
    ]);
  });

  test('cuts an area that covers the rectangle to the rectangle itself', () => {
    const [ring = []] = clipRings(
      [
        [
          [-10, -10],
          [200, -10],
          [200, 200],
          [-10, 200],
        ],
      ],
      box,
    );
    expect(new Set(ring.map(String))).toEqual(new Set(['0,0', '100,0', '100,60', '0,60']));
  });
});
