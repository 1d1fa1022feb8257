// Family names, which registers write together with the given name, found from the households themselves: what the names
// of all members begin with. Needs no list of names and reads a name it has never seen by those it has.
import { foldKana } from '../../../geodata/text/fold-name.ts';
import { Interner } from './interner.ts';

/** A name as it is compared. Ids are of one book; -1 where the part is not known. */
export interface ReadName {
  readonly whole: number;
  readonly family: number;
  /** Nothing but the family name was written. */
  readonly familyOnly: boolean;
  /** Whole reading in folded kana, null where none is known. */
  readonly kana: string | null;
  /** Written in kana: there is no kanji to compare. */
  readonly kanaOnly: boolean;
}

export interface NamedHousehold {
  readonly head_kana_key: string | null;
  readonly member_name_keys: readonly string[];
}

export class NameBook {
  readonly #wholes = new Interner();
  readonly #families = new Interner();
  readonly #familyKana = new Map<number, string>();
  readonly #wholeCount: number[] = [];
  readonly #familyCount: number[] = [];
  readonly #households: number;
  readonly #longest: number;

  constructor(households: readonly NamedHousehold[]) {
    const shared = new Map<string, number>();
    for (const { member_name_keys } of households) {
      const family = sharedStart(member_name_keys);
      if (family !== null) shared.set(family, (shared.get(family) ?? 0) + 1);
    }
    for (const family of [...shared.keys()].toSorted()) this.#families.of(family);
    this.#longest = Math.max(0, ...[...shared.keys()].map((family) => family.length));
    this.#households = households.length;
    const kana = new Map<number, string[]>();
    for (const { member_name_keys, head_kana_key } of households) {
      const [head = ''] = member_name_keys;
      const family = this.familyOf(head);
      if (family >= 0) {
        this.#familyCount[family] = (this.#familyCount[family] ?? 0) + 1;
        if (head_kana_key !== null) kana.set(family, [...(kana.get(family) ?? []).slice(-30), head_kana_key]);
      }
      for (const name of new Set(member_name_keys)) {
        const whole = this.#wholes.of(name);
        this.#wholeCount[whole] = (this.#wholeCount[whole] ?? 0) + 1;
      }
    }
    for (const [family, readings] of kana) {
      const start = commonStart(readings);
      if (new Set(readings).size >= 2 && start.length >= 2) this.#familyKana.set(family, start);
    }
  }

  /** The longest family name that begins `name` and leaves a given name. */
  familyOf(name: string): number {
    for (let length = Math.min(this.#longest, name.length - 1); length >= 1; length -= 1) {
      const family = this.#families.find(name.slice(0, length));
      if (family >= 0) return family;
    }
    return -1;
  }

  /** A name of a register, always whole. */
  readWhole(key: string, kana: string | null): ReadName {
    return {
      whole: this.#wholes.of(key),
      family: this.familyOf(key),
      familyOnly: false,
      kana,
      kanaOnly: false,
    };
  }

  /** A name as heard at a door: whole, the family name alone, or either in kana. */
  readHeard(key: string | null): ReadName | null {
    if (key === null || key === '') return null;
    if (/^[ァ-ヺー]+$/u.test(key))
      return { whole: -1, family: -1, familyOnly: false, kana: foldKana(key), kanaOnly: true };
    const whole = this.#wholes.find(key);
    const alone = this.#families.find(key);
    if (whole < 0 && alone >= 0)
      return { whole: -1, family: alone, familyOnly: true, kana: null, kanaOnly: false };
    return {
      whole: this.#wholes.of(key),
      family: this.familyOf(key),
      familyOnly: false,
      kana: null,
      kanaOnly: false,
    };
  }

  /** Start of the reading that all heads of a family name share; null where too few are known. */
  kanaOfFamily(family: number): string | null {
    return this.#familyKana.get(family) ?? null;
  }

  /** Share of households with somebody of this name, never quite nothing. */
  shareOfWhole(whole: number): number {
    return ((this.#wholeCount[whole] ?? 0) + 0.3) / (this.#households + 300);
  }

  shareOfFamily(family: number): number {
    return ((this.#familyCount[family] ?? 0) + 1) / (this.#households + 500);
  }
}

/** What all names begin with, a given name left over in each; null for one person alone or for nothing shared. */
function sharedStart(names: readonly string[]): string | null {
  const different = [...new Set(names)];
  if (different.length < 2) return null;
  const start = commonStart(different);
  const shortest = Math.min(...different.map((name) => name.length));
  return start.length >= 1 && start.length < shortest && start.length <= 5 ? start : null;
}

function commonStart(texts: readonly string[]): string {
  const [first = '', ...others] = texts;
  let length = first.length;
  for (const other of others) {
    let same = 0;
    while (same < length && first[same] === other[same]) same += 1;
    length = same;
  }
  return first.slice(0, length);
}
