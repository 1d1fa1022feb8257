// How well a name that was heard at a door fits a household, and which house a 方書 names.
import type { GuardHousehold, GuardPerson, HeardSurvey } from './guard-facts.ts';

type Heard = NonNullable<HeardSurvey['resident']>;

/** `whole`: a member's full name; `family`: the family name and no given name; `relative`: the family name with another given name. */
export type NameFit = 'whole' | 'family' | 'relative' | 'near' | 'none';
const order: readonly NameFit[] = ['none', 'near', 'relative', 'family', 'whole'];

export function isAtLeast(fit: NameFit, least: NameFit): boolean {
  return order.indexOf(fit) >= order.indexOf(least);
}

export function fitOf(heard: Heard, { people }: Pick<GuardHousehold, 'people'>): NameFit {
  return people.reduce<NameFit>((best, person) => {
    const fit = fitOfPerson(heard, person);
    return isAtLeast(best, fit) ? best : fit;
  }, 'none');
}

function fitOfPerson(heard: Heard, person: GuardPerson): NameFit {
  const byName = fitOfKey(heard.name_key, person.name_key, person.family_key);
  const byKana =
    person.kana_key === null ? 'none' : fitOfKey(heard.kana_key, person.kana_key, person.family_kana_key);
  return isAtLeast(byName, byKana) ? byName : byKana;
}

function fitOfKey(heard: string, whole: string, family: string | null): NameFit {
  if (heard === '' || whole === '') return 'none';
  if (heard === whole) return 'whole';
  if (family !== null) {
    if (heard === family) return 'family';
    if (family !== '' && heard.startsWith(family)) return isOneOff(heard, whole) ? 'near' : 'relative';
  } else if (whole.startsWith(heard)) return 'family';
  // One character heard or written otherwise.
  if (isOneOff(heard, whole)) return 'near';
  return family !== null && family.length > 1 && isOneOff(heard, family) ? 'near' : 'none';
}

/** Whether one character changed, left out or put in makes the texts equal; short texts are never near. */
export function isOneOff(one: string, other: string): boolean {
  const [a, b] = [[...one], [...other]];
  if (Math.abs(a.length - b.length) > 1 || Math.max(a.length, b.length) < 3) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end += 1;
  return a.length - start - end <= 1 && b.length - start - end <= 1;
}

/** 方書 without its room: 第二平和荘203号 and 第二平和荘105 are in one house. '' where it names a room only; null: none. */
export function houseNameOf(detail: string | null): string | null {
  const folded = (detail ?? '').normalize('NFKC').replaceAll(/\s+/gu, '');
  return folded === '' ? null : folded.replace(/-?\d+(?:号室|号|室)?$/u, '');
}
