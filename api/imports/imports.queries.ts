import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import { warningOf } from '../../geodata/crs/to-jgd2011.ts';
import { wktHeader } from '../../geodata/formats/wkt.ts';
import { guessHeaders } from '../../geodata/text/guess-headers.ts';
import { Import } from './imports.contract.ts';
import type { ImportDetail, ImportList, Rejection, RejectionPage } from './imports.contract.ts';
import type { ImportInHand, ImportKind, ImportKinds } from './import-kind.ts';
import { headerMeaning } from './header-meanings.ts';
import { Mapping } from './mappings.contract.ts';
import { findHeaders, isRemainder, mendingHeaders } from './standard-headers.ts';
import { importProblems } from './imports.problems.ts';

const pageOfImports = 200;
const pageLength = 100;
const reasonsShown = 20;

/** `before`: the last import of the page before; one that is not there is followed by nothing. */
export async function getImportList(
  reader: Reader,
  municipality_code: string,
  before?: string,
): Promise<ImportList> {
  const ofTown = reader.selectFrom('imports.import').where('municipality_code', '=', municipality_code);
  const { total } = await ofTown.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
  const page = before === undefined ? ofTown : ofTown.where(isOlderThan(before));
  const rows = await page
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('import_id', 'desc')
    .limit(pageOfImports + 1)
    .execute();
  const imports = rows.slice(0, pageOfImports).map((row) => Import.parse(row));
  return { imports, total, next: rows.length > pageOfImports ? (imports.at(-1)?.import_id ?? null) : null };
}

function isOlderThan(import_id: string) {
  return sql<boolean>`(created_at, import_id) < (
    SELECT b.created_at, b.import_id FROM imports.import b WHERE b.import_id = ${import_id}::uuid)`;
}

/** Throws `imports/not-found`. */
export async function getImport(reader: Reader, import_id: string): Promise<Import> {
  const row = await reader
    .selectFrom('imports.import')
    .selectAll()
    .where('import_id', '=', import_id)
    .executeTakeFirst();
  if (row === undefined) throw importProblems.notFound();
  return Import.parse(row);
}

export async function findFileHeaders(reader: Reader, import_id: string): Promise<string[] | null> {
  const row = await reader
    .selectFrom('imports.header')
    .select('headers')
    .where('import_id', '=', import_id)
    .executeTakeFirst();
  return row?.headers ?? null;
}

/** What comparing and applying know of it. Throws `imports/not-found`. */
export async function getImportInHand(reader: Reader, import_id: string): Promise<ImportInHand> {
  const row = await reader
    .selectFrom('imports.import')
    .select(['import_id', 'municipality_code', 'disaster_code', 'crs', 'source', 'as_of'])
    .where('import_id', '=', import_id)
    .executeTakeFirst();
  if (row === undefined) throw importProblems.notFound();
  return {
    ...row,
    // Known before the first row is read; until then nothing depends on it.
    crs: row.crs ?? 6668,
    remainder: isRemainder(await findFileHeaders(reader, import_id)),
    ends_nobody: await hasNamelessRefusal(reader, import_id),
  };
}

async function hasNamelessRefusal(reader: Reader, import_id: string): Promise<boolean> {
  const row = await reader
    .selectFrom('imports.rejection')
    .select('row_number')
    .where('import_id', '=', import_id)
    .where('row_key', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function getImportDetail(
  reader: Reader,
  import_id: string,
  kinds: ImportKinds,
): Promise<ImportDetail> {
  const found = await getImport(reader, import_id);
  const headers = await findFileHeaders(reader, import_id);
  const mapping = await findMapping(reader, import_id);
  const kind = kinds[found.kind];
  const reasons = await reader
    .selectFrom('imports.rejection')
    .select(['column_name', 'reason'])
    .select(({ fn }) => fn.countAll<number>().as('rows'))
    .where('import_id', '=', import_id)
    // Twins name each other's rows; they are one reason.
    .select(sql<string>`regexp_replace(reason, '[0-9]+(、[0-9]+)*行目', '別の行', 'g')`.as('general'))
    .groupBy(['column_name', 'reason', 'general'])
    .execute();
  const counted = new Map<string, ImportDetail['reasons'][number]>();
  for (const { column_name, general, rows } of reasons) {
    const key = `${column_name ?? ''}\n${general}`;
    const former = counted.get(key)?.rows ?? 0;
    counted.set(key, { column_name, reason: general, rows: former + rows });
  }
  return {
    ...found,
    headers,
    ...headerReport(headers, kind, mapping, found.format),
    mapping,
    crs_warning: found.crs === null ? null : warningOf(found.crs),
    notes: await listNotes(reader, import_id),
    remainder: isRemainder(headers),
    ends_nobody: await hasNamelessRefusal(reader, import_id),
    reasons: [...counted.values()].sort((one, other) => other.rows - one.rows).slice(0, reasonsShown),
  };
}

function headerReport(
  headers: readonly string[] | null,
  kind: ImportKind,
  mapping: Mapping | null,
  format: string | null,
): Pick<ImportDetail, 'standard_headers' | 'unknown_headers' | 'missing_headers' | 'guessed'> {
  const found = findHeaders(headers ?? [], kind, null, format).columns;
  const standard_headers = kind.headers.map((header) => ({
    header,
    required: kind.required.includes(header),
    meaning: headerMeaning(kind.name, header),
    found: headers?.[found.get(header) ?? -1] ?? null,
  }));
  if (headers === null) return { standard_headers, unknown_headers: [], missing_headers: [], guessed: {} };
  const { columns, missing, unknown } = findHeaders(headers, kind, mapping, format);
  const absent = kind.headers.filter(
    (header) => !columns.has(header) && mapping?.values[header] === undefined,
  );
  const own = unknown.filter(
    (header) => !mendingHeaders.some((name) => name === header) && header !== wktHeader,
  );
  return {
    standard_headers,
    unknown_headers: own,
    missing_headers: absent.map((header) => ({ header, required: missing.includes(header) })),
    guessed: guessHeaders(own, absent),
  };
}

export async function findMapping(reader: Reader, import_id: string): Promise<Mapping | null> {
  const row = await reader
    .selectFrom('imports.import')
    .select('mapping')
    .where('import_id', '=', import_id)
    .executeTakeFirst();
  return row === undefined || row.mapping === null ? null : Mapping.parse(row.mapping);
}

async function listNotes(reader: Reader, import_id: string): Promise<ImportDetail['notes']> {
  return reader
    .selectFrom('imports.note')
    .select(['note', ({ fn }) => fn.countAll<number>().as('rows')])
    .select(sql<number[]>`(array_agg(row_number ORDER BY row_number))[1:20]`.as('row_numbers'))
    .where('import_id', '=', import_id)
    .groupBy('note')
    .orderBy('rows', 'desc')
    .execute();
}

/** Refused rows after a row number, in the order of the file; those of households under 支援措置 only with that right. */
export async function listRejections(
  reader: Reader,
  import_id: string,
  after: number,
  limit: number,
): Promise<Rejection[]> {
  return reader
    .selectFrom('imports.rejection')
    .select(['row_number', 'column_name', 'reason', 'row_values'])
    .where('import_id', '=', import_id)
    .where('row_number', '>', after)
    .where(
      sql<boolean>`(current_setting('musubi.opens_protected', true) = 'on' OR NOT imports.names_protected(row_values))`,
    )
    .orderBy('row_number')
    .limit(limit)
    .execute();
}

/** Shapes are long; the page shows that there is one, rejected.csv has it whole. */
const shownLength = 1_000;

function shortened(cell: string): string {
  return cell.length <= shownLength ? cell : `${cell.slice(0, shownLength)}…`;
}

export async function getRejectionPage(
  reader: Reader,
  import_id: string,
  after: number,
): Promise<RejectionPage> {
  await getImport(reader, import_id);
  const rejections = await listRejections(reader, import_id, after, pageLength + 1);
  const shown = rejections
    .slice(0, pageLength)
    .map((row) => ({ ...row, row_values: row.row_values.map(shortened) }));
  return {
    headers: (await findFileHeaders(reader, import_id)) ?? [],
    rejections: shown,
    next: rejections.length > pageLength ? (shown.at(-1)?.row_number ?? null) : null,
  };
}
