import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { bulkColumns, type BulkMade } from '../../api/accounts/accounts.contract.ts';
import { useStaff } from '../frame/staff-context.tsx';
import { Button } from '../ui/button.tsx';
import { FileDrop } from '../ui/file-drop.tsx';
import { Form } from '../ui/form.tsx';
import { formatFigure } from '../ui/format.ts';
import { PlainTable } from '../ui/plain-table.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { toProblem } from '../ui/problem.ts';
import { saveFile } from '../ui/save-file.ts';
import { useWriteOnce } from '../use-write-once.ts';
import { accountsKey, createMany, groupsKey, groupsQuery } from './accounts.data.ts';
import { AdministrationPanel } from './administration-panel.tsx';
import { bulkFaults } from './bulk-faults.ts';
import { BulkResult } from './bulk-result.tsx';

const mostBytes = 1024 * 1024;

const columnHelp = [
  { name: '利用者ID', isNeeded: true, help: '半角の英数字と . _ @ - で30文字まで' },
  { name: '氏名', isNeeded: true, help: '60文字まで' },
  { name: '所属', isNeeded: false, help: '60文字まで' },
  { name: 'グループ', isNeeded: false, help: '登録済みのグループの名前。いくつかあるときは「、」で区切る' },
  { name: '有効期限', isNeeded: false, help: '2026-12-31 または 令和8年12月31日。空なら期限なし' },
  { name: '初期パスワード', isNeeded: false, help: '空なら自動で作る' },
] as const satisfies readonly { name: (typeof bulkColumns)[number]; isNeeded: boolean; help: string }[];

/** Accounts for the helpers of a bus: a file in, the same file with passwords out, once. */
export function BulkTab(): ReactNode {
  const { municipality } = useStaff();
  const client = useQueryClient();
  const groups = useQuery(groupsQuery(municipality));
  const [file, setFile] = useState<File | null>(null);
  const [isTried, setTried] = useState(false);
  const [made, setMade] = useState<BulkMade | null>(null);
  const creating = useWriteOnce(
    // Name, size and time tell one file from another, for the key under which it is sent.
    (given: { content: File; name: string; size: number; at: number }, key) =>
      createMany(municipality, given.content, key),
  );
  const fault = file === null ? (isTried ? 'ファイルを選んでください。' : undefined) : faultOf(file);

  const submit = async (): Promise<void> => {
    setTried(true);
    if (file === null || faultOf(file) !== undefined) return;
    const given = { content: file, name: file.name, size: file.size, at: file.lastModified };
    const answer = await creating.mutateAsync(given).catch(() => null);
    if (!answer) return;
    await client.invalidateQueries({ queryKey: accountsKey(municipality) });
    await client.invalidateQueries({ queryKey: groupsKey(municipality) });
    setMade(answer);
  };

  if (made)
    return (
      <AdministrationPanel tab="bulk">
        <BulkResult made={made} onClose={() => setMade(null)} />
      </AdministrationPanel>
    );
  const faults = creating.isError ? bulkFaults(toProblem(creating.error).errors ?? []) : [];
  return (
    <AdministrationPanel
      tab="bulk"
      action={
        <Button onPress={() => saveFile(`\ufeff${bulkColumns.join(',')}\r\n`, '利用者一括登録.csv')}>
          ひな形（CSV）を保存
        </Button>
      }
    >
      <div className="settings-form pane-section">
        <p>応援職員などをまとめて登録します。1行でも誤りがあれば、1人も登録しません。</p>
        <PlainTable
          label="ひな形の列"
          rows={columnHelp}
          rowId={({ name }) => name}
          columns={[
            { id: 'name', title: '列', minWidth: 7, show: ({ name }) => name },
            { id: 'needed', title: '必須', minWidth: 3, show: ({ isNeeded }) => (isNeeded ? '必須' : '') },
            { id: 'help', title: '書き方', minWidth: 12, show: ({ help }) => help },
          ]}
        />
        {groups.data && groups.data.length > 0 && (
          <p className="pane-note">登録済みのグループ：{groups.data.map(({ name }) => name).join('、')}</p>
        )}
        <Form label="利用者の一括登録" onSubmit={() => void submit()} isBusy={creating.isPending}>
          <FileDrop
            label="CSVファイル"
            accept=".csv,text/csv"
            file={file}
            onFile={(chosen) => {
              creating.reset();
              setFile(chosen);
            }}
            error={fault}
          />
          <div className="form-actions">
            <Button type="submit" tone="primary" isBusy={creating.isPending}>
              登録する
            </Button>
          </div>
        </Form>
        {creating.isError && <ProblemNotice problem={creating.error} />}
        {faults.length > 0 && (
          <>
            <h2 className="pane-count">直すところ {formatFigure(faults.length)} か所</h2>
            <PlainTable
              label="直すところ"
              rows={faults}
              rowId={({ row, column, message }) => `${row} ${column ?? ''} ${message}`}
              columns={[
                { id: 'row', title: '行', isFigure: true, show: ({ row }) => row },
                { id: 'column', title: '列', minWidth: 7, show: ({ column }) => column ?? '行全体' },
                { id: 'message', title: '直し方', show: ({ message }) => message },
              ]}
            />
          </>
        )}
      </div>
    </AdministrationPanel>
  );
}

function faultOf({ name, size }: File): string | undefined {
  if (/\.(xlsx?|xlsm|ods)$/i.test(name))
    return '表計算ソフトのファイルはそのままでは使えません。CSV形式で保存し直してください。';
  if (size === 0) return 'ファイルが空です。';
  if (size > mostBytes) return 'ファイルが大きすぎます（1 MBまで）。分けて登録してください。';
  return undefined;
}
