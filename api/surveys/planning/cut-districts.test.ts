import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isEven } from './balance.ts';
import { cutDistricts } from './cut-districts.ts';
import { connectedParts } from './graph/parts.ts';
import { madeScope } from './made-scope.ts';
import type { MadeScope } from './made-scope.ts';
import type { Cut, Stop } from './plan-problem.ts';
import { townOf } from './town.ts';

const soak = Number(process.env['MUSUBI_SOAK'] ?? 1);
const runs = { numRuns: soak * 60 };
const patience = soak * 60_000;

const scopeAndCount = madeScope.chain((scope) =>
  fc.record({ scope: fc.constant(scope), districts: fc.integer({ min: 1, max: scope.stops.length }) }),
);

function cutOf({ stops, ground }: MadeScope, districts: number): Cut {
  return cutDistricts({ stops, ground, districts, order: 'even' });
}

test(
  'a cut has exactly so many districts, none empty, and every building once',
  () => {
    fc.assert(
      fc.property(scopeAndCount, ({ scope, districts }) => {
        const cut = cutOf(scope, districts);
        expect(cut.districts).toHaveLength(districts);
        expect(cut.districts.every(({ stops }) => stops.length > 0)).toBe(true);
        const ids = cut.districts.flatMap(({ stops }) => stops);
        expect(ids.toSorted()).toEqual(scope.stops.map(({ id }) => id).toSorted());
      }),
      runs,
    );
  },
  patience,
);

test(
  'within each piece of the scope every district is connected over the walking graph',
  () => {
    fc.assert(
      fc.property(scopeAndCount, ({ scope, districts }) => {
        const cut = cutOf(scope, districts);
        const town = townOf(scope.stops, scope.ground);
        const districtOf = new Map(
          cut.districts.flatMap(({ stops }, at) => stops.map((id) => [id, at] as const)),
        );
        const labels = town.stops.map(({ id }) => districtOf.get(id) ?? -1);
        const parts = connectedParts(town.region.graph, labels);
        const wholes = new Set(labels.map((label, at) => `${label} ${town.region.pieces[at]}`));
        expect(parts.count).toBe(wholes.size);
      }),
      runs,
    );
  },
  patience,
);

test(
  'the same stops in another order are cut the same',
  () => {
    fc.assert(
      fc.property(scopeAndCount, ({ scope, districts }) => {
        const turned = { ...scope, stops: scope.stops.toReversed() };
        expect(cutOf(turned, districts)).toEqual(cutOf(scope, districts));
      }),
      { numRuns: runs.numRuns / 2 },
    );
  },
  patience,
);

const street = (count: number): Stop[] =>
  Array.from({ length: count }, (_, at) => {
    const [x, y] = [(at % 40) * 18, Math.floor(at / 40) * 22];
    return { id: `b${at}`, x, y, minutes: at % 5 === 0 ? 72 : 36, damage: null };
  });

test.each([2, 5, 10, 20, 40])(
  '%i districts of an open town are even',
  (districts) => {
    const ground = { barriers: [], base: [0, 0] as const };
    const cut = cutDistricts({ stops: street(1000), ground, districts, order: 'even' });
    expect(isEven(cut.balance)).toBe(true);
    expect(cut.notices).toEqual(['no_barriers']);
  },
  patience,
);

test('a border runs along the river where that costs no evenness', () => {
  const line = [
    [-100, 253],
    [1000, 253],
  ] as const;
  const ground = { barriers: [{ kind: 'river' as const, line }], base: null };
  const cut = cutDistricts({ stops: street(960), ground, districts: 10, order: 'even' });
  expect(cut.districts.filter(({ pieces }) => pieces > 1)).toEqual([]);
});

test('minutes are work, walking and the way from the base together', () => {
  const [one, two] = [
    { id: 'a', x: 0, y: 1000, minutes: 180, damage: null },
    { id: 'b', x: 100, y: 1000, minutes: 180, damage: null },
  ];
  const cut = cutDistricts({
    stops: [one, two],
    ground: { barriers: [], base: [0, 0] },
    districts: 1,
    order: 'even',
  });
  const [district] = cut.districts;
  expect(district?.work_minutes).toBe(360);
  expect(district?.walking_minutes).toBeCloseTo(1.5);
  // 1.3 km of road at 20 km/h, there and back.
  expect(district?.approach_minutes).toBeCloseTo(7.8, 1);
});

test('worst first puts the district with the most damage at number 1', () => {
  const stops = street(200).map((stop) => ({ ...stop, damage: stop.x > 600 && stop.y > 60 ? 0.9 : 0.1 }));
  const ground = { barriers: [], base: null };
  const cut = cutDistricts({ stops, ground, districts: 8, order: 'worst_first' });
  const damageOf = new Map(stops.map(({ id, damage }) => [id, damage]));
  const means = cut.districts.map(
    (district) =>
      district.stops.reduce((sum, id) => sum + (damageOf.get(id) ?? 0), 0) / district.stops.length,
  );
  expect(means).toEqual(means.toSorted((a, b) => b - a));
});

test('more districts than buildings are refused', () => {
  const ground = { barriers: [], base: null };
  expect(() => cutDistricts({ stops: street(3), ground, districts: 4, order: 'even' })).toThrow(RangeError);
});

test('an id that comes twice is refused', () => {
  const stops = [...street(3), ...street(1)];
  const ground = { barriers: [], base: null };
  expect(() => cutDistricts({ stops, ground, districts: 2, order: 'even' })).toThrow(RangeError);
});

test('a cut that is called off ends with the reason', () => {
  const request = {
    stops: street(500),
    ground: { barriers: [], base: null },
    districts: 5,
    order: 'even' as const,
  };
  const controller = new AbortController();
  const onProgress = () => controller.abort(new Error('called off'));
  expect(() => cutDistricts(request, { onProgress, signal: controller.signal })).toThrow('called off');
});
