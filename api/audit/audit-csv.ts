// The audit as a file of any length: page after page, each in a short transaction of its own, so that a slow
// line holds nothing and nothing grows in memory.
import { stringify } from 'csv-stringify/sync';
import type { Kysely } from 'kysely';
import type { Database } from '../db/database.ts';
import { inScope } from '../db/scope.ts';
import type { Scope } from '../db/scope.ts';
import { textStream } from '../http/text-stream.ts';
import { actionLabel } from './actions.contract.ts';
import type { AuditCursor, AuditEntryView, AuditFilter } from './audit.contract.ts';
import { listEntries } from './audit.queries.ts';

const pageRows = 1000;
const header = [
  '日時',
  '利用者ID',
  '操作',
  '操作の記号',
  '結果',
  '対象',
  '目的',
  '接続元',
  '災害',
  '内容',
  '封印番号',
];

/** UTF-8 with BOM and CRLF, as spreadsheets want it; latest first. */
export function csvStream(
  db: Kysely<Database>,
  scope: Scope,
  filter: AuditFilter,
): ReadableStream<Uint8Array> {
  return textStream(csv(db, scope, filter));
}

async function* csv(db: Kysely<Database>, scope: Scope, filter: AuditFilter): AsyncGenerator<string> {
  yield `\ufeff${stringify([header], { record_delimiter: 'windows' })}`;
  let before: AuditCursor | null = null;
  for (;;) {
    const entries: AuditEntryView[] = await inScope(db, scope, (trx) =>
      listEntries(trx, filter, { before, limit: pageRows }),
    );
    yield stringify(entries.map(cells), { record_delimiter: 'windows', escape_formulas: true });
    const last = entries.at(-1);
    if (last === undefined || entries.length < pageRows) return;
    before = { at: last.at, entry_id: last.entry_id };
  }
}

function cells(entry: AuditEntryView): string[] {
  return [
    japaneseTime(entry.at),
    entry.actor,
    actionLabel(entry.action),
    entry.action,
    String(entry.outcome),
    entry.persons.join(' '),
    entry.purpose ?? '',
    entry.place,
    entry.disaster_code ?? '',
    entry.details,
    entry.seal_number === null ? '' : String(entry.seal_number),
  ];
}

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Tokyo',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** 2026-06-01 09:30:00 in Japan. */
function japaneseTime(at: string): string {
  return clock.format(new Date(at));
}
