// The file of helpers: read, checked and hashed before the write's transaction opens, because the hashes of some
// hundred passwords take seconds and nobody else should wait for them.
import { stringify } from 'csv-stringify/sync';
import type { Context } from 'hono';
import { checkHeaders } from '../../geodata/text/csv-headers.ts';
import { DecodeError } from '../../geodata/text/decode-text.ts';
import { CsvFileError, openCsv } from '../../geodata/text/read-csv.ts';
import { inScope } from '../db/scope.ts';
import type { Env } from '../http/environment.ts';
import type { Asking } from '../http/mounts.ts';
import type { Problem } from '../http/problem.ts';
import { bulkColumns } from './accounts.contract.ts';
import { accountProblems } from './accounts.problems.ts';
import { checkBulk } from './bulk.rules.ts';
import type { BulkAccount, BulkColumn, FileRow } from './bulk.rules.ts';
import { generatePassword } from './generated-password.ts';
import { listGroups } from './groups.queries.ts';
import { hashPassword } from './password-hash.ts';
import { getPolicy } from './policy.queries.ts';

export interface ReadyAccount extends BulkAccount {
  password: string;
  password_hash: string;
}
export type Bulk =
  | { kind: 'ready'; accounts: ReadyAccount[]; must_change_password: boolean }
  | { kind: 'refused'; problem: Problem };

const mostRows = 1000;
const mostFaults = 200;
/** Hashes at a time: the threads that hash also read files for everybody else. */
const hashesAtOnce = 2;
const bulks = new WeakMap<Request, Bulk>();

/** To be the write's `prepare`. */
export async function prepareBulk(c: Pick<Context<Env>, 'req' | 'var'>, asking: Asking): Promise<void> {
  bulks.set(c.req.raw, await readBulk(c, asking));
}

/** Throws what is wrong with the file, so that the refusal is audited as every write's. */
export function bulkOf(c: Pick<Context, 'req'>): Bulk & { kind: 'ready' } {
  const bulk = bulks.get(c.req.raw);
  if (bulk === undefined) throw accountProblems.bulkUnreadable();
  if (bulk.kind === 'refused') throw bulk.problem;
  return bulk;
}

async function readBulk(c: Pick<Context<Env>, 'req' | 'var'>, asking: Asking): Promise<Bulk> {
  const refused = { kind: 'refused', problem: accountProblems.bulkUnreadable() } as const;
  // Files of other types may be of any size (api/app.ts); this one is held in memory.
  if (!/^text\/csv\b/.test(c.req.header('content-type') ?? '')) return refused;
  const rows = await readRows(new Uint8Array(await c.req.arrayBuffer()));
  if (rows === null || rows.length === 0) return refused;
  const { policy, groups } = await inScope(c.var.house.db, asking.scope, async (trx) => ({
    policy: await getPolicy(trx, asking.municipality),
    groups: new Map((await listGroups(trx)).map((group) => [group.name, group.group_id])),
  }));
  const { accounts, faults } = checkBulk(rows, groups, policy);
  if (rows.length > mostRows)
    faults.unshift({
      pointer: `/rows/${mostRows + 2}`,
      code: 'too_many',
      message: `一度に作成できるのは${mostRows}件までです`,
    });
  if (faults.length > 0)
    return {
      kind: 'refused',
      problem: accountProblems.bulkRows(faults.slice(0, mostFaults), faults.length),
    };
  const ready: ReadyAccount[] = [];
  for (let start = 0; start < accounts.length; start += hashesAtOnce)
    ready.push(
      ...(await Promise.all(
        accounts.slice(start, start + hashesAtOnce).map(async (account) => {
          const password = account.password ?? generatePassword(policy);
          return { ...account, password, password_hash: await hashPassword(password) };
        }),
      )),
    );
  return { kind: 'ready', accounts: ready, must_change_password: policy.password_changed_by === 'self' };
}

/** null: not a CSV file with at least the columns 利用者ID and 氏名. A row of a wrong width reads as empty cells. */
async function readRows(bytes: Uint8Array): Promise<FileRow[] | null> {
  try {
    const file = await openCsv(chunks(bytes));
    const { columns, missing } = checkHeaders(file.header, bulkColumns, ['利用者ID', '氏名']);
    if (missing.length > 0) return null;
    const rows: FileRow[] = [];
    for await (const { row, kind, cells } of file.rows) {
      const cell = (name: BulkColumn) =>
        kind === 'row' ? (cells[columns.get(name) ?? -1] ?? '').trim() : '';
      rows.push({
        row,
        cells: {
          利用者ID: cell('利用者ID'),
          氏名: cell('氏名'),
          所属: cell('所属'),
          グループ: cell('グループ'),
          有効期限: cell('有効期限'),
          初期パスワード: cell('初期パスワード'),
        },
      });
    }
    return rows;
  } catch (error) {
    if (error instanceof CsvFileError || error instanceof DecodeError) return null;
    throw error;
  }
}

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** To be handed out on paper. Cells that a spreadsheet would calculate are made plain text, except the password. */
export function writeBulkCsv(accounts: readonly ReadyAccount[]): string {
  const plain = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
  const rows = accounts.map((account) => [
    account.user_id,
    plain(account.display_name),
    plain(account.organisation ?? ''),
    plain(account.groups.map((group) => group.name).join('、')),
    account.expires_on ?? '',
    account.password,
  ]);
  return stringify([[...bulkColumns], ...rows], { bom: true, record_delimiter: 'windows' });
}
