import { describe, expect, it } from 'vitest';
import { placesFor } from './places.ts';

const pictures = ['a', 'b', 'c', 'd'].map((id) => ({ id, sha256: `hash-${id}` }));
const places = (standing: Parameters<typeof placesFor>[1]): number[] => [
  ...placesFor(pictures, standing).values(),
];

describe('the places of pictures', () => {
  it('begin at one, or behind the pictures that a survey has', () => {
    expect(places([])).toEqual([1, 2, 3, 4]);
    expect(places([{ sha256: 'other', position: 7 }])).toEqual([8, 9, 10, 11]);
  });

  it('of a group that was brought in part are those that were left free', () => {
    expect(
      places([
        { sha256: 'hash-a', position: 3 },
        { sha256: 'hash-d', position: 6 },
      ]),
    ).toEqual([3, 4, 5, 6]);
  });

  it('are never below one', () => {
    expect(places([{ sha256: 'hash-c', position: 1 }])).toEqual([1, 2, 1, 4]);
  });
});
