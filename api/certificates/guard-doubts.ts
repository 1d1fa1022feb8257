// What speaks against the confirmed building itself. Its place on the tax register is one fact, however many things are held
// against it: a finger, an address and a survey that all lie in one outline prove nothing of a building that was put there by
// a wrong number. So where the register doubts its own place, nothing that rests on the place counts. Pure.
import type { FindingCode } from './guard.contract.ts';
import type { GuardBuilding, GuardPerson } from './guard-facts.ts';
import { contradict, silent } from './guard-findings.ts';
import type { Finding } from './guard-findings.ts';
import { houseAt, isSameHouse } from './guard-places.ts';
import type { House, Surroundings } from './guard-places.ts';

/** A point outside every outline still belongs to the house that it nearly touches. */
const edgeMetres = 2;

export interface Doubts {
  /** Why the building's place is not to be relied on; null where it is. */
  readonly place: Extract<FindingCode, 'records.place_shared' | 'records.place_unlike_address'> | null;
  readonly contradictions: readonly FindingCode[];
}

/** What the building is held against. */
interface Claim {
  /** Those whose house it is to be. */
  readonly people: readonly Pick<GuardPerson, 'name_key'>[];
  /** The address at which it is to stand. */
  readonly address_key: string | null;
  /** Where the building's own address leads; null where nobody knows. */
  readonly addressed: House | null;
}

/** `house`: where the register puts the building; null where nobody knows. */
export function findDoubts(
  facts: Surroundings & { readonly building: GuardBuilding },
  house: House | null,
  { people, address_key, addressed }: Claim,
): Doubts {
  const { building, around } = facts;
  const others = around.buildings.filter(({ number }) => number !== building.number);
  return {
    place:
      house === null
        ? null
        : others.some((other) => isPutInto(other, house, facts))
          ? 'records.place_shared'
          : addressed !== null && !isSameHouse(addressed, house)
            ? 'records.place_unlike_address'
            : null,
    contradictions: [
      ...(ownsAnother(people, building, others) ? (['name.owns_other_building'] as const) : []),
      ...(isAddressOfAnother(address_key, building, others)
        ? (['address.other_building_address'] as const)
        : []),
    ],
  };
}

/** What is left of the evidence when the building may stand elsewhere. What contradicts goes on contradicting. */
export function heedDoubts(findings: readonly Finding[], { place, contradictions }: Doubts): Finding[] {
  const found = [...findings, ...contradictions.map(contradict)];
  return place === null ? found : [...found.flatMap(withoutPlace), silent(place)];
}

function withoutPlace(finding: Finding): Finding[] {
  if (finding.code === 'pointing.in_building') return [silent('pointing.building_in_doubt')];
  return finding.code === 'address.address_in_building' || finding.code === 'records.survey_in_building'
    ? []
    : [finding];
}

/** One outline is one house: with two buildings of the register in it, one of them stands elsewhere. */
function isPutInto(other: GuardBuilding, house: House, facts: Surroundings): boolean {
  if (other.place === null || house.by !== 'outline') return false;
  const at = houseAt(other.place, facts, edgeMetres);
  return at !== null && isSameHouse(at, house);
}

/** Who owns a house next door and not this one is likelier to live next door. */
function ownsAnother(
  people: Claim['people'],
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
