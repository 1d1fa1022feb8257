import { describe, expect, it } from 'vitest';
import type { StopColumns } from '../../api/surveys/progress.contract.ts';
import { coloursOf, placesOf, stopsInside, stopsOfDistrict } from './stop-columns.ts';

const stops: StopColumns = {
  revision: 3,
  districts: ['a', 'b'],
  structures: ['wooden'],
  stop_id: [11, 12, 13, 14],
  lon: [138.1, 138.2, 138.3, 138.4],
  lat: [34.1, 34.1, 34.1, 34.1],
  district: [1, 0, 1, -1],
  visit_order: [2, 1, 1, 0],
  state: [0, 1, 2, 0],
  structure: [0, 0, 0, 0],
  minutes: [36, 36, 36, 36],
  damage: [null, null, 0.5, null],
};
const around = (west: number, east: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [west, 34],
      [east, 34],
      [east, 34.2],
      [west, 34.2],
      [west, 34],
    ] satisfies [number, number][],
  ],
});

describe('the columns of buildings', () => {
  it('tell which lie in a drawn shape, and how many of them are finished', () => {
    expect(stopsInside(stops, around(138.05, 138.35))).toEqual({ found: [0, 1, 2], finished: 1 });
    expect(stopsInside(stops, around(139, 140))).toEqual({ found: [], finished: 0 });
  });

  it('give the buildings of a district in visiting order', () => {
    expect(stopsOfDistrict(stops, 'b')).toEqual([2, 0]);
    expect(stopsOfDistrict(stops, 'unknown')).toEqual([]);
  });

  it('become places and colours in the same order', () => {
    expect([...placesOf(stops)].slice(2, 4)).toEqual([138.2, 34.1]);
    const colours = coloursOf(stops, [
      [1, 2, 3, 255],
      [9, 8, 7, 255],
      [0, 0, 0, 255],
    ]);
    expect(Array.from(colours.slice(4, 8))).toEqual([9, 8, 7, 255]);
  });
});
