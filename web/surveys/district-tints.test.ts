import { describe, expect, it } from 'vitest';
import { tintsOf } from './district-tints.ts';

const grid = Array.from({ length: 100 }, (_, index) => ({ lon: index % 10, lat: Math.floor(index / 10) }));

describe('the tints of districts', () => {
  it('differ between neighbours of a grid', () => {
    const tints = tintsOf(grid, 5);
    const same = tints.filter((tint, index) => index % 10 !== 9 && tint === tints[index + 1]).length;
    const sameBelow = tints.filter((tint, index) => tint === tints[index + 10]).length;
    expect(same + sameBelow).toBe(0);
  });

  it('are there for districts without a place', () => {
    expect(tintsOf([{ lon: null, lat: null }], 5)).toEqual([0]);
  });

  it('stay where they are when a district far away changes', () => {
    const before = tintsOf(grid, 5);
    const after = tintsOf([...grid.slice(0, 99), { lon: 9.2, lat: 9.1 }], 5);
    expect(after.slice(0, 99)).toEqual(before.slice(0, 99));
  });
});
