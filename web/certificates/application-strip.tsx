import type { ReactNode } from 'react';
import { stateLabels } from '../../api/certificates/application-states.contract.ts';
import {
  aspectLabels,
  checkAspects,
  type Application,
} from '../../api/certificates/applications.contract.ts';
import { Button } from '../ui/button.tsx';
import { MenuButton } from '../ui/menu-button.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { applicationWords, stateTones } from './application-words.ts';
import type { CounterApplication } from './use-counter-application.ts';
import './case-strip.css';

/** 申請 in one line at the counter: received with F7, then its number, where it stands and what has been checked. */
export function ApplicationStrip({
  held,
  onReceive,
  onOpen,
}: {
  held: CounterApplication;
  onReceive: () => void;
  onOpen: (applicationId: string) => void;
}): ReactNode {
  const { application, error, take } = held;
  return (
    <section className="case-strip" aria-label="申請">
      <h2>申請</h2>
      {application ? (
        <Held application={application} />
      ) : (
        <p className="case-strip-words case-strip-blank">まだ受け付けていません</p>
      )}
      <div className="case-strip-acts">
        {application ? (
          <>
            <Button size="small" tone="quiet" onPress={() => onOpen(application.application_id)}>
              申請を開く
            </Button>
            <MenuButton
              items={[
                {
                  id: 'other',
                  title: '別の申請を受け付ける',
                  run: () => {
                    take(null);
                    onReceive();
                  },
                },
                { id: 'aside', title: 'この申請を離す', run: () => take(null) },
              ]}
            >
              ほか
            </MenuButton>
          </>
        ) : (
          <Button size="small" shortcut="F7" onPress={onReceive}>
            申請を受け付ける
          </Button>
        )}
      </div>
      {error !== null && error !== undefined && <ProblemNotice problem={error} />}
    </section>
  );
}

function Held({ application }: { application: Application }): ReactNode {
  const { application_number, applicant_name, state, checks } = application;
  return (
    <p className="case-strip-words" aria-live="polite">
      <span className="figure">{applicationWords(application_number)}</span>
      <strong>{applicant_name}</strong>
      <StateMark tone={stateTones[state]}>{stateLabels[state]}</StateMark>
      {checkAspects.map((aspect) => {
        const isChecked = checks.some((check) => check.aspect === aspect);
        return (
          <span key={aspect} className={isChecked ? 'case-check' : 'case-check case-strip-blank'}>
            <span aria-hidden="true">
              {aspectLabels[aspect].replace('確認', '')}
              {isChecked ? '○' : '―'}
            </span>
            <span className="visually-hidden">
              {aspectLabels[aspect]}：{isChecked ? '済み' : 'まだ'}
            </span>
          </span>
        );
      })}
    </p>
  );
}
