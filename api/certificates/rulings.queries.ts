import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import type { Place } from './certificates.queries.ts';
import { Ruling, RulingList } from './rulings.contract.ts';

function selectRulings(reader: Reader, account: string) {
  return reader
    .selectFrom('certificates.ruling as r')
    .innerJoin('accounts.v_account as p', 'p.account_id', 'r.proposed_by')
    .leftJoin('accounts.v_account as d', 'd.account_id', 'r.decided_by')
    .select(['r.ruling_id', 'r.application_id', 'r.kind', 'r.evidence', 'r.finding', 'r.reason'])
    .select(['r.proposed_at', 'r.decision', 'r.decided_at', 'r.decision_reason', 'r.version'])
    .select(['p.display_name as proposed_by', 'd.display_name as decided_by'])
    .select(sql<boolean>`r.proposed_by = ${account}`.as('is_own'));
}

/** Those of one application, oldest first. */
export async function listRulings(
  reader: Reader,
  { account, application_id }: { account: string; application_id: string },
): Promise<Ruling[]> {
  const rows = await selectRulings(reader, account)
    .where('r.application_id', '=', application_id)
    .orderBy('r.proposed_at')
    .execute();
  return Ruling.array().parse(rows);
}

/** Throws not-found, also for one of an application that the reader may not see. */
export async function getRuling(
  reader: Reader,
  { municipality, disaster, account }: Place & { account: string },
  id: string,
): Promise<Ruling> {
  const row = await selectRulings(reader, account)
    .innerJoin('certificates.application as a', 'a.application_id', 'r.application_id')
    .where('a.municipality_code', '=', municipality)
    .where('a.disaster_code', '=', disaster)
    .where('r.ruling_id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  return Ruling.parse(row);
}

/** Those that wait for a decision, oldest first. */
export async function listOpenRulings(
  reader: Reader,
  { municipality, disaster, account }: Place & { account: string },
): Promise<RulingList> {
  const rulings = await selectRulings(reader, account)
    .innerJoin('certificates.application as a', 'a.application_id', 'r.application_id')
    .select(['a.application_number', 'a.applicant_name'])
    .where('a.municipality_code', '=', municipality)
    .where('a.disaster_code', '=', disaster)
    .where('r.decision', 'is', null)
    .orderBy('r.proposed_at')
    .execute();
  return RulingList.parse({ rulings });
}
