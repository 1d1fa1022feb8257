import type { ReactNode } from 'react';

export type CellValue = string | number | null;

/** One column of a table. `value` is what is sorted and copied; `show` what is seen, if that is more. */
export type TableColumn<Row> = {
  id: string;
  title: string;
  value: (row: Row) => CellValue;
  show?: (row: Row) => ReactNode;
  /** In pixels at least; what is left over is shared out in proportion. */
  width: number;
  /** Figures stand at the right. */
  isFigure?: boolean;
  /** Offered in the choice of columns but not shown at first. */
  isHiddenAtFirst?: boolean;
  /** Sorting by it would say nothing. */
  isUnsortable?: boolean;
};

export type TableSort = { column: string; direction: 'ascending' | 'descending' };

/** Rows with their headings as tab-separated text, the way spreadsheets take it from the clipboard. */
export function toTabSeparated<Row>(rows: readonly Row[], columns: readonly TableColumn<Row>[]): string {
  const lines = [
    columns.map((column) => column.title),
    ...rows.map((row) => columns.map((c) => c.value(row))),
  ];
  return lines.map((line) => line.map(plainCell).join('\t')).join('\r\n');
}

/** Without tabs and line breaks; a text that a spreadsheet would run as a formula is led by an apostrophe. */
function plainCell(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = value.replace(/[\t\r\n]+/g, ' ');
  return /^[=+@]|^-(?![\d.])/.test(text) ? `'${text}` : text;
}

const collator = new Intl.Collator('ja', { numeric: true });

/** Order of two cells: figures by size, texts as Japanese reads them with numbers inside by size; unknown last. */
export function compareCells(a: CellValue, b: CellValue): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return collator.compare(String(a), String(b));
}
