import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { DisasterView } from '../../api/accounts/disasters.contract.ts';
import { useRoomSearch } from '../frame/room-search.ts';
import { SidePane, Split } from '../frame/split.tsx';
import { useStaff } from '../frame/staff-context.tsx';
import { Button } from '../ui/button.tsx';
import { formatWareki } from '../ui/format.ts';
import { LoadingRow } from '../ui/loading-row.tsx';
import { PlainTable, type PlainColumn } from '../ui/plain-table.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { AdministrationPanel } from './administration-panel.tsx';
import { DisasterForm } from './disaster-form.tsx';
import { disastersQuery } from './settings.data.ts';
import { disasterKindWords } from './words.ts';

const columns: readonly PlainColumn<DisasterView>[] = [
  { id: 'name', title: '災害名', minWidth: 10, show: ({ name }) => name },
  {
    id: 'kind',
    title: '種別',
    show: ({ kind }) => (
      <StateMark tone={kind === 'training' ? 'warn' : 'quiet'}>{disasterKindWords[kind]}</StateMark>
    ),
  },
  { id: 'occurred', title: '発災日', minWidth: 8, show: ({ occurred_on }) => formatWareki(occurred_on) },
  { id: 'cause', title: '罹災原因', minWidth: 10, show: ({ cause }) => cause },
  { id: 'code', title: 'コード', minWidth: 5, show: ({ disaster_code }) => disaster_code },
];

export function DisastersTab(): ReactNode {
  const { municipality } = useStaff();
  const [search, setSearch] = useRoomSearch();
  const found = useQuery(disastersQuery(municipality));
  const close = (): void => setSearch({ view: undefined });
  return (
    <AdministrationPanel
      tab="disasters"
      action={
        <Button tone="primary" onPress={() => setSearch({ view: 'new' }, true)}>
          災害を登録
        </Button>
      }
    >
      <Split
        side={
          search['view'] === 'new' && (
            <SidePane title="災害を登録" onClose={close} takesFocus>
              <DisasterForm municipality={municipality} onDone={close} onCancel={close} />
            </SidePane>
          )
        }
      >
        {found.isError && <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />}
        {found.isPending && <LoadingRow what="災害の一覧" />}
        {found.data && (
          <PlainTable
            label="災害"
            columns={columns}
            rows={found.data}
            rowId={({ disaster_code }) => disaster_code}
          />
        )}
      </Split>
    </AdministrationPanel>
  );
}
