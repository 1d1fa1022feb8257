import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import { AuditEntryView } from './audit.contract.ts';
import type { AuditCursor, AuditFilter } from './audit.contract.ts';

const opensProtected = sql<boolean>`current_setting('musubi.opens_protected', true) = 'on'`;

/** What a reader of the audit may see: without the right to protected persons their ids are left out. */
const persons = sql<string[]>`CASE WHEN ${opensProtected} THEN e.persons
  ELSE ARRAY(SELECT p FROM unnest(e.persons) AS p WHERE p NOT IN (SELECT id FROM registers.protected_id())) END`;

/** Latest first, from before `before` on. */
export async function listEntries(
  reader: Reader,
  filter: AuditFilter,
  page: { before: AuditCursor | null; limit: number },
): Promise<AuditEntryView[]> {
  let query = matching(reader, filter)
    .leftJoin('audit.seal as s', 's.entry_id', 'e.entry_id')
    .select([
      'e.entry_id',
      'e.at',
      'e.disaster_code',
      'e.actor',
      'e.place',
      'e.action',
      'e.outcome',
      'e.purpose',
      'e.details',
      's.seal_number',
      persons.as('persons'),
    ])
    .orderBy('e.at', 'desc')
    .orderBy('e.entry_id', 'desc')
    .limit(page.limit);
  if (page.before !== null)
    query = query.where(
      sql<boolean>`(e.at, e.entry_id) < (${page.before.at}::timestamptz, ${page.before.entry_id}::uuid)`,
    );
  const rows = await query.execute();
  return rows.map((row) => AuditEntryView.parse(row));
}

export async function countEntries(reader: Reader, filter: AuditFilter): Promise<number> {
  const { total } = await matching(reader, filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return total;
}

function matching(reader: Reader, filter: AuditFilter) {
  let query = reader
    .selectFrom('audit.entry as e')
    .where('e.municipality_code', '=', sql<string>`current_setting('musubi.municipality', true)`);
  if (filter.from !== null) query = query.where('e.at', '>=', filter.from);
  if (filter.until !== null) query = query.where('e.at', '<', filter.until);
  if (filter.actor !== null) query = query.where('e.actor', '=', filter.actor);
  if (filter.refused_only) query = query.where('e.outcome', '>=', 400);
  if (filter.action !== null)
    query = filter.action.includes('.')
      ? query.where('e.action', '=', filter.action)
      : query.where(sql<boolean>`split_part(e.action, '.', 1) = ${filter.action}`);
  if (filter.person !== null)
    query = query
      .where(sql<boolean>`e.persons @> ARRAY[${filter.person}]::text[]`)
      .where(
        sql<boolean>`(${opensProtected} OR ${filter.person} NOT IN (SELECT id FROM registers.protected_id()))`,
      );
  return query;
}
