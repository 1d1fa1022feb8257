import { stringify } from 'csv-stringify/sync';
import type { Kysely } from 'kysely';
import type { Database } from '../db/database.ts';
import { inScope } from '../db/scope.ts';
import type { Scope } from '../db/scope.ts';
import { findFileHeaders, listRejections } from './imports.queries.ts';
import { isRemainder, mendingHeaders } from './standard-headers.ts';
import type { Rejection } from './imports.contract.ts';

const batch = 2_000;

/**
 * The refused rows as a CSV (UTF-8 with mark, as spreadsheets want it) in the file's own shape, with 行番号, 列 and 理由
 * at the right; mended, it can be brought again. Cells stand as they came: a name that looks like a formula is a name.
 */
export async function* rejectedCsv(
  db: Kysely<Database>,
  scope: Scope,
  import_id: string,
): AsyncGenerator<string> {
  const headers = (await inScope(db, scope, (trx) => findFileHeaders(trx, import_id))) ?? [];
  // A file of mended rows has the three already; its old reasons go.
  const own = isRemainder(headers)
    ? headers.flatMap((header, column) => (mendingHeaders.some((name) => name === header) ? [] : [column]))
    : headers.map((_header, column) => column);
  yield `\ufeff${stringify([[...own.map((column) => headers[column] ?? ''), ...mendingHeaders]], { record_delimiter: 'windows' })}`;
  let after = 0;
  for (;;) {
    const rows = await inScope(db, scope, (trx) => listRejections(trx, import_id, after, batch));
    const last = rows.at(-1);
    if (last === undefined) return;
    yield stringify(
      rows.map((row) => lineOf(row, own, headers.length)),
      { record_delimiter: 'windows' },
    );
    after = last.row_number;
  }
}

/** Cells beyond the header stand at the very end, for the person to see what is too many. */
function lineOf(
  { row_values, row_number, column_name, reason }: Rejection,
  own: readonly number[],
  width: number,
) {
  return [
    ...own.map((column) => row_values[column] ?? ''),
    String(row_number),
    column_name ?? '',
    reason,
    ...row_values.slice(width),
  ];
}
