import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useReducer, useRef, type ReactNode } from 'react';
import { ApplicantStrip } from '../certificates/applicant-strip.tsx';
import { ApplicationStrip } from '../certificates/application-strip.tsx';
import { ExplanationStrip, isOfAnother, mayBeAnswered } from '../certificates/explanation-strip.tsx';
import { houseCheckQuery } from '../certificates/house-check.data.ts';
import { HouseCheckPanel } from '../certificates/house-check.panel.tsx';
import { TicketStrip } from '../certificates/ticket-strip.tsx';
import { useApplicantWindow } from '../certificates/use-applicant-window.ts';
import { useCounterApplication } from '../certificates/use-counter-application.ts';
import { useOwnTicket } from '../certificates/use-own-ticket.ts';
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
import { CounterAction } from './counter-action.tsx';
import { CounterAnswer } from './counter-answer.tsx';
import { CounterKeys } from './counter-keys.tsx';
import { CounterPane } from './counter-panes.tsx';
import { CounterStart } from './counter-start.tsx';
import { atStart, counterReducer, presentChoice } from './counter-state.ts';
import { confirm, lookupQuery } from './matching.data.ts';
import { isUndecided, type Question } from './questions.ts';
import { SearchBox } from './search-box.tsx';
import { Understood } from './understood.tsx';
import { useFirstQuestion } from './use-first-question.ts';
import './counter.css';

/**
 * The certificate counter, in the order of the work: 整理券, 申請, 検索, 照合, 説明, 交付. One box finds the house, three
 * lists and the map show what stands around it, the clerk ties household, building and survey result, and issues the
 * certificate from the confirmed tie. What is not due yet, or done, is one line.
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
  // An explanation has the map to itself.
  const hasMap = pane?.of !== 'explanation' && pane?.of !== 'application';
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

  const ticket = useOwnTicket(where, !isLookedOn);
  const serving = ticket.mine?.state === 'serving' ? ticket.mine : null;
  const held = useCounterApplication(where, {
    ticketApplicationId: serving?.application_id ?? null,
    householdNumber: choice.household ?? null,
    isWanted: !isLookedOn,
  });
  const { application } = held;
  const confirmedHousehold = match?.household?.household_number ?? null;
  const answers = application && !isOfAnother(application, confirmedHousehold) ? application : null;
  const isAgreed = answers === null || mayBeAnswered(answers);
  /** Nothing of this applicant stays. */
  const leave = (): void => {
    held.leave();
    applicant.next();
    dispatch({ do: 'leave' });
  };
  const confirmationId = match?.confirmation_id ?? null;
  const check = useQuery({
    ...houseCheckQuery(where, confirmationId ?? ''),
    enabled: confirmationId !== null,
  });

  useFirstQuestion(ask, privacy.resume, held.take);

  const finger = useMemo(() => {
    if (applicant.tentative) return { position: applicant.tentative, isAccepted: false };
    return applicant.accepted ? { position: applicant.accepted.position, isAccepted: true } : null;
  }, [applicant.tentative, applicant.accepted]);
  // A survey's number that was typed or scanned is the slip's; one that was clicked on the map is nobody's.
  const slip =
    asked && 'text' in asked.question && answer?.understood_as === 'survey_number'
      ? // Of a QR code that was held to a reader: the number that it stands for.
        /^MSBS:/iu.test(asked.question.text.normalize('NFKC'))
        ? (answer.center?.of.number ?? null)
        : asked.question.text
      : null;

  const action = (confirmationId !== null || (isOpen && !isLookedOn)) && (
    <CounterAction
      isConfirmed={confirmationId !== null}
      mayIssue={check.data?.is_open === true && isAgreed}
      onIssue={() => {
        if (confirmationId) dispatch({ do: 'open', pane: { of: 'issue', confirmationId } });
      }}
      mayConfirm={complete !== null}
      isConfirming={confirming.isPending}
      onConfirm={() => {
        if (complete) confirming.mutate(complete, { onSuccess: () => notices.say('突合を確定しました') });
      }}
    />
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
              {!isLookedOn && (
                <div className="case-strips">
                  <TicketStrip ticket={ticket} onEnd={leave} />
                  <ApplicationStrip
                    held={held}
                    onReceive={() => dispatch({ do: 'open', pane: { of: 'entry' } })}
                    onOpen={(applicationId) =>
                      dispatch({ do: 'open', pane: { of: 'application', applicationId } })
                    }
                  />
                </div>
              )}
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
                <ApplicantStrip municipality={code} applicant={applicant} onNext={leave} />
              </div>
            </>
          }
        >
          {!asked && hasMap && <CounterStart onAsk={ask} />}
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
              asked={asked.question}
            />
          )}
          {asked && answer && isOpen && answer.understood_as !== 'nothing' && (
            <CounterAnswer
              key={asked.count}
              answer={answer}
              asked={asked.question}
              hasMap={hasMap}
              answeredAt={lookup.dataUpdatedAt}
              state={state}
              dispatch={dispatch}
              match={match}
              where={where}
              municipality={municipality}
              problem={problem}
              onPoint={onPoint}
              finger={finger}
              stages={
                <>
                  {confirmationId && (
                    <HouseCheckPanel
                      key={confirmationId}
                      where={where}
                      ground={{ confirmationId }}
                      slip={slip}
                      applicant={applicant}
                      isLookedOn={isLookedOn}
                    />
                  )}
                  {!isLookedOn && (confirmationId || (application && application.state !== 'received')) && (
                    <div className="case-strips">
                      <ExplanationStrip
                        application={application}
                        householdNumber={confirmedHousehold}
                        onExplain={(applicationId) =>
                          dispatch({ do: 'open', pane: { of: 'explanation', applicationId } })
                        }
                      />
                    </div>
                  )}
                </>
              }
              onWithdrawn={refresh}
            />
          )}
          {asked && <CounterKeys isOpen={isOpen} />}
        </Panel>
      </div>
      {pane && (
        <CounterPane
          pane={pane}
          where={where}
          dispatch={dispatch}
          ticketId={serving?.ticket_id ?? null}
          householdNumber={choice.household ?? null}
          answersId={answers && mayBeAnswered(answers) ? answers.application_id : undefined}
          onTake={held.take}
          onReceived={(applicationId, { slip: typed, householdNumber }) => {
            held.take(applicationId);
            // The slip was typed once; the clerk goes on at the rows. What stands chosen already stays.
            if (choice.household !== undefined && choice.household === householdNumber) return;
            if (typed !== null) ask({ text: typed });
            else if (householdNumber !== null) ask({ household_number: householdNumber });
          }}
          onNext={() => {
            if (serving) ticket.move({ state: 'done' }, leave);
            else leave();
          }}
        />
      )}
    </>
  );
}
