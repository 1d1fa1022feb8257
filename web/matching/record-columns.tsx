import { useEffect, useId, useMemo, useRef, type ReactNode, type RefObject } from 'react';
import type { LookupAnswer, RecordKind } from '../../api/matching/matching.contract.ts';
import { symbolIds } from '../../tiles/styles/symbols.ts';
import { SymbolPicture } from '../map/symbol-picture.tsx';
import { choiceOf, columns } from './choice.ts';
import {
  neighbour,
  offRegister,
  presentChoice,
  type CounterAction,
  type CounterState,
} from './counter-state.ts';
import { ListBox, type ListBoxRow } from './list-box.tsx';
import type { Question } from './questions.ts';
import { BuildingWords, HouseholdWords, SurveyWords } from './record-rows.tsx';
import { useFreeFocus } from './use-free-focus.ts';
import { countWords, isMasked, registerWords } from './words.ts';

const titles: Readonly<Record<RecordKind, string>> = {
  household: '住基',
  building: '家屋',
  survey: '調査結果',
};
const pictures: Readonly<Record<RecordKind, string>> = {
  household: symbolIds.household,
  building: symbolIds.building,
  survey: symbolIds.surveyOther,
};

/** The three lists, nearest first. ↑↓ in a list, ←→ between them, Enter chooses and goes on to the next. */
export function RecordColumns({
  answer,
  state,
  dispatch,
  municipality,
  asked,
}: {
  answer: LookupAnswer;
  /** What the box held when it was asked. */
  asked: Question;
  state: CounterState;
  dispatch: (action: CounterAction) => void;
  municipality: string;
}): ReactNode {
  const id = useId();
  const boxes: Record<RecordKind, RefObject<HTMLDivElement | null>> = {
    household: useRef(null),
    building: useRef(null),
    survey: useRef(null),
  };
  const choice = presentChoice(state);
  const rows = useMemo(() => rowsOf(answer, municipality), [answer, municipality]);
  const { counts, registers } = answer;
  const within = { household: counts.residents, building: counts.buildings, survey: counts.surveys };
  const register: Record<RecordKind, ReturnType<typeof registerWords> | null> = {
    household: registerWords(registers.residents_as_of, registers.residents_late, registers.disaster_on),
    building: registerWords(registers.buildings_as_of, registers.buildings_late, registers.disaster_on),
    survey: null,
  };

  // The keyboard follows the work: to the lists when they arrive, to the next one after a choice.
  const isHere = state.pane === null && !state.isAtTies;
  const activeBox = boxes[state.active];
  const mayMove = useFreeFocus(asked);
  useEffect(() => {
    if (isHere && mayMove()) focusOn(activeBox.current);
  }, [activeBox, isHere, mayMove]);

  return (
    <div className="columns">
      {columns.map((kind) => {
        const own = rows[kind];
        const note = register[kind];
        const found = own.filter((row) => row.id !== offRegister).length;
        const chosen = choice[kind];
        return (
          <section key={kind} className="column" aria-labelledby={`${id}${kind}`}>
            <div className="column-head">
              <h2 id={`${id}${kind}`}>
                <SymbolPicture symbol={pictures[kind]} size={18} />
                {titles[kind]}
              </h2>
              <p id={`${id}${kind}-count`} className="column-count" aria-live="polite">
                {countWords(found, within[kind], counts.radius_m, answer.center !== null)}
              </p>
              {note ? (
                <p className={note.isWarning ? 'column-note column-warning' : 'column-note'}>{note.text}</p>
              ) : (
                <p className="column-note">登録済みの調査票</p>
              )}
            </div>
            {found === 0 && <p className="column-empty">近くにありません</p>}
            {own.length > 0 && (
              <ListBox
                label={titles[kind]}
                describedBy={`${id}${kind}-count`}
                rows={own}
                cursor={state.cursors[kind]}
                chosen={chosen === null ? offRegister : (chosen ?? null)}
                onMove={(row) => dispatch({ do: 'move', column: kind, id: row })}
                onChoose={(row) => dispatch({ do: 'choose', column: kind, id: row })}
                onOpen={(row) => {
                  if (row !== offRegister && !isMasked(row))
                    dispatch({ do: 'open', pane: { of: 'record', kind, number: row } });
                }}
                onAside={(step) => {
                  const beside = neighbour(kind, step);
                  if (beside === kind && step === -1 && answer.matches.length > 0)
                    dispatch({ do: 'ties', isAt: true });
                  else focusOn(boxes[beside].current);
                }}
                boxRef={boxes[kind]}
              />
            )}
          </section>
        );
      })}
    </div>
  );
}

/** On a narrow screen the lists lie side by side beyond its edge. */
function focusOn(box: HTMLElement | null): void {
  box?.focus({ preventScroll: true });
  box?.parentElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function rowsOf(answer: LookupAnswer, municipality: string): Record<RecordKind, ListBoxRow[]> {
  const tied = tiedNumbers(answer);
  return {
    household: answer.residents.map((row) => ({
      id: row.household_number,
      content: (
        <HouseholdWords
          row={row}
          municipality={municipality}
          isTied={tied.household.has(row.household_number)}
        />
      ),
    })),
    building: [
      ...answer.buildings.map((row) => ({
        id: row.property_number,
        content: (
          <BuildingWords
            row={row}
            municipality={municipality}
            isTied={tied.building.has(row.property_number)}
          />
        ),
      })),
      {
        id: offRegister,
        content: (
          <span className="row-head">
            <span className="row-name">家屋台帳になし</span>
          </span>
        ),
      },
    ],
    survey: answer.surveys.map((row) => ({
      id: row.survey_number,
      content: <SurveyWords row={row} isTied={tied.survey.has(row.survey_number)} />,
    })),
  };
}

/** Records that a person has already tied to others. */
function tiedNumbers(answer: LookupAnswer): Record<RecordKind, Set<string>> {
  const tied = { household: new Set<string>(), building: new Set<string>(), survey: new Set<string>() };
  for (const match of answer.matches.filter((entry) => entry.confirmed)) {
    const numbers = choiceOf(match);
    if (!numbers) continue;
    for (const kind of columns) {
      const number = numbers[kind];
      if (typeof number === 'string') tied[kind].add(number);
    }
  }
  return tied;
}
