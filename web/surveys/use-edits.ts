import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Edit, EditOutcome, NewEdit } from '../../api/surveys/edits.contract.ts';
import type { Plan } from '../../api/surveys/plans.contract.ts';
import { ApiProblem } from '../api-client.ts';
import { useNotices } from '../ui/notices.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { touchedWords } from './allocation/allocation-words.ts';
import { readPlanAgain, sendEdit, type PlanAt } from './planning.data.ts';
import { outcomeWords } from './words.ts';

export type Edits = {
  /** Saves an edit of the plan as it was at `revision`; resolves to null where it was refused. */
  send: (edit: Edit, revision: number) => Promise<EditOutcome | null>;
  isSending: boolean;
  problem: unknown;
  /** An edit that was refused because somebody else was quicker. */
  conflict: NewEdit | null;
  endConflict: () => void;
};

/** Edits of one plan, one at a time; a refused one waits until it is decided what becomes of it. */
export function useEdits(at: PlanAt, plan: Plan | undefined): Edits {
  const client = useQueryClient();
  const notices = useNotices();
  const [conflict, setConflict] = useState<NewEdit | null>(null);
  const sending = useWriteOnce((edit: NewEdit, key) => sendEdit(at, edit, key));
  return {
    send: async (edit, revision) => {
      if (!plan || sending.isPending) return null;
      try {
        const outcome = await sending.mutateAsync({ revision, edit });
        notices.say(outcomeWords(outcome), touchedWords(outcome.allocations));
        await readPlanAgain(client, at);
        return outcome;
      } catch (thrown) {
        if (isMovedOn(thrown)) {
          setConflict({ revision, edit });
          void readPlanAgain(client, at);
        }
        return null;
      }
    },
    isSending: sending.isPending,
    problem: isMovedOn(sending.error) ? null : sending.error,
    conflict,
    endConflict: () => {
      setConflict(null);
      sending.reset();
    },
  };
}

function isMovedOn(thrown: unknown): boolean {
  return thrown instanceof ApiProblem && thrown.slug === 'surveys/plan-moved-on';
}
