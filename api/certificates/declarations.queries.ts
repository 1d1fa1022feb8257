import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import type { Place } from './certificates.queries.ts';
import { Declaration } from './declarations.contract.ts';

const longestList = 200;

/** Newest first; those in whose name `name` stands, blanks apart. */
export async function listDeclarations(reader: Reader, place: Place, name: string): Promise<Declaration[]> {
  let query = selectDeclarations(reader, place);
  const part = name.replaceAll(/[\s\u3000]/gu, '');
  if (part !== '')
    query = query.where(
      sql<boolean>`position(${part} IN regexp_replace(d.declarant_name, '[[:space:]\u3000]', '', 'g')) > 0`,
    );
  const rows = await query.orderBy('d.created_at', 'desc').limit(longestList).execute();
  return rows.map((row) => Declaration.parse(row));
}

/** Throws not-found. */
export async function getDeclaration(reader: Reader, place: Place, id: string): Promise<Declaration> {
  const row = await selectDeclarations(reader, place).where('d.declaration_id', '=', id).executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  return Declaration.parse(row);
}

function selectDeclarations(reader: Reader, { municipality, disaster }: Place) {
  return reader
    .selectFrom('certificates.declaration as d')
    .innerJoin('accounts.v_account as a', 'a.account_id', 'd.created_by')
    .leftJoin('certificates.v_present_certificate as z', 'z.declaration_id', 'd.declaration_id')
    .select(['d.declaration_id', 'd.application_id', 'd.household_number', 'd.declarant_name'])
    .select(['d.declarant_address', 'd.damaged_object', 'd.damaged_place', 'd.damage_content'])
    .select(['d.special_notes', 'd.other', 'd.received_on', 'd.created_at'])
    .select(['a.display_name as created_by', 'z.certificate_id'])
    .where('d.municipality_code', '=', municipality)
    .where('d.disaster_code', '=', disaster);
}
