import type { LinkRun, WorkList, WorkRow } from '../../api/matching/links.contract.ts';
import { formatAsOf, formatFigure, formatMoment } from '../ui/format.ts';
import type { Question } from './questions.ts';

export const listWords: Readonly<Record<WorkList, { title: string; hint: string }>> = {
  survey_without_building: {
    title: '家屋のない調査',
    hint: '合う家屋が見つからない調査結果です。家屋台帳にない家か、位置の誤りが疑われます。',
  },
  household_without_survey: {
    title: '調査のない世帯',
    hint: '調査班が回った所に住所がありながら、合う調査結果のない世帯です。',
  },
  building_claimed_twice: {
    title: '家屋の重複',
    hint: '同じ調査回の二つ以上の調査結果が、同じ家屋に合います。',
  },
  low_evidence: {
    title: '根拠の弱い調査',
    hint: '家屋は見つかりましたが、人が確かめるまで自動では結び付けません。',
  },
};

const causeWords: Readonly<Record<LinkRun['cause'], string>> = {
  person: '手動',
  command: 'コマンド',
  import: '取込の後',
  decision: '確定・却下の後',
};

/** What the record of a row is asked by. */
export function questionOfRow({ kind, number }: Pick<WorkRow, 'kind' | 'number'>): Question {
  if (kind === 'survey') return { survey_number: number };
  return kind === 'household' ? { household_number: number } : { property_number: number };
}

/** "自動 8,912 件・候補 20,114 件（9:41 時点・取込の後）" */
export function doneWords(run: LinkRun): string {
  const { links_auto, links_candidate, started_at, created_at, cause } = run;
  const of = formatAsOf(started_at ?? created_at);
  return `自動 ${formatFigure(links_auto ?? 0)} 件・候補 ${formatFigure(links_candidate ?? 0)} 件（${of}・${causeWords[cause]}）`;
}

/** How the last one ended, where it is not what the figures are of. */
export function endWords({ state, finished_at, problem }: LinkRun): string | null {
  const at = finished_at === null ? '' : formatMoment(finished_at);
  if (state === 'cancelled') return `${at} に中止しました。途中までの結果は使えます。`;
  if (state === 'failed') return `${at} に止まりました。${problem ?? ''}`;
  return null;
}
