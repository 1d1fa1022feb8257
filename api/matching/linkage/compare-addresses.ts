// How far two addresses agree.
import type { AddressColumns } from './prepared.ts';

/** 0 unknown, 1 the same house or lot, 2 the same block, 3 elsewhere, 4 numbered apart: nothing is told. */
export const ADDRESS_LEVELS = ['unknown', 'same', 'block', 'different', 'apart'] as const;
export const ADDRESS = { unknown: 0, same: 1, block: 2, different: 3, apart: 4 } as const;

export function compareAddresses(
  one: AddressColumns,
  at: number,
  other: AddressColumns,
  to: number,
  comparable: boolean,
): number {
  const [town = -1, otherTown = -1] = [one.town[at], other.town[to]];
  if (town < 0 || otherTown < 0) return ADDRESS.unknown;
  if (!comparable) return town === otherTown ? ADDRESS.apart : ADDRESS.different;
  const [fine = -1, otherFine = -1] = [one.fine[at], other.fine[to]];
  if (fine >= 0 && fine === otherFine) return ADDRESS.same;
  const [block = -1, otherBlock = -1] = [one.block[at], other.block[to]];
  if (block < 0 || otherBlock < 0) return town === otherTown ? ADDRESS.unknown : ADDRESS.different;
  return block === otherBlock ? ADDRESS.block : ADDRESS.different;
}
