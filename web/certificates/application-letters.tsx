import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Application } from '../../api/certificates/applications.contract.ts';
import type { Letter, TellableStep } from '../../api/certificates/letters.contract.ts';
import { Button } from '../ui/button.tsx';
import { formatWareki } from '../ui/format.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import type { Where } from './certificates.data.ts';
import { LetterDialog } from './letter-dialog.tsx';
import { letterState, letterTitle, toldWords } from './letter-words.ts';
import { lettersQuery } from './letters.data.ts';

/** 通知書: what this applicant is to be told in writing, and the letters that there are. Nothing where nothing is to be told. */
export function ApplicationLetters({
  where,
  application,
  onOpen,
}: {
  where: Where;
  application: Application;
  onOpen: (letterId: string) => void;
}): ReactNode {
  const found = useQuery(lettersQuery(where, application.application_id));
  const [making, setMaking] = useState<{ step: TellableStep; former: Letter | null } | null>(null);
  if (found.error) return <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />;
  const { steps = [], letters = [], last_office = '' } = found.data ?? {};
  if (steps.length === 0) return null;
  return (
    <section aria-label="通知書">
      <h3>通知書</h3>
      <ul className="letters">
        {steps.map((step) => {
          const letter = letters.find((one) => one.step === step.step && !one.is_replaced);
          return (
            <li key={step.step} className="check">
              <span className="letter-words">
                <strong>{letterTitle(step)}</strong>
                <small>
                  {toldWords(step)}（{formatWareki(step.held_on)}）
                </small>
              </span>
              {letter && <StateMark tone={letterState(letter).tone}>{letterState(letter).words}</StateMark>}
              {letter ? (
                <>
                  <Button size="small" onPress={() => onOpen(letter.letter_id)}>
                    開く
                  </Button>
                  <Button size="small" tone="quiet" onPress={() => setMaking({ step, former: letter })}>
                    作り直す
                  </Button>
                </>
              ) : (
                <Button size="small" onPress={() => setMaking({ step, former: null })}>
                  通知書を作る
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {making && (
        <LetterDialog
          where={where}
          application={application}
          told={making.step}
          former={making.former}
          office={last_office}
          onClose={() => setMaking(null)}
          onMade={onOpen}
        />
      )}
    </section>
  );
}
