import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import type { AllocationStep, Allocations } from '../../../api/surveys/allocation/allocation.contract.ts';
import type { Team } from '../../../api/surveys/allocation/teams.contract.ts';
import { ApiProblem } from '../../api-client.ts';
import { useNotices } from '../../ui/notices.tsx';
import type { PlanAt } from '../planning.data.ts';
import {
  allocationsQuery,
  keepAllocations,
  readAllocationsAgain,
  setAllocations,
} from './allocation.data.ts';
import { boardOf, type Board } from './board.ts';
import type { CalendarDay } from './calendar-days.ts';
import { inverseOf, isRefused, type Change } from './changes.ts';

/** Steps that the server did not take, because somebody else was quicker. */
export type Refusal = {
  set: readonly AllocationStep[];
  /** Which of the steps, why in words, and what kind of reason. */
  reasons: readonly { place: number | null; code: string; words: string }[];
};

export type Allocating = {
  all: Allocations | undefined;
  board: Board | null;
  /** Saves a change of the board; resolves to whether it was taken. */
  make: (change: Change) => Promise<boolean>;
  send: (set: readonly AllocationStep[], revision?: number) => Promise<boolean>;
  undo: (() => void) | null;
  redo: (() => void) | null;
  isSending: boolean;
  /** Why the last change came to nothing, without regard to others. */
  words: string | null;
  problem: unknown;
  refusal: Refusal | null;
  endRefusal: () => void;
};

const noTeams: readonly Team[] = [];
const mostKept = 50;

/** Allocations of a plan: changes are shown at once, marked as unsaved, and go out one after the other. */
export function useAllocations(
  at: PlanAt,
  days: readonly CalendarDay[],
  teams: readonly Team[] = noTeams,
): Allocating {
  const client = useQueryClient();
  const notices = useNotices();
  const asked = useQuery(allocationsQuery(at));
  const [pending, setPending] = useState<readonly AllocationStep[]>([]);
  const [undos, setUndos] = useState<readonly (readonly AllocationStep[])[]>([]);
  const [redos, setRedos] = useState<readonly (readonly AllocationStep[])[]>([]);
  const [words, setWords] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const board = useMemo(
    () => (asked.data ? boardOf(days, teams, asked.data, pending) : null),
    [days, teams, asked.data, pending],
  );

  const save = async (set: readonly AllocationStep[], revision?: number): Promise<boolean> => {
    const change = { set: [...set], ...(revision === undefined ? {} : { revision }) };
    setPending((before) => [...before, ...set]);
    setWords(null);
    setProblem(null);
    // One after the other: a step sees what the one before it has left.
    const going = line.current.then(() => setAllocations(at, change));
    line.current = going.catch(() => undefined);
    try {
      const saved = await going;
      keepAllocations(client, at, change, saved);
      return true;
    } catch (thrown) {
      const refused = refusalOf(set, thrown);
      if (refused) setRefusal(refused);
      else setProblem(thrown);
      await readAllocationsAgain(client, at);
      return false;
    } finally {
      setPending((before) => before.filter((step) => !set.includes(step)));
    }
  };
  const send = async (set: readonly AllocationStep[], revision?: number): Promise<boolean> => {
    if (!board || set.length === 0) return false;
    const back = inverseOf(board, set);
    const isTaken = await save(set, revision);
    if (isTaken) {
      setUndos((before) => [...before, back].slice(-mostKept));
      setRedos([]);
    }
    return isTaken;
  };
  const take = (
    from: readonly (readonly AllocationStep[])[],
    setFrom: typeof setUndos,
    setTo: typeof setUndos,
    said: string,
  ): (() => void) | null => {
    const last = from.at(-1);
    if (!last || !board || pending.length > 0) return null;
    return () => {
      const back = inverseOf(board, last);
      setFrom((before) => before.slice(0, -1));
      void save(last).then((isTaken) => {
        if (!isTaken) return;
        setTo((before) => [...before, back]);
        notices.say(said);
      });
    };
  };
  return {
    all: asked.data,
    board,
    make: async (change) => {
      if (isRefused(change)) {
        setWords(change.refused);
        return false;
      }
      return send(change.set);
    },
    send,
    undo: take(undos, setUndos, setRedos, '割当を元に戻しました'),
    redo: take(redos, setRedos, setUndos, '割当をやり直しました'),
    isSending: pending.length > 0,
    words,
    problem: problem ?? asked.error,
    refusal,
    endRefusal: () => setRefusal(null),
  };
}

const decided = ['surveys/allocation-moved-on', 'surveys/team-absent', 'surveys/district-over'];

function refusalOf(set: readonly AllocationStep[], thrown: unknown): Refusal | null {
  if (!(thrown instanceof ApiProblem) || !decided.includes(thrown.slug)) return null;
  const { errors = [], detail, title } = thrown.document;
  return {
    set,
    reasons:
      errors.length > 0
        ? errors.map(({ pointer, code, message }) => {
            const place = /^\/set\/(\d+)/.exec(pointer)?.[1];
            return { place: place === undefined ? null : Number(place), code, words: message };
          })
        : [{ place: null, code: 'unknown', words: detail ?? title }],
  };
}
