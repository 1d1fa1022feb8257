import { useQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { stateLabels, transitions } from '../../api/certificates/application-states.contract.ts';
import type { Application } from '../../api/certificates/applications.contract.ts';
import type { ExplainedResult, Explanation } from '../../api/certificates/explanation.contract.ts';
import { DetailPane } from '../frame/panel.tsx';
import { PhotoStrip } from '../surveys/photos/photo-strip.tsx';
import { Button } from '../ui/button.tsx';
import { Caution } from '../ui/caution.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Facts } from '../ui/facts.tsx';
import { formatDistance, formatWareki } from '../ui/format.ts';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { RadioRow } from '../ui/radio-row.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { TextField } from '../ui/text-field.tsx';
import { ApplicationChecks } from './application-checks.tsx';
import { applicationWords, roundWords, stateTones, today } from './application-words.ts';
import { applicationQuery, explanationQuery } from './applications.data.ts';
import type { Where } from './certificates.data.ts';
import { DamageScale } from './damage-scale.tsx';
import { ExplanationParts } from './explanation-parts.tsx';
import { StepDialog, useStep } from './step-dialog.tsx';
import { useExplanationMap } from './use-explanation-map.ts';
import './applications.css';

/** 説明: the class, what it rests on and where it was found, on paper and map; the applicant agrees or asks for another survey. */
export function ExplanationPanel({
  where,
  applicationId,
  onBack,
  backLabel = '申請へ戻る',
  onAgreed,
}: {
  where: Where;
  applicationId: string;
  onBack: () => void;
  backLabel?: string;
  /** Just now, so that a counter may go on with the certificate. */
  onAgreed?: () => void;
}): ReactNode {
  const application = useQuery(applicationQuery(where, applicationId));
  const explanation = useQuery(explanationQuery(where, applicationId));
  const [chosen, setChosen] = useState<string | null>(null);
  const results = explanation.data?.results;
  const explained = application.data?.events.findLast(({ survey_number }) => survey_number !== null);
  const shown =
    results?.find(({ survey_number }) => survey_number === (chosen ?? explained?.survey_number)) ??
    results?.[0];
  useExplanationMap(explanation.data ?? null, shown?.survey_number ?? null, setChosen);
  const data = application.data;
  return (
    <DetailPane
      title={data ? `説明　${applicationWords(data.application_number)}　${data.applicant_name}` : '説明'}
      backLabel={backLabel}
      onBack={onBack}
      takesFocus
      action={data && <ExplainAction where={where} application={data} result={shown} />}
    >
      {explanation.error && (
        <ProblemNotice problem={explanation.error} onRetry={() => void explanation.refetch()} />
      )}
      {explanation.data && results?.length === 0 && (
        <EmptyState title="この家の調査結果が見つかりません">
          {explanation.data.point
            ? '調査班の一覧に載っています。結果が出るまでお待ちいただきます。'
            : '「そのほかの操作」から、調査待ちにするか、再探索にまわしてください。'}
        </EmptyState>
      )}
      {data && explanation.data && shown && (
        <Body
          where={where}
          application={data}
          explanation={explanation.data}
          shown={shown}
          onChoose={setChosen}
          onAgreed={onAgreed}
        />
      )}
    </DetailPane>
  );
}

/** Records the explanation; once it stands, the agreement of today. */
function ExplainAction({
  where,
  application,
  result,
}: {
  where: Where;
  application: Application;
  result: ExplainedResult | undefined;
}): ReactNode {
  const notices = useNotices();
  const stepping = useStep(where, application);
  const { state } = application;
  const last = application.events.findLast(({ survey_number }) => survey_number !== null);
  const isStanding = state === 'explained' && last?.survey_number === result?.survey_number;
  if (isStanding || !result || !transitions[state].includes('explained')) {
    // Another result than the explained one has to be explained anew, by way of a consultation.
    return <StateMark tone={stateTones[state]}>{stateLabels[state]}</StateMark>;
  }
  return (
    <Button
      tone="primary"
      shortcut="F8"
      isBusy={stepping.isPending}
      onPress={() =>
        stepping.mutate(
          { to_state: 'explained', held_on: today(), reason: null, survey_number: result.survey_number },
          {
            onSuccess: () => notices.say(`「${result.damage_label}」の説明を記録しました`),
            onError: notices.tell,
          },
        )
      }
    >
      説明を記録
    </Button>
  );
}

const bases = { confirmation: '確定済み', slip: '調査済証', near: '家のそば' } as const;

function Body({
  where,
  application,
  explanation,
  shown,
  onChoose,
  onAgreed,
}: {
  where: Where;
  application: Application;
  explanation: Explanation;
  shown: ExplainedResult;
  onChoose: (surveyNumber: string) => void;
  onAgreed: (() => void) | undefined;
}): ReactNode {
  const choices = useMemo(
    () =>
      explanation.results.map((result) => ({
        id: result.survey_number,
        title: `${result.survey_number} ${result.damage_label}（${bases[result.basis]}${
          result.distance_m === null ? '' : `・${formatDistance(result.distance_m)}`
        }）`,
      })),
    [explanation.results],
  );
  const missing = [
    ...(shown.parts.length === 0 ? ['部位ごとの損害割合'] : []),
    ...(shown.photos.length === 0 ? ['写真'] : []),
  ];
  return (
    <div className="explanation">
      {choices.length > 1 && (
        <RadioRow
          label="この家の調査結果"
          choices={choices}
          value={shown.survey_number}
          onChange={onChoose}
        />
      )}
      <div className="explanation-class">
        <p className="quiet-note">
          {roundWords[shown.round]}
          {shown.surveyed_on === null ? '' : `・${formatWareki(shown.surveyed_on)}調査`}
        </p>
        <p className="explanation-words">{shown.damage_label}</p>
        {shown.flood_class !== null && <p className="explanation-flood">{shown.flood_class}</p>}
      </div>
      <DamageScale result={shown} thresholds={explanation.thresholds} />
      <ExplanationParts result={shown} thresholds={explanation.thresholds} />
      <PhotoStrip where={where} surveyNumber={shown.survey_number} photos={shown.photos} />
      <Facts
        facts={[
          { term: '調査番号', value: shown.survey_number, isFigure: true },
          {
            term: '損害割合',
            value: shown.damage_ratio === null ? null : `${shown.damage_ratio} %`,
            isFigure: true,
          },
          {
            term: '浸水の深さ',
            value: shown.flood_depth_cm === null ? null : `${shown.flood_depth_cm} cm`,
            isFigure: true,
          },
          { term: '災害の種別', value: shown.hazard },
          { term: '構造', value: shown.structure },
          { term: '所在地（現地）', value: shown.address },
          { term: '居住者（現地）', value: shown.resident_name },
          { term: '調査班', value: [shown.team, shown.surveyor].filter((part) => part !== null).join('　') },
          { term: '備考', value: shown.remarks },
        ]}
      />
      {missing.length > 0 && (
        <p className="quiet-note">
          {missing.join('と')}は、この調査結果には付いていません。調査票の原本で説明してください。
        </p>
      )}
      {explanation.point && (
        <Caution title={`${roundWords[explanation.point.round]}を待っています`}>
          <p>調査班の一覧に載っています。</p>
        </Caution>
      )}
      <Answer where={where} application={application} onAgreed={onAgreed} />
    </div>
  );
}

/** What the applicant says to it. */
function Answer({
  where,
  application,
  onAgreed,
}: {
  where: Where;
  application: Application;
  onAgreed: (() => void) | undefined;
}): ReactNode {
  const notices = useNotices();
  const [agreedOn, setAgreedOn] = useState(today);
  const [asked, setAsked] = useState<'second_survey_requested' | 'resurvey_requested' | null>(null);
  const stepping = useStep(where, application);
  const { state, checks, category, object } = application;
  const next = transitions[state];
  const isChecked = (aspect: string): boolean => checks.some((check) => check.aspect === aspect);
  const needsHousehold = category !== 'owner' && object !== 'movable';
  const unchecked = [
    ...(isChecked('identity') ? [] : ['本人確認']),
    ...(isChecked('house') ? [] : ['家屋確認']),
    ...(!needsHousehold || isChecked('household') ? [] : ['世帯確認']),
  ];
  if (state === 'agreed')
    return (
      <p className="explanation-done">
        {formatWareki(application.events.at(-1)?.held_on ?? '')} に同意を得ています。
      </p>
    );
  const canAgree = next.includes('agreed') && state !== 'received';
  return (
    <section className="answer" aria-label="申請者の答え">
      <h3>申請者の答え</h3>
      {!canAgree && (
        <p className="quiet-note">説明を記録すると、同意または二次調査・再調査を記録できます。</p>
      )}
      {canAgree && unchecked.length > 0 && (
        <>
          <p className="answer-missing" role="status">
            同意の前に記録するもの：{unchecked.join('・')}
          </p>
          <ApplicationChecks where={where} application={application} />
        </>
      )}
      {canAgree && (
        <div className="answer-row">
          <TextField label="同意日" name="agreed_on" type="date" value={agreedOn} onChange={setAgreedOn} />
          <Button
            tone={state === 'explained' ? 'primary' : 'plain'}
            shortcut={state === 'explained' ? 'F8' : undefined}
            isDisabled={unchecked.length > 0}
            isBusy={stepping.isPending}
            onPress={() =>
              stepping.mutate(
                { to_state: 'agreed', held_on: agreedOn, reason: null, survey_number: null },
                {
                  onSuccess: () => {
                    notices.say('同意を記録しました', '証明書を交付できます。');
                    onAgreed?.();
                  },
                },
              )
            }
          >
            同意を記録
          </Button>
        </div>
      )}
      {stepping.error && <ProblemNotice problem={stepping.error} />}
      <div className="answer-row">
        {next.includes('second_survey_requested') && (
          <Button onPress={() => setAsked('second_survey_requested')}>二次調査を申請</Button>
        )}
        {next.includes('resurvey_requested') && (
          <Button onPress={() => setAsked('resurvey_requested')}>再調査を依頼</Button>
        )}
      </div>
      <p className="quiet-note">
        判定に納得できないときは、調査を改めて依頼できることを、必ずお伝えください。
      </p>
      {asked && (
        <StepDialog where={where} application={application} to={asked} onClose={() => setAsked(null)} />
      )}
    </section>
  );
}
