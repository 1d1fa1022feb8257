import type { PersonName } from './names/draw-names.ts';
import type { Sex } from './names/given-names.ts';

export interface Person {
  readonly name: PersonName;
  readonly sex: Sex;
  /** YYYY-MM-DD */
  readonly born: string;
  /** 続柄 to the head: 世帯主, 妻, 夫, 子, 父, 母, 子の妻, 子の子 … */
  readonly relationship: string;
  /** 日本 or another country, as the register writes it */
  readonly nationality: string;
  /** the Japanese name that a foreign resident goes by */
  readonly commonName: PersonName | null;
}

/** People who share one household number; the head stands first. */
export interface Household {
  readonly people: readonly Person[];
}

export function headOf(household: Household): Person {
  const [head] = household.people;
  if (head === undefined) throw new RangeError('a household has a head');
  return head;
}
