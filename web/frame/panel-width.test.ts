import { describe, expect, it } from 'vitest';
import { narrowest, widest, widthAfterKey, withinBounds } from './panel-width.ts';

describe('the width of the panel', () => {
  it('stays within its bounds', () => {
    expect([100, 400.4, 9000].map(withinBounds)).toEqual([narrowest, 400, widest]);
  });

  it('follows the keys on its border', () => {
    expect(widthAfterKey('ArrowRight', 440)).toBe(460);
    expect(widthAfterKey('ArrowLeft', narrowest)).toBe(narrowest);
    expect(widthAfterKey('End', 440)).toBe(widest);
    expect(widthAfterKey('Tab', 440)).toBeNull();
  });
});
