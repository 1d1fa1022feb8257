import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { ImportDetail } from '../../api/imports/imports.contract.ts';
import { DetailPane } from '../frame/panel.tsx';
import { useStaff } from '../frame/staff-context.tsx';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { Facts } from '../ui/facts.tsx';
import { formatBytes } from '../ui/format-bytes.ts';
import { formatFigure, formatMoment, formatWareki } from '../ui/format.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { ApplyButton, PartialChoice } from './apply-part.tsx';
import { DryRun } from './dry-run.tsx';
import { cancelImport, importQuery, importsKey } from './imports.data.ts';
import { FailedPart, ReadingPart } from './reading-part.tsx';
import { RunningPart, SendingPart } from './running-part.tsx';
import { stopSending } from './uploads.ts';
import { isRunning, kindWords, stateWords } from './words.ts';
import './imports.css';

const patienceMs = 5_000;

/** One import from its file on the way to what it changed. */
export function ImportPane({
  id,
  onBack,
  onOpened,
  onOtherFile,
}: {
  id: string;
  onBack: () => void;
  /** Another import takes this one's place. */
  onOpened: (id: string) => void;
  /** The same again with another file. */
  onOtherFile: () => void;
}): ReactNode {
  const { municipality } = useStaff();
  const found = useQuery({
    ...importQuery(municipality, id),
    refetchInterval: ({ state }) => (state.data && isRunning(state.data) ? patienceMs : false),
  });
  const [isPartial, setPartial] = useState(false);
  const [isReading, setReading] = useState(false);
  const row = found.data;
  return (
    <DetailPane
      title={row ? `${kindWords[row.kind].title}の取込` : '取込'}
      onBack={onBack}
      takesFocus
      action={
        row && (
          <div className="import-decision">
            {isCancellable(row) && <CancelButton row={row} />}
            {row.state === 'staged' && <ApplyButton row={row} isPartial={isPartial} />}
          </div>
        )
      }
    >
      {found.isError && <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />}
      {row && <ImportBody row={row} at={found.dataUpdatedAt} onReading={() => setReading(true)} />}
      {row?.state === 'failed' && (
        <FailedPart
          row={row}
          isReading={isReading}
          onReading={() => setReading(!isReading)}
          onOpened={onOpened}
          onOtherFile={onOtherFile}
        />
      )}
      {row?.state === 'staged' && row.rows_rejected > 0 && (
        <PartialChoice row={row} isPartial={isPartial} onPartial={setPartial} />
      )}
      {row && row.format !== null && row.state !== 'failed' && (
        <ReadingPart
          row={row}
          isShown={isReading}
          onShown={() => setReading(!isReading)}
          onOpened={onOpened}
        />
      )}
      {row && <ImportFacts row={row} />}
    </DetailPane>
  );
}

function ImportBody({
  row,
  at,
  onReading,
}: {
  row: ImportDetail;
  at: number;
  onReading: () => void;
}): ReactNode {
  return (
    <>
      <p role="status">
        <StateMark tone={stateWords[row.state].tone}>{stateWords[row.state].title}</StateMark>
        {row.applied_at !== null && ` ${formatMoment(row.applied_at)} に台帳へ適用しました。`}
        {row.state === 'cancelled' && ' この取込は取り消されました。台帳は変わっていません。'}
      </p>
      {row.state === 'receiving' && <SendingPart row={row} />}
      {isRunning(row) && <RunningPart row={row} at={at} />}
      {row.state === 'staged' && <DryRun row={row} onReading={onReading} />}
      {row.state === 'applied' && <DryRun row={row} />}
    </>
  );
}

function isCancellable({ state }: ImportDetail): boolean {
  return state === 'receiving' || state === 'staging' || state === 'staged';
}

function CancelButton({ row }: { row: ImportDetail }): ReactNode {
  const { municipality } = useStaff();
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const cancelling = useMutation({
    mutationFn: () => {
      stopSending(row.import_id);
      return cancelImport(municipality, row.import_id);
    },
    onSettled: () => client.invalidateQueries({ queryKey: importsKey(municipality) }),
    onSuccess: () => setAsking(false),
  });
  return (
    <>
      <Button onPress={() => setAsking(true)}>{row.state === 'staged' ? '取りやめる' : '中止'}</Button>
      <ConfirmDialog
        title="この取込を取りやめますか"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => cancelling.mutate()}
        confirmLabel="取りやめる"
        cancelLabel="続ける"
        isBusy={cancelling.isPending}
      >
        <p>
          読み込んだ {formatFigure(row.rows_read)} 行を捨てます。台帳は変わりません。
          同じファイルは、あとでもう一度取り込めます。
        </p>
        {cancelling.isError && <ProblemNotice problem={cancelling.error} />}
      </ConfirmDialog>
    </>
  );
}

function ImportFacts({ row }: { row: ImportDetail }): ReactNode {
  return (
    <section className="import-section" aria-label="ファイルと受渡しの記録">
      <h3>ファイルと受渡しの記録</h3>
      <Facts
        facts={[
          {
            term: 'ファイル',
            value: `${row.file_name}${row.file_bytes === null ? '' : `（${formatBytes(row.file_bytes)}）`}`,
          },
          { term: '基準日', value: row.as_of === null ? null : formatWareki(row.as_of) },
          { term: '引渡し者', value: row.handed_over_by },
          { term: '受領者', value: row.received_by },
          { term: '媒体', value: row.medium },
          { term: '返却・廃棄', value: row.medium_disposal },
          { term: '取り込んだ人', value: `${row.created_by}（${formatMoment(row.created_at)}）` },
        ]}
      />
    </section>
  );
}
