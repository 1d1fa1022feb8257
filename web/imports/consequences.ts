import { endsMissing } from '../../api/imports/import-kinds.contract.ts';
import type { ImportDetail } from '../../api/imports/imports.contract.ts';
import { formatFigure, formatWareki } from '../ui/format.ts';
import { kindWords } from './words.ts';

/** From which share on so many ends look like the wrong file. */
const suspiciousShare = 0.1;

type Judged = Pick<
  ImportDetail,
  | 'kind'
  | 'as_of'
  | 'rows_new'
  | 'rows_changed'
  | 'rows_unchanged'
  | 'rows_missing'
  | 'rows_rejected'
  | 'remainder'
  | 'ends_nobody'
>;

/** What applying does, one sentence each, with numbers; nothing is said of what does not happen. */
export function consequences(row: Judged, isPartial: boolean): string[] {
  const { title, unit } = kindWords[row.kind];
  const count = (rows: number | null): string => `${formatFigure(rows ?? 0)} ${unit}`;
  const has = (rows: number | null): boolean => rows !== null && rows > 0;
  const day = row.as_of === null ? '' : `（${formatWareki(row.as_of)}時点）`;
  return [
    ...(has(row.rows_new) ? [`${title}に ${count(row.rows_new)} を加えます${day}。`] : []),
    ...(has(row.rows_changed) ? [`${count(row.rows_changed)} の内容を改めます。前の内容も残ります。`] : []),
    ...(has(row.rows_missing) && ends(row)
      ? [`ファイルにない ${count(row.rows_missing)} を${title}から外します。`]
      : []),
    ...(!has(row.rows_new) && !has(row.rows_changed)
      ? [`${count(row.rows_unchanged)} は台帳と同じです。`]
      : []),
    ...(isPartial && row.rows_rejected > 0
      ? [`取り込めない ${formatFigure(row.rows_rejected)} 行は取り込みません。`]
      : []),
  ];
}

/** Whether this ends nobody, or everybody whom the file does not name. */
export function ends({
  kind,
  remainder,
  ends_nobody,
}: Pick<Judged, 'kind' | 'remainder' | 'ends_nobody'>): boolean {
  return endsMissing(kind) && !remainder && !ends_nobody;
}

/**
 * The share of the present register that would end, where it is so large that the file may be of another town
 * or only a part; null where it is as usual.
 */
export function suspiciousEnds(row: Judged): number | null {
  const missing = row.rows_missing ?? 0;
  const present = missing + (row.rows_changed ?? 0) + (row.rows_unchanged ?? 0);
  if (!ends(row) || present === 0) return null;
  const share = missing / present;
  return share >= suspiciousShare ? share : null;
}
