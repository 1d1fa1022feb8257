// What speaks against the confirmed building itself. Its place on the tax register is one fact, however many things are held
// against it: a finger, an address and a survey that all lie in one outline prove nothing of a building that was put there by
// a wrong number. So where the register doubts its own place, nothing that rests on the place counts. Pure.
import type { FindingCode } from './guard.contract.ts';
import type { GuardBuilding, HouseFacts } from './guard-facts.ts';
import { houseAt, isSameHouse } from './guard-places.ts';
import type { House } from './guard-places.ts';

/** A point outside every outline still belongs to the house that it nearly touches. */
const edgeMetres = 2;

export interface Doubts {
  /** Why the building's place is not to be relied on; null where it is. */
  readonly place: Extract<FindingCode, 'records.place_shared' | 'records.place_unlike_address'> | null;
  readonly contradictions: readonly FindingCode[];
}

/** `house`: where the register puts the building; `lived`: where the household's address leads; null where nobody knows. */
export function findDoubts(facts: HouseFacts, house: House | null, lived: House | null): Doubts {
  const { building, household, around } = facts;
  if (building === null) return { place: null, contradictions: [] };
  const others = around.buildings.filter(({ number }) => number !== building.number);
  return {
    place:
      house === null
        ? null
        : others.some((other) => isPutInto(other, house, facts))
          ? 'records.place_shared'
          : lived !== null && building.address_key === household.address_key && !isSameHouse(lived, house)
            ? 'records.place_unlike_address'
            : null,
    contradictions: [
      ...(ownsAnother(household, building, others) ? (['name.owns_other_building'] as const) : []),
      ...(isAddressOfAnother(household.address_key, building, others)
        ? (['address.other_building_address'] as const)
        : []),
    ],
  };
}

/** One outline is one house: with two buildings of the register in it, one of them stands elsewhere. */
function isPutInto(other: GuardBuilding, house: House, facts: HouseFacts): boolean {
  if (other.place === null || house.by !== 'outline') return false;
  const at = houseAt(other.place, facts, edgeMetres);
  return at !== null && isSameHouse(at, house);
}

/** Who owns a house next door and not this one is likelier to live next door. */
function ownsAnother(
  { people }: HouseFacts['household'],
  building: GuardBuilding,
  others: readonly GuardBuilding[],
): boolean {
  const owns = ({ owner_keys }: GuardBuilding) =>
    people.some(({ name_key }) => owner_keys.includes(name_key));
  return !owns(building) && others.some(owns);
}

/** Two ways of numbering can both be right; that another building bears the household's very address shows which is meant. */
function isAddressOfAnother(
  key: string | null,
  building: GuardBuilding,
  others: readonly GuardBuilding[],
): boolean {
  return (
    key !== null &&
    key.includes('|') &&
    building.address_key !== null &&
    building.address_key !== key &&
    others.some(({ address_key }) => address_key === key)
  );
}
