// 認定: proposed by one, decided by another; the database refuses the proposer (ruling_second_person).
import { sql } from 'kysely';
import type { Trx } from '../db/database.ts';
import { getStand } from './applications.queries.ts';
import { applicationsProblems } from './applications.problems.ts';
import type { Place } from './certificates.queries.ts';
import type { NewRuling, Ruling, RulingDecision } from './rulings.contract.ts';
import { getRuling } from './rulings.queries.ts';

type Acting = Place & { account: string };

export async function propose(
  trx: Trx,
  place: Acting,
  application_id: string,
  given: NewRuling,
): Promise<Ruling> {
  await getStand(trx, place, application_id);
  await trx
    .insertInto('certificates.ruling')
    .values({
      ...given,
      application_id,
      municipality_code: place.municipality,
      proposed_by: place.account,
    })
    .execute();
  return getRuling(trx, place, given.ruling_id);
}

export async function decide(
  trx: Trx,
  place: Acting,
  id: string,
  { decision, reason }: RulingDecision,
): Promise<Ruling> {
  await getRuling(trx, place, id);
  const { numUpdatedRows } = await trx
    .updateTable('certificates.ruling')
    .set({
      decision,
      decision_reason: reason,
      decided_by: place.account,
      decided_at: sql`now()`,
      version: sql`version + 1`,
    })
    .where('ruling_id', '=', id)
    .where('decision', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw applicationsProblems.rulingDecided();
  return getRuling(trx, place, id);
}
