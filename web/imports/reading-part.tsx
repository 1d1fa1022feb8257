import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ImportDetail } from '../../api/imports/imports.contract.ts';
import { useStaff } from '../frame/staff-context.tsx';
import { Button } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { importsKey, readAgain } from './imports.data.ts';
import { ReadAgainPart } from './read-again-part.tsx';
import { crsFoundWords, formatTitle, wayOutWords } from './reading-words.ts';
import { crsTitle, encodingTitle } from './words.ts';

/** Why nothing has come in, and what helps, right here. */
export function FailedPart({
  row,
  isReading,
  onReading,
  onOpened,
  onOtherFile,
}: {
  row: ImportDetail;
  isReading: boolean;
  onReading: () => void;
  onOpened: (id: string) => void;
  onOtherFile: () => void;
}): ReactNode {
  const wayOut = wayOutOf(row);
  const isHere = wayOut === 'columns' || wayOut === 'crs' || wayOut === 'encoding';
  return (
    <>
      <div className="notice notice-bad" role="alert">
        <div className="notice-words">
          <p className="notice-title">取り込めませんでした。台帳は変わっていません。</p>
          <p>{row.problem}</p>
          <p>{wayOutWords[wayOut]}</p>
          {wayOut === 'again' && <OnceMore row={row} onOpened={onOpened} />}
          {wayOut === 'file' && (
            <div>
              <Button tone="primary" onPress={onOtherFile}>
                別のファイルを選ぶ
              </Button>
            </div>
          )}
        </div>
      </div>
      {(isHere || isReading) && <ReadAgainPart row={row} onOpened={onOpened} />}
      <div className="form-actions">
        {!isHere && row.file_hash !== null && (
          <Button size="small" tone="quiet" onPress={onReading} aria-expanded={isReading}>
            読み方を変えて読み直す
          </Button>
        )}
        {wayOut !== 'file' && (
          <Button size="small" tone="quiet" onPress={onOtherFile}>
            別のファイル・種類で取り込む
          </Button>
        )}
      </div>
    </>
  );
}

/** What helps; of failures before that was noted, what their headers tell. */
function wayOutOf(row: ImportDetail): NonNullable<ImportDetail['way_out']> {
  if (row.way_out !== null) return row.file_hash === null ? 'file' : row.way_out;
  return row.headers !== null && row.missing_headers.some(({ required }) => required) ? 'columns' : 'file';
}

/** Nothing was wrong with the file: the same once more. */
function OnceMore({ row, onOpened }: { row: ImportDetail; onOpened: (id: string) => void }): ReactNode {
  const { municipality } = useStaff();
  const client = useQueryClient();
  const sending = useWriteOnce((id: string, key) => readAgain(municipality, id, {}, key));
  const send = async (): Promise<void> => {
    const opened = await sending.mutateAsync(row.import_id).catch(() => null);
    if (!opened) return;
    await client.invalidateQueries({ queryKey: importsKey(municipality) });
    onOpened(opened.import_id);
  };
  return (
    <div>
      <Button tone="primary" onPress={() => void send()} isBusy={sending.isPending}>
        もう一度読む
      </Button>
      {sending.isError && <ProblemNotice problem={sending.error} />}
    </div>
  );
}

/** How a file was read; as long as nothing is applied it can be read otherwise. */
export function ReadingPart({
  row,
  isShown,
  onShown,
  onOpened,
}: {
  row: ImportDetail;
  isShown: boolean;
  onShown: () => void;
  onOpened: (id: string) => void;
}): ReactNode {
  const joined = row.standard_headers.flatMap(({ header }) => {
    const own = row.mapping?.columns[header];
    const text = row.mapping?.values[header];
    if (own !== undefined) return [{ term: `　${header}`, value: own }];
    return text === undefined ? [] : [{ term: `　${header}`, value: `全行「${text}」` }];
  });
  return (
    <section className="import-section" aria-label="読み方">
      <h3>ファイルの読み方</h3>
      <Facts
        facts={[
          { term: '形式', value: row.format === null ? null : formatTitle(row.format) },
          ...(row.encoding === null ? [] : [{ term: '文字コード', value: encodingTitle(row.encoding) }]),
          { term: '座標系', value: `${crsTitle(row.crs)}${crsFoundWords(row)}` },
          ...(row.source === null ? [] : [{ term: '出典', value: row.source }]),
          {
            term: '列の対応',
            value: row.mapping === null ? '標準の見出しのまま' : (row.mapping_name ?? 'この取込だけの対応'),
          },
          ...joined,
        ]}
      />
      {row.state === 'staged' && (
        <div>
          <Button size="small" onPress={onShown} aria-expanded={isShown}>
            {isShown ? '読み方を閉じる' : '列の対応・読み方を変える'}
          </Button>
        </div>
      )}
      {row.state === 'staged' && isShown && <ReadAgainPart row={row} onOpened={onOpened} />}
    </section>
  );
}
