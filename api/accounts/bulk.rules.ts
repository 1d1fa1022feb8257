// Turns the rows of a file of helpers into accounts to be made, or says of every row what is wrong with it.
import { parseWareki } from '../../geodata/wareki.ts';
import type { ProblemField } from '../http/problem.ts';
import { BulkRow } from './accounts.contract.ts';
import type { bulkColumns } from './accounts.contract.ts';
import { faultSentence, passwordFaults } from './passwords.rules.ts';
import type { PasswordBounds } from './passwords.rules.ts';

export type BulkColumn = (typeof bulkColumns)[number];

/** Cells by column; `row` as a spreadsheet counts. */
export interface FileRow {
  row: number;
  cells: Readonly<Record<BulkColumn, string>>;
}

export interface BulkAccount {
  row: number;
  user_id: string;
  display_name: string;
  organisation: string | null;
  expires_on: string | null;
  groups: readonly { group_id: string; name: string }[];
  /** null: one is to be made. */
  password: string | null;
}

const columnOf: Readonly<Record<string, BulkColumn>> = {
  user_id: '利用者ID',
  display_name: '氏名',
  organisation: '所属',
  expires_on: '有効期限',
};

/** `groups` are those of the town, by name. Both lists are whole: every fault of every row is told. */
export function checkBulk(
  rows: readonly FileRow[],
  groups: ReadonlyMap<string, string>,
  bounds: PasswordBounds,
): { accounts: BulkAccount[]; faults: ProblemField[] } {
  const accounts: BulkAccount[] = [];
  const faults: ProblemField[] = [];
  const firstRow = new Map<string, number>();
  for (const { row, cells } of rows) {
    const say = (column: BulkColumn, code: string, message: string) =>
      faults.push({ pointer: `/rows/${row}/${column}`, code, message });
    const before = faults.length;
    const expiry = parseExpiry(cells['有効期限']);
    if (expiry === undefined)
      say('有効期限', 'date', '日付として読み取れません(例: 2026-12-31、令和8年12月31日)');
    const checked = BulkRow.safeParse({
      user_id: cells['利用者ID'],
      display_name: cells['氏名'],
      organisation: cells['所属'] === '' ? null : cells['所属'],
      expires_on: expiry ?? null,
    });
    if (!checked.success)
      for (const issue of checked.error.issues)
        say(columnOf[String(issue.path[0])] ?? '利用者ID', issue.code, sentenceOf(issue));
    const earlier = firstRow.get(cells['利用者ID']);
    if (earlier !== undefined) say('利用者ID', 'repeated', `${earlier}行目と同じ利用者IDです`);
    else firstRow.set(cells['利用者ID'], row);
    const names = cells['グループ'].split(/[、;]/).map((name) => name.trim());
    const joined = names.filter((name) => name !== '').map((name) => ({ name, group_id: groups.get(name) }));
    if (joined.some(({ group_id }) => group_id === undefined))
      say('グループ', 'unknown', '登録されていないグループです');
    const password = cells['初期パスワード'] === '' ? null : cells['初期パスワード'];
    if (password !== null)
      for (const fault of passwordFaults(password, bounds))
        say('初期パスワード', fault, faultSentence(fault, bounds));
    if (faults.length > before || !checked.success) continue;
    accounts.push({
      row,
      ...checked.data,
      password,
      groups: joined.flatMap(({ name, group_id }) => (group_id === undefined ? [] : [{ name, group_id }])),
    });
  }
  return { accounts, faults };
}

/** undefined: no date; null: none given. */
function parseExpiry(text: string): string | null | undefined {
  if (text === '') return null;
  const read = parseWareki(text);
  return read.ok ? read.date : undefined;
}

function sentenceOf(issue: { code: string; message: string }): string {
  if (issue.code === 'too_small') return '入力してください';
  if (issue.code === 'too_big') return '60文字以内にしてください';
  return '半角の英数字と . _ @ - で1文字以上30文字以内にしてください';
}
