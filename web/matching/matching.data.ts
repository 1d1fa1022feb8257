import { queryOptions } from '@tanstack/react-query';
import type { Confirmation, NewConfirmation, RecordQuestion } from '../../api/matching/matching.contract.ts';
import { api, unwrap, writing } from '../api-client.ts';
import type { Question } from './questions.ts';

/** The town and disaster that a request speaks of. */
export type Where = { municipality: string; disaster: string };

/** How many rows of each register the counter looks at. */
const rowsAList = 50;

const room = api.api[':municipality'][':disaster'];

/** `asked` counts the presses of Enter: the same words asked again are looked up again. */
export function lookupQuery(where: Where, question: Question, asked: number) {
  return queryOptions({
    queryKey: ['matching', 'lookup', where, question, asked],
    queryFn: () => unwrap(room.lookup.$post({ param: where, json: { ...question, limit: rowsAList } })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
}

export function recordQuery(where: Where, question: RecordQuestion) {
  return queryOptions({
    queryKey: ['matching', 'record', where, question],
    queryFn: () => unwrap(room.records.$post({ param: where, json: question })),
    gcTime: 60_000,
  });
}

/** `key`: the same for every try of one press, so that a broken line confirms nothing twice. */
export function confirm(where: Where, choice: NewConfirmation, key: string): Promise<Confirmation> {
  return unwrap(room.confirmations.$post({ param: where, json: choice }, writing(key)));
}

export function withdraw(
  where: Where,
  confirmationId: string,
  reason: string,
  key: string,
): Promise<Confirmation> {
  return unwrap(
    room.confirmations[':confirmation_id'].withdraw.$post(
      { param: { ...where, confirmation_id: confirmationId }, json: { reason } },
      writing(key),
    ),
  );
}
