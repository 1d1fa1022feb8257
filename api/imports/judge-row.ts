import { parseWareki } from '../../geodata/wareki.ts';
import type { TableRow } from '../../geodata/formats/table.ts';
import type { FileColumns } from './file-columns.ts';
import { rowReasons } from './file-problems.ts';
import type { Cells, Fault, ImportKind, RowExtras, RowReading, StagedRow } from './import-kind.ts';
import type { Refused } from './staged-rows.ts';

export type Judged = { row: StagedRow } | { outside: true } | Omit<Refused, 'row_number'>;

export interface Judge {
  judge(record: TableRow): Judged;
  /** The day that the file itself says it is of; null while it has said none. */
  dated(): string | null;
}

/** Takes a row or says why not; `cellsOf` is what is kept of a refused one. The first 基準日 of the file dates it whole; another one is a fault. */
export function judgeRow(
  kind: ImportKind,
  columns: FileColumns,
  read: (cells: Cells, extras: RowExtras) => RowReading,
  cellsOf: (record: TableRow) => readonly string[],
): Judge {
  const dateHeader = kind.dated_by !== null && columns.has(kind.dated_by) ? kind.dated_by : null;
  let dated: string | null = null;

  function dateFaults(cells: Cells): Fault[] {
    if (dateHeader === null || cells(dateHeader) === '') return [];
    const day = parseWareki(cells(dateHeader));
    if (!day.ok) return [{ column: dateHeader, reason: '日付として読み取れません' }];
    dated ??= day.date;
    return day.date === dated ? [] : [{ column: dateHeader, reason: '前の行と基準日が異なります' }];
  }

  return {
    dated: () => dated,
    judge(record) {
      const row_values = () => cellsOf(record).map(storable);
      const cells = columns.cellsOf(record.cells);
      if (record.kind === 'rejected') {
        // With cells too many or too few nobody knows which cell is whose.
        const whole = record.column === null || record.reason === 'broken_quote';
        return {
          column_name: record.column === null ? null : columns.headerAt(record.column),
          reason: rowReasons[record.reason],
          row_values: row_values(),
          row_key: whole ? null : kind.keyOf(cells),
        };
      }
      const reading = read(cells, {
        geometry: record.geometry,
        attributes: () => columns.othersOf(record.cells),
      });
      if ('outside' in reading) return reading;
      const faults = [...('faults' in reading ? reading.faults : []), ...dateFaults(cells)];
      const [first, ...more] = faults;
      if ('row' in reading && first === undefined) return reading;
      return {
        column_name: first?.column ?? null,
        reason: [
          first?.reason ?? '',
          ...more.map(({ column, reason }) => (column === null ? reason : `${column}: ${reason}`)),
        ].join('。'),
        row_values: row_values(),
        row_key: kind.keyOf(cells),
      };
    },
  };
}

/** The database holds no NUL; its picture stands for it. */
function storable(cell: string): string {
  return cell.replaceAll('\u0000', '\u2400');
}
