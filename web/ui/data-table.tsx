import {
  columnVisibilityFeature,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
  type SortingState,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { formatCount } from './format.ts';
import { compareCells, type CellValue, type TableColumn, type TableSort } from './table-columns.ts';
import { movedIndex } from './table-keys.ts';
import { TableHeading } from './table-heading.tsx';
import { TableTools } from './table-tools.tsx';
import { keepVisibility, keptVisibility } from './table-visibility.ts';
import './data-table.css';

const features = tableFeatures({
  columnVisibilityFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
});

const rowHeight = 36;

export type DataTableProps<Row> = {
  /** What the table lists; read out with it. */
  label: string;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** The true number of rows on the server, when not all of them are loaded. */
  total?: number | undefined;
  /** The row that is selected here and on the map; null for none. */
  selectedId: string | null;
  onSelect: (id: string) => void;
  /** Enter or a double click: open the row. */
  onOpen?: ((id: string) => void) | undefined;
  /** Given when the server sorts, because not all rows are here; otherwise the table sorts by itself. */
  sort?: TableSort | null | undefined;
  onSort?: ((sort: TableSort | null) => void) | undefined;
  /** The end of what is loaded comes into view. */
  onEndReached?: (() => void) | undefined;
  /** Stands in the place of the rows when there are none. */
  empty: ReactNode;
  /** Names the table in this browser, so that the choice of columns is kept. */
  name: string;
  unit?: string | undefined;
};

/**
 * A table of any length: only what is in view is in the page. One stop of the Tab key; arrows, Home, End,
 * PageUp and PageDown select, Enter opens. The selected row is the selected thing on the map.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>): ReactNode {
  const { columns, rows, rowId, selectedId, onSelect, onOpen, sort, onSort, onEndReached } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [ownSorting, setOwnSorting] = useState<SortingState>([]);
  const sorting = useMemo<SortingState>(
    () => (onSort ? (sort ? [{ id: sort.column, desc: sort.direction === 'descending' }] : []) : ownSorting),
    [onSort, sort, ownSorting],
  );
  const data = useMemo(() => [...rows], [rows]);
  const definitions = useMemo(
    () =>
      columns.map<ColumnDef<typeof features, Row>>((column) => ({
        id: column.id,
        accessorFn: (row) => column.value(row) ?? undefined,
        enableSorting: !column.isUnsortable,
        sortUndefined: 'last',
        sortFn: (a, b, columnId) =>
          compareCells(a.getValue<CellValue>(columnId), b.getValue<CellValue>(columnId)),
      })),
    [columns],
  );
  const table = useTable({
    features,
    columns: definitions,
    data,
    getRowId: rowId,
    state: { sorting },
    manualSorting: onSort !== undefined,
    initialState: { columnVisibility: keptVisibility(props.name, columns) },
    onSortingChange: (change) => {
      const next = typeof change === 'function' ? change(sorting) : change;
      const first = next[0];
      if (!onSort) setOwnSorting(next);
      else onSort(first ? { column: first.id, direction: first.desc ? 'descending' : 'ascending' } : null);
    },
  });

  const visibility = table.state.columnVisibility;
  const shown = columns.filter((column) => visibility[column.id] !== false);
  const sortedRows = table.getRowModel().rows;
  const indexOfSelected = useMemo(
    () => (selectedId === null ? -1 : sortedRows.findIndex((row) => row.id === selectedId)),
    [sortedRows, selectedId],
  );
  const virtualizer = useVirtualizer({
    count: sortedRows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    scrollPaddingStart: rowHeight + 2,
    overscan: 8,
  });
  const inView = virtualizer.getVirtualItems();
  const lastInView = inView.at(-1)?.index ?? -1;

  useEffect(() => keepVisibility(props.name, visibility), [props.name, visibility]);
  useEffect(() => {
    if (indexOfSelected >= 0) virtualizer.scrollToIndex(indexOfSelected, { align: 'auto' });
  }, [indexOfSelected, virtualizer]);
  useEffect(() => {
    if (lastInView >= 0 && lastInView >= sortedRows.length - 20) onEndReached?.();
  }, [lastInView, sortedRows.length, onEndReached]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
    if (event.key === 'Enter') {
      if (!event.repeat && selectedId !== null) onOpen?.(selectedId);
      return;
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
    const next = movedIndex(event.key, indexOfSelected, sortedRows.length, page);
    const row = next === null ? undefined : sortedRows[next];
    if (!row) return;
    event.preventDefault();
    onSelect(row.id);
  };

  const first = inView[0];
  const last = inView.at(-1);
  const total = props.total ?? rows.length;
  return (
    <div className="table-frame">
      <div className="table-head">
        <p className="table-count" aria-live="polite">
          {formatCount(rows.length, total, props.unit)}
        </p>
        <TableTools
          columns={columns}
          isShown={(column) => visibility[column] !== false}
          onShow={(column, isShown) => table.setColumnVisibility({ ...visibility, [column]: isShown })}
          hasRows={rows.length > 0}
          rowsToCopy={() => sortedRows.map((row) => row.original)}
          shownColumns={shown}
        />
      </div>
      {rows.length === 0 ? (
        props.empty
      ) : (
        <div className="table-scroller" ref={scroller}>
          <table
            className="table"
            style={{ minWidth: shown.reduce((sum, column) => sum + column.width, 0) }}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- the ARIA grid pattern
            role="grid"
            tabIndex={0}
            aria-label={props.label}
            aria-rowcount={total + 1}
            aria-colcount={shown.length}
            aria-activedescendant={indexOfSelected >= 0 ? `${id}-${selectedId}` : undefined}
            onKeyDown={onKeyDown}
          >
            <colgroup>
              {shown.map((column) => (
                <col key={column.id} style={{ width: column.width }} />
              ))}
            </colgroup>
            <TableHeading
              columns={shown}
              sorting={sorting}
              onSort={(column) => table.getColumn(column)?.toggleSorting()}
            />
            <tbody>
              {first && first.start > 0 && <Gap height={first.start} columns={shown.length} />}
              {inView.map((item) => {
                const row = sortedRows[item.index];
                if (!row) return null;
                return (
                  <tr
                    key={row.id}
                    id={`${id}-${row.id}`}
                    className="table-row"
                    data-row={row.id}
                    aria-rowindex={item.index + 2}
                    aria-selected={row.id === selectedId}
                    onClick={() => onSelect(row.id)}
                    onDoubleClick={() => onOpen?.(row.id)}
                  >
                    {shown.map((column) => (
                      <td key={column.id} className={column.isFigure ? 'figure' : undefined}>
                        {column.show ? column.show(row.original) : column.value(row.original)}
                      </td>
                    ))}
                  </tr>
                );
              })}
              {last && <Gap height={virtualizer.getTotalSize() - last.end} columns={shown.length} />}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

/** Stands for the rows that are not in the page. */
function Gap({ height, columns }: { height: number; columns: number }): ReactNode {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true" style={{ height }}>
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- hidden, holds nothing */}
      <td className="table-gap" colSpan={columns} />
    </tr>
  );
}
