// 照合: what the applicant brought is kept, judged against the records, and decided by a second person where they do not agree.
import { sql } from 'kysely';
import type { Trx } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import type {
  HouseCheck,
  HouseCheckQuestion,
  NewHouseOverride,
  NewPointing,
  OverrideDecision,
  Pointing,
} from './guard.contract.ts';
import { columnsOf, takeActs } from './guard-acts.ts';
import type { Acts, CheckPlace } from './guard-acts.ts';
import { contradictionsOf } from './guard-findings.ts';
import type { Judgement } from './guard-findings.ts';
import { guardProblems } from './guard.problems.ts';
import { covers, describeHouseCheck, findActs, findOverride, judgeConfirmation } from './guard.queries.ts';
import type { ConfirmedTie } from './house-facts.ts';

/** Keeps what was given and judges. Throws not-found, confirmation-missing, pointing-missing; pointing-used by the database. */
export async function checkHouse(
  trx: Trx,
  place: CheckPlace,
  question: HouseCheckQuestion,
): Promise<HouseCheck> {
  const { confirmation_id } = question;
  const acts = await takeActs(trx, place, await findActs(trx, confirmation_id), question);
  const { judgement } = await keepJudgement(trx, place, confirmation_id, acts);
  return describeHouseCheck(trx, confirmation_id, acts, judgement);
}

/**
 * To be called before a certificate is issued on a confirmation: judges it anew, since registers and surveys may have
 * changed. Throws house-not-proven; the database refuses the certificate as well (certificate_house_checked).
 */
export async function requireHouseCheck(trx: Trx, place: CheckPlace, confirmation_id: string): Promise<void> {
  const acts = await findActs(trx, confirmation_id);
  const { judgement } = await keepJudgement(trx, place, confirmation_id, acts);
  if (judgement.isProven || covers(await findOverride(trx, { confirmation_id }), judgement)) return;
  throw guardProblems.notProven();
}

async function keepJudgement(
  trx: Trx,
  place: CheckPlace,
  confirmation_id: string,
  acts: Acts,
): Promise<{ tie: ConfirmedTie; judgement: Judgement }> {
  const judged = await judgeConfirmation(trx, place, confirmation_id, acts);
  const found = columnsOf(acts, judged.judgement, place);
  await trx
    .insertInto('certificates.house_check')
    .values({
      confirmation_id,
      municipality_code: place.municipality,
      disaster_code: place.disaster,
      household_number: judged.tie.household_number,
      ...found,
    })
    .onConflict((conflict) =>
      conflict.column('confirmation_id').doUpdateSet({ ...found, checked_at: sql`now()` }),
    )
    .execute();
  return judged;
}

/** はい on the second window. */
export async function keepPointing(
  trx: Trx,
  place: CheckPlace & { account: string },
  { pointing_id, window_id, at: [lon, lat] }: NewPointing,
): Promise<Pointing> {
  const { pointed_at } = await trx
    .insertInto('certificates.pointing')
    .values({
      pointing_id,
      municipality_code: place.municipality,
      disaster_code: place.disaster,
      window_id,
      geom: sql`ST_SetSRID(ST_MakePoint(${lon}, ${lat}), 6668)`,
      pointed_by: place.account,
    })
    .returning('pointed_at')
    .executeTakeFirstOrThrow();
  return { pointing_id, lon, lat, pointed_at };
}

/** Asks a second person. Throws house-proven-already where none is needed; override-waits by the database. */
export async function askForOverride(
  trx: Trx,
  place: CheckPlace & { account: string },
  { override_id, confirmation_id, reason }: NewHouseOverride,
): Promise<HouseCheck> {
  const acts = await findActs(trx, confirmation_id);
  const { tie, judgement } = await keepJudgement(trx, place, confirmation_id, acts);
  if (judgement.isProven) throw guardProblems.provenAlready();
  await trx
    .insertInto('certificates.house_override')
    .values({
      override_id,
      confirmation_id,
      municipality_code: place.municipality,
      disaster_code: place.disaster,
      household_number: tie.household_number,
      reason,
      contradictions: contradictionsOf(judgement),
      requested_by: place.account,
    })
    .execute();
  return describeHouseCheck(trx, confirmation_id, acts, judgement);
}

/** By a second person: throws own-override (also by the database), override-decided. Answers whose confirmation or owner's check it is. */
export async function decideOverride(
  trx: Trx,
  place: CheckPlace & { account: string },
  override_id: string,
  { decision, note }: OverrideDecision,
): Promise<{ check_id: string; household_number: string | null }> {
  const found = await trx
    .selectFrom('certificates.house_override')
    .select(['confirmation_id', 'owner_check_id', 'household_number', 'requested_by', 'decision'])
    .where('municipality_code', '=', place.municipality)
    .where('disaster_code', '=', place.disaster)
    .where('override_id', '=', override_id)
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) throw problems.notFound();
  if (found.decision !== null) throw guardProblems.overrideDecided();
  if (found.requested_by === place.account) throw guardProblems.ownOverride();
  await trx
    .updateTable('certificates.house_override')
    .set({
      decision,
      decided_by: place.account,
      decided_at: sql`now()`,
      note,
      version: sql`version + 1`,
    })
    .where('override_id', '=', override_id)
    .execute();
  const { confirmation_id, owner_check_id, household_number } = found;
  const check_id = confirmation_id ?? owner_check_id;
  if (check_id === null) throw problems.notFound();
  return { check_id, household_number };
}
