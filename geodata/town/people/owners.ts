// Who stands on the tax roll for a building: those who live in it, a landlord in or out of town, a company, several
// together, or somebody who died years ago.
import type { PlacedBuilding } from '../place.ts';
import type { Dwelling } from './inhabit.ts';
import type { Chance } from './chance.ts';
import { BODIES, OTHER_PLACES } from './names/elsewhere.ts';
import {
  drawCompany,
  drawFamilyName,
  drawGivenName,
  personName,
  wholeKana,
  wholeName,
} from './names/draw-names.ts';
import type { PersonName } from './names/draw-names.ts';
import { headOf } from './person.ts';
import type { Person } from './person.ts';

export interface Owner {
  readonly name: string;
  /** katakana; blank where the roll has none */
  readonly kana: string;
  /** a person's name in parts, for who hears it at the door; null for companies */
  readonly person: PersonName | null;
  /** where the roll sends its letters; null is the building's own address */
  readonly address: string | null;
  readonly coOwners: readonly string[];
  /** lives in the building (or, late, once did) */
  readonly relation: 'resident' | 'late' | 'elsewhere' | 'company';
}

/** A householder somewhere in town who may own a second house. */
export interface Landlord {
  readonly name: PersonName;
  readonly address: string;
}

const PUBLIC_USES: readonly string[] = ['校舎', '体育館', '公共施設'];

export function drawOwner(
  chance: Chance,
  building: PlacedBuilding,
  dwellings: readonly Dwelling[],
  landlords: Landlords,
  town: { readonly name: string; readonly hall: string },
): Owner {
  if (PUBLIC_USES.includes(building.use)) return body(town.name, town.hall);
  if (building.use === '寺社') return body(chance.pick(BODIES.slice(0, 2)), town.hall);
  const [first] = dwellings;
  if (building.use === '共同住宅') {
    if (chance.hit(0.45)) return company(chance);
    return elsewhere(chance, landlords);
  }
  if (first === undefined) {
    if (['工場', '倉庫', '事務所', '病院', '旅館', '店舗'].includes(building.use) && chance.hit(0.65))
      return company(chance);
    // An empty house: heirs in the city, or nobody has told the tax office.
    return chance.hit(0.35)
      ? late(chance, drawFamilyName(chance), 'elsewhere')
      : elsewhere(chance, landlords);
  }
  const draw = chance.next();
  if (draw < 0.13) return chance.hit(0.3) ? company(chance) : elsewhere(chance, landlords);
  const head = headOf(first.household);
  if (head.nationality !== '日本' && draw < 0.55) return elsewhere(chance, landlords);
  if (draw < 0.17) return late(chance, { written: head.name.family, kana: head.name.familyKana }, 'here');
  return ownedByResidents(chance, first.household.people);
}

function ownedByResidents(chance: Chance, people: readonly Person[]): Owner {
  const grown = people.filter(({ relationship }) => !/^子の子$/u.test(relationship));
  const [head] = grown;
  if (head === undefined) throw new RangeError('a household has a head');
  const parent = people.find(({ relationship }) => /^[父母]$/u.test(relationship));
  const owner = parent !== undefined && chance.hit(0.5) ? parent : head;
  const partner = people.find((person) => person !== owner && /^[妻夫]$/u.test(person.relationship));
  const coOwners = partner !== undefined && chance.hit(0.14) ? [wholeName(partner.name)] : [];
  if (coOwners.length > 0 && chance.hit(0.15)) {
    const sibling = drawGivenName(
      chance,
      chance.hit(0.5) ? 'male' : 'female',
      Number(owner.born.slice(0, 4)),
    );
    coOwners.push(`${owner.name.family}${owner.name.gap}${sibling.written}`);
  }
  return {
    name: wholeName(owner.name),
    kana: wholeKana(owner.name),
    person: owner.name,
    address: null,
    coOwners,
    relation: 'resident',
  };
}

function late(
  chance: Chance,
  family: { readonly written: string; readonly kana: string },
  where: 'here' | 'elsewhere',
): Owner {
  const name = personName(
    family,
    drawGivenName(chance, chance.hit(0.8) ? 'male' : 'female', chance.whole(1908, 1945)),
  );
  return {
    name: wholeName(name),
    kana: wholeKana(name),
    person: name,
    address: where === 'here' ? null : chance.pick(OTHER_PLACES),
    coOwners: [],
    relation: 'late',
  };
}

function elsewhere(chance: Chance, landlords: Landlords): Owner {
  const landlord = chance.hit(0.62) ? landlords.draw(chance) : null;
  const name =
    landlord?.name ??
    personName(
      drawFamilyName(chance),
      drawGivenName(chance, chance.hit(0.7) ? 'male' : 'female', chance.whole(1935, 1980)),
    );
  const sibling = chance.hit(0.06)
    ? [`${name.family}${name.gap}${drawGivenName(chance, 'male', 1958).written}`]
    : [];
  return {
    name: wholeName(name),
    kana: wholeKana(name),
    person: name,
    address: landlord?.address ?? chance.pick(OTHER_PLACES),
    coOwners: sibling,
    relation: 'elsewhere',
  };
}

function company(chance: Chance): Owner {
  const { name, kana } = drawCompany(chance);
  return { name, kana, person: null, address: chance.pick(OTHER_PLACES), coOwners: [], relation: 'company' };
}

function body(name: string, address: string): Owner {
  return { name, kana: '', person: null, address, coOwners: [], relation: 'company' };
}

/** The last few thousand householders that went by: enough to choose landlords and former addresses from. */
export class Landlords {
  readonly #kept: Landlord[] = [];
  readonly #room: number;
  #at = 0;

  constructor(room = 4000) {
    this.#room = room;
  }

  remember(landlord: Landlord): void {
    this.#kept[this.#at % this.#room] = landlord;
    this.#at += 1;
  }

  draw(chance: Chance): Landlord | null {
    return this.#kept.length < 20 ? null : chance.pick(this.#kept);
  }
}
