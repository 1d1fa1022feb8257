import { KANJI_NUMERAL_CLASS, parseKanjiNumeral } from '../text/kanji-numeral.ts';
import { keysOfAddress } from './address-keys.ts';
import type { AddressKey } from './address-keys.ts';
import type { AddressLevel } from './address-level.ts';
import { foldAddress } from './fold-address.ts';
import { readNumbers } from './lot-numbers.ts';
import type { NumberStyle } from './lot-numbers.ts';
import { dropAzaMarks } from './town-index.ts';
import type { IndexedTown, OazaEntry, Town, TownIndex } from './town-index.ts';

export interface ParsedAddress {
  /** whether the address lies in the municipality of the index; `unknown` when neither city nor town tells */
  readonly place: 'inside' | 'elsewhere' | 'unknown';
  readonly town: Town | null;
  /** block and house or lot numbers, outermost first, without leading zeros */
  readonly numbers: readonly string[];
  readonly number_style: NumberStyle;
  /** building name, room and 方書, folded; blank when there is none */
  readonly building: string;
  /** the finest level that the text names; the gazetteer may know less */
  readonly level: Extract<AddressLevel, 'house' | 'block' | 'town' | 'oaza' | 'none'>;
  /** lookup keys, finest first; empty outside the municipality */
  readonly keys: readonly AddressKey[];
  /** equal for two writings of one address (without building); for an unknown place the folded text */
  readonly address_key: string;
}

/**
 * Reads a Japanese address as people write it against the towns of one municipality. Prefecture, city, 大字 and 字
 * may be there or not; 三丁目4番34号, 3丁目4-34, ３－４－３４ and 三の四の三四 are one address; the longest town name
 * wins. Never throws; what cannot be read comes back with level `none` and its folded text as key.
 */
export function parseAddress(text: string, towns: TownIndex): ParsedAddress {
  const folded = foldAddress(text);
  const { rest, named } = dropMunicipality(folded, towns);
  if (named === 'other') return unread(folded, 'elsewhere');
  const found = findTown(rest, towns) ?? findTown(rest.replace(STREETS, ''), towns);
  if (!found) return unread(folded, named === 'own' ? 'inside' : guessElsewhere(rest));

  const { indexed, oaza_key, after, unknownPart } = found;
  if (indexed === null || unknownPart !== '') {
    const { numbers, style, rest: building } = readNumbers(after);
    return {
      place: 'inside',
      town: indexed?.town ?? null,
      numbers,
      number_style: style,
      building,
      level: 'oaza',
      keys: [{ level: 'oaza', key: oaza_key }],
      address_key: [`${oaza_key}${unknownPart}`, ...numbers].join('|'),
    };
  }
  const { numbers, style, rest: building } = readNumbers(after);
  const keys = keysOfAddress(indexed.keys, numbers);
  const [finest] = keys;
  return {
    place: 'inside',
    town: indexed.town,
    numbers,
    number_style: style,
    building,
    level: finest?.level ?? 'none',
    keys,
    address_key: finest?.key ?? folded,
  };
}

interface FoundTown {
  readonly indexed: IndexedTown | null;
  readonly oaza_key: string;
  /** the folded text after the town */
  readonly after: string;
  /** a 丁目 or 小字 that the index does not know */
  readonly unknownPart: string;
}

// 河原町二条下ル一之船入町: in Kyoto the way along the streets stands before the town.
const STREETS = /^[^0-9]*(?:[上下](?:ガ|ケ)?ル|[東西]入ル?)/u;
const PREFECTURE = /^(?:北海道|東京都|(?:京都|大阪)府|[^0-9 ]{2,4}?県)/u;

function dropMunicipality(
  folded: string,
  towns: TownIndex,
): { rest: string; named: 'own' | 'other' | 'none' } {
  const compact = compactHead(folded);
  const shortCity = towns.city.replace(/^.+?郡(?=.+[町村]$)/u, '');
  // 千葉市川市: the 県 is left out before the city.
  const stem = towns.prefecture.slice(0, -1);
  for (const city of [towns.city, shortCity])
    if (compact.startsWith(stem + city))
      return { rest: compact.slice(stem.length + city.length), named: 'own' };
  let rest = compact;
  if (rest.startsWith(towns.prefecture)) rest = rest.slice(towns.prefecture.length);
  else if (PREFECTURE.test(rest)) return { rest, named: 'other' };
  for (const city of [towns.city, shortCity]) {
    if (rest.startsWith(city)) return { rest: rest.slice(city.length), named: 'own' };
  }
  // The prefecture was named and another city than ours follows.
  if (rest.length < compact.length && /^[^0-9]{1,7}?[市郡]/u.test(rest) && !findTown(rest, towns)) {
    return { rest, named: 'other' };
  }
  return { rest, named: 'none' };
}

function guessElsewhere(rest: string): 'elsewhere' | 'unknown' {
  return /^[^0-9]{1,7}?(?:市|郡|区)[^0-9]/u.test(rest) ? 'elsewhere' : 'unknown';
}

/** Before the first digit neither spaces nor 大字 and 字 tell anything. */
function compactHead(folded: string): string {
  const digit = folded.search(/[0-9]/u);
  if (digit < 0) return dropAzaMarks(folded.replaceAll(' ', ''));
  return dropAzaMarks(folded.slice(0, digit).replaceAll(' ', '')) + folded.slice(digit);
}

function findTown(rest: string, towns: TownIndex): FoundTown | null {
  let fallback: FoundTown | null = null;
  for (let length = Math.min(rest.length, towns.longestName); length > 0; length -= 1) {
    const entry = towns.byName.get(rest.slice(0, length));
    if (!entry) continue;
    const found = enterOaza(entry, rest.slice(length));
    if (found.indexed !== null && found.unknownPart === '') return found;
    fallback ??= found;
  }
  return fallback ?? findBareChome(rest, towns);
}

/** 十二丁目704 where a town is called 十二丁目 and nothing else. */
function findBareChome(rest: string, towns: TownIndex): FoundTown | null {
  const entry = towns.byName.get('');
  const found = entry && CHOME.test(rest) ? enterOaza(entry, rest) : null;
  return found?.indexed ? found : null;
}

const CHOME = new RegExp(`^([0-9]+|[${KANJI_NUMERAL_CLASS}]+)丁目?[-ノ]?`, 'u');
const SHORT_CHOME = new RegExp(`^([0-9]+|[${KANJI_NUMERAL_CLASS}]+)(?:[-ノ]|$)`, 'u');
const NUMBERS_AHEAD = new RegExp(
  `^$|^[ ,(]|^[a-z]-[0-9]|^[甲乙丙丁戊イロハニホヘトチリヌルヲワカヨタレソ]?(?:[0-9]|[${KANJI_NUMERAL_CLASS}]+(?:番|号|-|ノ|$| ))`,
  'u',
);

function enterOaza(entry: OazaEntry, behind: string): FoundTown {
  const { oaza_key } = entry;
  // 寺島ノ12, イノ74
  const after = behind.replace(/^ノ(?=[0-9])/u, '');
  const written = CHOME.exec(after);
  if (written) {
    const chome = toNumber(written[1] ?? '');
    const indexed = chome === null ? undefined : entry.chome.get(chome);
    const next = after.slice(written[0].length);
    if (indexed) return { indexed, oaza_key, after: next, unknownPart: '' };
    // Of a town without any 丁目 at least the town is known.
    const around = entry.chome.size === 0 ? entry.whole : null;
    return { indexed: around, oaza_key, after: next, unknownPart: `${chome ?? ''}丁目` };
  }
  const short = SHORT_CHOME.exec(after);
  const number = short ? toNumber(short[1] ?? '') : null;
  const indexed = number === null ? undefined : entry.chome.get(number);
  if (short && indexed) {
    // 焼津1-2 may be a lot of 焼津 itself where the 大字 has lots of its own; three numbers can only be a 丁目.
    const next = after.slice(short[0].length);
    if (entry.whole === null || readNumbers(next).numbers.length >= 2)
      return { indexed, oaza_key, after: next, unknownPart: '' };
  }
  if (NUMBERS_AHEAD.test(after)) return { indexed: entry.whole, oaza_key, after, unknownPart: '' };
  const digit = after.search(/[0-9 ]/u);
  const unknownPart = digit < 0 ? after : after.slice(0, digit);
  return { indexed: entry.whole, oaza_key, after: after.slice(unknownPart.length), unknownPart };
}

function toNumber(text: string): number | null {
  return /^[0-9]+$/u.test(text) ? Number(text) : parseKanjiNumeral(text);
}

function unread(folded: string, place: ParsedAddress['place']): ParsedAddress {
  return {
    place,
    town: null,
    numbers: [],
    number_style: 'none',
    building: '',
    level: 'none',
    keys: [],
    address_key: compactHead(folded),
  };
}
