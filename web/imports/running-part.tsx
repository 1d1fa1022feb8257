import { useState, type ReactNode } from 'react';
import type { ImportDetail } from '../../api/imports/imports.contract.ts';
import { Button } from '../ui/button.tsx';
import { FileDrop } from '../ui/file-drop.tsx';
import { formatBytes } from '../ui/format-bytes.ts';
import { formatFigure } from '../ui/format.ts';
import { Progress } from '../ui/progress.tsx';
import { useRemaining } from '../ui/use-remaining.ts';
import { fileEndings, fileFault } from './file-fault.ts';
import { stopSending, useUpload } from './uploads.ts';
import { useSend } from './use-send.ts';

/** The file on its way; or, where its sending broke off, the chance to send it again. */
export function SendingPart({ row }: { row: ImportDetail }): ReactNode {
  const upload = useUpload(row.import_id);
  const send = useSend();
  const [file, setFile] = useState<File | null>(null);
  const remaining = useRemaining(upload?.at ?? 0, upload?.sent ?? 0, upload?.total ?? 0);
  if (upload)
    return (
      <Progress
        label="ファイルの送信"
        doing={remaining ?? 'この画面を閉じないでください'}
        done={upload.sent}
        total={upload.total}
        measure={`${formatBytes(upload.sent)} / ${formatBytes(upload.total)}`}
        onCancel={() => stopSending(row.import_id)}
      />
    );
  const fault = file ? fileFault(file) : undefined;
  return (
    <>
      <FileDrop
        label="ファイル"
        accept={fileEndings}
        file={file}
        onFile={setFile}
        error={fault}
        hint="ファイルがまだ届いていません。もう一度選んで送ってください。"
      />
      {file && fault === undefined && (
        <div>
          <Button tone="primary" onPress={() => send(row, file)}>
            送って点検する
          </Button>
        </div>
      )}
    </>
  );
}

/** The server at work: how far it was at the time `at`, how long still. It goes on when the page is closed. */
export function RunningPart({ row, at }: { row: ImportDetail; at: number }): ReactNode {
  const total = row.file_bytes ?? 0;
  const remaining = useRemaining(at, row.bytes_read, total);
  if (row.state === 'applying')
    return (
      <Progress
        label="台帳への適用"
        doing="すべての行をまとめて適用しています。終わるまで台帳は変わりません。"
        done={row.rows_read}
        measure={`${formatFigure(row.rows_read)} 行`}
      />
    );
  const read = `${formatFigure(row.rows_read)} 行を点検（取り込めない行 ${formatFigure(row.rows_rejected)}）`;
  const isRead = total > 0 && row.bytes_read >= total;
  return (
    <Progress
      label={isRead ? '台帳との比較' : '読み込みと点検'}
      doing={isRead ? '台帳と比べています' : (remaining ?? '残り時間を計算しています')}
      done={row.bytes_read}
      total={total > 0 && !isRead ? total : undefined}
      measure={read}
    />
  );
}
