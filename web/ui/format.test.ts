import { describe, expect, it } from 'vitest';
import {
  ageInYears,
  formatAsOf,
  formatCount,
  formatDay,
  formatDistance,
  formatMoment,
  formatPercent,
  formatPrintedMoment,
  formatWareki,
  shortAddress,
} from './format.ts';

const now = new Date('2026-07-29T10:00:00+09:00');

describe('moments', () => {
  it('show only the clock for today in Tokyo, whatever the zone of the machine', () => {
    expect(formatMoment('2026-07-28T15:05:00Z', now)).toBe('0:05');
    expect(formatMoment('2026-07-29T00:41:00Z', now)).toBe('9:41');
  });

  it('show the day for other days of the year', () => {
    expect(formatMoment('2026-07-28T16:27:00+09:00', now)).toBe('7月28日 16:27');
  });

  it('show the year for other years', () => {
    expect(formatMoment('2025-12-31T23:59:00+09:00', now)).toBe('2025年12月31日 23:59');
  });

  it('say that a figure holds as of a time', () => {
    expect(formatAsOf('2026-07-29T09:41:00+09:00', now)).toBe('9:41 時点');
  });
});

describe('dates', () => {
  it('of these weeks bear their weekday', () => {
    expect(formatDay('2026-08-07')).toBe('8月7日(金)');
  });

  it('stand in the Japanese era', () => {
    expect(formatWareki('2026-07-28')).toBe('令和8年7月28日');
    expect(formatWareki('1989-01-07')).toBe('昭和64年1月7日');
  });

  it('call the first year of an era 元年', () => {
    expect(formatWareki('2019-05-01')).toBe('令和元年5月1日');
  });

  it('count an age in full years', () => {
    expect(ageInYears('1936-07-29', '2026-07-28')).toBe(89);
    expect(ageInYears('1936-07-28', '2026-07-28')).toBe(90);
  });
});

describe('figures', () => {
  it('say "n of m" when not all are shown', () => {
    expect(formatCount(312, 4018)).toBe('312 / 4,018 件');
    expect(formatCount(4018)).toBe('4,018 件');
  });

  it('give distances in metres under one kilometre', () => {
    expect([8, 8.25, 420.4, 999.4, 1234].map(formatDistance)).toEqual([
      '8 m',
      '8.3 m',
      '420 m',
      '999 m',
      '1.2 km',
    ]);
  });

  it('do not round a share up to certainty nor down to nothing', () => {
    expect([1, 0.998, 0.974, 0.002, 0].map(formatPercent)).toEqual([
      '100 %',
      '99 %',
      '97 %',
      '1 % 未満',
      '0 %',
    ]);
  });
});

describe('times on paper', () => {
  it('carry their year, in the Japanese era', () => {
    expect(formatPrintedMoment('2026-07-28T07:27:00Z')).toBe('令和8年7月28日 16:27 時点');
  });
});

describe('a short address', () => {
  it('leaves out what the whole town shares', () => {
    expect(shortAddress('うみべ県むすび市浜一丁目1番1号', 'むすび市')).toBe('浜一丁目1番1号');
    expect(shortAddress('むすび市浜一丁目1番1号', 'むすび市')).toBe('浜一丁目1番1号');
  });

  it('is whole for another town, and for a town’s name further inside', () => {
    expect(shortAddress('うみべ県となり市1番', 'むすび市')).toBe('うみべ県となり市1番');
    expect(shortAddress('となり市一丁目2番3号 むすび市営住宅', 'むすび市')).toContain('むすび市営住宅');
  });
});
