import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  Letter,
  LetterCheck,
  LetterList,
  type LetterWords,
  type NewLetter,
} from '../../api/certificates/letters.contract.ts';
import { call } from '../call.ts';
import { applicationsKey } from './applications.data.ts';
import type { Where } from './certificates.data.ts';

export type LetterWordsInput = z.input<typeof LetterWords>;

const base = ({ municipality, disaster }: Where): string => `/api/${municipality}/${disaster}`;
const ofApplication = (where: Where, id: string): string => `${base(where)}/applications/${id}/letters`;

/** What may be told of an application, and what was. */
export function lettersQuery(where: Where, id: string) {
  return queryOptions({
    queryKey: [...applicationsKey(where), 'letters', id],
    queryFn: () => call('GET', ofApplication(where, id), LetterList),
    gcTime: 60_000,
  });
}

/** What of the letter no font can draw. */
export function checkLetter(where: Where, id: string, words: LetterWordsInput): Promise<LetterCheck> {
  return call('POST', `${ofApplication(where, id)}/check`, LetterCheck, { body: words });
}

export function makeLetter(
  where: Where,
  id: string,
  letter: z.input<typeof NewLetter>,
  key: string,
): Promise<Letter> {
  return call('POST', ofApplication(where, id), Letter, { body: letter, key });
}

export function recordLetter(
  where: Where,
  letterId: string,
  step: 'printing' | 'handing-over',
  key: string,
): Promise<Letter> {
  return call('POST', `${base(where)}/letters/${letterId}/${step}`, Letter, { key });
}

/** Where the kept PDF is. */
export function letterAddress(where: Where, letterId: string): string {
  return `${base(where)}/letters/${letterId}/document`;
}
