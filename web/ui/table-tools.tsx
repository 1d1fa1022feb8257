import type { ReactNode } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { Button } from './button.tsx';
import { Checkbox } from './checkbox.tsx';
import { copyText } from './copy-text.ts';
import { formatFigure } from './format.ts';
import { useNotices } from './notices.tsx';
import { toTabSeparated, type TableColumn } from './table-columns.ts';

/** Above a table: which columns are shown, and its rows to the clipboard. */
export function TableTools<Row>({
  columns,
  isShown,
  onShow,
  hasRows,
  rowsToCopy,
  shownColumns,
}: {
  columns: readonly TableColumn<Row>[];
  isShown: (column: string) => boolean;
  onShow: (column: string, isShown: boolean) => void;
  hasRows: boolean;
  /** Asked only when they are wanted: there may be hundreds of thousands. */
  rowsToCopy: () => readonly Row[];
  shownColumns: readonly TableColumn<Row>[];
}): ReactNode {
  const notices = useNotices();
  const copy = (): void => {
    const rows = rowsToCopy();
    copyText(toTabSeparated(rows, shownColumns)).then(
      () =>
        notices.say(`${formatFigure(rows.length)} 行をコピーしました`, '表計算ソフトに貼り付けられます。'),
      (problem: unknown) => notices.tell(problem),
    );
  };
  return (
    <div className="table-tools">
      <DialogTrigger>
        <Button size="small" tone="quiet">
          列
        </Button>
        <Popover className="popover" placement="bottom end">
          <Dialog className="table-columns" aria-label="表示する列">
            {columns.map((column) => (
              <Checkbox
                key={column.id}
                isSelected={isShown(column.id)}
                isDisabled={isShown(column.id) && shownColumns.length === 1}
                onChange={(selected) => onShow(column.id, selected)}
              >
                {column.title}
              </Checkbox>
            ))}
          </Dialog>
        </Popover>
      </DialogTrigger>
      <Button size="small" tone="quiet" onPress={copy} isDisabled={!hasRows}>
        コピー
      </Button>
    </div>
  );
}
