import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calibrate } from './calibration.ts';

const belief = fc.double({ min: 0, max: 1, noNaN: true });

test('a calibrated probability is one, and never turns the order of two beliefs round', () => {
  fc.assert(
    fc.property(belief, belief, (a, b) => {
      const [low, high] = [calibrate(Math.min(a, b)), calibrate(Math.max(a, b))];
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(high);
    }),
  );
});

test('what is impossible or certain stays so', () => {
  expect([calibrate(0), calibrate(1)]).toEqual([0, 1]);
});
