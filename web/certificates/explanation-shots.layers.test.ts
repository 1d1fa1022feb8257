import { expect, it } from 'vitest';
import { listShots } from './explanation-shots.layers.ts';

it('a picture on the map bears its number in the strip, pictures without a place leave none out', () => {
  expect(
    listShots([
      { lon: 143.5, lat: 36 },
      { lon: null, lat: null },
      { lon: 143.6, lat: 36.1 },
    ]),
  ).toEqual([
    { number: 1, position: [143.5, 36] },
    { number: 3, position: [143.6, 36.1] },
  ]);
});
