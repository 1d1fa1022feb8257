import { foldAddress } from './fold-address.ts';
import type { AddressLevel } from './address-level.ts';

export type GazetteerLevel = Extract<AddressLevel, 'house' | 'block' | 'town' | 'oaza'>;

/** One key under which a place can be looked up in the gazetteer. Keys of different levels never collide. */
export interface AddressKey {
  readonly level: GazetteerLevel;
  readonly key: string;
}

/** Town part of every key: `town` is null where the address names a 大字 or 町 and nothing below it. */
export interface TownKeys {
  readonly base: string;
  readonly town: string | null;
  readonly oaza: string;
}

/**
 * The keys of one town of the gazetteer: its 町字ID where it has one (seven digits, the first four naming the
 * 大字), else its folded name.
 */
export function keysOfTown(machiaza_id: string | null, foldedOaza: string, chome: string | null): TownKeys {
  if (machiaza_id !== null && /^[0-9]{7}$/u.test(machiaza_id)) {
    const whole = machiaza_id.endsWith('000') && chome === null;
    return { base: machiaza_id, town: whole ? null : machiaza_id, oaza: machiaza_id.slice(0, 4) };
  }
  const name = chome === null ? foldedOaza : `${foldedOaza}${chome}`;
  return { base: name, town: chome === null ? null : name, oaza: `${foldedOaza}/` };
}

/**
 * The lookup keys of an address, finest first: `0011001|2|1-3`, `0011001|2|1`, `0011001|2`, `0011001`, `0011`.
 * A set-based geocoder joins them with the gazetteer's keys and takes the first that is found.
 */
export function keysOfAddress(town: TownKeys, numbers: readonly string[]): AddressKey[] {
  const keys: AddressKey[] = [];
  const [block, ...house] = numbers;
  if (block !== undefined) {
    for (let depth = Math.min(house.length, 3); depth > 0; depth -= 1) {
      keys.push({ level: 'house', key: `${town.base}|${block}|${house.slice(0, depth).join('-')}` });
    }
    keys.push({ level: 'block', key: `${town.base}|${block}` });
  }
  if (town.town !== null) keys.push({ level: 'town', key: town.town });
  keys.push({ level: 'oaza', key: town.oaza });
  return keys;
}

/** A row of the gazetteer: block_no and house_no as its file has them, blank where it has none. */
export interface GazetteerPlace {
  readonly block_no: string;
  readonly house_no: string;
  readonly house_no2?: string;
}

/**
 * The keys that one gazetteer point stands for. A key that several points share (all the houses of a block) is
 * placed at their mean.
 */
export function keysOfGazetteerPoint(town: TownKeys, place: GazetteerPlace): AddressKey[] {
  const house = [foldNumber(place.house_no), foldNumber(place.house_no2 ?? '')].filter((part) => part !== '');
  const block = foldNumber(place.block_no);
  if (block === '') return keysOfAddress(town, []);
  const joined = house.join('-');
  const numbers = joined === '' ? [block] : [block, joined];
  return keysOfAddress(town, numbers);
}

function foldNumber(text: string): string {
  return foldAddress(text)
    .replace(/番地?|号/gu, '-')
    .replace(/[^0-9a-z甲乙丙丁戊ァ-ヺ-]/gu, '')
    .replace(/0+(?=[0-9])/gu, (zeros, at: number, whole: string) =>
      /[0-9]/u.test(whole.charAt(at - 1)) ? zeros : '',
    )
    .replace(/^-+|-+$/gu, '');
}
