// 却下: a person says that records do not belong together. Never erased; a withdrawal ends it.
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../db/database.ts';
import { isRejectedBy, listDecisions } from './decisions.ts';
import { getDisasterContext } from './disaster-context.ts';
import type { NewRejection, Rejection } from './links.contract.ts';
import { checkRecords } from './matching.commands.ts';
import type { DecidingPlace } from './matching.commands.ts';
import { matchingProblems } from './matching.problems.ts';
import { getRejection } from './rejections.queries.ts';

/** Throws unknown-records unless all exist on the disaster's day, confirmed-already against a standing confirmation. */
export async function reject(trx: Trx, place: DecidingPlace, given: NewRejection): Promise<Rejection> {
  const context = await getDisasterContext(trx, place.municipality, place.disaster);
  const { reason, ...ends } = given;
  await checkRecords(trx, context, ends);
  const decisions = await listDecisions(trx, context, {
    households: some(ends.household_number),
    properties: some(ends.property_number),
    surveys: some(ends.survey_number),
  });
  if (decisions.some((held) => held.decision === 'confirmed' && isRejectedBy(held, ends)))
    throw matchingProblems.confirmedBefore();
  const rejection_id = uuidv7();
  await trx
    .insertInto('matching.rejection')
    .values({
      rejection_id,
      municipality_code: place.municipality,
      disaster_code: place.disaster,
      ...ends,
      reason,
      rejected_by: place.account,
    })
    .execute();
  return getRejection(trx, context, rejection_id);
}

export async function withdrawRejection(
  trx: Trx,
  place: DecidingPlace,
  id: string,
  reason: string,
): Promise<Rejection> {
  const disaster = { municipality_code: place.municipality, disaster_code: place.disaster };
  await getRejection(trx, disaster, id);
  const { numUpdatedRows } = await trx
    .updateTable('matching.rejection')
    .set({
      withdrawn_by: place.account,
      withdrawn_at: sql`now()`,
      withdrawn_reason: reason,
      version: sql`version + 1`,
    })
    .where('rejection_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw matchingProblems.rejectionWithdrawn();
  return getRejection(trx, disaster, id);
}

function some(number: string | null): string[] {
  return number === null ? [] : [number];
}
