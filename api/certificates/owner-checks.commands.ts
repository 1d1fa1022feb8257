// 照合 of an owner's building: what the applicant brought is kept, judged against the records, and asked of a second person.
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Reader, Trx } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import { getDisasterContext } from '../matching/disaster-context.ts';
import { columnsOf, noActs, readActs, takeActs } from './guard-acts.ts';
import type { Acts, CheckPlace } from './guard-acts.ts';
import type { Judgement } from './guard-findings.ts';
import { guardProblems } from './guard.problems.ts';
import { describeJudgement, findOverride } from './guard.queries.ts';
import type { NewOwnerOverride, OwnerCheck, OwnerCheckQuestion } from './owner-checks.contract.ts';
import { judgeOwner } from './owner-evidence.ts';
import { getOwnerFacts } from './owner-facts.ts';
import type { OwnerHouse } from './owner-facts.ts';

/** Keeps what was given and judges. Throws records-gone, not-found, pointing-missing; pointing-used by the database. */
export async function checkOwner(
  trx: Trx,
  place: CheckPlace,
  { property_number, survey_number, ...given }: OwnerCheckQuestion,
): Promise<OwnerCheck> {
  const house = { property_number, survey_number };
  const acts = await takeActs(trx, place, await findActs(trx, place, house), given);
  return keepJudgement(trx, place, house, acts);
}

/** Before an owner's certificate without a confirmation: judged anew. Throws house-not-proven, as the database does. */
export async function requireOwnerCheck(trx: Trx, place: CheckPlace, house: OwnerHouse): Promise<void> {
  const { is_open } = await checkOwner(trx, place, house);
  if (!is_open) throw guardProblems.notProven();
}

/** As the records stand now. Throws not-found. */
export async function getOwnerCheck(reader: Reader, place: CheckPlace, id: string): Promise<OwnerCheck> {
  const row = await reader
    .selectFrom('certificates.owner_check')
    .select(['property_number', 'survey_number', 'slip_number', 'pointing_id'])
    .where('municipality_code', '=', place.municipality)
    .where('disaster_code', '=', place.disaster)
    .where('owner_check_id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  const { property_number, survey_number, ...given } = row;
  const house = { property_number, survey_number };
  const acts = await readActs(reader, given);
  return describe(reader, id, house, acts, await judge(reader, place, house, acts));
}

/** Asks a second person. Throws not-found, house-proven-already; override-waits by the database. */
export async function askForOwnerOverride(
  trx: Trx,
  place: CheckPlace & { account: string },
  owner_check_id: string,
  { override_id, reason }: NewOwnerOverride,
): Promise<OwnerCheck> {
  const check = await getOwnerCheck(trx, place, owner_check_id);
  if (check.is_proven) throw guardProblems.provenAlready();
  await trx
    .insertInto('certificates.house_override')
    .values({
      override_id,
      owner_check_id,
      municipality_code: place.municipality,
      disaster_code: place.disaster,
      reason,
      contradictions: check.kinds.filter(({ stand }) => stand === 'contradict').map(({ kind }) => kind),
      requested_by: place.account,
    })
    .execute();
  const { property_number, survey_number } = check;
  return checkOwner(trx, place, { property_number, survey_number });
}

async function judge(reader: Reader, place: CheckPlace, house: OwnerHouse, acts: Acts): Promise<Judgement> {
  const context = await getDisasterContext(reader, place.municipality, place.disaster);
  return judgeOwner(await getOwnerFacts(reader, context, house, acts));
}

async function findActs(
  reader: Reader,
  { municipality, disaster }: CheckPlace,
  { property_number, survey_number }: OwnerHouse,
): Promise<Acts> {
  const kept = await reader
    .selectFrom('certificates.owner_check')
    .select(['slip_number', 'pointing_id'])
    .where('municipality_code', '=', municipality)
    .where('disaster_code', '=', disaster)
    .where('property_number', '=', property_number)
    .where('survey_number', '=', survey_number)
    .executeTakeFirst();
  return kept === undefined ? noActs : readActs(reader, kept);
}

async function keepJudgement(
  trx: Trx,
  place: CheckPlace,
  house: OwnerHouse,
  acts: Acts,
): Promise<OwnerCheck> {
  const judgement = await judge(trx, place, house, acts);
  const found = columnsOf(acts, judgement, place);
  const { owner_check_id } = await trx
    .insertInto('certificates.owner_check')
    .values({
      owner_check_id: uuidv7(),
      municipality_code: place.municipality,
      disaster_code: place.disaster,
      ...house,
      ...found,
    })
    .onConflict((conflict) =>
      conflict.constraint('owner_check_house_unique').doUpdateSet({ ...found, checked_at: sql`now()` }),
    )
    .returning('owner_check_id')
    .executeTakeFirstOrThrow();
  return describe(trx, owner_check_id, house, acts, judgement);
}

async function describe(
  reader: Reader,
  owner_check_id: string,
  house: OwnerHouse,
  acts: Acts,
  judgement: Judgement,
): Promise<OwnerCheck> {
  const override = await findOverride(reader, { owner_check_id });
  return { owner_check_id, ...house, ...describeJudgement(acts, judgement, override) };
}
