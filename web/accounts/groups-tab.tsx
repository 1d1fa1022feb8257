import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { permissionLabels, type GroupView } from '../../api/accounts/groups.contract.ts';
import { useRoomSearch } from '../frame/room-search.ts';
import { SelectionLink } from '../frame/selection-link.tsx';
import { Split } from '../frame/split.tsx';
import { useStaff } from '../frame/staff-context.tsx';
import { parseSelection } from '../map/permalink.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatFigure } from '../ui/format.ts';
import { LoadingRow } from '../ui/loading-row.tsx';
import { PlainTable, type PlainColumn } from '../ui/plain-table.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { groupsQuery } from './accounts.data.ts';
import { AdministrationPanel } from './administration-panel.tsx';
import { GroupPane } from './group-pane.tsx';

const columns: readonly PlainColumn<GroupView>[] = [
  {
    id: 'name',
    title: 'グループ',
    minWidth: 9,
    show: ({ group_id, name }) => (
      <SelectionLink room="accounts" kind="group" id={group_id}>
        {name}
      </SelectionLink>
    ),
  },
  {
    id: 'permissions',
    title: '権限',
    minWidth: 14,
    show: ({ permissions }) =>
      permissions.map((permission) => permissionLabels[permission]).join('、') || 'なし',
  },
  {
    id: 'members',
    title: '利用者',
    minWidth: 4,
    isFigure: true,
    show: ({ members }) => `${formatFigure(members)} 人`,
  },
];

/** 権限グループ: what each may do, and how many people are in it. */
export function GroupsTab(): ReactNode {
  const { municipality } = useStaff();
  const [search, setSearch] = useRoomSearch();
  const groups = useQuery(groupsQuery(municipality));
  const selection = parseSelection(search.selected);
  const selectedId = selection?.kind === 'group' ? selection.id : null;
  const selected = groups.data?.find(({ group_id }) => group_id === selectedId);
  const isNew = search['view'] === 'new';
  const close = (): void => setSearch({ selected: undefined, view: undefined });
  return (
    <AdministrationPanel
      tab="groups"
      action={
        <Button tone="primary" onPress={() => setSearch({ view: 'new', selected: undefined }, true)}>
          グループを作成
        </Button>
      }
    >
      <Split
        side={
          isNew ? (
            <GroupPane key="new" group={null} onClose={close} />
          ) : (
            selected && (
              <GroupPane key={`${selected.group_id} ${selected.version}`} group={selected} onClose={close} />
            )
          )
        }
      >
        {groups.isError && <ProblemNotice problem={groups.error} onRetry={() => void groups.refetch()} />}
        {groups.isPending && <LoadingRow what="グループ" />}
        {groups.data?.length === 0 && (
          <EmptyState title="グループがありません">
            グループを作成して権限を選び、利用者を所属させてください。
          </EmptyState>
        )}
        {groups.data && groups.data.length > 0 && (
          <PlainTable
            label="グループ"
            rows={groups.data}
            rowId={({ group_id }) => group_id}
            selectedId={selectedId}
            columns={columns}
          />
        )}
      </Split>
    </AdministrationPanel>
  );
}
