import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useReducer, useRef, type ReactNode } from 'react';
import { ApplicantStrip } from '../certificates/applicant-strip.tsx';
import { CertificatePanel } from '../certificates/certificate.panel.tsx';
import { houseCheckQuery } from '../certificates/house-check.data.ts';
import { HouseCheckPanel } from '../certificates/house-check.panel.tsx';
import { IssuePanel } from '../certificates/issue.panel.tsx';
import { useApplicantWindow } from '../certificates/use-applicant-window.ts';
import { Panel } from '../frame/panel.tsx';
import { usePrivacy } from '../frame/privacy.tsx';
import { useStaff } from '../frame/staff-context.tsx';
import type { LonLat } from '../map/map-content.ts';
import { Button } from '../ui/button.tsx';
import { useEscapeStep } from '../ui/escape-steps.ts';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { CandidateList } from './candidate-list.tsx';
import { completeChoice, findMatch, isSameChoice } from './choice.ts';
import { CounterAnswer } from './counter-answer.tsx';
import { CounterStart } from './counter-start.tsx';
import { atStart, counterReducer, presentChoice } from './counter-state.ts';
import { confirm, lookupQuery } from './matching.data.ts';
import { isUndecided, type Question } from './questions.ts';
import { RecordPane } from './record.pane.tsx';
import { SearchBox } from './search-box.tsx';
import { Understood } from './understood.tsx';
import './counter.css';

/**
 * The certificate counter: one box finds the house, three lists and the map show what stands around it, the clerk
 * ties household, building and survey result, and issues the certificate from the confirmed tie.
 */
export function CounterPage(): ReactNode {
  const { session, municipality: code, disaster } = useStaff();
  const where = useMemo(
    () => ({ municipality: code, disaster: disaster.disaster_code }),
    [code, disaster.disaster_code],
  );
  const municipality = session.municipality.name;
  const notices = useNotices();
  const queryClient = useQueryClient();
  const [state, dispatch] = useReducer(counterReducer, atStart);
  const box = useRef<HTMLInputElement>(null);
  const { asked, pane } = state;
  const privacy = usePrivacy();
  const isLookedOn = privacy.on !== null;
  const applicant = useApplicantWindow(where);

  const lookup = useQuery(
    asked
      ? lookupQuery(where, asked.question, asked.count)
      : { queryKey: ['matching', 'lookup', 'nothing'], queryFn: skipToken },
  );
  const answer = asked ? lookup.data : undefined;

  const choice = presentChoice(state);
  const complete = completeChoice(choice);
  const isOpen = answer !== undefined && (!isUndecided(answer) || asked?.isDecided === true);
  const match = isOpen ? findMatch(choice, answer.matches) : undefined;

  const ask = useCallback((question: Question): void => dispatch({ do: 'ask', question }), [dispatch]);
  const onPoint = useCallback(([longitude, latitude]: LonLat) => ask({ at: [longitude, latitude] }), [ask]);

  const refresh = (): Promise<void> =>
    queryClient.invalidateQueries({ queryKey: ['matching'], refetchType: 'active' });
  const confirming = useWriteOnce(async (tie: NonNullable<typeof complete>, key) => {
    const { household: household_number, building: property_number, survey: survey_number } = tie;
    await confirm(where, { household_number, property_number, survey_number }, key);
    await refresh();
  });
  const { error: refused, variables: tried } = confirming;
  const problem = refused && tried && isSameChoice(tried, choice) ? refused : null;

  useEscapeStep(asked !== null && pane === null, () => dispatch({ do: 'back' }));
  const isStarting = asked === null;
  useEffect(() => {
    if (!isStarting) return;
    box.current?.focus();
    box.current?.select();
  }, [isStarting]);

  const close = (): void => dispatch({ do: 'close' });
  const confirmationId = match?.confirmation_id ?? null;
  const check = useQuery({
    ...houseCheckQuery(where, confirmationId ?? ''),
    enabled: confirmationId !== null,
  });

  // After a switch of 個人情報保護モード the counter goes on with the household that it was at.
  const { resume } = privacy;
  const resumed = useRef(false);
  useEffect(() => {
    if (resumed.current || resume === null) return;
    resumed.current = true;
    ask({ household_number: resume });
  }, [resume, ask]);

  const finger = useMemo(() => {
    if (applicant.tentative) return { position: applicant.tentative, isAccepted: false };
    return applicant.accepted ? { position: applicant.accepted.position, isAccepted: true } : null;
  }, [applicant.tentative, applicant.accepted]);
  // A survey's number that was typed or scanned is the slip's; one that was clicked on the map is nobody's.
  const slip =
    asked && 'text' in asked.question && answer?.understood_as === 'survey_number'
      ? asked.question.text
      : null;

  const action = confirmationId ? (
    <Button
      tone="primary"
      shortcut="F9"
      isDisabled={check.data?.is_open !== true}
      onPress={() => dispatch({ do: 'open', pane: { of: 'issue', confirmationId } })}
    >
      証明書を交付
    </Button>
  ) : (
    isOpen &&
    !isLookedOn && (
      <Button
        tone="primary"
        shortcut="F8"
        isDisabled={complete === null}
        isBusy={confirming.isPending}
        onPress={() => {
          if (complete) confirming.mutate(complete, { onSuccess: () => notices.say('突合を確定しました') });
        }}
      >
        確定
      </Button>
    )
  );

  return (
    <>
      {pane && <h1 className="visually-hidden">窓口</h1>}
      <div className="counter" inert={pane !== null}>
        <Panel
          title="窓口"
          action={action}
          filters={
            <>
              <SearchBox
                onAsk={(text) => ask({ text })}
                isBusy={lookup.isFetching && !answer}
                inputRef={box}
              />
              <div className="counter-screens">
                {!isLookedOn && (
                  <Button size="small" shortcut="F2" onPress={() => privacy.turnOn(confirmationId)}>
                    個人情報保護
                  </Button>
                )}
                <ApplicantStrip
                  municipality={code}
                  applicant={applicant}
                  onNext={() => dispatch({ do: 'leave' })}
                />
              </div>
            </>
          }
        >
          {!asked && <CounterStart onAsk={ask} />}
          {asked && lookup.error && (
            <ProblemNotice problem={lookup.error} onRetry={() => void lookup.refetch()} />
          )}
          {asked && answer && <Understood answer={answer} question={asked.question} onAsk={ask} />}
          {answer && asked && !isOpen && (
            <CandidateList
              key={asked.count}
              answer={answer}
              disasterOn={disaster.occurred_on}
              municipality={municipality}
              onDecide={(candidate, isFirst) => dispatch({ do: 'decide', candidate, isFirst })}
              onPoint={onPoint}
            />
          )}
          {answer && isOpen && answer.understood_as !== 'nothing' && (
            <CounterAnswer
              key={asked?.count}
              answer={answer}
              answeredAt={lookup.dataUpdatedAt}
              state={state}
              dispatch={dispatch}
              match={match}
              where={where}
              municipality={municipality}
              problem={problem}
              onPoint={onPoint}
              finger={finger}
              houseCheck={
                confirmationId && (
                  <HouseCheckPanel
                    key={confirmationId}
                    where={where}
                    confirmationId={confirmationId}
                    slip={slip}
                    applicant={applicant}
                    isLookedOn={isLookedOn}
                  />
                )
              }
              onWithdrawn={refresh}
            />
          )}
          {asked && <Keys isOpen={isOpen} />}
        </Panel>
      </div>
      {pane?.of === 'record' && (
        <RecordPane where={where} question={{ kind: pane.kind, number: pane.number }} onBack={close} />
      )}
      {pane?.of === 'issue' && (
        <IssuePanel
          where={where}
          confirmationId={pane.confirmationId}
          onBack={close}
          onIssued={(certificateId) => dispatch({ do: 'open', pane: { of: 'certificate', certificateId } })}
          onOpen={(certificateId) => dispatch({ do: 'open', pane: { of: 'certificate', certificateId } })}
        />
      )}
      {pane?.of === 'certificate' && (
        <CertificatePanel where={where} certificateId={pane.certificateId} onBack={close} />
      )}
    </>
  );
}

/** The keys that do something now. */
function Keys({ isOpen }: { isOpen: boolean }): ReactNode {
  return (
    <p className="counter-keys">
      <kbd>/</kbd> 検索欄 <kbd>↑↓</kbd> 行{' '}
      {isOpen && (
        <>
          <kbd>←→</kbd> 列{' '}
        </>
      )}
      <kbd>Enter</kbd> 選ぶ{' '}
      {isOpen && (
        <>
          <kbd>スペース</kbd> 全項目{' '}
        </>
      )}
      <kbd>Esc</kbd> 一つ戻る
    </p>
  );
}
