import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spanningTree } from './spanning-tree.ts';
import { visitingOrder } from './visiting-order.ts';

const places = (max: number) =>
  fc.array(fc.record({ x: fc.integer({ min: 0, max: 500 }), y: fc.integer({ min: 0, max: 500 }) }), {
    minLength: 1,
    maxLength: max,
  });

const axes = (list: readonly { x: number; y: number }[]) =>
  [Float64Array.from(list, ({ x }) => x), Float64Array.from(list, ({ y }) => y)] as const;

function length(list: readonly { x: number; y: number }[], order: readonly number[]): number {
  return order.slice(1).reduce((metres, stop, at) => {
    const [here, there] = [list[order[at] ?? 0], list[stop]];
    return metres + Math.hypot((here?.x ?? 0) - (there?.x ?? 0), (here?.y ?? 0) - (there?.y ?? 0));
  }, 0);
}

test('an order visits every place once, and is never shorter than the spanning tree', () => {
  fc.assert(
    fc.property(places(60), (list) => {
      const order = visitingOrder(...axes(list), 1);
      expect(order.toSorted((a, b) => a - b)).toEqual(list.map((_, at) => at));
      expect(length(list, order)).toBeGreaterThanOrEqual(spanningTree(...axes(list)).metres - 1e-6);
    }),
    { numRuns: 100 },
  );
});

test('of few places the order is nearly the shortest of all', () => {
  fc.assert(
    fc.property(places(6), (list) => {
      const shortest = Math.min(...permutations(list.map((_, at) => at)).map((order) => length(list, order)));
      expect(length(list, visitingOrder(...axes(list), 10))).toBeLessThanOrEqual(1.15 * shortest + 1e-6);
    }),
    { numRuns: 100 },
  );
});

function permutations(items: readonly number[]): number[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, at) => permutations(items.toSpliced(at, 1)).map((rest) => [item, ...rest]));
}

test('houses in a grid are walked within a tenth of the spanning tree', () => {
  const list = Array.from({ length: 400 }, (_, at) => ({ x: (at % 20) * 20, y: Math.floor(at / 20) * 20 }));
  expect(length(list, visitingOrder(...axes(list), 1))).toBeLessThan(
    1.1 * spanningTree(...axes(list)).metres,
  );
});
