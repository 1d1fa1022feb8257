import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import type { AccountView } from '../../api/accounts/accounts.contract.ts';
import { useRoomSearch } from '../frame/room-search.ts';
import { Split } from '../frame/split.tsx';
import { useStaff } from '../frame/staff-context.tsx';
import { parseSelection, printSelection } from '../map/permalink.ts';
import { Button } from '../ui/button.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatMoment, formatWareki } from '../ui/format.ts';
import { LoadingRow } from '../ui/loading-row.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import type { TableColumn } from '../ui/table-columns.ts';
import { AccountFilters } from './account-filters.tsx';
import { AccountPane } from './account-pane.tsx';
import { accountsQuery, type AccountFilter } from './accounts.data.ts';
import { AdministrationPanel } from './administration-panel.tsx';
import { NewAccountPane } from './new-account-pane.tsx';
import { accountStateWords } from './words.ts';

const columns: readonly TableColumn<AccountView>[] = [
  { id: 'user_id', title: '利用者ID', width: 130, value: ({ user_id }) => user_id },
  { id: 'name', title: '氏名', width: 130, value: ({ display_name }) => display_name },
  { id: 'organisation', title: '所属', width: 140, value: ({ organisation }) => organisation },
  {
    id: 'state',
    title: '状態',
    width: 110,
    value: ({ state }) => accountStateWords[state].title,
    show: ({ state }) => (
      <StateMark tone={accountStateWords[state].tone}>{accountStateWords[state].title}</StateMark>
    ),
  },
  {
    id: 'groups',
    title: 'グループ',
    width: 210,
    value: ({ groups }) => groups.map((group) => group.name).join('、'),
  },
  {
    id: 'expires',
    title: '有効期限',
    width: 130,
    value: ({ expires_on }) => expires_on,
    show: ({ expires_on }) => (expires_on === null ? 'なし' : formatWareki(expires_on)),
  },
  {
    id: 'seen',
    title: '最終利用',
    width: 120,
    value: ({ last_seen_at }) => last_seen_at,
    show: ({ last_seen_at }) => (last_seen_at === null ? '—' : formatMoment(last_seen_at)),
  },
];

export function AccountsTab(): ReactNode {
  const { municipality } = useStaff();
  const [search, setSearch] = useRoomSearch();
  const [filter, setFilter] = useState<AccountFilter>({ text: '', state: 'all', group_id: null });
  const found = useInfiniteQuery(accountsQuery(municipality, filter));
  const accounts = useMemo(() => found.data?.pages.flatMap((page) => page.accounts) ?? [], [found.data]);
  const selection = parseSelection(search.selected);
  const selectedId = selection?.kind === 'account' ? selection.id : null;
  const selected = accounts.find(({ account_id }) => account_id === selectedId);
  const isNew = search['view'] === 'new';
  const close = (): void => setSearch({ selected: undefined, view: undefined });
  const select = (id: string): void =>
    setSearch({ selected: printSelection({ kind: 'account', id }), view: undefined });
  return (
    <AdministrationPanel
      tab="accounts"
      action={
        <Button tone="primary" onPress={() => setSearch({ view: 'new', selected: undefined }, true)}>
          利用者を登録
        </Button>
      }
    >
      <Split
        side={
          isNew ? (
            <NewAccountPane onClose={close} onMade={(made) => select(made.account_id)} />
          ) : (
            selected && <AccountPane key={selected.account_id} account={selected} onClose={close} />
          )
        }
      >
        <AccountFilters filter={filter} onFilter={setFilter} />
        {found.isError && <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />}
        {found.isPending && <LoadingRow what="利用者" />}
        {found.data && (
          <DataTable
            name="accounts"
            label="利用者"
            unit="人"
            columns={columns}
            rows={accounts}
            total={found.data.pages[0]?.total ?? accounts.length}
            rowId={({ account_id }) => account_id}
            selectedId={selectedId}
            onSelect={select}
            onEndReached={() => {
              if (found.hasNextPage && !found.isFetchingNextPage) void found.fetchNextPage();
            }}
            empty={<EmptyState title="当てはまる利用者がいません">検索の条件を変えてください。</EmptyState>}
          />
        )}
      </Split>
    </AdministrationPanel>
  );
}
