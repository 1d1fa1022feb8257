import type { Candidate, LookupAnswer, RecordKind } from '../../api/matching/matching.contract.ts';
import { columns, isSameChoice, nextColumn, nothingChosen, startingChoice, type Choice } from './choice.ts';
import { isUndecided, questionOf, type Question } from './questions.ts';

/** What was asked, and what it was asked from, so that Esc leads back there. */
export type Asked = {
  readonly question: Question;
  /** Every asking has its own number, also of the same words. */
  readonly count: number;
  /** Which of several was meant has been said, or went without saying. */
  readonly isDecided: boolean;
  readonly before: Asked | null;
};

/** What lies over the lists. */
export type Pane =
  | { readonly of: 'record'; readonly kind: RecordKind; readonly number: string }
  | { readonly of: 'issue'; readonly confirmationId: string }
  | { readonly of: 'certificate'; readonly certificateId: string }
  /** The form of a new application. */
  | { readonly of: 'entry' }
  | { readonly of: 'application'; readonly applicationId: string }
  | { readonly of: 'explanation'; readonly applicationId: string };

/** The row of the building list that stands for a house without one. No number is empty. */
export const offRegister = '';

export type CounterState = {
  readonly asked: Asked | null;
  readonly count: number;
  /** The answer has come, and the choice begins with what it says. */
  readonly isArrived: boolean;
  /** The choices in the order in which they were made; the last is the present one. */
  readonly choices: readonly Choice[];
  /** Where the clerk is in each list: a number, or `offRegister`. */
  readonly cursors: Readonly<Record<RecordKind, string | null>>;
  readonly active: RecordKind;
  /** The clerk is at the 候補 rows above the lists. */
  readonly isAtTies: boolean;
  readonly pane: Pane | null;
};

export type CounterAction =
  | { do: 'ask'; question: Question }
  | { do: 'arrive'; answer: LookupAnswer }
  | { do: 'decide'; candidate: Candidate; isFirst: boolean }
  | { do: 'move'; column: RecordKind; id: string | null }
  | { do: 'choose'; column: RecordKind; id: string }
  | { do: 'take'; choice: Choice }
  /** To the 候補 rows, and from them to the lists. */
  | { do: 'ties'; isAt: boolean }
  | { do: 'open'; pane: Pane }
  | { do: 'close' }
  /** To the start, for the next applicant. */
  | { do: 'leave' }
  | { do: 'back' };

const nowhere = { household: null, building: null, survey: null };

export const atStart: CounterState = {
  asked: null,
  count: 0,
  isArrived: false,
  choices: [nothingChosen],
  cursors: nowhere,
  active: 'household',
  isAtTies: false,
  pane: null,
};

export function presentChoice(state: CounterState): Choice {
  return state.choices.at(-1) ?? nothingChosen;
}

export function counterReducer(state: CounterState, action: CounterAction): CounterState {
  switch (action.do) {
    case 'ask':
      return asking(state, { question: action.question, isDecided: false, before: null });
    case 'decide':
      if (!state.asked) return state;
      // The answer's lists already stand around the first candidate.
      return asking(state, {
        question: action.isFirst ? state.asked.question : questionOf(action.candidate),
        isDecided: true,
        before: state.asked,
        ...(action.isFirst ? { count: state.asked.count } : {}),
      });
    case 'arrive':
      return arrived(state, action.answer);
    case 'move':
      return {
        ...state,
        active: action.column,
        isAtTies: false,
        cursors: { ...state.cursors, [action.column]: action.id },
      };
    case 'choose':
      return chosen(state, action.column, action.id);
    case 'take':
      return taken(state, action.choice);
    case 'ties':
      return { ...state, isAtTies: action.isAt };
    case 'open':
      return { ...state, pane: action.pane };
    case 'close':
      return { ...state, pane: null };
    case 'leave':
      return { ...atStart, count: state.count };
    case 'back':
      if (state.pane) return { ...state, pane: null };
      if (state.choices.length > 1) return { ...state, choices: state.choices.slice(0, -1) };
      return { ...atStart, count: state.count, asked: state.asked?.before ?? null };
  }
}

function asking(state: CounterState, asked: Omit<Asked, 'count'> & { count?: number }): CounterState {
  const count = asked.count ?? state.count + 1;
  return { ...atStart, count: Math.max(count, state.count), asked: { ...asked, count } };
}

function arrived(state: CounterState, answer: LookupAnswer): CounterState {
  if (!state.asked || (isUndecided(answer) && !state.asked.isDecided)) return state;
  const choice = startingChoice(answer);
  const active = nextColumn(choice) ?? 'household';
  const firsts = {
    household: answer.residents[0]?.household_number ?? null,
    building: answer.buildings[0]?.property_number ?? null,
    survey: answer.surveys[0]?.survey_number ?? null,
  };
  const isAtTies = answer.matches.length > 0;
  return {
    ...state,
    isArrived: true,
    choices: [choice],
    active,
    isAtTies,
    cursors: cursorsOf(choice, firsts),
  };
}

/** Of a 候補 row all its records; where one is missing, the work goes on in its list. */
function taken(state: CounterState, choice: Choice): CounterState {
  const lacking = nextColumn(choice);
  const isKnown = isSameChoice(presentChoice(state), choice);
  return {
    ...state,
    choices: isKnown ? state.choices : [...state.choices, choice],
    cursors: cursorsOf(choice, state.cursors),
    active: lacking ?? state.active,
    isAtTies: lacking === null,
  };
}

function chosen(state: CounterState, column: RecordKind, id: string): CounterState {
  const before = presentChoice(state);
  const choice: Choice = { ...before, [column]: column === 'building' && id === offRegister ? null : id };
  return {
    ...state,
    choices: before[column] === choice[column] ? state.choices : [...state.choices, choice],
    cursors: { ...state.cursors, [column]: id },
    active: nextColumn(choice, column) ?? column,
    isAtTies: false,
  };
}

function cursorsOf(choice: Choice, otherwise: CounterState['cursors']): CounterState['cursors'] {
  return {
    household: choice.household ?? otherwise.household,
    building: choice.building === null ? offRegister : (choice.building ?? otherwise.building),
    survey: choice.survey ?? otherwise.survey,
  };
}

/** The list beside this one; stops at both ends. */
export function neighbour(column: RecordKind, step: 1 | -1): RecordKind {
  return columns[columns.indexOf(column) + step] ?? column;
}
