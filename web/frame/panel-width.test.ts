import { describe, expect, it } from 'vitest';
import { onePanel, triplePanel, widthAfterKey, withinRange } from './panel-width.ts';

describe('the width of the panel', () => {
  it('stays within its range', () => {
    expect([100, 400.4, 9000].map((width) => withinRange(width, onePanel))).toEqual([360, 400, 520]);
    expect(withinRange(400, triplePanel)).toBe(triplePanel.narrowest);
  });

  it('follows the keys on its border', () => {
    expect(widthAfterKey('ArrowRight', 440, onePanel)).toBe(460);
    expect(widthAfterKey('ArrowLeft', onePanel.narrowest, onePanel)).toBe(onePanel.narrowest);
    expect(widthAfterKey('End', 440, onePanel)).toBe(onePanel.widest);
    expect(widthAfterKey('Tab', 440, onePanel)).toBeNull();
  });
});
