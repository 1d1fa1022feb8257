import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Batch } from '../../api/certificates/batches.contract.ts';
import { useRoomSearch } from '../frame/room-search.ts';
import { SelectionLink } from '../frame/selection-link.tsx';
import { Split } from '../frame/split.tsx';
import { parseSelection } from '../map/permalink.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatFigure, formatMoment } from '../ui/format.ts';
import { LoadingRow } from '../ui/loading-row.tsx';
import { PlainTable, type PlainColumn } from '../ui/plain-table.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { StateMark, type StateTone } from '../ui/state-mark.tsx';
import { BatchNew } from './batch-new.tsx';
import { BatchPane } from './batch.pane.tsx';
import { kindWords } from './certificate-words.ts';
import { batchesQuery } from './papers.data.ts';
import { PapersPanel } from './papers-panel.tsx';
import { useWhere } from './papers-where.ts';

const states: Readonly<Record<Batch['state'], { tone: StateTone; words: string }>> = {
  running: { tone: 'busy', words: '作成中' },
  done: { tone: 'good', words: '作成済み' },
  cancelled: { tone: 'warn', words: '中止' },
  failed: { tone: 'bad', words: '失敗' },
};

const columns: readonly PlainColumn<Batch>[] = [
  {
    id: 'at',
    title: '作成',
    minWidth: 8,
    show: (row) => (
      <SelectionLink room="papers" kind="batch" id={row.batch_id}>
        {formatMoment(row.created_at)}
      </SelectionLink>
    ),
  },
  { id: 'kind', title: '種類', minWidth: 10, show: kindWords },
  {
    id: 'state',
    title: '状態',
    minWidth: 6,
    show: (row) =>
      row.posted_at !== null ? (
        <StateMark tone="good">発送済み</StateMark>
      ) : row.is_silent ? (
        <StateMark tone="bad">止まっています</StateMark>
      ) : (
        <StateMark tone={states[row.state].tone}>{states[row.state].words}</StateMark>
      ),
  },
  {
    id: 'letters',
    title: '通数',
    minWidth: 5,
    isFigure: true,
    show: (row) => `${formatFigure(row.done)} / ${formatFigure(row.items)}`,
  },
  { id: 'refused', title: '作れない', minWidth: 4, isFigure: true, show: (row) => formatFigure(row.refused) },
  { id: 'by', title: '担当', minWidth: 6, show: (row) => row.created_by },
];

/** 郵送: letters drawn together, each behind its address. */
export function BatchesTab(): ReactNode {
  const where = useWhere();
  const [search, setSearch] = useRoomSearch();
  const [isNew, setNew] = useState(false);
  const found = useQuery(batchesQuery(where));
  const selection = parseSelection(search.selected);
  const openId = selection?.kind === 'batch' ? selection.id : null;
  if (isNew)
    return (
      <PapersPanel tab="letters">
        <BatchNew
          where={where}
          onClose={() => setNew(false)}
          onOpened={(id) => {
            setNew(false);
            setSearch({ selected: `batch.${id}` }, true);
          }}
        />
      </PapersPanel>
    );
  return (
    <PapersPanel
      tab="letters"
      action={
        <Button tone="primary" onPress={() => setNew(true)}>
          郵送を作成
        </Button>
      }
    >
      <Split
        side={
          openId !== null && (
            <BatchPane
              key={openId}
              where={where}
              batchId={openId}
              onClose={() => setSearch({ selected: undefined })}
            />
          )
        }
      >
        {found.error && <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />}
        {found.isPending && <LoadingRow what="郵送の一覧" />}
        {found.data?.batches.length === 0 && (
          <EmptyState title="郵送はまだありません">
            「郵送を作成」から、交付する世帯を選びます。窓付き封筒（長形3号）に三つ折りで入る宛名の紙が付きます。
          </EmptyState>
        )}
        {found.data && found.data.batches.length > 0 && (
          <PlainTable
            label="郵送"
            columns={columns}
            rows={found.data.batches}
            rowId={(row) => row.batch_id}
            selectedId={openId}
          />
        )}
      </Split>
    </PapersPanel>
  );
}
