import { Weighted } from '../chance.ts';
import type { Chance } from '../chance.ts';
import { COMPANY_FORMS, COMPANY_TRADES, FOREIGN_PEOPLES } from './elsewhere.ts';
import type { ForeignPeople, ForeignWord } from './elsewhere.ts';
import { listGivenNames } from './given-names.ts';
import type { Sex } from './given-names.ts';
import { OLD_FORMS, SELECTED_FORMS, SURNAMES } from './surnames.ts';

/** The name that a family shares. */
export interface FamilyName {
  /** with the family's registered glyphs */
  readonly written: string;
  /** katakana */
  readonly kana: string;
}

/** A name as the register truly has it: parts by a full-width space, kana in katakana. */
export interface PersonName {
  readonly family: string;
  readonly given: string;
  readonly familyKana: string;
  readonly givenKana: string;
  /** between the parts: a full-width space, a plain one in Latin names */
  readonly gap: string;
}

const surnames = new Weighted(SURNAMES, ({ weight }) => weight);
const peoples = new Weighted(FOREIGN_PEOPLES, ({ weight }) => weight);

export function drawFamilyName(chance: Chance): FamilyName {
  const { kanji, kana } = surnames.draw(chance);
  return { written: registerGlyphs(chance, kanji), kana };
}

/** Puts the old form that a family keeps where it keeps one. */
function registerGlyphs(chance: Chance, everyday: string): string {
  let written = '';
  for (const character of everyday) {
    const old = OLD_FORMS.get(character);
    const selected = SELECTED_FORMS.get(character);
    if (old !== undefined && chance.hit(old.share)) written += chance.pick(old.forms);
    else if (selected !== undefined && chance.hit(0.3)) written += selected;
    else written += character;
  }
  return written;
}

/** A given name in fashion at birth; the first of the list are the commonest. */
export function drawGivenName(
  chance: Chance,
  sex: Sex,
  bornYear: number,
): { readonly written: string; readonly kana: string } {
  const list = listGivenNames(sex, bornYear);
  const [name] = list.slice(Math.floor(chance.next() ** 1.4 * list.length));
  if (name === undefined) throw new RangeError('no given names');
  return { written: name.kanji, kana: name.kana };
}

export function personName(
  family: FamilyName,
  given: { readonly written: string; readonly kana: string },
): PersonName {
  return {
    family: family.written,
    familyKana: family.kana,
    given: given.written,
    givenKana: given.kana,
    gap: '　',
  };
}

export function drawPeople(chance: Chance): ForeignPeople {
  return peoples.draw(chance);
}

export function drawForeignFamily(chance: Chance, people: ForeignPeople): ForeignWord {
  return chance.pick(people.surnames);
}

/** Latin names as the residence card has them (ローマ字氏名), Chinese and Korean ones in kanji. */
export function drawForeignName(
  chance: Chance,
  people: ForeignPeople,
  family: ForeignWord,
  sex: Sex,
): PersonName {
  const given = chance.pick(people.given[sex]);
  return {
    family: family.written,
    familyKana: family.kana,
    given: given.written,
    givenKana: given.kana,
    gap: people.kanji ? '　' : ' ',
  };
}

export function wholeName(name: PersonName): string {
  return `${name.family}${name.gap}${name.given}`;
}

export function wholeKana(name: PersonName): string {
  return `${name.familyKana}　${name.givenKana}`;
}

export function drawCompany(chance: Chance): { readonly name: string; readonly kana: string } {
  const { kanji, kana } = surnames.draw(chance);
  const trade = chance.pick(COMPANY_TRADES);
  const form = chance.pick(COMPANY_FORMS);
  return { name: form(`${kanji}${trade.kanji}`), kana: `${kana}${trade.kana}` };
}
