import type { ReactNode } from 'react';
import './plain-table.css';

export type PlainColumn<Row> = {
  id: string;
  title: string;
  show: (row: Row) => ReactNode;
  isFigure?: boolean;
  /** In rem: never narrower, the table rather scrolls. */
  minWidth?: number;
};

/**
 * A short table, all of it in the page. The first column names the row; give it a link or button where a row
 * can be opened.
 */
export function PlainTable<Row>({
  label,
  columns,
  rows,
  rowId,
  selectedId = null,
}: {
  label: string;
  columns: readonly PlainColumn<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  selectedId?: string | null;
}): ReactNode {
  return (
    // Where it is too wide for the panel, the keyboard must be able to scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="plain-table-scroller" role="region" aria-label={label} tabIndex={0}>
      <table className="plain-table" aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={column.isFigure ? 'figure' : undefined}
                style={column.minWidth === undefined ? undefined : { minWidth: `${column.minWidth}rem` }}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowId(row)} className={rowId(row) === selectedId ? 'plain-row-selected' : undefined}>
              {columns.map((column, place) =>
                place === 0 ? (
                  <th key={column.id} scope="row">
                    {column.show(row)}
                  </th>
                ) : (
                  <td key={column.id} className={column.isFigure ? 'figure' : undefined}>
                    {column.show(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
