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

/** Null where the address speaks of something else, or of what this page does not know any more. */
export function handedQuestion(selected: string | undefined): Handed | null {
  const selection = parseSelection(selected);
  return selection?.kind === kind ? (handed.get(selection.id) ?? null) : null;
}
