import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import type { Named } from './decisions.ts';
import type { Rejection } from './links.contract.ts';
import type { OfDisaster } from './links.queries.ts';

function selectRejections(reader: Reader, { municipality_code, disaster_code }: OfDisaster) {
  return reader
    .selectFrom('matching.rejection as r')
    .innerJoin('accounts.v_account as a', 'a.account_id', 'r.rejected_by')
    .leftJoin('accounts.v_account as w', 'w.account_id', 'r.withdrawn_by')
    .select(['r.rejection_id', 'r.household_number', 'r.property_number', 'r.survey_number', 'r.reason'])
    .select(['r.rejected_at', 'r.withdrawn_at', 'r.withdrawn_reason', 'r.version'])
    .select(['a.display_name as rejected_by', 'w.display_name as withdrawn_by'])
    .where('r.municipality_code', '=', municipality_code)
    .where('r.disaster_code', '=', disaster_code);
}

/** Throws not-found, also for one of another disaster or of a household that the reader may not see. */
export async function getRejection(reader: Reader, of: OfDisaster, id: string): Promise<Rejection> {
  const found = await selectRejections(reader, of).where('r.rejection_id', '=', id).executeTakeFirst();
  if (found === undefined) throw problems.notFound();
  return found;
}

/** Those that stand and speak of any of these records, newest first. */
export async function listRejectionsOf(reader: Reader, of: OfDisaster, named: Named): Promise<Rejection[]> {
  return selectRejections(reader, of)
    .where('r.withdrawn_at', 'is', null)
    .where(
      sql<boolean>`(r.household_number = ANY (${[...named.households]}::text[]) OR r.property_number = ANY (${[...named.properties]}::text[])
        OR r.survey_number = ANY (${[...named.surveys]}::text[]))`,
    )
    .orderBy('r.rejected_at', 'desc')
    .execute();
}
