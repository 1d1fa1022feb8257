// 確定: a person says which household lives in which house and which survey is that house's.
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../db/database.ts';
import { isRejectedBy, listDecisions } from './decisions.ts';
import { getDisasterContext } from './disaster-context.ts';
import type { DisasterContext } from './disaster-context.ts';
import type { Decision } from './linkage/region.ts';
import type { Confirmation, NewConfirmation } from './matching.contract.ts';
import { matchingProblems } from './matching.problems.ts';
import { getConfirmation } from './matching.queries.ts';
import { listBuildings, listHouseholds, listSurveys } from './nearest-records.ts';

/** Where a decision is made, and by whom. */
export interface DecidingPlace {
  municipality: string;
  disaster: string;
  account: string;
}

/**
 * Throws unknown-records unless all exist on the disaster's day, rejected-before against a standing rejection; a second
 * standing tie breaks confirmation_once.
 */
export async function confirm(trx: Trx, place: DecidingPlace, tie: NewConfirmation): Promise<Confirmation> {
  const context = await getDisasterContext(trx, place.municipality, place.disaster);
  await checkRecords(trx, context, tie);
  const { household_number, property_number, survey_number } = tie;
  const decisions = await listDecisions(trx, context, {
    households: [household_number],
    properties: property_number === null ? [] : [property_number],
    surveys: [survey_number],
  });
  if (decisions.some((held) => held.decision === 'rejected' && isRejectedBy(tie, held)))
    throw matchingProblems.rejectedBefore();
  const confirmation_id = uuidv7();
  await trx
    .insertInto('matching.confirmation')
    .values({
      confirmation_id,
      municipality_code: place.municipality,
      disaster_code: place.disaster,
      ...tie,
      confirmed_by: place.account,
    })
    .execute();
  return getConfirmation(trx, context, confirmation_id);
}

// Registers hold versions, so no foreign key can say this.
export async function checkRecords(
  trx: Trx,
  context: DisasterContext,
  tie: Omit<Decision, 'decision'>,
): Promise<void> {
  const numbers = (number: string | null) => ({ numbers: number === null ? [] : [number], from: null });
  const unknown: string[] = [];
  if (
    tie.household_number !== null &&
    (await listHouseholds(trx, context, numbers(tie.household_number))).length === 0
  )
    unknown.push('/household_number');
  if (
    tie.property_number !== null &&
    (await listBuildings(trx, context, numbers(tie.property_number))).length === 0
  )
    unknown.push('/property_number');
  if (
    tie.survey_number !== null &&
    (await listSurveys(trx, context, numbers(tie.survey_number))).length === 0
  )
    unknown.push('/survey_number');
  if (unknown.length > 0) throw matchingProblems.unknownRecords(unknown);
}

/** A confirmation is never erased. Refused (confirmation_carries_certificate) once a certificate rests on it. */
export async function withdraw(
  trx: Trx,
  place: DecidingPlace,
  id: string,
  reason: string,
): Promise<Confirmation> {
  const disaster = { municipality_code: place.municipality, disaster_code: place.disaster };
  await getConfirmation(trx, disaster, id);
  const { numUpdatedRows } = await trx
    .updateTable('matching.confirmation')
    .set({
      withdrawn_by: place.account,
      withdrawn_at: sql`now()`,
      withdrawn_reason: reason,
      version: sql`version + 1`,
    })
    .where('confirmation_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw matchingProblems.withdrawnAlready();
  return getConfirmation(trx, disaster, id);
}
