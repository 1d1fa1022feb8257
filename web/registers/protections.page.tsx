import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { protectionReasonLabels, type ProtectionView } from '../../api/registers/registers.contract.ts';
import { Panel } from '../frame/panel.tsx';
import { useRoomSearch } from '../frame/room-search.ts';
import { SidePane, Split } from '../frame/split.tsx';
import { useStaff } from '../frame/staff-context.tsx';
import { Button } from '../ui/button.tsx';
import { Caution } from '../ui/caution.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatMoment, formatWareki } from '../ui/format.ts';
import { LoadingRow } from '../ui/loading-row.tsx';
import { PlainTable, type PlainColumn } from '../ui/plain-table.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { EndDialog } from './end-dialog.tsx';
import { NewProtectionForm } from './new-protection-form.tsx';
import { protectionsQuery } from './registers.data.ts';

/** 支援措置: the households that nobody sees without this right. */
export function ProtectionsPage(): ReactNode {
  const { municipality } = useStaff();
  const [search, setSearch] = useRoomSearch();
  const found = useQuery(protectionsQuery(municipality));
  const [ending, setEnding] = useState<ProtectionView | null>(null);
  const close = (): void => setSearch({ view: undefined });
  return (
    <Panel
      title="支援措置"
      action={
        <Button tone="primary" onPress={() => setSearch({ view: 'new' }, true)}>
          世帯を登録
        </Button>
      }
    >
      <Caution title="この画面は、見るだけでも利用記録に残ります">
        <p>
          DV・ストーカー・虐待などの被害者の世帯です。ほかの人に見えるところで開かないでください。ここに登録した世帯は、この権限のない職員の検索・一覧・地図・件数・証明書のどこにも現れません。
        </p>
      </Caution>
      <Split
        side={
          search['view'] === 'new' && (
            <SidePane title="世帯を登録" onClose={close} takesFocus>
              <NewProtectionForm onDone={close} />
            </SidePane>
          )
        }
      >
        {found.isError && <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />}
        {found.isPending && <LoadingRow what="支援措置の一覧" />}
        {found.data?.length === 0 && (
          <EmptyState title="支援措置の世帯は登録されていません">
            支援措置の申出が認められた世帯を、世帯番号で登録してください。
          </EmptyState>
        )}
        {found.data && found.data.length > 0 && (
          <PlainTable
            label="支援措置の世帯"
            columns={columnsWith(setEnding)}
            rows={found.data}
            rowId={({ protection_id }) => protection_id}
          />
        )}
      </Split>
      {ending && <EndDialog protection={ending} onClose={() => setEnding(null)} />}
    </Panel>
  );
}

function columnsWith(onEnd: (protection: ProtectionView) => void): readonly PlainColumn<ProtectionView>[] {
  return [
    { id: 'household', title: '世帯番号', show: ({ household_number }) => household_number },
    { id: 'head', title: '世帯主', minWidth: 5, show: ({ head_name }) => head_name ?? '—' },
    { id: 'address', title: '住所', minWidth: 12, show: ({ address }) => address ?? '—' },
    { id: 'reason', title: '理由', minWidth: 9, show: ({ reason }) => protectionReasonLabels[reason] },
    { id: 'since', title: '開始日', minWidth: 8, show: ({ since }) => formatWareki(since) },
    {
      id: 'state',
      title: '状態',
      show: ({ ended_at }) =>
        ended_at === null ? (
          <StateMark tone="warn">支援中</StateMark>
        ) : (
          <StateMark tone="quiet">{formatMoment(ended_at)} に終了</StateMark>
        ),
    },
    {
      id: 'by',
      title: '登録',
      minWidth: 7,
      show: ({ created_by, created_at }) => `${created_by}（${formatMoment(created_at)}）`,
    },
    {
      id: 'end',
      title: '操作',
      show: (protection) =>
        protection.ended_at === null && (
          <Button
            size="small"
            aria-label={`世帯 ${protection.household_number} の支援措置を終了`}
            onPress={() => onEnd(protection)}
          >
            終了
          </Button>
        ),
    },
  ];
}
