import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assign } from './assign.ts';
import type { Arc } from './assign.ts';

const graph = fc.array(
  fc.array(fc.record({ to: fc.integer({ min: 0, max: 4 }), cost: fc.integer({ min: 0, max: 30 }) }), {
    maxLength: 4,
  }),
  { maxLength: 5 },
);

function unique(arcs: readonly Arc[]): Arc[] {
  return [...new Map(arcs.map((arc) => [arc.to, arc])).values()];
}

/** The least sum by trying everything. */
function leastSum(
  arcs: readonly (readonly Arc[])[],
  alone: number,
  taken: ReadonlySet<number> = new Set(),
): number {
  const [first, ...rest] = arcs;
  if (first === undefined) return 0;
  const choices = first
    .filter(({ to }) => !taken.has(to))
    .map(({ to, cost }) => cost + leastSum(rest, alone, new Set([...taken, to])));
  return Math.min(alone + leastSum(rest, alone, taken), ...choices);
}

test('no assignment costs less, and no target is given twice', () => {
  fc.assert(
    fc.property(graph, (rows) => {
      const arcs = rows.map(unique);
      const found = assign(arcs, 20);
      const given = found.filter((to) => to >= 0);
      expect(new Set(given).size).toBe(given.length);
      const sum = found.reduce(
        (all, to, at) => all + (arcs[at]?.find((arc) => arc.to === to)?.cost ?? 20),
        0,
      );
      expect(sum).toBe(leastSum(arcs, 20));
    }),
  );
});
