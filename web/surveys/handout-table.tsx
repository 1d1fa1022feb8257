import { useMemo, type ReactNode } from 'react';
import type { DistrictRow } from '../../api/surveys/edits.contract.ts';
import type { Handout } from '../../api/surveys/handout/handouts.contract.ts';
import { DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatMoment } from '../ui/format.ts';
import type { TableColumn } from '../ui/table-columns.ts';
import type { ForTeam } from './allocation/use-allocated-papers.ts';

type Row = DistrictRow & { handout: Handout | undefined; given: ForTeam };

const columns: readonly TableColumn<Row>[] = [
  { id: 'number', title: '調査区', value: ({ district_number }) => district_number, width: 76 },
  {
    id: 'left',
    title: '訪問先',
    value: ({ untouched, absent, second_visit }) => untouched + absent + second_visit,
    width: 72,
    isFigure: true,
  },
  { id: 'state', title: '書類', value: ({ handout }) => stateOf(handout), width: 150 },
  { id: 'team', title: '班', value: ({ given, handout }) => given.team ?? handout?.team ?? '', width: 112 },
  { id: 'days', title: '日', value: ({ given }) => shortDays(given.days), width: 96 },
];

export function HandoutTable({
  districts,
  handouts,
  allocated,
  selectedId,
  onSelect,
}: {
  districts: readonly DistrictRow[];
  handouts: readonly Handout[];
  /** Who a district is given to. */
  allocated: (district_id: string) => ForTeam;
  selectedId: string | null;
  onSelect: (district_id: string) => void;
}): ReactNode {
  const rows = useMemo(() => {
    const byDistrict = new Map(handouts.map((handout) => [handout.district_id, handout]));
    return districts.map((district): Row => ({
      ...district,
      handout: byDistrict.get(district.district_id),
      given: allocated(district.district_id),
    }));
  }, [districts, handouts, allocated]);
  return (
    <DataTable
      label="調査区の書類"
      name="survey-handouts"
      columns={columns}
      rows={rows}
      rowId={({ district_id }) => district_id}
      selectedId={selectedId}
      onSelect={onSelect}
      unit="区"
      empty={<EmptyState title="調査区はまだありません" />}
    />
  );
}

/** "12/8・9": the month once. */
function shortDays(days: readonly string[]): string {
  return days
    .map((day, place) => {
      const date = Number(day.slice(8));
      return day.slice(0, 7) === days[place - 1]?.slice(0, 7) ? date : `${Number(day.slice(5, 7))}/${date}`;
    })
    .join('・');
}

/** What there is, when it was made, and whether the district has changed since. */
function stateOf(handout: Handout | undefined): string {
  if (!handout) return '未作成';
  const { state, is_silent, is_changed, created_at } = handout;
  if (state === 'running') return is_silent ? '止まりました。作り直してください' : '作成しています';
  if (state === 'failed') return '作成できませんでした';
  if (state === 'cancelled') return '中止しました';
  return `${formatMoment(created_at)} 作成${is_changed ? '（変更前）' : ''}`;
}
