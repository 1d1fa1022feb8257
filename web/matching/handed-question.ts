import { v7 as uuidv7 } from 'uuid';
import { parseSelection, printSelection } from '../map/permalink.ts';
import type { Question } from './questions.ts';

/** What another room asks the counter to look up, and the application that it is about. */
export type Handed = { question: Question; applicationId: string | null };

const kind = 'asked';
/** Only this page's memory knows which number an address stands for; a copied address leads to the empty counter. */
const handed = new Map<string, Handed>();

/** For `selected` of the counter's address: an opaque id, for numbers of people and houses stand in no address. */
export function handQuestion(question: Question, applicationId: string | null = null): string {
  const id = uuidv7();
  handed.set(id, { question, applicationId });
  return printSelection({ kind, id });
}

/** Once: what was looked up is not looked up again by coming back. Null also where the address speaks of something else. */
export function takeHandedQuestion(selected: string | undefined): Handed | null {
  const selection = parseSelection(selected);
  if (selection?.kind !== kind) return null;
  const found = handed.get(selection.id) ?? null;
  handed.delete(selection.id);
  return found;
}
