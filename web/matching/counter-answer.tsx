import { useEffect, useRef, type ReactNode } from 'react';
import type { LookupAnswer, Match } from '../../api/matching/matching.contract.ts';
import type { LonLat } from '../map/map-content.ts';
import { ChoiceBar } from './choice-bar.tsx';
import { presentChoice, type CounterAction, type CounterState } from './counter-state.ts';
import type { Where } from './matching.data.ts';
import { RecordColumns } from './record-columns.tsx';
import { TieRows } from './tie-rows.tsx';
import { useCounterMap } from './use-counter-map.ts';

/** The screen of an answer: the choice in words, what is confirmed around here, the three lists, and the map. */
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
  onWithdrawn: () => Promise<void>;
}): ReactNode {
  // A fresher answer to the same question leaves the choice alone; another question mounts this anew.
  const first = useRef(answer);
  useEffect(() => dispatch({ do: 'arrive', answer: first.current }), [dispatch]);
  useCounterMap({ answer, answeredAt, state, dispatch, isConfirmed: match !== undefined, onPoint });

  const choice = presentChoice(state);
  return (
    <>
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
      <TieRows
        matches={answer.matches}
        choice={choice}
        municipality={municipality}
        onTake={(taken) => dispatch({ do: 'take', choice: taken })}
      />
      <RecordColumns answer={answer} state={state} dispatch={dispatch} municipality={municipality} />
    </>
  );
}
