// 申請: received with its number, corrected, and taken step by step; the database judges each step.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ewkb } from '../db/ewkb.ts';
import type { Trx } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import { foldKana, foldName } from '../../geodata/text/fold-name.ts';
import { getDisasterContext } from '../matching/disaster-context.ts';
import type { Point } from '../matching/nearest-records.ts';
import type { ApplicationState } from './application-states.contract.ts';
import { statesBeforeSurvey } from './application-states.contract.ts';
import type {
  ApplicationChange,
  ApplicationReceipt,
  Declaration,
  NewApplication,
  NewCheck,
  NewStep,
} from './applications.contract.ts';
import { applicationsProblems } from './applications.problems.ts';
import { findStand, getStand } from './applications.queries.ts';
import type { Place } from './certificates.queries.ts';
import { isSurveyNear, locateHouse } from './house-place.queries.ts';

export type Acting = Place & { account: string };

/** A house that somebody should look at, or need not any more. Survey teams are told the place, not the person. */
export interface SurveyWanted {
  municipality: string;
  disaster: string;
  application_id: string;
  round: 'first' | 'second' | 'resurvey';
  address: string;
  reason: string | null;
  at: Point | null;
}

/** What rooms below do when an application needs a survey; in the same transaction, wired in app.ts. */
export interface ApplicationSubscribers {
  onSurveyWanted(trx: Trx, wanted: SurveyWanted): Promise<void>;
  onSurveyNotWanted(trx: Trx, application_id: string): Promise<void>;
}

/**
 * Gives the next number. One for a house without a result nearby becomes a point to survey at once. Where the names are
 * those of a protected person, it is received all the same, and `is_open` says that others go on with it.
 */
export async function receive(
  trx: Trx,
  place: Acting,
  subscribers: ApplicationSubscribers,
  { application_id, ticket_id, representative_number, checks, ...declared }: NewApplication,
): Promise<ApplicationReceipt> {
  const { municipality, disaster, account } = place;
  const context = await getDisasterContext(trx, municipality, disaster);
  await needHousehold(trx, declared.household_number);
  const house = await locateHouse(trx, context, declared);
  const application_number = await takeNumber(trx, place);
  await trx
    .insertInto('certificates.application')
    .values({
      application_id,
      municipality_code: municipality,
      disaster_code: disaster,
      application_number,
      representative_number: representative_number ?? application_number,
      ticket_id,
      ...columnsOf(declared),
      town_id: knownTown(house.town_id),
      geom: house.at === null ? null : pointOf(house.at),
      created_by: account,
    })
    .execute();
  await trx
    .insertInto('certificates.application_event')
    .values({
      application_id,
      step: 1,
      municipality_code: municipality,
      to_state: 'received',
      held_on: declared.received_on,
      account_id: account,
    })
    .execute();
  for (const check of checks) await insertCheck(trx, place, application_id, check);
  if ((await findStand(trx, place, application_id)) === undefined)
    return { application_id, application_number, is_open: false };
  const isWithoutResult =
    declared.object !== 'movable' &&
    house.at !== null &&
    house.reach !== null &&
    !(await hasKnownResult(trx, place, declared)) &&
    !(await isSurveyNear(trx, context, house.at, house.reach));
  if (isWithoutResult)
    await goOn(trx, place, subscribers, application_id, {
      step_seen: 1,
      to_state: 'awaiting_survey',
      held_on: declared.received_on,
      reason: null,
      survey_number: null,
      judged_by: null,
      judging_body: null,
    });
  return { application_id, application_number, is_open: true };
}

/** Waits for the counters that are ahead, as certificate numbers do: none twice, none left out. */
async function takeNumber(trx: Trx, { municipality, disaster }: Place): Promise<number> {
  const { last_number } = await trx
    .insertInto('certificates.application_series')
    .values({ municipality_code: municipality, disaster_code: disaster, last_number: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['municipality_code', 'disaster_code'])
        .doUpdateSet({ last_number: sql`application_series.last_number + 1` }),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow();
  return last_number;
}

/** A form is corrected; where the house stands is read anew. Throws version-stale. */
export async function change(
  trx: Trx,
  place: Acting,
  id: string,
  seen: number,
  { representative_number, ...declared }: ApplicationChange,
): Promise<void> {
  const context = await getDisasterContext(trx, place.municipality, place.disaster);
  await getStand(trx, place, id);
  await needHousehold(trx, declared.household_number);
  const house = await locateHouse(trx, context, declared);
  const { numUpdatedRows } = await trx
    .updateTable('certificates.application')
    .set({
      ...columnsOf(declared),
      representative_number,
      town_id: knownTown(house.town_id),
      geom: house.at === null ? null : pointOf(house.at),
      version: sql`version + 1`,
    })
    .where('application_id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw problems.versionStale();
}

function columnsOf(declared: Declaration) {
  const { applicant_name, applicant_kana, head_name, members } = declared;
  return {
    ...declared,
    applicant_name_key: foldName(applicant_name),
    applicant_kana_key: applicant_kana === null ? null : foldKana(applicant_kana),
    head_name_key: foldName(head_name),
    members: JSON.stringify(members),
  };
}

async function needHousehold(trx: Trx, householdNumber: string | null): Promise<void> {
  if (householdNumber === null) return;
  const found = await trx
    .selectFrom('registers.v_household')
    .select('household_number')
    .where('household_number', '=', householdNumber)
    .limit(1)
    .executeTakeFirst();
  if (found === undefined) throw applicationsProblems.householdMissing();
}

function knownTown(townId: string | null): RawBuilder<string | null> {
  return sql<string | null>`(SELECT t.town_id FROM registers.v_town t WHERE t.town_id = ${townId})`;
}

function pointOf({ lon, lat }: Point): RawBuilder<Ewkb> {
  return sql<Ewkb>`ST_SetSRID(ST_MakePoint(${lon}, ${lat}), 6668)`;
}

/** A person has tied a result to the household, or the applicant has brought the slip of one. */
async function hasKnownResult(
  trx: Trx,
  { disaster }: Place,
  { household_number, slip_number }: Declaration,
): Promise<boolean> {
  if (household_number !== null) {
    const tie = await findConfirmation(trx, disaster, household_number, null);
    if (tie !== undefined) return true;
  }
  if (slip_number === null) return false;
  return (await findSurvey(trx, disaster, slip_number)) !== undefined;
}

async function findConfirmation(
  trx: Trx,
  disaster: string,
  householdNumber: string,
  surveyNumber: string | null,
) {
  let query = trx
    .selectFrom('matching.v_confirmation')
    .select('confirmation_id')
    .where('disaster_code', '=', disaster)
    .where('household_number', '=', householdNumber)
    .where('withdrawn_at', 'is', null);
  if (surveyNumber !== null) query = query.where('survey_number', '=', surveyNumber);
  return query.orderBy('confirmed_at', 'desc').executeTakeFirst();
}

async function findSurvey(trx: Trx, disaster: string, surveyNumber: string) {
  return trx
    .selectFrom('surveys.v_survey')
    .select('survey_version_id')
    .where('disaster_code', '=', disaster)
    .where('survey_number', '=', surveyNumber)
    .executeTakeFirst();
}

export async function recordCheck(trx: Trx, place: Acting, id: string, check: NewCheck): Promise<void> {
  await getStand(trx, place, id);
  await insertCheck(trx, place, id, check);
}

async function insertCheck(trx: Trx, place: Acting, application_id: string, check: NewCheck): Promise<void> {
  await trx
    .insertInto('certificates.application_check')
    .values({ application_id, municipality_code: place.municipality, ...check, account_id: place.account })
    .execute();
}

/** Throws gone-on where the clerk has not seen the last step; what is refused otherwise is refused by the database. */
export async function goOn(
  trx: Trx,
  place: Acting,
  subscribers: ApplicationSubscribers,
  id: string,
  { step_seen, to_state, survey_number, ...said }: NewStep | Issued,
): Promise<void> {
  const stand = await getStand(trx, place, id);
  if (stand.step !== step_seen) throw applicationsProblems.goneOn();
  const explained = survey_number === null ? null : await findSurvey(trx, place.disaster, survey_number);
  if (explained === undefined) throw applicationsProblems.surveyMissing();
  await trx
    .insertInto('certificates.application_event')
    .values({
      application_id: id,
      step: step_seen + 1,
      municipality_code: place.municipality,
      from_state: stand.state,
      to_state,
      ...said,
      survey_version_id: explained?.survey_version_id ?? null,
      account_id: place.account,
    })
    .execute();
  if (survey_number !== null && stand.household_number !== null)
    await restOnConfirmation(trx, place, id, stand.household_number, survey_number);
  const round = roundWantedIn(to_state);
  if (round !== null) {
    const { lon, lat, house_address: address } = stand;
    const at = lon === null || lat === null ? null : { lon, lat };
    const { municipality, disaster } = place;
    const { reason } = said;
    const wanted = { municipality, disaster, application_id: id, round, address, reason, at };
    await subscribers.onSurveyWanted(trx, wanted);
  } else if (statesBeforeSurvey.some((state) => state === stand.state))
    await subscribers.onSurveyNotWanted(trx, id);
}

/** The step that only a certificate takes. */
type Issued = Omit<NewStep, 'to_state'> & { to_state: 'issued' };

function roundWantedIn(state: ApplicationState): SurveyWanted['round'] | null {
  if (state === 'awaiting_survey') return 'first';
  if (state === 'second_survey_requested') return 'second';
  return state === 'resurvey_requested' ? 'resurvey' : null;
}

async function restOnConfirmation(
  trx: Trx,
  { disaster }: Place,
  id: string,
  householdNumber: string,
  surveyNumber: string,
): Promise<void> {
  const tie = await findConfirmation(trx, disaster, householdNumber, surveyNumber);
  if (tie === undefined) return;
  await trx
    .updateTable('certificates.application')
    .set({ confirmation_id: tie.confirmation_id })
    .where('application_id', '=', id)
    .execute();
}

/**
 * Says that a certificate answers an application; in the transaction that issues it, or afterwards. An agreed one is then
 * issued, one that was issued before stays so. Throws not-found, not-agreed.
 */
export async function tieCertificate(
  trx: Trx,
  place: Acting,
  application_id: string,
  certificate_id: string,
): Promise<void> {
  const certificate = await trx
    .selectFrom('certificates.certificate')
    .select(['issued_on', 'confirmation_id'])
    .where('municipality_code', '=', place.municipality)
    .where('disaster_code', '=', place.disaster)
    .where('certificate_id', '=', certificate_id)
    .executeTakeFirst();
  if (certificate === undefined) throw problems.notFound();
  const { step, state } = await getStand(trx, place, application_id);
  if (state !== 'agreed' && state !== 'issued') throw applicationsProblems.notAgreed();
  await trx
    .insertInto('certificates.application_certificate')
    .values({ certificate_id, application_id, municipality_code: place.municipality })
    .execute();
  if (certificate.confirmation_id !== null)
    await trx
      .updateTable('certificates.application')
      .set({ confirmation_id: certificate.confirmation_id })
      .where('application_id', '=', application_id)
      .execute();
  if (state === 'issued') return;
  await goOn(trx, place, noSubscribers, application_id, {
    step_seen: step,
    to_state: 'issued',
    held_on: certificate.issued_on,
    reason: null,
    survey_number: null,
    judged_by: null,
    judging_body: null,
  });
}

/** From agreed to issued no survey comes or goes. */
const noSubscribers: ApplicationSubscribers = {
  onSurveyWanted: async () => undefined,
  onSurveyNotWanted: async () => undefined,
};
