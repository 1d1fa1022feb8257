import { describe, expect, test } from 'vitest';
import { learnHouseNumbers } from './house-numbers.ts';
import { learnPlaces } from './learned-places.ts';
import { madeBuilding, madeHousehold, madeStreet, placeAt } from './made-street.ts';
import { comparableNumbers } from './numbering.ts';
import { PLACE, prepare } from './prepared.ts';
import type { Prepared } from './prepared.ts';

const unplaced = { lon: null, lat: null, geocode_level: 'none' as const };
const street = madeStreet(6);

function learn(prepared: Prepared): void {
  const comparable = comparableNumbers(prepared);
  learnPlaces(prepared, comparable, learnHouseNumbers(prepared, comparable));
}

describe('a building without a place', () => {
  test('is put beside the measured buildings of its lot', () => {
    const lot = (house: number, branch: number) =>
      madeBuilding(house, { address_key: `0011001|843|${branch}`, owner_address_key: null });
    const prepared = prepare({
      ...street,
      households: [],
      buildings: [lot(0, 1), lot(1, 2), { ...lot(2, 3), ...unplaced }],
    });
    learn(prepared);
    expect(prepared.b.place[2]).toBe(PLACE.near);
    expect(prepared.b.x[2]).toBeGreaterThan(prepared.b.x[0] ?? 0);
    expect(prepared.b.x[2]).toBeLessThan(prepared.b.x[1] ?? 0);
  });

  test('stays without one where its lot is scattered', () => {
    const lot = (house: number, branch: number, east: number) =>
      madeBuilding(house, { address_key: `0011001|843|${branch}`, ...placeAt(east, 0) });
    const prepared = prepare({
      ...street,
      households: [],
      buildings: [lot(0, 1, 0), lot(1, 2, 900), { ...lot(2, 3, 0), ...unplaced }],
    });
    learn(prepared);
    expect(prepared.b.place[2]).toBe(PLACE.none);
  });
});

describe('numbers of a roll', () => {
  test('are compared with addresses where its buildings stand at them', () => {
    expect([...comparableNumbers(prepare(street))]).toEqual([1, 1, 1, 1, 1, 1]);
  });

  test('are not where the roll keeps to lots of its own', () => {
    const buildings = street.buildings.map((building, at) => ({
      ...building,
      address_key: `0011001|${800 + at}|1`,
    }));
    expect([...comparableNumbers(prepare({ ...street, buildings }))]).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

test('a place that buildings of several addresses share is the middle of a block', () => {
  const buildings = [0, 1].map((house) => madeBuilding(house, placeAt(30, 30)));
  const prepared = prepare({ ...street, households: [madeHousehold(0)], buildings });
  expect([...prepared.b.place]).toEqual([PLACE.near, PLACE.near]);
});
