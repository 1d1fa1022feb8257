import { describe, expect, it } from 'vitest';
import { metresPerPixel } from './ground-scale.ts';
import { mapSize, pixelsOf, printedBar, scaleNear, scales, sheetSize, zoomOfScale } from './paper.ts';

describe('a map on paper', () => {
  it('fits on its sheet with title and scale', () => {
    expect(sheetSize({ paper: 'a3', orientation: 'landscape' })).toEqual([420, 297]);
    expect(mapSize({ paper: 'a4', orientation: 'portrait' })).toEqual([194, 252]);
  });

  it.each(scales)('at 1:%i has so many metres of ground to a millimetre', (scale) => {
    const metresOfMap = pixelsOf(100) * metresPerPixel(35, zoomOfScale(35, scale));
    expect(metresOfMap).toBeCloseTo(scale / 10, 6);
  });

  it('is offered at the scale that shows about what the screen shows', () => {
    expect(scaleNear(35, zoomOfScale(35, 2400))).toBe(2500);
    expect(scaleNear(35, 8)).toBe(25_000);
  });

  it('has a bar of a round distance in its true length', () => {
    expect(printedBar(2500)).toEqual({ metres: 100, millimetres: 40 });
    expect(printedBar(1000)).toEqual({ metres: 50, millimetres: 50 });
  });
});
