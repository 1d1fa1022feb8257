import { useMemo, type ReactNode } from 'react';
import type { Team } from '../../../api/surveys/allocation/teams.contract.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { TableColumn } from '../../ui/table-columns.ts';

type Row = Team & { ahead: number; people: number; given: number };

const columns: readonly TableColumn<Row>[] = [
  { id: 'number', title: '班', value: ({ team_number }) => team_number, width: 52, isFigure: true },
  {
    id: 'name',
    title: '名称',
    value: ({ name }) => name,
    show: ({ name, ended_on }) => (
      <>
        {name}
        {ended_on !== null && <span className="district-mark">解散</span>}
      </>
    ),
    width: 130,
  },
  { id: 'organisation', title: '所属', value: ({ organisation }) => organisation, width: 110 },
  { id: 'people', title: '人数', value: ({ people }) => people, width: 56, isFigure: true },
  { id: 'days', title: '出る日', value: ({ ahead }) => ahead, width: 64, isFigure: true },
  { id: 'given', title: '割当', value: ({ given }) => given, width: 56, isFigure: true },
  { id: 'vehicle', title: '車両', value: ({ vehicle }) => vehicle, width: 90, isHiddenAtFirst: true },
  { id: 'phone', title: '連絡先', value: ({ phone }) => phone, width: 110, isHiddenAtFirst: true },
];

/** All teams of the disaster: people that ever are in them, days ahead, and half days ahead with a district. */
export function TeamTable({
  teams,
  today,
  given,
  selectedId,
  onSelect,
  onOpen,
}: {
  teams: readonly Team[];
  today: string;
  /** Half days ahead by team. */
  given: ReadonlyMap<string, number>;
  selectedId: string | null;
  onSelect: (team_id: string) => void;
  onOpen: (team_id: string) => void;
}): ReactNode {
  const rows = useMemo(
    () =>
      teams.map((team): Row => ({
        ...team,
        ahead: team.days.filter(({ day }) => day >= today).length,
        people: new Set(team.days.flatMap(({ members }) => members)).size,
        given: given.get(team.team_id) ?? 0,
      })),
    [teams, today, given],
  );
  return (
    <DataTable
      label="班"
      name="survey-teams"
      columns={columns}
      rows={rows}
      rowId={({ team_id }) => team_id}
      selectedId={selectedId}
      onSelect={onSelect}
      onOpen={onOpen}
      unit="班"
      empty={
        <EmptyState title="班はまだありません">
          「班を加える」で一つずつ、「まとめて作る」で番号だけ先に作れます。
        </EmptyState>
      }
    />
  );
}
