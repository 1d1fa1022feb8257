// One building with the people in it: its households, its owners, its papers. Depends on the seed and the building alone.
import type { PlacedBuilding } from '../place.ts';
import { Chance } from './chance.ts';
import { composeHousehold } from './compose-household.ts';
import type { DwellingKind } from './compose-household.ts';
import type { FamilyName } from './names/draw-names.ts';
import { headOf } from './person.ts';
import type { Household } from './person.ts';

/** A household in its dwelling. */
export interface Dwelling {
  readonly household: Household;
  /** 方書 without the building's name: 203号, or null in a house */
  readonly room: string | null;
}

export interface InhabitOptions {
  readonly seed: number;
  /** year of the registers */
  readonly year: number;
  /** flats for each that the place says it has room for, where the place is short of room for all people */
  readonly flatFactor: number;
}

const TWO_GENERATIONS_SHARE = 0.045;

/** All dwellings of a building, as if none stood empty; which of them do is decided by the caller. */
export function listDwellings(building: PlacedBuilding, options: InhabitOptions): Dwelling[] {
  const { building_no, dwelling_units: units } = building;
  if (units < 1) return [];
  const chance = (name: string, unit: number) => new Chance(options.seed, name, building_no, unit);
  const compose = (kind: DwellingKind, unit: number, family?: FamilyName): Household =>
    composeHousehold(chance('household', unit), {
      kind,
      year: options.year,
      ...(family === undefined ? {} : { family }),
    });
  if (units <= 2 && building.use !== '共同住宅') {
    const twoFamilies =
      units === 2 || new Chance(options.seed, 'house', building_no).hit(TWO_GENERATIONS_SHARE);
    if (!twoFamilies) return [{ household: compose('house', 0), room: null }];
    const elders = compose('elders', 0);
    const { name } = headOf(elders);
    const shared = new Chance(options.seed, 'two families', building_no).hit(0.75)
      ? { written: name.family, kana: name.familyKana }
      : undefined;
    return [
      { household: elders, room: null },
      { household: compose('young', 1, shared), room: null },
    ];
  }
  const count = Math.max(1, Math.round(units * options.flatFactor));
  const floors = Math.max(1, Math.min(building.storeys, count));
  const perFloor = Math.ceil(count / floors);
  return Array.from({ length: count }, (_, unit) => ({
    household: compose('flat', unit),
    room: `${Math.floor(unit / perFloor) + 1}${String((unit % perFloor) + 1).padStart(2, '0')}号`,
  }));
}
