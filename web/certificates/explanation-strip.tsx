import type { ReactNode } from 'react';
import { transitions } from '../../api/certificates/application-states.contract.ts';
import type { Application } from '../../api/certificates/applications.contract.ts';
import { Button } from '../ui/button.tsx';
import { formatWareki } from '../ui/format.ts';
import './case-strip.css';

/** 説明 in one line at the counter: what was explained and what the applicant said to it; F7 opens it. */
export function ExplanationStrip({
  application,
  householdNumber,
  onExplain,
}: {
  application: Application | null;
  /** Of the confirmed three; null while nothing is confirmed. */
  householdNumber: string | null;
  onExplain: (applicationId: string) => void;
}): ReactNode {
  if (application === null)
    return (
      <section className="case-strip" aria-label="説明">
        <h2>説明</h2>
        <p className="case-strip-words case-strip-blank">申請を受け付けると説明できます</p>
      </section>
    );
  const { state, object } = application;
  const canExplain =
    object !== 'movable' &&
    (transitions[state].includes('explained') || state === 'explained' || state === 'issued');
  const isDue = state !== 'agreed' && state !== 'issued';
  return (
    <section className="case-strip" aria-label="説明">
      <h2>説明</h2>
      <p className="case-strip-words" aria-live="polite">
        {wordsOf(application)}
        {isOfAnother(application, householdNumber) && (
          <strong className="case-strip-warning">申請の世帯は、確定した世帯ではありません</strong>
        )}
      </p>
      {canExplain && (
        <div className="case-strip-acts">
          <Button
            size="small"
            tone={isDue ? 'plain' : 'quiet'}
            shortcut="F7"
            onPress={() => onExplain(application.application_id)}
          >
            {state === 'explained' ? '同意へ' : isDue ? '説明する' : '説明を開く'}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Whether an application names another household than the one that was confirmed. */
export function isOfAnother(application: Application, householdNumber: string | null): boolean {
  return (
    householdNumber !== null &&
    application.household_number !== null &&
    application.household_number !== householdNumber
  );
}

/** A certificate may answer it: nothing is left to be said. */
export function mayBeAnswered({ state }: Application): boolean {
  return state === 'agreed' || state === 'issued';
}

function wordsOf({ state, events }: Application): string {
  const explained = events.findLast(({ survey_number }) => survey_number !== null);
  const agreed = events.findLast(({ to_state }) => to_state === 'agreed');
  const result =
    explained?.damage_label == null ? '' : `${explained.damage_label}（${explained.survey_number ?? ''}）`;
  switch (state) {
    case 'agreed':
    case 'issued':
      return `${result}を説明し、${formatWareki(agreed?.held_on ?? '')}に同意を得ました`;
    case 'explained':
      return `${result}を説明しました。同意はまだです`;
    case 'awaiting_survey':
      return '調査を待っています';
    case 'second_survey_requested':
      return '二次調査の結果を待っています';
    case 'resurvey_requested':
      return '再調査の結果を待っています';
    default:
      return 'まだ説明していません';
  }
}
