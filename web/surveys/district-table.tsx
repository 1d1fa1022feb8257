import { useMemo, type ReactNode } from 'react';
import type { Balance } from '../../api/surveys/cuts.contract.ts';
import type { DistrictRow } from '../../api/surveys/edits.contract.ts';
import { DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatDistance, formatFigure } from '../ui/format.ts';
import type { TableColumn } from '../ui/table-columns.ts';
import { isUneven } from './words.ts';

const columnsFor = (balance: Balance | null): readonly TableColumn<DistrictRow>[] => [
  {
    id: 'number',
    title: '調査区',
    value: ({ district_number }) => district_number,
    show: (row) => (
      <>
        {row.district_number}
        {row.is_locked && <span className="district-mark">固</span>}
        {!row.is_live && <span className="district-mark">統合済</span>}
      </>
    ),
    width: 76,
  },
  { id: 'stops', title: '棟数', value: ({ stops }) => stops, width: 56, isFigure: true },
  {
    id: 'minutes',
    title: '所要（分）',
    value: ({ minutes }) => Math.round(minutes),
    show: (row) => (
      <span className={row.is_live && isUneven(row.minutes, balance) ? 'district-uneven' : undefined}>
        {row.is_live && isUneven(row.minutes, balance) && '△ '}
        {formatFigure(Math.round(row.minutes))}
      </span>
    ),
    width: 84,
    isFigure: true,
  },
  {
    id: 'walking',
    title: '歩く道',
    value: ({ walking_metres }) => Math.round(walking_metres),
    show: ({ walking_metres }) => formatDistance(walking_metres),
    width: 76,
    isFigure: true,
  },
  {
    id: 'done',
    title: '済',
    value: ({ done, refused, not_found }) => done + refused + not_found,
    width: 52,
    isFigure: true,
  },
  { id: 'absent', title: '不在', value: ({ absent }) => absent, width: 52, isFigure: true },
  {
    id: 'left',
    title: '残り',
    value: ({ untouched, absent, second_visit }) => untouched + absent + second_visit,
    width: 56,
    isFigure: true,
  },
  {
    id: 'left_minutes',
    title: '残り（分）',
    value: ({ left_minutes }) => Math.round(left_minutes),
    width: 80,
    isFigure: true,
    isHiddenAtFirst: true,
  },
  {
    id: 'pieces',
    title: '離れ',
    value: ({ pieces }) => pieces,
    width: 52,
    isFigure: true,
    isHiddenAtFirst: true,
  },
  {
    id: 'second_visit',
    title: '再訪問',
    value: ({ second_visit }) => second_visit,
    width: 60,
    isFigure: true,
    isHiddenAtFirst: true,
  },
];

/** Districts as rows: a row is the district on the map. △: its time is far from the others'. */
export function DistrictTable({
  rows,
  balance,
  selectedId,
  onSelect,
  onOpen,
}: {
  rows: readonly DistrictRow[];
  balance: Balance | null;
  selectedId: string | null;
  onSelect: (id: string) => void;
  onOpen: (id: string) => void;
}): ReactNode {
  const columns = useMemo(() => columnsFor(balance), [balance]);
  return (
    <DataTable
      label="調査区"
      name="survey-districts"
      columns={columns}
      rows={rows}
      rowId={({ district_id }) => district_id}
      selectedId={selectedId}
      onSelect={onSelect}
      onOpen={onOpen}
      unit="区"
      empty={<EmptyState title="調査区はまだありません" />}
    />
  );
}
