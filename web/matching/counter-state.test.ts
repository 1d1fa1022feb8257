import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../api/matching/matching.contract.ts';
import { anAnswer, aTie } from './invented-answer.ts';
import {
  atStart,
  counterReducer,
  neighbour,
  offRegister,
  presentChoice,
  type CounterAction,
  type CounterState,
} from './counter-state.ts';

const asked: CounterAction = { do: 'ask', question: { text: 'S1' } };
const arrived: CounterAction = { do: 'arrive', answer: anAnswer({ asked: ['survey', 'S1'] }) };

function after(...actions: CounterAction[]): CounterState {
  return actions.reduce(counterReducer, atStart);
}

describe('the work at the counter', () => {
  it('begins with the record that was asked for, and nothing chosen for being near', () => {
    expect(presentChoice(after(asked, arrived))).toEqual({
      household: undefined,
      building: undefined,
      survey: 'S1',
    });
  });

  it('begins with all three where a person has tied them', () => {
    const answer = anAnswer({ asked: ['survey', 'S1'], matches: [aTie('H1', 'B1', 'S1')] });
    expect(presentChoice(after(asked, { do: 'arrive', answer }))).toEqual({
      household: 'H1',
      building: 'B1',
      survey: 'S1',
    });
  });

  it('begins with the survey alone where it is tied to several households', () => {
    const matches = [aTie('H1', 'B1', 'S1'), aTie('H2', 'B1', 'S1')];
    const answer = anAnswer({ asked: ['survey', 'S1'], matches });
    expect(presentChoice(after(asked, { do: 'arrive', answer })).household).toBeUndefined();
  });

  it('goes on to the next list that lacks a choice', () => {
    const start = after(asked, arrived);
    expect(start.active).toBe('household');
    const next = counterReducer(start, { do: 'choose', column: 'household', id: 'H2' });
    expect(next.active).toBe('building');
    expect(counterReducer(next, { do: 'choose', column: 'building', id: 'B1' }).active).toBe('building');
  });

  it('begins at the 候補 rows, takes one whole, and goes on where a record is missing', () => {
    const answer = anAnswer({
      asked: ['survey', 'S1'],
      matches: [aTie('H1', 'B1', 'S1'), aTie('H2', 'B1', 'S1')],
    });
    const start = after(asked, { do: 'arrive', answer });
    expect(start.isAtTies).toBe(true);
    const whole = { household: 'H1', building: 'B1', survey: 'S1' };
    const taken = counterReducer(start, { do: 'take', choice: whole });
    expect([presentChoice(taken), taken.isAtTies]).toEqual([whole, true]);
    const part = counterReducer(start, { do: 'take', choice: { ...whole, building: undefined } });
    expect([part.active, part.isAtTies]).toEqual(['building', false]);
  });

  it('takes the same 候補 row twice as one step back', () => {
    const whole = { household: 'H1', building: 'B1', survey: 'S1' };
    const answer = anAnswer({
      asked: ['survey', 'S1'],
      matches: [aTie('H1', 'B1', 'S1'), aTie('H2', 'B1', 'S1')],
    });
    const twice = after(
      asked,
      { do: 'arrive', answer },
      { do: 'take', choice: whole },
      { do: 'take', choice: whole },
    );
    expect(presentChoice(counterReducer(twice, { do: 'back' })).household).toBeUndefined();
  });

  it('takes a house that is on no tax register as a choice of its own', () => {
    const state = after(asked, arrived, { do: 'choose', column: 'building', id: offRegister });
    expect(presentChoice(state).building).toBeNull();
  });

  it('goes back one step at a time: pane, choices, answer', () => {
    const state = after(
      asked,
      arrived,
      { do: 'choose', column: 'household', id: 'H2' },
      { do: 'open', pane: { of: 'record', kind: 'household', number: 'H2' } },
    );
    const noPane = counterReducer(state, { do: 'back' });
    expect(noPane.pane).toBeNull();
    const noChoice = counterReducer(noPane, { do: 'back' });
    expect(presentChoice(noChoice).household).toBeUndefined();
    expect(noChoice.asked).not.toBeNull();
    expect(counterReducer(noChoice, { do: 'back' }).asked).toBeNull();
  });

  it('leads back to the list of several after one of them was taken', () => {
    const candidate: Candidate = {
      kind: 'address',
      address: '浜一丁目',
      geocode_level: 'town',
      lon: 143.5,
      lat: 36,
    };
    const taken = after(asked, { do: 'decide', candidate, isFirst: false });
    expect(taken.asked).toMatchObject({ isDecided: true, question: { at: [143.5, 36] } });
    expect(counterReducer(taken, { do: 'back' }).asked).toMatchObject({ question: { text: 'S1' } });
  });

  it('counts every asking, also of the same words', () => {
    expect(after(asked, asked).asked?.count).toBe(2);
    expect(after(asked, { do: 'back' }, asked).asked?.count).toBe(2);
  });
});

describe('going aside', () => {
  it('stops at the outer lists', () => {
    expect(neighbour('household', -1)).toBe('household');
    expect(neighbour('household', 1)).toBe('building');
    expect(neighbour('survey', 1)).toBe('survey');
  });
});
