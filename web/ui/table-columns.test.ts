import { describe, expect, it } from 'vitest';
import { compareCells, toTabSeparated, type TableColumn } from './table-columns.ts';

type House = { number: string; distance: number | null };

const columns: TableColumn<House>[] = [
  { id: 'number', title: '物件番号', value: (house) => house.number, width: 100 },
  { id: 'distance', title: '距離', value: (house) => house.distance, width: 80, isFigure: true },
];

describe('copying a table', () => {
  it('gives headings and rows separated by tabs', () => {
    expect(toTabSeparated([{ number: '0001', distance: 8.2 }], columns)).toBe('物件番号\t距離\r\n0001\t8.2');
  });

  it('keeps a cell in its cell', () => {
    expect(toTabSeparated([{ number: '12\t3\n4', distance: null }], columns)).toBe(
      '物件番号\t距離\r\n12 3 4\t',
    );
  });

  it('does not let a spreadsheet run a cell as a formula', () => {
    expect(toTabSeparated([{ number: '=1+1', distance: -3 }], columns)).toBe("物件番号\t距離\r\n'=1+1\t-3");
  });
});

describe('sorting cells', () => {
  it('takes numbers inside texts by size', () => {
    expect(['3-12', '3-2', '10-1'].sort(compareCells)).toEqual(['3-2', '3-12', '10-1']);
  });

  it('puts the unknown last', () => {
    expect([null, 5, 2].sort(compareCells)).toEqual([2, 5, null]);
  });
});
