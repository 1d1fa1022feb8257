// Houses that were torn down and are on the roll still: of two houses of one owner on one lot the older may be gone. Where
// both have an outline of their own, both stand.
import { buildingKind } from './building-words.ts';
import { PLACE } from './prepared.ts';
import type { Prepared } from './prepared.ts';

/** What a building is to another of the same owner and lot. */
export const DOUBLE = { none: 0, newer: 1, older: 2, olderInPlace: 3 } as const;

/** Two places this near are of one house, given the slips of the roll's own points. */
const ONE_PLACE_METRES = 12;

export function findDoubles({ b }: Pick<Prepared, 'b'>): Uint8Array {
  const kin = new Map<string, number[]>();
  b.owners.forEach(([owner], at) => {
    const lot = b.fine[at] ?? -1;
    if (owner === undefined || lot < 0 || buildingKind(b.use[at]) !== 0 || b.builtYear[at] === 0) return;
    const key = `${owner.whole} ${lot}`;
    const row = kin.get(key);
    if (row === undefined) kin.set(key, [at]);
    else row.push(at);
  });
  const doubles = new Uint8Array(b.x.length);
  for (const row of kin.values())
    for (const one of row)
      for (const other of row) {
        if ((b.builtYear[one] ?? 0) >= (b.builtYear[other] ?? 0) || standApart(b, one, other)) continue;
        doubles[one] = Math.max(
          doubles[one] ?? 0,
          inOnePlace(b, one, other) ? DOUBLE.olderInPlace : DOUBLE.older,
        );
        doubles[other] = Math.max(doubles[other] ?? 0, DOUBLE.newer);
      }
  return doubles;
}

function standApart(b: Prepared['b'], one: number, other: number): boolean {
  const [outline, otherOutline] = [b.outline[one], b.outline[other]];
  if (!outline || !otherOutline) return false;
  return outline.xs[0] !== otherOutline.xs[0] || outline.ys[0] !== otherOutline.ys[0];
}

function inOnePlace({ place, x, y }: Prepared['b'], one: number, other: number): boolean {
  return (
    place[one] === PLACE.measured &&
    place[other] === PLACE.measured &&
    Math.hypot((x[one] ?? 0) - (x[other] ?? 0), (y[one] ?? 0) - (y[other] ?? 0)) <= ONE_PLACE_METRES
  );
}
