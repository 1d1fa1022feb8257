import { useMemo, useState, type PointerEvent, type ReactNode } from 'react';
import type { AllocatedDistrict } from '../../../api/surveys/allocation/allocation.contract.ts';
import { ChipRow } from '../../ui/chip-row.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatDay, formatFigure } from '../../ui/format.ts';
import type { TableColumn } from '../../ui/table-columns.ts';
import type { Board } from './board.ts';

type Row = AllocatedDistrict & { lacks: number; teams: string; first: string };

const columns: readonly TableColumn<Row>[] = [
  {
    id: 'number',
    title: '調査区',
    value: ({ district_number }) => district_number,
    show: ({ district_number, is_locked }) => (
      <>
        {district_number}
        {is_locked && <span className="district-mark">固</span>}
      </>
    ),
    width: 72,
  },
  { id: 'open', title: '棟数', value: ({ open }) => open, width: 60, isFigure: true },
  {
    id: 'minutes',
    title: '残り（分）',
    value: ({ left_minutes }) => Math.round(left_minutes),
    show: ({ left_minutes }) => formatFigure(Math.round(left_minutes)),
    width: 84,
    isFigure: true,
  },
  {
    id: 'lacks',
    title: '足りない半日',
    value: ({ lacks }) => lacks,
    show: ({ lacks, needed }) => (lacks === 0 ? '—' : `${lacks} / ${needed}`),
    width: 100,
    isFigure: true,
  },
  { id: 'teams', title: '班', value: ({ teams }) => teams, width: 64 },
  { id: 'first', title: '日', value: ({ first }) => first, width: 100 },
];

/** Districts with work left: those without a team first of all; a row is dragged into the calendar. */
export function OpenDistricts({
  board,
  selectedId,
  onSelect,
  onOpen,
  onGrasp,
}: {
  board: Board;
  selectedId: string | null;
  onSelect: (district_id: string) => void;
  onOpen: (district_id: string) => void;
  onGrasp: (event: PointerEvent, district_id: string, words: string) => void;
}): ReactNode {
  const [isAll, setAll] = useState(false);
  const open = useMemo(() => rowsOf(board), [board]);
  const lacking = open.filter(({ lacks }) => lacks > 0);
  const shown = isAll ? open : lacking;
  return (
    <>
      <ChipRow
        label="一覧にする調査区"
        chips={[
          { id: 'lacking', title: '割当が足りない', count: lacking.length },
          { id: 'all', title: 'すべて', count: open.length },
        ]}
        chosen={[isAll ? 'all' : 'lacking']}
        onToggle={(id) => setAll(id === 'all')}
      />
      <div
        className="alloc-open"
        data-drop="open"
        onPointerDownCapture={(event) => {
          const district_id = rowAt(event);
          const row = shown.find((one) => one.district_id === district_id);
          if (row) onGrasp(event, row.district_id, `調査区 ${row.district_number}`);
        }}
      >
        <DataTable
          label="割り当てる調査区"
          name="survey-allocation"
          columns={columns}
          rows={shown}
          rowId={({ district_id }) => district_id}
          selectedId={selectedId}
          onSelect={onSelect}
          onOpen={onOpen}
          unit="区"
          empty={
            <EmptyState title={open.length === 0 ? '残っている調査区はありません' : 'すべて割り当てました'}>
              {open.length === 0
                ? '「区割」で調査区を保存すると、ここで班に割り当てられます。'
                : '暦の半日を選んで Delete を押すと、割当を空けられます。'}
            </EmptyState>
          }
        />
      </div>
    </>
  );
}

function rowsOf(board: Board): Row[] {
  const numbers = new Map(board.teams.map(({ team_id, team_number }) => [team_id, team_number]));
  return [...board.districts.values()]
    .filter(({ is_live, needed }) => is_live && needed > 0)
    .map((district): Row => {
      const cells = board.halves.get(district.district_id) ?? [];
      const teams = new Set(cells.flatMap(({ team_id }) => numbers.get(team_id) ?? []));
      const first = cells[0];
      return {
        ...district,
        lacks: board.lacks(district.district_id),
        teams: [...teams].join('・'),
        first: first ? formatDay(first.day) : '',
      };
    })
    .sort((a, b) => a.district_number - b.district_number);
}

function rowAt({ target }: PointerEvent): string | null {
  const row = target instanceof Element ? target.closest('tr[data-row]') : null;
  return row instanceof HTMLElement ? (row.dataset['row'] ?? null) : null;
}
