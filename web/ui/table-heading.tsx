import type { SortingState } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import type { TableColumn } from './table-columns.ts';

/** The headings, always in view; pressing one sorts by it, then the other way round, then not at all. */
export function TableHeading<Row>({
  columns,
  sorting,
  onSort,
}: {
  columns: readonly TableColumn<Row>[];
  sorting: SortingState;
  onSort: (column: string) => void;
}): ReactNode {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column) => {
          const order = sorting.find((entry) => entry.id === column.id);
          const arrow = order ? (order.desc ? 'desc' : 'asc') : 'none';
          return (
            <th
              key={column.id}
              scope="col"
              className={column.isFigure ? 'figure' : undefined}
              aria-sort={order ? (order.desc ? 'descending' : 'ascending') : undefined}
            >
              {column.isUnsortable ? (
                column.title
              ) : (
                <button className="table-sort" type="button" onClick={() => onSort(column.id)}>
                  {column.title}
                  <span className={`table-arrow table-arrow-${arrow}`} aria-hidden="true" />
                </button>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
