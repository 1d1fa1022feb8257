import type { ReactNode } from 'react';
import { isMapKind } from '../../api/imports/import-kinds.contract.ts';
import type { ImportDetail } from '../../api/imports/imports.contract.ts';
import { formatFigure } from '../ui/format.ts';
import { PlainTable } from '../ui/plain-table.tsx';

/** Rows that are taken with a change. */
export function NotesPart({ row }: { row: ImportDetail }): ReactNode {
  const isMap = isMapKind(row.kind);
  return (
    <section className="import-section" aria-label="直して取り込む行">
      <h3>直して取り込む{isMap ? '図形' : '行'}</h3>
      <PlainTable
        label="直した内容"
        rows={row.notes}
        rowId={({ note }) => note}
        columns={[
          { id: 'note', title: '直したこと', show: ({ note }) => note },
          {
            id: 'rows',
            title: isMap ? '件数' : '行数',
            isFigure: true,
            show: ({ rows }) => formatFigure(rows),
          },
          {
            id: 'numbers',
            title: isMap ? '図形の番号' : '行',
            show: ({ rows, row_numbers }) =>
              `${row_numbers.join('、')}${rows > row_numbers.length ? ' ほか' : ''}`,
          },
        ]}
      />
      <p className="import-note">届いたままの形は、受け取ったファイルに残ります。</p>
    </section>
  );
}
