import { parseKanjiNumeral } from '../../../text/kanji-numeral.ts';
import type { Municipality, PlacedAddress, TownArea } from '../../place.ts';
import { addressInWords } from '../../address-words.ts';
import type { Chance } from '../chance.ts';

export interface AddressAt {
  readonly municipality: Municipality;
  readonly area: TownArea;
  readonly address: PlacedAddress;
}

/** むすび県むすび市港町一丁目2番3号 */
export function fullAddress({ municipality, area, address }: AddressAt): string {
  return `${municipality.prefecture}${municipality.name}${addressInWords(area, address)}`;
}

/** むすび市港町一丁目2番3号, as 所在地 is written. */
export function localAddress({ municipality, area, address }: AddressAt): string {
  return `${municipality.name}${addressInWords(area, address)}`;
}

const CHOME = /^(.*?)([一二三四五六七八九十]+)丁目$/u;

/** 港町一丁目 → 港町 and 1; a 大字 and null. */
function splitChome(name: string): { readonly town: string; readonly chome: number | null } {
  const [, town, numeral] = CHOME.exec(name) ?? [];
  return town === undefined || numeral === undefined
    ? { town: name, chome: null }
    : { town, chome: parseKanjiNumeral(numeral) };
}

function numbersOf(address: PlacedAddress): readonly string[] {
  return address.style === 'residence'
    ? [address.block_no, address.house_no]
    : [address.lot_no, ...(address.branch_no === null ? [] : [address.branch_no])];
}

function widen(digits: string): string {
  return digits.replace(/[0-9]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

/**
 * One address in one of the ways that registers and people spell it; all read alike (`parseAddress`):
 * 港町1丁目2番3号, 港町一丁目2-3, 港町１－２－３, 港町1丁目2の3, 浜田105番地の2, 大字 left out.
 */
export function spelledAddress(chance: Chance, { municipality, area, address }: AddressAt): string {
  const { town, chome } = splitChome(area.name);
  const numbers = numbersOf(address);
  const [first = ''] = numbers;
  const head = chance.pick([
    `${municipality.prefecture}${municipality.name}`,
    municipality.name,
    municipality.name,
    '',
  ]);
  const plainTown = chance.hit(0.5) ? town.replace(/^大字/u, '') : town;
  const style = chance.whole(0, 5);
  const inDigits = chome === null ? plainTown : `${plainTown}${chome}丁目`;
  const inKanji = chome === null ? plainTown : area.name;
  const hyphens = (mark: string) => [...(chome === null ? [] : [String(chome)]), ...numbers].join(mark);
  switch (style) {
    case 0:
      return `${head}${inDigits}${wordsBelow(address)}`;
    case 1:
      return `${head}${inKanji}${numbers.join('-')}`;
    case 2:
      return `${head}${plainTown}${hyphens('-')}`;
    case 3:
      return `${head}${plainTown}${widen(hyphens('－'))}`;
    case 4:
      return `${head}${inDigits}${numbers.length > 1 ? numbers.join('の') : `${first}番地`}`;
    default:
      return `${head}${inKanji}${widen(wordsBelow(address))}`;
  }
}

function wordsBelow(address: PlacedAddress): string {
  return address.style === 'residence'
    ? `${address.block_no}番${address.house_no}号`
    : `${address.lot_no}番地${address.branch_no === null ? '' : `の${address.branch_no}`}`;
}

/** The same town without its last number, or without any: what is written when the number was not known. */
export function withoutNumber(chance: Chance, at: AddressAt): string {
  const head = `${at.municipality.prefecture}${at.municipality.name}${at.area.name}`;
  const [first = ''] = numbersOf(at.address);
  if (chance.hit(0.35)) return head;
  return `${head}${first}${at.address.style === 'residence' ? '番' : '番地'}`;
}

/** A number wrong by a little, or with two digits exchanged: 18 for 81, 24 for 23. */
export function movedNumber(chance: Chance, address: PlacedAddress): PlacedAddress {
  if (address.style === 'residence') return { ...address, house_no: shifted(chance, address.house_no) };
  return address.branch_no !== null && chance.hit(0.5)
    ? { ...address, branch_no: shifted(chance, address.branch_no) }
    : { ...address, lot_no: shifted(chance, address.lot_no) };
}

function shifted(chance: Chance, digits: string): string {
  if (!/^[0-9]+$/u.test(digits)) return digits;
  const reversed = [...digits].reverse().join('');
  if (digits.length === 2 && reversed !== digits && !reversed.startsWith('0') && chance.hit(0.4))
    return reversed;
  const moved = Number(digits) + chance.pick([-2, -1, 1, 2, 3]);
  return String(moved < 1 ? Number(digits) + 1 : moved);
}

/**
 * The lot (地番) of a house number: registers of land know nothing of 住居表示. Neighbours in a block have neighbouring
 * lots; the numbers have nothing to do with the block's.
 */
export function lotOf(chanceOfBlock: Chance, address: PlacedAddress): PlacedAddress {
  if (address.style === 'lot') return address;
  const base = chanceOfBlock.whole(100, 1400);
  const house = Number(/[0-9]+/u.exec(address.house_no)?.[0] ?? '0');
  return {
    style: 'lot',
    town_id: address.town_id,
    lot_no: String(base + Math.floor(house / 4)),
    branch_no: house % 4 === 0 ? null : String((house % 4) + (house > 20 ? 4 : 0)),
  };
}

/** The habit of some tax rolls: the numbers of the 住居表示 written as if they were lots. */
export function houseNumberAsLot(address: PlacedAddress): PlacedAddress {
  if (address.style === 'lot') return address;
  return { style: 'lot', town_id: address.town_id, lot_no: address.block_no, branch_no: address.house_no };
}
