import fc from 'fast-check';
import { expect, test } from 'vitest';
import { connectedParts } from '../graph/parts.ts';
import { madeScope } from '../made-scope.ts';
import { CAREFUL, orderWithin, walked, walkingMetres } from '../measure-district.ts';
import { sum } from './region.ts';
import { townOf } from '../town.ts';
import { divide } from './divide.ts';
import { membersOf } from './division.ts';
import { exchange } from './exchange.ts';
import { aimFor } from './fairness.ts';

const scopeAndCount = madeScope.chain((scope) =>
  fc.record({
    scope: fc.constant(scope),
    count: fc.integer({ min: 2, max: Math.max(2, scope.stops.length) }),
  }),
);

test('stops that change hands shorten the walk, and leave every district whole and one', () => {
  fc.assert(
    fc.property(scopeAndCount, ({ scope, count }) => {
      fc.pre(scope.stops.length >= count);
      const town = townOf(scope.stops, scope.ground);
      const heaviest = Math.max(...scope.stops.map(({ minutes }) => minutes));
      const aim = aimFor(sum(town.region.minutes), count, heaviest, 0.8);
      const labels = divide(town.region, count, aim);
      const before = membersOf(labels, count).map((members) => orderWithin(town, members, CAREFUL));
      const parts = connectedParts(town.region.graph, labels).count;
      const metres = (orders: readonly number[][]) =>
        orders.reduce((total, order) => total + walkingMetres(town, order), 0);

      const after = exchange({ town: walked(town, before), labels, count }, before, aim);

      expect(metres(after)).toBeLessThanOrEqual(metres(before) + 1e-6);
      expect(after.map((order) => order.toSorted((one, other) => one - other))).toEqual(
        membersOf(labels, count).map((members) => [...members]),
      );
      expect(after.every((order) => order.length > 0)).toBe(true);
      expect(connectedParts(town.region.graph, labels).count).toBeLessThanOrEqual(parts);
    }),
    { numRuns: 60 * Number(process.env['MUSUBI_SOAK'] ?? 1) },
  );
});
