import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, type ReactNode } from 'react';
import { DetailPane } from '../frame/panel.tsx';
import { Button } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { formatMoment, formatWareki } from '../ui/format.ts';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { applicationsKey } from './applications.data.ts';
import type { Where } from './certificates.data.ts';
import { judgedWords, letterState, letterTitle } from './letter-words.ts';
import { letterAddress, lettersQuery, recordLetter } from './letters.data.ts';
import { printDocument } from './print-document.ts';
import './certificates.css';

/** Asks the browser's PDF view for the paper alone: it is printed by our button, which records it. */
const paperOnly = '#toolbar=0&navpanes=0&view=Fit';

/** A letter as it was kept: print it, say that it went out. */
export function LetterPanel({
  where,
  applicationId,
  letterId,
  onBack,
}: {
  where: Where;
  applicationId: string;
  letterId: string;
  onBack: () => void;
}): ReactNode {
  const found = useQuery(lettersQuery(where, applicationId));
  const queryClient = useQueryClient();
  const notices = useNotices();
  const frame = useRef<HTMLIFrameElement>(null);
  const recording = useWriteOnce(async (step: 'printing' | 'handing-over', key) => {
    const after = await recordLetter(where, letterId, step, key);
    await queryClient.invalidateQueries({ queryKey: applicationsKey(where) });
    return after;
  });
  const letter = found.data?.letters.find((one) => one.letter_id === letterId);
  const has = (wanted: 'printed' | 'handed_over'): boolean =>
    letter?.events.some(({ event }) => event === wanted) ?? false;
  const print = (): void => {
    if (!frame.current) return;
    printDocument(frame.current);
    recording.mutate('printing');
  };
  const handOver = (): void =>
    recording.mutate('handing-over', {
      onSuccess: ({ is_posted }) =>
        notices.say(is_posted ? '通知書の発送を記録しました' : '通知書の手渡しを記録しました'),
    });
  const busy = recording.isPending ? recording.variables : null;
  return (
    <DetailPane
      title={letter ? letterTitle(letter) : '通知書'}
      backLabel="申請へ戻る"
      onBack={onBack}
      takesFocus
      action={
        letter &&
        !letter.is_replaced && (
          <div className="certificate-actions">
            <Button
              tone={has('printed') ? 'plain' : 'primary'}
              shortcut="F8"
              onPress={print}
              isBusy={busy === 'printing'}
            >
              印刷
            </Button>
            {!has('handed_over') && (
              <Button
                tone={has('printed') ? 'primary' : 'plain'}
                shortcut="F9"
                onPress={handOver}
                isDisabled={!has('printed')}
                isBusy={busy === 'handing-over'}
              >
                {letter.is_posted ? '発送した' : '手渡した'}
              </Button>
            )}
          </div>
        )
      }
    >
      <div className="certificate">
        {found.error && <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />}
        {recording.error && <ProblemNotice problem={recording.error} />}
        {letter && (
          <>
            <p className="version-state">
              <StateMark tone={letterState(letter).tone}>{letterState(letter).words}</StateMark>
              <span>
                {letter.created_by} {formatMoment(letter.created_at)}
              </span>
            </p>
            <Facts
              facts={[
                { term: '日付', value: formatWareki(letter.issued_on) },
                { term: '文書番号', value: letter.document_number },
                { term: '判断した者', value: judgedWords(letter) },
              ]}
            />
            {/* oxlint-disable-next-line react/iframe-missing-sandbox -- a browser shows no PDF in a sandboxed frame */}
            <iframe
              ref={frame}
              className="certificate-frame"
              title={`${letterTitle(letter)}の控`}
              src={`${letterAddress(where, letterId)}${paperOnly}`}
            />
          </>
        )}
      </div>
    </DetailPane>
  );
}
