import { describe, expect, it } from 'vitest';
import { movedIndex } from './table-keys.ts';

describe('keys in a table', () => {
  it('move by one row and stop at both ends', () => {
    expect(movedIndex('ArrowDown', 3, 5, 10)).toBe(4);
    expect(movedIndex('ArrowDown', 4, 5, 10)).toBe(4);
    expect(movedIndex('ArrowUp', 0, 5, 10)).toBe(0);
  });

  it('enter an unselected table from the top going down, from the bottom going up', () => {
    expect(movedIndex('ArrowDown', -1, 5, 10)).toBe(0);
    expect(movedIndex('ArrowUp', -1, 5, 10)).toBe(4);
  });

  it('jump by the page and to both ends', () => {
    expect(movedIndex('PageDown', 5, 200_000, 20)).toBe(25);
    expect(movedIndex('PageUp', 5, 200_000, 20)).toBe(0);
    expect(movedIndex('End', 5, 200_000, 20)).toBe(199_999);
    expect(movedIndex('Home', 5, 200_000, 20)).toBe(0);
  });

  it('do nothing in an empty table, and for other keys', () => {
    expect(movedIndex('ArrowDown', -1, 0, 10)).toBeNull();
    expect(movedIndex('x', 1, 5, 10)).toBeNull();
  });
});
