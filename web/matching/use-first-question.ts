import { useEffect, useRef } from 'react';
import { useRoomSearch } from '../frame/room-search.ts';
import { takeHandedQuestion } from './handed-question.ts';
import type { Question } from './questions.ts';

/**
 * What the counter begins with, where it does not begin empty: the household that it was at before 個人情報保護モード was
 * switched (`resume`), or what another room hands over behind an opaque id in the address.
 */
export function useFirstQuestion(
  ask: (question: Question) => void,
  resume: string | null,
  takeApplication: (applicationId: string) => void,
): void {
  const resumed = useRef(false);
  useEffect(() => {
    if (resumed.current || resume === null) return;
    resumed.current = true;
    ask({ household_number: resume });
  }, [resume, ask]);

  const [{ selected }] = useRoomSearch();
  const latestTake = useRef(takeApplication);
  useEffect(() => {
    latestTake.current = takeApplication;
  });
  useEffect(() => {
    const handed = takeHandedQuestion(selected);
    if (handed === null) return;
    ask(handed.question);
    if (handed.applicationId !== null) latestTake.current(handed.applicationId);
  }, [selected, ask]);
}
