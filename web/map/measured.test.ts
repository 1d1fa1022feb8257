import { describe, expect, it } from 'vitest';
import { areaWithin, distanceAlong, formatMeasuredArea, formatMeasuredDistance } from './measured.ts';
import type { LonLat } from './map-content.ts';

/** One minute of arc along a meridian: a nautical mile, 1,852 m. */
const minute = 1 / 60;
const line: LonLat[] = [
  [138, 35],
  [138, 35 + minute],
  [138, 35 + 2 * minute],
];

describe('what is measured', () => {
  it('is a nautical mile for each minute of latitude, within one per cent', () => {
    expect(distanceAlong(line) / (2 * 1852)).toBeCloseTo(1, 2);
  });

  it('is the area of a field of one hectare, within one per cent', () => {
    const north = 100 / 111_000;
    const east = north / Math.cos((35 * Math.PI) / 180);
    const field: LonLat[] = [
      [138, 35],
      [138 + east, 35],
      [138 + east, 35 + north],
      [138, 35 + north],
    ];
    expect(areaWithin(field) / 10_000).toBeCloseTo(1, 1);
    expect(areaWithin(field.toReversed())).toBeCloseTo(areaWithin(field));
  });

  it('is nothing before there is a line or a ring', () => {
    expect([distanceAlong([]), distanceAlong([[138, 35]]), areaWithin(line.slice(0, 2))]).toEqual([0, 0, 0]);
  });
});

describe('measures in words', () => {
  it('are metres below a kilometre', () => {
    expect([8.44, 99.96, 312.4, 999.6, 4018].map(formatMeasuredDistance)).toEqual([
      '8.4 m',
      '100 m',
      '312 m',
      '1.00 km',
      '4.02 km',
    ]);
  });

  it('are square metres below a hectare', () => {
    expect([84.21, 4018, 9999.6, 12_500].map(formatMeasuredArea)).toEqual([
      '84.2 ㎡',
      '4,018 ㎡',
      '1.00 ha',
      '1.25 ha',
    ]);
  });
});
