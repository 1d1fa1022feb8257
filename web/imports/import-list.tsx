import type { ReactNode } from 'react';
import type { Import } from '../../api/imports/imports.contract.ts';
import { SelectionLink } from '../frame/selection-link.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatFigure, formatMoment } from '../ui/format.ts';
import { PlainTable, type PlainColumn } from '../ui/plain-table.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { kindWords, stateWords } from './words.ts';
import './imports.css';

const columns: readonly PlainColumn<Import>[] = [
  { id: 'kind', title: '種類', show: (row) => <ImportLink row={row} /> },
  {
    id: 'state',
    title: '状態',
    show: ({ state }) => <StateMark tone={stateWords[state].tone}>{stateWords[state].title}</StateMark>,
  },
  { id: 'rows', title: '行数', isFigure: true, show: ({ rows_read }) => formatFigure(rows_read) },
  {
    id: 'rejected',
    title: '取り込めない',
    isFigure: true,
    show: ({ rows_rejected }) => formatFigure(rows_rejected),
  },
  {
    id: 'at',
    title: '受付',
    show: ({ created_at }) => <span className="import-time">{formatMoment(created_at)}</span>,
  },
];

/** All imports, the newest first. */
export function ImportList({ imports }: { imports: readonly Import[] }): ReactNode {
  if (imports.length === 0)
    return (
      <EmptyState title="取り込んだデータはまだありません">
        住所辞書、住民、家屋、調査結果の順に取り込みます。はじめに「ファイルを取り込む」を押してください。
      </EmptyState>
    );
  return <PlainTable label="取込の一覧" columns={columns} rows={imports} rowId={(row) => row.import_id} />;
}

function ImportLink({ row }: { row: Import }): ReactNode {
  return (
    <>
      <SelectionLink room="imports" kind="import" id={row.import_id}>
        {kindWords[row.kind].title}
      </SelectionLink>
      <small className="import-file">{row.file_name}</small>
    </>
  );
}
