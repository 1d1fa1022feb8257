import type { ReactNode } from 'react';
import { endsMissing } from '../../api/imports/import-kinds.contract.ts';
import type { ImportDetail } from '../../api/imports/imports.contract.ts';
import { Button } from '../ui/button.tsx';
import { Caution } from '../ui/caution.tsx';
import { formatFigure, formatPercent } from '../ui/format.ts';
import { ends, suspiciousEnds } from './consequences.ts';
import { NotesPart } from './notes-part.tsx';
import { crsWarningWords } from './reading-words.ts';
import { RejectedPart } from './rejected-part.tsx';
import { kindWords } from './words.ts';

/** What the file would change, or once applied has changed, in figures. */
export function DryRun({
  row,
  onReading,
}: {
  row: ImportDetail;
  /** Shows how the file is read, to change it; absent where it cannot be changed any more. */
  onReading?: (() => void) | undefined;
}): ReactNode {
  const isApplied = row.state === 'applied';
  const { title, unit, missing } = kindWords[row.kind];
  const share = isApplied ? null : suspiciousEnds(row);
  const figures: { term: string; value: number | null; isBad?: boolean }[] = [
    { term: '新規', value: row.rows_new },
    { term: '変更', value: row.rows_changed },
    { term: '変更なし', value: row.rows_unchanged },
    { term: ends(row) ? '消える' : 'ファイルにない', value: row.rows_missing },
    { term: '取り込めない', value: row.rows_rejected, isBad: row.rows_rejected > 0 },
    ...(row.rows_outside > 0 ? [{ term: 'ほかの市町村', value: row.rows_outside }] : []),
  ];
  return (
    <section className="import-section" aria-label={isApplied ? '適用した内容' : '点検の結果'}>
      <h3>
        {isApplied ? '適用した内容' : '点検の結果'}（全 {formatFigure(row.rows_read)} 行）
      </h3>
      <dl className="import-figures">
        {figures.map(({ term, value, isBad = false }) => (
          <div key={term} className={isBad ? 'import-figure import-figure-bad' : 'import-figure'}>
            <dt>{term}</dt>
            <dd>
              {value === null ? '—' : formatFigure(value)}
              <small>{term === '取り込めない' || term === 'ほかの市町村' ? '行' : unit}</small>
            </dd>
          </div>
        ))}
      </dl>
      <p className="import-note">{noteOn(row, missing)}</p>
      {share !== null && (
        <Caution title={`今の${title}の ${formatPercent(share)} が外れます`}>
          <p>一部だけのファイルや、別の市町村・別の時点のファイルではないか、確かめてください。</p>
        </Caution>
      )}
      {row.unknown_headers.length > 0 && (
        <Caution title={`読まなかった列が ${row.unknown_headers.length} あります`}>
          <p>{row.unknown_headers.join('、')}</p>
          {onReading && (
            <div>
              <Button size="small" onPress={onReading}>
                列の対応を決める
              </Button>
            </div>
          )}
        </Caution>
      )}
      {row.crs_warning && (
        <Caution title={`位置に${row.crs_warning.metres} mほどの誤差が出ることがあります`}>
          <p>{crsWarningWords(row.crs_warning)}</p>
        </Caution>
      )}
      {row.notes.length > 0 && <NotesPart row={row} />}
      {row.rows_rejected > 0 && <RejectedPart row={row} />}
    </section>
  );
}

function noteOn(row: ImportDetail, missing: string): string {
  if (row.remainder) return '直した行だけのファイルです。同じ基準日の台帳に加え、ほかの記録は変えません。';
  if (row.ends_nobody && endsMissing(row.kind))
    return '番号を読めない行があるため、ファイルにない記録も外さずに残します。';
  return missing;
}
