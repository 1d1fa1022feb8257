import fc from 'fast-check';
import { expect, test } from 'vitest';
import { metresBetween, nudged, stepOf } from './nudge.ts';

test('an arrow goes a metre its way, with Shift ten', () => {
  expect(stepOf({ key: 'ArrowUp', shiftKey: false })).toEqual({ east: 0, north: 1 });
  expect(stepOf({ key: 'ArrowLeft', shiftKey: true })).toEqual({ east: -10, north: 0 });
  expect(stepOf({ key: 'Enter', shiftKey: false })).toBeNull();
});

test('a step is as long as it says, anywhere in Japan', () => {
  const metres = fc.integer({ min: -500, max: 500 });
  fc.assert(
    fc.property(
      fc.double({ min: 123, max: 153, noNaN: true }),
      fc.double({ min: 24, max: 45, noNaN: true }),
      metres,
      metres,
      (lon, lat, east, north) => {
        const far = metresBetween([lon, lat], nudged([lon, lat], { east, north }));
        expect(Math.abs(far - Math.hypot(east, north))).toBeLessThan(0.1);
      },
    ),
  );
});
