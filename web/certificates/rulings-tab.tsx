import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { RulingDecision, RulingList } from '../../api/certificates/rulings.contract.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { LoadingRow } from '../ui/loading-row.tsx';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { ApplicationPanel } from './application.panel.tsx';
import { RulingCard } from './application-rulings.tsx';
import { applicationWords } from './application-words.ts';
import { ApplicationsFrame, useWhere } from './applications-frame.tsx';
import { applicationsKey, decideRuling, rulingsQuery } from './applications.data.ts';

type Waiting = RulingList['rulings'][number];

/** 認定: proposals of others that wait for a second person. */
export function RulingsTab(): ReactNode {
  const where = useWhere();
  const list = useQuery(rulingsQuery(where));
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <>
      <ApplicationsFrame title="世帯分離・生活実態の認定" isCovered={opened !== null}>
        {list.error && <ProblemNotice problem={list.error} onRetry={() => void list.refetch()} />}
        {list.isPending && <LoadingRow what="判断を待つ認定" />}
        {list.data?.rulings.length === 0 && (
          <EmptyState title="判断を待つ認定はありません">
            窓口の担当者が申請の画面で提案すると、ここに並びます。提案した本人は決められません。
          </EmptyState>
        )}
        {list.data?.rulings.map((ruling) => (
          <WaitingRuling key={ruling.ruling_id} ruling={ruling} onOpen={setOpened} />
        ))}
      </ApplicationsFrame>
      {opened !== null && (
        <ApplicationPanel
          key={opened}
          where={where}
          applicationId={opened}
          onBack={() => setOpened(null)}
          onOpen={setOpened}
        />
      )}
    </>
  );
}

function WaitingRuling({
  ruling,
  onOpen,
}: {
  ruling: Waiting;
  onOpen: (applicationId: string) => void;
}): ReactNode {
  const where = useWhere();
  const queryClient = useQueryClient();
  const notices = useNotices();
  const [reason, setReason] = useState('');
  const deciding = useWriteOnce((decision: RulingDecision, key) =>
    decideRuling(where, ruling.ruling_id, decision, key),
  );
  const decide = (decision: RulingDecision['decision']): void =>
    deciding.mutate(
      { decision, reason: reason.trim() === '' ? null : reason },
      {
        onSuccess: async () => {
          notices.say(decision === 'approved' ? '認定しました' : '認めないことを記録しました');
          await queryClient.invalidateQueries({ queryKey: applicationsKey(where) });
        },
      },
    );
  return (
    <article className="waiting-ruling" aria-label={applicationWords(ruling.application_number)}>
      <Button size="small" tone="quiet" onPress={() => onOpen(ruling.application_id)}>
        {applicationWords(ruling.application_number)}　{ruling.applicant_name}
      </Button>
      <RulingCard ruling={ruling}>
        {ruling.is_own ? (
          <p className="quiet-note">ご自身の提案です。別の担当者が決めます。</p>
        ) : (
          <div className="answer-row">
            <TextField label="理由（認めないとき）" name="reason" value={reason} onChange={setReason} />
            <Button isBusy={deciding.isPending} onPress={() => decide('approved')}>
              認定する
            </Button>
            <Button
              isDisabled={reason.trim() === ''}
              isBusy={deciding.isPending}
              onPress={() => decide('declined')}
            >
              認めない
            </Button>
          </div>
        )}
      </RulingCard>
      {deciding.error && <ProblemNotice problem={deciding.error} />}
    </article>
  );
}
