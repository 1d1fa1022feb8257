import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PLANE_ORIGINS, planeEpsg, planeZone } from './plane-zones.ts';
import { fromJgd2011, isKnownEpsg, toJgd2011, warningOf } from './to-jgd2011.ts';

const METRE = 1e-5;

test('a point of every system comes back to where it was, within a centimetre', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 19 }),
      fc.double({ min: -1.5, max: 1.5, noNaN: true }),
      fc.double({ min: 0.1, max: 1.9, noNaN: true }),
      fc.constantFrom('plane', 'plane2000', '4326', '4612', '4301'),
      (zone, east, north, system) => {
        const [originLat, originLon] = PLANE_ORIGINS[zone - 1] ?? [0, 0];
        const lon = Math.min(originLon + east, 154.9);
        const lat = originLat + north;
        const epsg =
          system === 'plane' ? planeEpsg(zone) : system === 'plane2000' ? 2442 + zone : Number(system);
        const [x, y] = fromJgd2011(lon, lat, epsg);
        const back = toJgd2011(x, y, epsg);
        if (!back.ok) throw new Error(`${epsg}: ${back.problem}`);
        expect(Math.abs(back.lon - lon)).toBeLessThan(METRE / 100);
        expect(Math.abs(back.lat - lat)).toBeLessThan(METRE / 100);
      },
    ),
  );
});

describe('known points', () => {
  // 日本経緯度原点: 139°44′28.8869″E 35°39′29.1572″N on JGD2011, 139°44′40.5020″E 35°39′17.5148″N on the Tokyo datum.
  const lon = 139 + 44 / 60 + 28.8869 / 3600;
  const lat = 35 + 39 / 60 + 29.1572 / 3600;

  // The metres come from the series of 河瀬 (2011), which the 国土地理院 uses, worked out apart from proj4.
  test('the origin of longitude and latitude lies south-west of the origin of zone IX', () => {
    const [x, y] = fromJgd2011(lon, lat, 6677);
    expect(x).toBeCloseTo(-8327.6987, 3);
    expect(y).toBeCloseTo(-37928.1965, 3);
  });

  test('the Tokyo datum is met within its stated error', () => {
    const result = toJgd2011(139 + 44 / 60 + 40.502 / 3600, 35 + 39 / 60 + 17.5148 / 3600, 4301);
    if (!result.ok) throw new Error(result.problem);
    const metres = Math.hypot((result.lon - lon) * 90_500, (result.lat - lat) * 110_950);
    expect(metres).toBeLessThan(warningOf(4301)?.metres ?? 0);
  });

  test('the origin of a zone is its zero', () => {
    const result = toJgd2011(0.001, 0.001, planeEpsg(9));
    expect(
      result.ok && Math.abs(result.lon - (139 + 50 / 60)) < METRE && Math.abs(result.lat - 36) < METRE,
    ).toBe(true);
  });
});

test.each([
  [139.7, 35.6, 3857, 'unknown_system'],
  [Number.NaN, 35.6, 4326, 'not_a_number'],
  [0, 0, 4326, 'zero'],
  [0, 0, 6677, 'zero'],
  [35.6, 139.7, 4326, 'swapped'],
  [35.6, 139.7, 4301, 'swapped'],
  [-8345, -37908, 6668, 'wrong_system'],
  [139.7, 35.6, 6677, 'wrong_system'],
  [35.6, 139.7, 6677, 'wrong_system'],
  [-122.4, 37.8, 4326, 'outside_japan'],
  [139.7, 10, 4326, 'outside_japan'],
  [900_000, 0, 6677, 'outside_japan'],
])('%d, %d in EPSG:%d is refused as %s', (x, y, epsg, problem) => {
  expect(toJgd2011(x, y, epsg)).toEqual({ ok: false, problem });
});

test('systems with an error of metres say so', () => {
  expect(warningOf(4301)?.warning).toBe('tokyo_datum');
  expect(warningOf(4612)?.warning).toBe('jgd2000');
  expect(warningOf(2451)?.warning).toBe('jgd2000');
  expect([4326, 6668, 6677].map(warningOf)).toEqual([null, null, null]);
});

test('plane codes and zones belong together', () => {
  expect(planeZone(6677)).toEqual({ zone: 9, datum: 'jgd2011' });
  expect(planeZone(2450)).toEqual({ zone: 8, datum: 'jgd2000' });
  expect(planeZone(6688)).toBeNull();
  expect([6669, 6687, 2443, 2461].every(isKnownEpsg)).toBe(true);
  expect(() => planeEpsg(20)).toThrow(RangeError);
});
