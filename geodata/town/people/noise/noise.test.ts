import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAddress } from '../../../addresses/parse-address.ts';
import { townIndex } from '../../../addresses/town-index.ts';
import { parseWareki, parseWarekiYear } from '../../../wareki.ts';
import type { PlacedAddress } from '../../place.ts';
import { Chance } from '../chance.ts';
import { smallPlace } from '../small-place.ts';
import {
  fullAddress,
  localAddress,
  lotOf,
  movedNumber,
  spelledAddress,
  withoutNumber,
} from './write-address.ts';
import { writtenDate, writtenYear } from './write-date.ts';

const { municipality, areas } = smallPlace();
const towns = townIndex(
  { prefecture: municipality.prefecture, city: municipality.name },
  areas.map(({ town_id, name }) => ({ machiaza_id: town_id, town: name })),
);
const keyOf = (text: string) => parseAddress(text, towns).address_key;

const number = fc.integer({ min: 1, max: 120 }).map(String);
const placed = fc.oneof(
  fc
    .record({ area: fc.constant(areas[0]), block_no: number, house_no: number })
    .map(({ area, ...numbers }) => ({
      area,
      address: { style: 'residence', town_id: '0001001', ...numbers } satisfies PlacedAddress,
    })),
  fc
    .record({ area: fc.constant(areas[1]), lot_no: number, branch_no: fc.option(number) })
    .map(({ area, ...numbers }) => ({
      area,
      address: { style: 'lot', town_id: '0002000', ...numbers } satisfies PlacedAddress,
    })),
);

test('every spelling of an address reads as the same place', () => {
  fc.assert(
    fc.property(fc.integer(), placed, (seed, { area, address }) => {
      if (area === undefined) throw new Error('the place has two towns');
      const at = { municipality, area, address };
      expect(keyOf(spelledAddress(new Chance(seed, 'spelling'), at))).toBe(keyOf(fullAddress(at)));
      expect(keyOf(localAddress(at))).toBe(keyOf(fullAddress(at)));
    }),
  );
});

test('a moved number reads as another place, a missing one as a coarser place', () => {
  fc.assert(
    fc.property(fc.integer(), placed, (seed, { area, address }) => {
      if (area === undefined) throw new Error('the place has two towns');
      const at = { municipality, area, address };
      const chance = new Chance(seed, 'numbers');
      const coarse = keyOf(withoutNumber(chance, at));
      expect(keyOf(fullAddress(at)).startsWith(coarse.split('|')[0] ?? '')).toBe(true);
      const moved = movedNumber(chance, address);
      expect(keyOf(fullAddress({ ...at, address: moved }))).not.toBe(keyOf(fullAddress(at)));
      expect(JSON.stringify(moved).replace(/[0-9]/gu, '')).toBe(
        JSON.stringify(address).replace(/[0-9]/gu, ''),
      );
    }),
  );
});

test('houses of one block have their own lots', () => {
  const lots = Array.from({ length: 30 }, (_, at) =>
    lotOf(new Chance(1, 'lots', 'block'), {
      style: 'residence',
      town_id: '1',
      block_no: '2',
      house_no: String(at + 1),
    }),
  );
  expect(new Set(lots.map((lot) => JSON.stringify(lot))).size).toBe(30);
});

test('every way of writing a date reads as that date', () => {
  const day = fc.date({ min: new Date('1915-01-01'), max: new Date('2026-07-01'), noInvalidDate: true });
  fc.assert(
    fc.property(fc.integer(), day, (seed, date) => {
      const iso = date.toISOString().slice(0, 10);
      expect(parseWareki(writtenDate(new Chance(seed, 'date'), iso, 1))).toEqual({ ok: true, date: iso });
      expect(parseWarekiYear(writtenYear(new Chance(seed, 'year'), date.getUTCFullYear(), 1))).toBe(
        date.getUTCFullYear(),
      );
    }),
  );
});
