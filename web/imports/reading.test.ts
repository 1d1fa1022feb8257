import { describe, expect, it } from 'vitest';
import { againOf, crsFault, readingOf } from './reading.ts';

const row = {
  kind: 'footprints',
  crs: 2451,
  crs_found: 2451,
  source: '標準',
  as_of: '2026-07-01',
  way_out: null,
  encoding: 'utf-8-bom',
  mapping: null,
} as const;

describe('reading a file again', () => {
  it('as it was sends no more than its encoding, which would else be found anew', () => {
    expect(againOf(row, readingOf(row), { columns: {}, values: {} }, null)).toEqual({ encoding: 'utf-8' });
  });

  it('otherwise sends what differs', () => {
    const reading = { encoding: 'cp932', crs: '6677', source: ' 税務課 ', asOf: '2026-04-01' } as const;
    const mapping = { columns: { 物件番号: 'ID' }, values: {} };
    expect(againOf(row, reading, mapping, '税務課の図形')).toEqual({
      encoding: 'cp932',
      crs: 6677,
      source: '税務課',
      as_of: '2026-04-01',
      mapping,
      mapping_name: '税務課の図形',
    });
  });

  it('can take a mapping back', () => {
    const mapped = { ...row, mapping: { columns: { 物件番号: 'ID' }, values: {} } };
    const none = { columns: {}, values: {} };
    expect(againOf(mapped, readingOf(mapped), none, null)).toMatchObject({ mapping: none });
  });

  it('needs a coordinate system, and another one, where it was refused for that', () => {
    const without = { ...row, crs: null, crs_found: null, way_out: 'crs' } as const;
    expect(crsFault(without, readingOf(without))).toBe('座標系を選んでください。');
    expect(crsFault(without, { ...readingOf(without), crs: '6677' })).toBeUndefined();
    const wrong = { ...without, crs: 6668 } as const;
    expect(crsFault(wrong, readingOf(wrong))).toBe('別の座標系を選んでください。');
  });
});
