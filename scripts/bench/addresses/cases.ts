// Addresses as people write them, each with the place that is meant.
import { join } from 'node:path';
import { keysOfGazetteerPoint } from '../../../geodata/addresses/address-keys.ts';
import { foldAddress } from '../../../geodata/addresses/fold-address.ts';
import { townKeys } from '../../../geodata/addresses/town-index.ts';
import { readTable } from './read-table.ts';
import type { City } from './national-towns.ts';

export type Point = readonly [lon: number, lat: number];

export interface Case {
  readonly text: string;
  /** the municipality; null where the case names none that is listed */
  readonly code: string | null;
  /** 町字ID; null where the town meant is not in the list */
  readonly machiaza_id: string | null;
  /** the town's name, blank where the case means none */
  readonly town: string;
  /** the numbers, joined by hyphens; null where the case tells none */
  readonly numbers: string | null;
  readonly at: Point | null;
}

export async function readGeoloniaCases(folder: string, cities: readonly City[]): Promise<Case[]> {
  const codes = new Map(cities.map((city) => [foldAddress(city.prefecture + city.city), city]));
  const cases: Case[] = [];
  for await (const value of readTable(join(folder, 'address_normalisation/geolonia_cases.csv.gz'))) {
    const city = codes.get(foldAddress(value('pref') + value('city')));
    const number = value('number') || (/^[0-9]+(?:-[0-9]+)*/u.exec(value('rest'))?.[0] ?? '');
    cases.push({
      text: value('input'),
      code: city?.code ?? null,
      machiaza_id: city ? idOf(city, value('town')) : null,
      town: value('town'),
      numbers: number === '' ? null : number,
      at:
        value('lon') === '' || Number(value('level')) < 3
          ? null
          : [Number(value('lon')), Number(value('lat'))],
    });
  }
  return cases;
}

export async function readAbrCases(folder: string, cities: readonly City[]): Promise<Case[]> {
  const codes = new Map(cities.map((city) => [city.code, city]));
  const cases: Case[] = [];
  for await (const value of readTable(join(folder, 'address_normalisation/abr_geocoder_cases.csv'))) {
    const city = codes.get(value('lg_code'));
    const town = `${value('oaza_cho')}${value('chome')}${value('koaza')}`;
    const lot = ['prc_num1', 'prc_num2', 'prc_num3'];
    const numbers = (value('blk_num') === '' ? lot : ['blk_num', 'rsdt_num', 'rsdt_num2'])
      .map(value)
      .filter((part) => part !== '');
    cases.push({
      text: value('input'),
      code: city?.code ?? null,
      machiaza_id:
        city?.towns.find(({ machiaza_id }) => machiaza_id === value('machiaza_id'))?.machiaza_id ??
        (city ? idOf(city, town) : null),
      town,
      numbers: numbers.length === 0 ? null : numbers.join('-'),
      at: value('lon') === '' || town === '' ? null : [Number(value('lon')), Number(value('lat'))],
    });
  }
  return cases;
}

/** Every town of the list as the address of a house in it; `step` takes every n-th. */
export function townCases(cities: readonly City[], step: number, write: (town: string) => string): Case[] {
  const cases: Case[] = [];
  let n = 0;
  for (const { code, prefecture, city, towns } of cities) {
    for (const { machiaza_id, town, at } of towns) {
      n += 1;
      if (n % step === 0)
        cases.push({
          text: `${prefecture}${city}${write(town)}12番3号`,
          code,
          machiaza_id,
          town,
          numbers: '12-3',
          at,
        });
    }
  }
  return cases;
}

export interface HousePoints {
  readonly byKey: ReadonlyMap<string, Point>;
  readonly cases: Case[];
  /** `block_no` and `house_no` of each house by municipality and town */
  readonly houses: ReadonlyMap<string, readonly (readonly [block: string, house: string, at: Point])[]>;
}

/** House points of one prefecture, and every n-th of them as an address in changing styles. */
export async function readHousePoints(folder: string, step: number): Promise<HousePoints> {
  const byKey = new Map<string, Point>();
  const houses = new Map<string, (readonly [string, string, Point])[]>();
  const cases: Case[] = [];
  let n = 0;
  for await (const value of readTable(
    join(folder, 'address_points_shizuoka/abr_house_number_points_22.csv.gz'),
  )) {
    const code = value('lg_code');
    const machiaza_id = value('machiaza_id');
    const [block, house, town] = [value('block_no'), value('house_no'), value('town')];
    const at: Point = [Number(value('lon')), Number(value('lat'))];
    const keys = keysOfGazetteerPoint(townKeys({ machiaza_id, town }), { block_no: block, house_no: house });
    const finest = keys.find(({ level }) => level === 'house' || level === 'block');
    if (finest && !byKey.has(`${code} ${finest.key}`)) byKey.set(`${code} ${finest.key}`, at);
    const inTown = houses.get(`${code} ${machiaza_id}`) ?? [];
    houses.set(`${code} ${machiaza_id}`, inTown);
    inTown.push([block, house, at]);
    n += 1;
    if (n % step !== 0 || block === '' || house === '') continue;
    const place = `${value('pref')}${value('city')}`;
    const styles = [
      `${place}${town}${block}番${house}号`,
      `${place}${town.replace(/丁目$/u, '丁目 ')}${block}-${house} コーポ緑 201号室`,
      `${place}${town}${block}番地の${house}`,
      `${place}${town}${wide(`${block}－${house}－１０３`)}`,
    ];
    cases.push({
      text: styles[Math.floor(n / step) % styles.length] ?? '',
      code,
      machiaza_id,
      town,
      numbers: `${block}-${house}`,
      at,
    });
  }
  return { byKey, cases, houses };
}

function wide(text: string): string {
  return text.replace(/[0-9]/gu, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0));
}

function idOf(city: City, town: string): string | null {
  const name = plain(town);
  return city.towns.find((other) => plain(other.town) === name)?.machiaza_id ?? null;
}

/** For comparing names of towns. */
export function plain(town: string): string {
  return foldAddress(town).replace(/大字|小字|字/gu, '');
}
