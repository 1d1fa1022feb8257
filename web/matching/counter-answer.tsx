import { useEffect, useRef, type ReactNode } from 'react';
import type { LookupAnswer, Match } from '../../api/matching/matching.contract.ts';
import type { LonLat } from '../map/map-content.ts';
import { ChoiceBar } from './choice-bar.tsx';
import { presentChoice, type CounterAction, type CounterState } from './counter-state.ts';
import type { Where } from './matching.data.ts';
import type { Question } from './questions.ts';
import { RecordColumns } from './record-columns.tsx';
import { TieRows } from './tie-rows.tsx';
import { useFreeFocus } from './use-free-focus.ts';
import { useCounterMap, type CounterMap } from './use-counter-map.ts';

/** The screen of an answer: the choice in words, what may belong together, the three lists, and the map. */
export function CounterAnswer({
  answer,
  answeredAt,
  asked,
  hasMap,
  state,
  dispatch,
  match,
  where,
  municipality,
  problem,
  onPoint,
  finger,
  stages,
  onWithdrawn,
}: {
  answer: LookupAnswer;
  answeredAt: number;
  asked: Question;
  /** Nothing else draws on the map now. */
  hasMap: boolean;
  state: CounterState;
  dispatch: (action: CounterAction) => void;
  match: Match | undefined;
  where: Where;
  municipality: string;
  problem: unknown;
  onPoint: (position: LonLat) => void;
  finger: CounterMap['finger'];
  /** 照合 and 説明, or what is due before them. */
  stages: ReactNode;
  onWithdrawn: () => Promise<void>;
}): ReactNode {
  // A fresher answer to the same question leaves the choice alone; another question mounts this anew.
  const first = useRef(answer);
  useEffect(() => dispatch({ do: 'arrive', answer: first.current }), [dispatch]);
  // The keyboard follows the work: to the rows when they arrive, back to them when nothing lies over them any more.
  const ties = useRef<HTMLDivElement>(null);
  const mayMove = useFreeFocus(asked);
  const isAtTies = state.isArrived && state.isAtTies && state.pane === null;
  useEffect(() => {
    if (isAtTies && mayMove()) ties.current?.focus({ preventScroll: true });
  }, [isAtTies, mayMove]);
  // Drawn once, with the first choice in it.
  if (!state.isArrived) return null;

  const choice = presentChoice(state);
  return (
    <>
      {hasMap && (
        <AnswerOnMap
          answer={answer}
          answeredAt={answeredAt}
          state={state}
          dispatch={dispatch}
          isConfirmed={match !== undefined}
          onPoint={onPoint}
          finger={finger}
        />
      )}
      <ChoiceBar
        answer={answer}
        choice={choice}
        match={match}
        where={where}
        municipality={municipality}
        problem={problem}
        onWithdrawn={onWithdrawn}
        onOpenCertificate={(certificateId) =>
          dispatch({ do: 'open', pane: { of: 'certificate', certificateId } })
        }
      />
      {stages}
      <TieRows
        matches={answer.matches}
        rejections={answer.rejections}
        choice={choice}
        municipality={municipality}
        where={where}
        onDecided={onWithdrawn}
        onTake={(taken) => dispatch({ do: 'take', choice: taken })}
        onEnter={() => dispatch({ do: 'ties', isAt: true })}
        onAside={() => dispatch({ do: 'ties', isAt: false })}
        boxRef={ties}
      />
      <RecordColumns
        answer={answer}
        asked={asked}
        state={state}
        dispatch={dispatch}
        municipality={municipality}
      />
    </>
  );
}

/** A component of its own, so that what the map does draws no list again. */
function AnswerOnMap(given: CounterMap): ReactNode {
  useCounterMap(given);
  return null;
}
