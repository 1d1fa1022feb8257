import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import {
  stateLabels,
  statesBeforeSurvey,
  transitions,
  type ApplicationState,
} from '../../api/certificates/application-states.contract.ts';
import {
  categoryLabels,
  channelLabels,
  deliveryLabels,
  objectLabels,
  type Application,
} from '../../api/certificates/applications.contract.ts';
import { DetailPane } from '../frame/panel.tsx';
import { CounterLink } from '../matching/counter-link.tsx';
import { Button } from '../ui/button.tsx';
import { Caution } from '../ui/caution.tsx';
import { Facts } from '../ui/facts.tsx';
import { formatMoment, formatWareki } from '../ui/format.ts';
import { MenuButton } from '../ui/menu-button.tsx';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { ApplicationChecks } from './application-checks.tsx';
import { ApplicationCorrection } from './application-correction.tsx';
import { ApplicationHistory } from './application-history.tsx';
import { ApplicationLetters } from './application-letters.tsx';
import { ApplicationRulings } from './application-rulings.tsx';
import { applicationWords, stateTones, stepVerbs, today } from './application-words.ts';
import { applicationQuery } from './applications.data.ts';
import type { Where } from './certificates.data.ts';
import { ExplanationPanel } from './explanation.panel.tsx';
import { LetterPanel } from './letter.panel.tsx';
import { openForm } from './open-form.ts';
import { StepDialog } from './step-dialog.tsx';
import './applications.css';

/** Steps that the pane's own button or the explanation takes; the others stand in the menu. */
const elsewhere: readonly ApplicationState[] = ['explained', 'agreed', 'issued'];

/** One application: where it stands, what is to be done next, what it says, and how it came here. */
export function ApplicationPanel({
  where,
  applicationId,
  onBack,
  backLabel = '一覧へ戻る',
  onOpen,
  isElsewhere = true,
}: {
  where: Where;
  applicationId: string;
  onBack: () => void;
  backLabel?: string;
  /** Not at the counter, which is offered then. */
  isElsewhere?: boolean;
  /** Shows another application of the same house. */
  onOpen?: (applicationId: string) => void;
}): ReactNode {
  const application = useQuery(applicationQuery(where, applicationId));
  const [view, setView] = useState<'whole' | 'explanation' | 'correction' | { letterId: string }>('whole');
  const data = application.data;
  const whole = (): void => setView('whole');
  if (view === 'explanation')
    return <ExplanationPanel where={where} applicationId={applicationId} onBack={whole} />;
  if (view === 'correction' && data)
    return <ApplicationCorrection where={where} application={data} onBack={whole} />;
  if (typeof view === 'object')
    return (
      <LetterPanel where={where} applicationId={applicationId} letterId={view.letterId} onBack={whole} />
    );
  return (
    <DetailPane
      title={data ? `${applicationWords(data.application_number)}　${data.applicant_name}` : '申請'}
      backLabel={backLabel}
      onBack={onBack}
      takesFocus
      action={data && <NextAction application={data} onExplain={() => setView('explanation')} />}
    >
      {application.error && (
        <ProblemNotice problem={application.error} onRetry={() => void application.refetch()} />
      )}
      {data && (
        <Whole
          where={where}
          application={data}
          onCorrect={() => setView('correction')}
          onExplain={() => setView('explanation')}
          onLetter={(letterId) => setView({ letterId })}
          onOpen={onOpen}
          isElsewhere={isElsewhere}
        />
      )}
    </DetailPane>
  );
}

/** What is due: explain, or (agreed) issue at the counter. */
function NextAction({
  application: { state, object },
  onExplain,
}: {
  application: Application;
  onExplain: () => void;
}): ReactNode {
  const isExplained = transitions[state].includes('explained') || state === 'explained';
  if (!isExplained || object === 'movable') return null;
  return (
    <Button tone={state === 'agreed' ? 'plain' : 'primary'} shortcut="F8" onPress={onExplain}>
      {state === 'explained' || state === 'agreed' ? '説明と同意' : '説明する'}
    </Button>
  );
}

function Whole({
  where,
  application,
  onCorrect,
  onExplain,
  onLetter,
  onOpen,
  isElsewhere,
}: {
  where: Where;
  application: Application;
  onCorrect: () => void;
  onExplain: () => void;
  onLetter: (letterId: string) => void;
  onOpen: ((applicationId: string) => void) | undefined;
  isElsewhere: boolean;
}): ReactNode {
  const notices = useNotices();
  const [step, setStep] = useState<ApplicationState | null>(null);
  const body = useRef<HTMLDivElement>(null);
  const shownId = useRef(application.application_id);
  useEffect(() => {
    if (shownId.current === application.application_id) return;
    shownId.current = application.application_id;
    body.current?.scrollIntoView({ block: 'start' });
  }, [application.application_id]);
  const { state } = application;
  const waits = statesBeforeSurvey.includes(state);
  const isEarly = application.issue_starts_on !== null && application.issue_starts_on > today();
  const steps = transitions[state].filter((to) => !elsewhere.includes(to));
  const agrees =
    transitions[state].includes('agreed') && (application.object !== 'dwelling' || state !== 'received');
  const print = (): void =>
    void openForm(where, { application_id: application.application_id }).catch(notices.tell);
  return (
    <div className="application" ref={body}>
      <div className="application-state">
        <StateMark tone={stateTones[state]}>{stateLabels[state]}</StateMark>
        <span>{formatMoment(application.state_since)} から</span>
        {application.representative_number !== application.application_number && (
          <span>代表 {applicationWords(application.representative_number)}</span>
        )}
        <MenuButton
          items={[
            ...(agrees && state !== 'explained' && application.object !== 'dwelling'
              ? [{ id: 'agreed', title: stepVerbs.agreed, run: () => setStep('agreed') }]
              : []),
            ...steps.map((to) => ({ id: to, title: stepVerbs[to], run: () => setStep(to) })),
            { id: 'correct', title: '申請の内容を訂正', run: onCorrect },
            { id: 'print', title: '申請書を印刷', run: print },
          ]}
        >
          そのほかの操作
        </MenuButton>
      </div>
      {waits && (
        <Caution title={application.has_result ? '調査の結果が出ています' : '調査を待っています'}>
          <p>
            {application.has_result
              ? '家のそばに、待っていた調査の結果があります。説明に進めます。'
              : '調査班の一覧に載っています。結果が出ると、この申請に戻ります。'}
          </p>
          {application.has_result && (
            <Button size="small" onPress={onExplain}>
              結果を説明する
            </Button>
          )}
        </Caution>
      )}
      {state === 'agreed' && (
        <Caution title="同意を得ています">
          <p>窓口の画面で世帯と調査結果を確定し、証明書を交付すると、この申請は交付済みになります。</p>
          {isElsewhere && application.household_number !== null && (
            <CounterLink
              question={{ household_number: application.household_number }}
              applicationId={application.application_id}
            >
              窓口で交付へ
            </CounterLink>
          )}
        </Caution>
      )}
      {isEarly && application.issue_starts_on !== null && (
        <Caution title={`この地区の交付は ${formatWareki(application.issue_starts_on)}からです`} />
      )}
      <ApplicationLetters where={where} application={application} onOpen={onLetter} />
      <ApplicationChecks where={where} application={application} />
      <Facts facts={factsOf(application)} />
      {application.members.length > 0 && (
        <section aria-label="世帯の構成員">
          <h3>世帯の構成員（災害の日）</h3>
          <ul className="application-members">
            {application.members.map((member, place) => (
              <li key={place}>
                {member.name}
                <small>
                  {[member.relationship, member.age === null ? null : `${member.age}歳`]
                    .filter((part) => part !== null)
                    .join('・')}
                </small>
              </li>
            ))}
          </ul>
        </section>
      )}
      {application.group.length > 0 && (
        <section aria-label="同じ家の申請">
          <h3>同じ家の申請</h3>
          <ul className="plain-links">
            {application.group.map((other) => (
              <li key={other.application_id}>
                <Button size="small" tone="quiet" onPress={() => onOpen?.(other.application_id)}>
                  {applicationWords(other.application_number)}　{other.applicant_name}（
                  {stateLabels[other.state]}）
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <ApplicationRulings where={where} application={application} />
      <ApplicationHistory where={where} application={application} />
      {step && <StepDialog where={where} application={application} to={step} onClose={() => setStep(null)} />}
    </div>
  );
}

function factsOf(application: Application) {
  const { category, category_detail, object, object_detail, delivery, mailing_address } = application;
  const withDetail = (label: string, detail: string | null): string =>
    detail === null ? label : `${label}（${detail}）`;
  return [
    { term: '罹災者', value: application.head_name },
    { term: '罹災者住所', value: application.address_then },
    { term: '罹災物件', value: application.house_address },
    { term: '物件種別', value: withDetail(objectLabels[object], object_detail) },
    { term: '罹災者区分', value: withDetail(categoryLabels[category], category_detail) },
    { term: '申請者との関係', value: application.applicant_relation },
    { term: '申請者住所', value: application.applicant_address },
    { term: '電話番号', value: application.applicant_phone },
    { term: '使用目的', value: application.purpose },
    { term: '枚数・受取', value: `${application.copies} 枚・${deliveryLabels[delivery]}` },
    ...(delivery === 'post' ? [{ term: '送付先', value: mailing_address }] : []),
    {
      term: '申請',
      value: `${formatWareki(application.received_on)}・${channelLabels[application.channel]}`,
    },
    { term: '世帯番号', value: application.household_number, isFigure: true },
    { term: '調査番号', value: application.slip_number, isFigure: true },
  ];
}
