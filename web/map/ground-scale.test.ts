import { describe, expect, it } from 'vitest';
import { metresPerPixel, northOf, scaleBar } from './ground-scale.ts';

describe('the scale bar', () => {
  it('knows that a pixel is 156.5 km / 2 at the equator of zoom 0', () => {
    expect(metresPerPixel(0, 0)).toBeCloseTo(78_271.5, 0);
  });

  it('shows a round distance that fits', () => {
    expect(scaleBar(35, 17, 100).metres).toBe(20);
    expect(scaleBar(35, 14, 100).metres).toBe(200);
    expect(scaleBar(35, 17, 100).pixels).toBeLessThanOrEqual(100);
  });

  it('places a label so many metres to the north', () => {
    expect(northOf([138, 35], 111.32)[1]).toBeCloseTo(35.001, 5);
  });
});
