// How far two addresses agree.
import type { HouseNumbers } from './house-numbers.ts';
import type { AddressColumns } from './prepared.ts';

/** 0 unknown, 1 the same house or lot, 2 the same block, 3 elsewhere, 4 numbered apart: nothing is told. */
export const ADDRESS_LEVELS = ['unknown', 'same', 'block', 'different', 'apart'] as const;
export const ADDRESS = { unknown: 0, same: 1, block: 2, different: 3, apart: 4 } as const;

export function compareAddresses(one: AddressColumns, at: number, other: AddressColumns, to: number): number {
  const [town = -1, otherTown = -1] = [one.town[at], other.town[to]];
  if (town < 0 || otherTown < 0) return ADDRESS.unknown;
  const [fine = -1, otherFine = -1] = [one.fine[at], other.fine[to]];
  if (fine >= 0 && fine === otherFine) return ADDRESS.same;
  const [block = -1, otherBlock = -1] = [one.block[at], other.block[to]];
  if (block < 0 || otherBlock < 0) return town === otherTown ? ADDRESS.unknown : ADDRESS.different;
  return block === otherBlock ? ADDRESS.block : ADDRESS.different;
}

/** With a building of the roll, by any of the house numbers that it may stand under. */
export function compareWithBuilding(
  one: AddressColumns,
  at: number,
  buildings: AddressColumns,
  building: number,
  numbers: HouseNumbers,
): number {
  const [town = -1, otherTown = -1] = [one.town[at], buildings.town[building]];
  if (town < 0 || otherTown < 0) return ADDRESS.unknown;
  const [first = 0, end = 0] = [numbers.start[building], numbers.start[building + 1]];
  const elsewhere = town === otherTown ? null : ADDRESS.different;
  if (first === end) return elsewhere ?? ADDRESS.apart;
  const [fine = -1, block = -1] = [one.fine[at], one.block[at]];
  let level: number = elsewhere ?? (block < 0 ? ADDRESS.unknown : ADDRESS.different);
  for (let number = first; number < end; number += 1) {
    const [otherFine = -1, otherBlock = -1] = [numbers.fine[number], numbers.block[number]];
    if (fine >= 0 && fine === otherFine) return ADDRESS.same;
    if (otherBlock < 0) level = elsewhere ?? ADDRESS.unknown;
    else if (block >= 0 && block === otherBlock)
      level = numbers.lots[building] === 1 && otherFine < 0 ? ADDRESS.apart : ADDRESS.block;
  }
  return level;
}
