import { formatKanjiNumeral } from '../text/kanji-numeral.ts';
import { keysOfTown } from './address-keys.ts';
import type { TownKeys } from './address-keys.ts';
import { foldAddress } from './fold-address.ts';

/** A town (町字) of the municipality as the gazetteer names it: 駅北一丁目, 大字浜田, 大字浜田字北前. */
export interface Town {
  readonly machiaza_id: string | null;
  readonly town: string;
  /** 区 of a designated city, when it has wards */
  readonly ward?: string;
}

export interface IndexedTown {
  readonly town: Town;
  readonly keys: TownKeys;
}

/** All towns that share one name before the 丁目. */
export interface OazaEntry {
  /** the 大字 or 町 itself, when addresses stand directly in it */
  readonly whole: IndexedTown | null;
  readonly chome: ReadonlyMap<number, IndexedTown>;
  /** the key of the 大字, for an address whose 丁目 the gazetteer does not know */
  readonly oaza_key: string;
}

export interface TownIndex {
  readonly prefecture: string;
  readonly city: string;
  readonly byName: ReadonlyMap<string, OazaEntry>;
  readonly longestName: number;
}

/**
 * Builds, once per gazetteer, the index that `parseAddress` reads towns from. `city` is the municipality's full
 * name; a 郡 in front is optional in addresses.
 */
export function townIndex(
  municipality: { readonly prefecture: string; readonly city: string },
  towns: Iterable<Town>,
): TownIndex {
  const byName = new Map<
    string,
    { whole: IndexedTown | null; chome: Map<number, IndexedTown>; oaza_key: string }
  >();
  for (const town of towns) {
    const { oaza, chome } = splitTownName(town.town);
    const keys = townKeys(town);
    const indexed = { town, keys };
    const names = town.ward === undefined ? [oaza] : [oaza, `${foldAddress(town.ward)}${oaza}`];
    for (const name of names) {
      const entry = byName.get(name) ?? {
        whole: null,
        chome: new Map<number, IndexedTown>(),
        oaza_key: keys.oaza,
      };
      byName.set(name, entry);
      // The first of two towns with one name stays; only a ward tells the others. But a 大字 goes before a 小字 that
      // stands in no 大字 and bears its name: addresses leave the mark out at will.
      if (chome === null) {
        if (entry.whole === null || (isLoose(entry.whole.town) && !isLoose(town))) {
          entry.whole = indexed;
          entry.oaza_key = keys.oaza;
        }
      } else if (!entry.chome.has(chome)) entry.chome.set(chome, indexed);
    }
  }
  // 町野町桶戸 is also said without its 町, where no other town is called so.
  const asListed = [...byName];
  for (const [name, entry] of asListed) {
    const shorter = name.replace(/(?<=.)町(?=.)/u, '');
    if (shorter !== name && !byName.has(shorter)) byName.set(shorter, entry);
  }
  return {
    prefecture: foldAddress(municipality.prefecture),
    city: foldAddress(municipality.city),
    byName,
    longestName: Math.max(0, ...[...byName.keys()].map((name) => name.length)),
  };
}

/** The keys of a town, for placing the gazetteer's own points (`keysOfGazetteerPoint`). */
export function townKeys(town: Town): TownKeys {
  const { oaza, chome } = splitTownName(town.town);
  return keysOfTown(town.machiaza_id, oaza, chome === null ? null : `${chome}丁目`);
}

/** 大字 and 字 are written or left out at will, so names are compared without them. */
export function dropAzaMarks(folded: string): string {
  return folded.replace(/大字|小字|字/gu, '');
}

/** 町字IDs that begin with four zeros are 小字 (or 丁目) without a 大字. */
function isLoose({ machiaza_id }: Town): boolean {
  return machiaza_id?.startsWith('0000') ?? false;
}

/** A town that is nothing but a 丁目 has a blank oaza. */
function splitTownName(name: string): { oaza: string; chome: number | null } {
  const folded = dropAzaMarks(foldAddress(name)).replaceAll(' ', '');
  const parts = CHOME_AT_END.exec(folded);
  const [, oaza, number] = parts ?? [];
  if (oaza === undefined || number === undefined) return { oaza: folded, chome: null };
  const chome = /^[0-9]/u.test(number) ? Number(number) : KANJI_CHOME.indexOf(number) + 1;
  // 八丁 is a name; 八丁目 alone is a 丁目.
  return oaza === '' && !folded.endsWith('目') ? { oaza: folded, chome: null } : { oaza, chome };
}

// As lists write them: 十一丁目 is the eleventh, 与一一丁目 the first of 与一.
const KANJI_CHOME = Array.from({ length: 99 }, (_, at) => formatKanjiNumeral(at + 1));
const CHOME_AT_END = new RegExp(
  `^(.*?)([0-9]+|${KANJI_CHOME.toSorted((one, other) => other.length - one.length).join('|')})丁目?$`,
  'u',
);
