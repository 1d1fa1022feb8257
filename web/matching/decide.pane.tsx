import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { WorkRow } from '../../api/matching/links.contract.ts';
import { DetailPane } from '../frame/panel.tsx';
import { Button } from '../ui/button.tsx';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { CounterLink } from './counter-link.tsx';
import { completeChoice, nothingChosen, type Choice } from './choice.ts';
import { confirm, lookupQuery, type Where } from './matching.data.ts';
import { TieRows } from './tie-rows.tsx';
import { choiceSentence } from './words.ts';
import { questionOfRow } from './work-words.ts';

const titles = { household: '世帯', building: '家屋', survey: '調査結果' } as const;

/** One record of a work list with its candidates and why; decided here with F8, or rejected. */
export function DecidePane({
  where,
  municipality,
  row,
  onBack,
  onDecided,
}: {
  where: Where;
  /** The town's name, left out of addresses. */
  municipality: string;
  row: WorkRow;
  onBack: () => void;
  onDecided: () => Promise<void>;
}): ReactNode {
  const client = useQueryClient();
  const notices = useNotices();
  const lookup = useQuery(lookupQuery(where, questionOfRow(row), 0));
  const [choice, setChoice] = useState<Choice>(nothingChosen);
  const complete = completeChoice(choice);
  const body = useRef<HTMLDivElement>(null);
  const isThere = lookup.data !== undefined;
  useEffect(() => {
    if (!isThere) return;
    const box = body.current?.querySelector<HTMLElement>('[role=listbox]') ?? body.current;
    box?.focus();
  }, [isThere]);

  const refresh = async (): Promise<void> => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ['matching'], refetchType: 'active' }),
      onDecided(),
    ]);
  };
  const confirming = useWriteOnce(async (tie: NonNullable<typeof complete>, key) => {
    const { household: household_number, building: property_number, survey: survey_number } = tie;
    await confirm(where, { household_number, property_number, survey_number }, key);
    await refresh();
  });
  const match = lookup.data?.matches.find(
    ({ household, survey }) =>
      household?.household_number === choice.household && survey?.survey_number === choice.survey,
  );
  const { who, which, what } = choiceSentence(
    match?.household ?? undefined,
    choice.building === null ? null : (match?.building ?? undefined),
    match?.survey ?? undefined,
    municipality,
  );

  return (
    <DetailPane
      title={`${titles[row.kind]} ${row.number}`}
      onBack={onBack}
      action={
        <Button
          tone="primary"
          shortcut="F8"
          isDisabled={complete === null || match?.confirmed === true}
          isBusy={confirming.isPending}
          onPress={() => {
            if (complete)
              confirming.mutate(complete, {
                onSuccess: () => {
                  notices.say('突合を確定しました');
                  onBack();
                },
              });
          }}
        >
          確定
        </Button>
      }
    >
      <div className="decide" ref={body} tabIndex={-1} aria-busy={lookup.isPending}>
        {lookup.isPending && <p className="decide-waiting">候補を調べています</p>}
        {lookup.error && <ProblemNotice problem={lookup.error} onRetry={() => void lookup.refetch()} />}
        {confirming.error && <ProblemNotice problem={confirming.error} />}
        {lookup.data && (
          <>
            <TieRows
              matches={lookup.data.matches}
              rejections={lookup.data.rejections}
              choice={choice}
              municipality={municipality}
              where={where}
              onTake={setChoice}
              onDecided={refresh}
            />
            {lookup.data.matches.length === 0 && (
              <p>候補がありません。窓口では、周りの世帯・家屋・調査結果から選べます。</p>
            )}
            <p className="decide-counter">
              <CounterLink question={questionOfRow(row)} applicationId={null} shortcut="F7">
                窓口で開く
              </CounterLink>
              <span className="quiet-note">周りの記録と地図を見て、選び、交付まで進みます。</span>
            </p>
            {complete && (
              <p className="decide-words" aria-live="polite">
                {who}が {which}に住み、判定は {what}として確定します。
              </p>
            )}
          </>
        )}
      </div>
    </DetailPane>
  );
}
