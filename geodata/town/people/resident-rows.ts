// Rows of 住民 as the residents' register has them.
import type { Municipality } from '../place.ts';
import { Chance } from './chance.ts';
import type { InhabitedHouse, RegisteredHousehold } from './inhabited-house.ts';
import { wholeKana, wholeName } from './names/draw-names.ts';
import type { NoiseRates } from './noise/levels.ts';
import { otherGlyphs, writtenKana } from './noise/misspell-name.ts';
import { fullAddress, movedNumber, spelledAddress, withoutNumber } from './noise/write-address.ts';
import { writtenDate } from './noise/write-date.ts';
import type { Landlords } from './owners.ts';
import { headOf } from './person.ts';
import type { Person } from './person.ts';

/** The registers are of this day, four weeks before the earthquake. */
export const REGISTER_DAY = '2026-07-01';

export interface RegisteredAddress {
  readonly text: string;
  /** whether it still leads to the house where the household lives */
  readonly leads: boolean;
}

/** The household's 住所 as the register has it: mostly right, sometimes short of a number, wrong, or from before a move. */
export function registeredAddress(
  seed: number,
  municipality: Municipality,
  house: InhabitedHouse,
  { index }: RegisteredHousehold,
  rates: NoiseRates,
  formerHomes: Landlords,
): RegisteredAddress {
  const chance = new Chance(seed, 'registered address', index);
  const at = { municipality, area: house.area, address: house.address };
  const draw = chance.next();
  if (draw < rates.staleAddress) {
    const former = formerHomes.draw(chance);
    if (former !== null) return { text: former.address, leads: false };
  }
  const draw2 = chance.next();
  if (draw2 < rates.numberMissing) return { text: withoutNumber(chance, at), leads: false };
  if (draw2 < rates.numberMissing + rates.numberMoved) {
    const moved = movedNumber(chance, house.address);
    return { text: fullAddress({ ...at, address: moved }), leads: false };
  }
  return { text: chance.hit(rates.spelling) ? spelledAddress(chance, at) : fullAddress(at), leads: true };
}

export function residentRows(
  seed: number,
  house: InhabitedHouse,
  registered: RegisteredHousehold,
  address: RegisteredAddress,
  rates: NoiseRates,
  numberOf: (person: number) => string,
): string[][] {
  const { household, household_number, room } = registered;
  const detail =
    room === null ? '' : `${house.building.name ?? ''}${house.building.name === null ? '' : ' '}${room}`;
  const telephone = telephoneOf(new Chance(seed, 'telephone', registered.index));
  return household.people.map((person, at) => {
    const chance = new Chance(seed, 'resident row', registered.index, at);
    return [
      numberOf(at),
      household_number,
      registeredName(chance, person, rates),
      writtenKana(chance, wholeKana(person.name), rates),
      writtenDate(chance, person.born, rates.wareki),
      person.sex === 'male' ? '男' : '女',
      person.relationship,
      house.area.postal_code ?? '',
      address.text,
      detail,
      person === headOf(household) ? telephone : '',
      person.nationality,
      '',
      '',
      REGISTER_DAY,
    ];
  });
}

/** 住基 keeps the registered glyphs; a 通称 stands in brackets behind the name. */
function registeredName(chance: Chance, person: Person, rates: NoiseRates): string {
  // Glyphs that the host lacks were replaced when the register was moved.
  const name = otherGlyphs(chance, wholeName(person.name), rates.glyph / 10);
  return person.commonName === null ? name : `${name}（${wholeName(person.commonName)}）`;
}

/** 000 is no area code: nobody can be called. Four of ten households have given a number. */
function telephoneOf(chance: Chance): string {
  return chance.hit(0.4) ? `000-0000-${String(chance.whole(0, 9999)).padStart(4, '0')}` : '';
}
