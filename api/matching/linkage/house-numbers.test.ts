import { describe, expect, test } from 'vitest';
import { ADDRESS, compareWithBuilding } from './compare-addresses.ts';
import { DOUBLE, findDoubles } from './doubles.ts';
import { learnHouseNumbers } from './house-numbers.ts';
import { madeBuilding, madeStreet } from './made-street.ts';
import { prepare } from './prepared.ts';
import type { LinkBuilding } from './region.ts';

const street = madeStreet(6);
const home = street.households[0]?.address_key ?? '';

/** A building beside the first house, on a lot that has nothing to do with house numbers. */
const onLot = (property_number: string, more: Partial<LinkBuilding>): LinkBuilding => ({
  ...madeBuilding(0, { address_key: '0011001|843|2', ...more }),
  property_number,
});

describe('where the roll keeps to lots of its own', () => {
  const prepared = prepare({
    ...street,
    buildings: [
      onLot('B1', { owner_address_key: home }),
      onLot('B2', { owner_name_key: '株式会社湊', owner_address_key: null }),
      onLot('B3', { address_key: '0011001|900|1', owner_address_key: null }),
    ],
  });
  const numbers = learnHouseNumbers(prepared, new Uint8Array(3));
  const level = (building: number) => compareWithBuilding(prepared.h, 0, prepared.b, building, numbers);

  test('an owner who lives there tells the house number', () => {
    expect([level(0), numbers.ownerAtHome[0]]).toEqual([ADDRESS.same, 1]);
  });

  test('a let house bears the number that the lot has from an owner beside it', () => {
    expect([level(1), numbers.ownerAtHome[1]]).toEqual([ADDRESS.same, 0]);
  });

  test('a lot of which nobody tells is not compared', () => {
    expect(level(2)).toBe(ADDRESS.apart);
  });
});

describe('two houses of one owner on one lot', () => {
  const doublesOf = (older: Partial<LinkBuilding>, newer: Partial<LinkBuilding>) => [
    ...findDoubles(
      prepare({
        ...street,
        buildings: [onLot('B1', { built_year: 1960, ...older }), onLot('B2', { built_year: 2001, ...newer })],
      }),
    ),
  ];

  test('in one place: the older one is gone', () => {
    expect(doublesOf({ outline: null }, { outline: null })).toEqual([DOUBLE.olderInPlace, DOUBLE.newer]);
  });

  test('one without a place: the older one may be gone', () => {
    expect(doublesOf({ lon: null, lat: null, geocode_level: 'none', outline: null }, {})).toEqual([
      DOUBLE.older,
      DOUBLE.newer,
    ]);
  });

  test('each with an outline of its own: both stand', () => {
    const square = (x: number): LinkBuilding['outline'] => [
      [x, 35],
      [x + 0.0001, 35],
      [x + 0.0001, 35.0001],
      [x, 35],
    ];
    expect(doublesOf({ outline: square(139) }, { outline: square(139.001) })).toEqual([0, 0]);
  });
});
