import { describe, expect, it } from 'vitest';
import { columnsInRow, movedPlace, placesOf } from './cell-block.ts';

const size = { rows: 3, columns: 20 };
const at = { row: 1, column: 5 };

describe('keys of the calendar', () => {
  it('move by half a day and by team, with Ctrl by a whole day', () => {
    expect(movedPlace('ArrowRight', false, at, size)).toEqual({ row: 1, column: 6 });
    expect(movedPlace('ArrowRight', true, at, size)).toEqual({ row: 1, column: 7 });
    expect(movedPlace('ArrowUp', false, at, size)).toEqual({ row: 0, column: 5 });
  });
  it('never leave the calendar', () => {
    expect(movedPlace('ArrowUp', false, { row: 0, column: 0 }, size)).toEqual({ row: 0, column: 0 });
    expect(movedPlace('PageDown', false, { row: 2, column: 15 }, size)).toEqual({ row: 2, column: 19 });
  });
  it('reach the ends of a row, with Ctrl those of the calendar', () => {
    expect(movedPlace('End', false, at, size)).toEqual({ row: 1, column: 19 });
    expect(movedPlace('End', true, at, size)).toEqual({ row: 2, column: 19 });
    expect(movedPlace('Home', true, at, size)).toEqual({ row: 0, column: 0 });
  });
  it('leave other keys alone', () => {
    expect(movedPlace('a', false, at, size)).toBeNull();
  });
});

describe('a block', () => {
  const block = { from: { row: 2, column: 4 }, to: { row: 1, column: 3 } };
  it('holds both corners whichever way it was drawn', () => {
    expect(placesOf(block)).toEqual([
      { row: 1, column: 3 },
      { row: 1, column: 4 },
      { row: 2, column: 3 },
      { row: 2, column: 4 },
    ]);
  });
  it('has nothing of the rows beside it', () => {
    expect(columnsInRow(block, 0)).toBeNull();
    expect(columnsInRow(block, 2)).toEqual({ first: 3, last: 4 });
  });
});
