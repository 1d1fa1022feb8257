import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import type { BatchView } from '../../api/certificates/batches.contract.ts';
import { coalesced } from '../coalesced.ts';
import { SidePane } from '../frame/split.tsx';
import { useLive } from '../live.ts';
import { Button } from '../ui/button.tsx';
import { Caution } from '../ui/caution.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { Facts } from '../ui/facts.tsx';
import { formatFigure, formatMoment } from '../ui/format.ts';
import { useNotices } from '../ui/notices.tsx';
import { PlainTable, type PlainColumn } from '../ui/plain-table.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Progress } from '../ui/progress.tsx';
import { saveFile } from '../ui/save-file.ts';
import { useWriteOnce } from '../use-write-once.ts';
import { kindWords, numberWords } from './certificate-words.ts';
import type { Where } from './certificates.data.ts';
import { batchDocument, batchQuery, stepBatch, type BatchStep } from './papers.data.ts';

type Letter = BatchView['letters'][number];

const columns: readonly PlainColumn<Letter>[] = [
  { id: 'position', title: '順', minWidth: 2, isFigure: true, show: (row) => row.position },
  {
    id: 'number',
    title: '番号',
    minWidth: 8,
    show: (row) => (row.certificate_number === null ? '—' : numberWords(row.certificate_number)),
  },
  { id: 'household', title: '世帯番号', minWidth: 6, show: (row) => row.household_number ?? '—' },
  {
    id: 'state',
    title: '状態',
    minWidth: 10,
    show: (row) => row.problem ?? (row.state === 'done' ? '作成済み' : '待っています'),
  },
];

/** A batch: how far it is, its PDF, and what is noted of it: printed, posted. */
export function BatchPane({
  where,
  batchId,
  onClose,
}: {
  where: Where;
  batchId: string;
  onClose: () => void;
}): ReactNode {
  const client = useQueryClient();
  const notices = useNotices();
  const query = batchQuery(where, batchId);
  const found = useQuery(query);
  const news = useMemo(
    () => coalesced(() => client.invalidateQueries({ queryKey: ['certificates', 'batches'] })),
    [client],
  );
  useLive(where.municipality, 'certificate-batches', news);
  const [isPosting, setPosting] = useState(false);
  const stepping = useWriteOnce(async (step: BatchStep, key) => {
    const after = await stepBatch(where, batchId, step, key);
    client.setQueryData(query.queryKey, after);
    await client.invalidateQueries({ queryKey: ['certificates'] });
    return after;
  });
  const saving = useWriteOnce(async (_: 'save') => {
    saveFile(await batchDocument(where, batchId), '郵送.pdf');
    await stepBatch(where, batchId, 'printing', crypto.randomUUID());
  });
  const data = found.data;
  const busy = stepping.isPending ? stepping.variables : null;
  return (
    <SidePane title="郵送" onClose={onClose} takesFocus>
      {found.error && <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />}
      {stepping.error && <ProblemNotice problem={stepping.error} />}
      {saving.error && <ProblemNotice problem={saving.error} />}
      {data && (
        <>
          <Facts
            facts={[
              { term: '種類', value: kindWords(data) },
              { term: '作成', value: `${formatMoment(data.created_at)} ${data.created_by}` },
              {
                term: '通数',
                value: `${formatFigure(data.done)} 通${data.pages === null ? '' : `・${formatFigure(data.pages)} ページ`}`,
              },
              {
                term: '発送',
                value: data.posted_at === null ? null : `${formatMoment(data.posted_at)} ${data.posted_by}`,
              },
            ]}
          />
          {data.state === 'running' && !data.is_silent && (
            <Progress
              label="証明書と宛名の作成"
              doing={
                data.done + data.refused < data.items ? '一通ずつ作っています' : '一つの PDF にまとめています'
              }
              done={data.done + data.refused}
              total={data.items}
              onCancel={() => stepping.mutate('cancel')}
            />
          )}
          {(data.state === 'cancelled' || data.state === 'failed' || data.is_silent) && (
            <Caution title={data.state === 'cancelled' ? '中止しています' : '途中で止まっています'}>
              <p>作り終えた {formatFigure(data.done)} 通の証明書は有効です。続きから再開できます。</p>
              <Button size="small" onPress={() => stepping.mutate('resume')} isBusy={busy === 'resume'}>
                再開する
              </Button>
            </Caution>
          )}
          {data.refused > 0 && (
            <Caution title={`${formatFigure(data.refused)} 通は作れませんでした`}>
              <p>理由は下の表にあります。窓口で一件ずつ確かめてください。</p>
            </Caution>
          )}
          {data.state === 'done' && data.done > 0 && (
            <div className="form-actions">
              <Button
                tone={data.posted_at === null ? 'primary' : 'plain'}
                onPress={() => saving.mutate('save')}
                isBusy={saving.isPending}
              >
                PDFを保存して印刷
              </Button>
              {data.posted_at === null && <Button onPress={() => setPosting(true)}>発送した</Button>}
            </div>
          )}
          <PlainTable
            label="この郵送の証明書"
            columns={columns}
            rows={data.letters}
            rowId={(row) => String(row.position)}
          />
          <ConfirmDialog
            title="発送を記録しますか"
            isOpen={isPosting}
            onClose={() => setPosting(false)}
            onConfirm={() =>
              stepping.mutate('posting', {
                onSuccess: () => {
                  setPosting(false);
                  notices.say(`${formatFigure(data.done)} 通の発送を記録しました`);
                },
              })
            }
            confirmLabel="発送した"
            tone="primary"
            isBusy={busy === 'posting'}
          >
            <p>{formatFigure(data.done)} 通を手渡し済み（郵送）として記録します。記録は取り消せません。</p>
          </ConfirmDialog>
        </>
      )}
    </SidePane>
  );
}
