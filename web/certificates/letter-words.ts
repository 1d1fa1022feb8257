import { letterKinds } from '../../api/certificates/kinds.contract.ts';
import { judgeWords, type Letter, type TellableStep } from '../../api/certificates/letters.contract.ts';
import type { StateTone } from '../ui/state-mark.tsx';
import { roundWords } from './application-words.ts';

export function letterTitle({ sort }: Pick<Letter, 'sort'>): string {
  return letterKinds[sort].title;
}

/** What is told: 却下, or 第2次調査の結果 with the class before and after; the class alone where it stays. */
export function toldWords({ round, former_class, new_class }: TellableStep): string {
  if (round === null) return '却下';
  const classes = [former_class, new_class].filter((one) => one !== null);
  const [before, after] = classes;
  const change =
    before === after || after === undefined ? `${before ?? ''}（変更なし）` : classes.join(' → ');
  return `${roundWords[round]}の結果：${change}`;
}

/** 判定委員会（住家被害判定委員会） */
export function judgedWords({ judged_by, judging_body }: Pick<Letter, 'judged_by' | 'judging_body'>): string {
  return judging_body === null ? judgeWords[judged_by] : `${judgeWords[judged_by]}（${judging_body}）`;
}

/** How far a letter has come. */
export function letterState({ events, is_posted, is_replaced }: Letter): { words: string; tone: StateTone } {
  if (events.some(({ event }) => event === 'handed_over'))
    return { words: is_posted ? '発送済み' : '手渡し済み', tone: 'good' };
  if (is_replaced) return { words: '作り直し済み', tone: 'quiet' };
  if (events.some(({ event }) => event === 'printed'))
    return { words: is_posted ? '印刷済み・発送前' : '印刷済み・手渡し前', tone: 'busy' };
  return { words: '印刷前', tone: 'warn' };
}
