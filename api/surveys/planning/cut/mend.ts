import { connectedParts } from '../graph/parts.ts';
import type { Region } from './region.ts';

/**
 * Makes a division in two hold together: within each piece of the scope both sides end up connected (or absent), provided
 * that the region's part of it is. The
 * lesser parts of one side go over to the other; a part that is surrounded by the other side is connected to it, so
 * after both sides had their turn nothing is left apart. Neither side loses its last stop. Changes `sides` in place.
 */
export function mendSides(region: Region, sides: Uint8Array): void {
  const { pieces } = region;
  for (const side of [0, 1]) {
    const parts = connectedParts(region.graph, sides);
    const minutes = new Float64Array(parts.count);
    parts.of.forEach((part, at) => (minutes[part] = (minutes[part] ?? 0) + (region.minutes[at] ?? 0)));
    const greatest = new Map<number, number>();
    parts.of.forEach((part, at) => {
      if (sides[at] !== side) return;
      const known = greatest.get(pieces[at] ?? 0);
      if (known === undefined || (minutes[part] ?? 0) > (minutes[known] ?? 0))
        greatest.set(pieces[at] ?? 0, part);
    });
    parts.of.forEach((part, at) => {
      if (sides[at] === side && greatest.get(pieces[at] ?? 0) !== part) sides[at] = 1 - side;
    });
  }
}

/** How many parts too many there are: 0 when each side is connected within every piece of the scope. */
export function tornParts(region: Region, sides: Uint8Array): number {
  const parts = connectedParts(region.graph, sides);
  const wholes = new Set<number>();
  sides.forEach((side, at) => wholes.add(2 * (region.pieces[at] ?? 0) + side));
  return parts.count - wholes.size;
}
