import { describe, expect, it } from 'vitest';
import { addUpParts } from './explanation-sums.ts';

const thresholds = [
  { damage_label: '全壊', from: 50 },
  { damage_label: '半壊', from: 20 },
  { damage_label: '中規模半壊', from: 30 },
];
const parts = [
  { part: 'roof', label: '屋根', loss_ratio: 10.1 },
  { part: 'outer_wall', label: '外壁', loss_ratio: 10.2 },
];

describe('the sum of the parts', () => {
  it('is to a tenth, and says how far the next class is', () => {
    expect(addUpParts(parts, null, thresholds)).toEqual({
      sum: 20.3,
      largest: 10.2,
      next: { damage_label: '中規模半壊', from: 30, short: 9.7 },
    });
  });

  it('gives way to the ratio that the class rests on', () => {
    expect(addUpParts(parts, 50, thresholds).next).toBeNull();
    expect(addUpParts([], 0, thresholds)).toMatchObject({ sum: 0, largest: 0, next: { from: 20 } });
  });
});
