import { useEffect, useRef, type ReactNode } from 'react';
import type { LookupAnswer, Match } from '../../api/matching/matching.contract.ts';
import type { LonLat } from '../map/map-content.ts';
import { ChoiceBar } from './choice-bar.tsx';
import { presentChoice, type CounterAction, type CounterState } from './counter-state.ts';
import type { Where } from './matching.data.ts';
import { RecordColumns } from './record-columns.tsx';
import { TieRows } from './tie-rows.tsx';
import { useCounterMap, type CounterMap } from './use-counter-map.ts';

/** The screen of an answer: the choice in words, what may belong together, the three lists, and the map. */
export function CounterAnswer({
  answer,
  answeredAt,
  state,
  dispatch,
  match,
  where,
  municipality,
  problem,
  onPoint,
  finger,
  houseCheck,
  onWithdrawn,
}: {
  answer: LookupAnswer;
  answeredAt: number;
  state: CounterState;
  dispatch: (action: CounterAction) => void;
  match: Match | undefined;
  where: Where;
  municipality: string;
  problem: unknown;
  onPoint: (position: LonLat) => void;
  finger: CounterMap['finger'];
  /** 照合 of the confirmed three. */
  houseCheck: ReactNode;
  onWithdrawn: () => Promise<void>;
}): ReactNode {
  // A fresher answer to the same question leaves the choice alone; another question mounts this anew.
  const first = useRef(answer);
  useEffect(() => dispatch({ do: 'arrive', answer: first.current }), [dispatch]);
  // Drawn once, with the first choice in it.
  if (!state.isArrived) return null;

  const choice = presentChoice(state);
  return (
    <>
      <AnswerOnMap
        answer={answer}
        answeredAt={answeredAt}
        state={state}
        dispatch={dispatch}
        isConfirmed={match !== undefined}
        onPoint={onPoint}
        finger={finger}
      />
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
      {houseCheck}
      <TieRows
        matches={answer.matches}
        rejections={answer.rejections}
        choice={choice}
        municipality={municipality}
        where={where}
        onDecided={onWithdrawn}
        onTake={(taken) => dispatch({ do: 'take', choice: taken })}
      />
      <RecordColumns answer={answer} state={state} dispatch={dispatch} municipality={municipality} />
    </>
  );
}

/** A component of its own, so that what the map does draws no list again. */
function AnswerOnMap(given: CounterMap): ReactNode {
  useCounterMap(given);
  return null;
}
