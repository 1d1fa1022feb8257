// 申請 that came before the counter opened, by post and at the branch offices: some in every state.
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { ApplicationState } from '../../api/certificates/application-states.contract.ts';
import { goOn, receive } from '../../api/certificates/applications.commands.ts';
import type { Acting, ApplicationSubscribers } from '../../api/certificates/applications.commands.ts';
import type { NewApplication, NewCheck } from '../../api/certificates/applications.contract.ts';
import { purposeWords } from '../../api/certificates/applications.contract.ts';
import { getStand } from '../../api/certificates/applications.queries.ts';
import { getPrefill } from '../../api/certificates/prefill.queries.ts';
import { propose } from '../../api/certificates/rulings.commands.ts';
import type { Trx } from '../../api/db/database.ts';
import { isSurveyNear } from '../../api/certificates/house-place.queries.ts';
import { getDisasterContext } from '../../api/matching/disaster-context.ts';
import { confirm } from '../../api/matching/matching.commands.ts';
import { unwantSurvey, wantSurvey } from '../../api/surveys/points.commands.ts';
import { daysAfter } from './demo-clerk.ts';
import type { DemoTown } from './demo-town.ts';

const subscribers: ApplicationSubscribers = { onSurveyWanted: wantSurvey, onSurveyNotWanted: unwantSurvey };

type Way = { to: readonly Exclude<ApplicationState, 'issued'>[]; reason?: string; ruling?: true };

/** One after the other for the households, again and again. */
const ways: readonly Way[] = [
  { to: [] },
  { to: ['explained'] },
  { to: ['explained', 'agreed'] },
  { to: [] },
  { to: ['explained', 'second_survey_requested'], reason: '2階の天井と屋根の傷みが点数に入っていない' },
  { to: ['explained', 'agreed'] },
  { to: [], ruling: true },
  { to: ['searching_again'], reason: '住所は隣の棟の番地。大家の氏名で探す' },
  { to: ['explained', 'agreed'] },
  { to: ['explained', 'in_consultation'], reason: '解体と仮住まいの相談' },
  { to: [] },
  { to: ['explained', 'resurvey_requested'], reason: '余震のあと、基礎のひびが広がった' },
  { to: ['explained'] },
  { to: ['withdrawn'], reason: '同じ世帯の家族が先に申請していた' },
  { to: ['explained', 'agreed'] },
  { to: ['refused'], reason: '申請の物件は市外にある' },
];
const withResult = 48;
const withoutResult = 12;
/** Farther from any result than a house placed by its address can be wrong. */
const safeMetres = 60;

/** Answers how many were received; none where there are some already. */
export async function receiveApplications(
  trx: Trx,
  place: Acting,
  { disaster, waiting }: DemoTown,
): Promise<number> {
  const { count } = await trx
    .selectFrom('certificates.application')
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow();
  if (count > 0) return 0;
  const later = new Set(waiting.map(({ household_number }) => household_number));
  const linked = (await listLinked(trx, place)).filter(
    ({ household_number }) => !later.has(household_number),
  );
  const day = (ahead: number): string => daysAfter(disaster.occurred_on, ahead);
  let index = 0;
  for (const tie of evenly(linked, withResult)) {
    const way = ways[index % ways.length] ?? { to: [] };
    await walk(trx, place, { tie, way, index, on: day(3 + (index % 5)) });
    index += 1;
  }
  for (const household_number of await listUnsurveyed(trx, place)) {
    await receive(
      trx,
      place,
      subscribers,
      await formOf(trx, place, { household_number, index, on: day(5 + (index % 3)) }),
    );
    index += 1;
  }
  return index;
}

interface Tie {
  household_number: string;
  property_number: string | null;
  survey_number: string;
}

async function walk(
  trx: Trx,
  place: Acting,
  { tie, way, index, on }: { tie: Tie; way: Way; index: number; on: string },
): Promise<void> {
  // Whoever is explained a result has been tied to it by a clerk.
  if (way.to.includes('explained')) await confirm(trx, place, tie);
  const form = await formOf(trx, place, { ...tie, index, on });
  const { application_id, is_open } = await receive(trx, place, subscribers, form);
  if (!is_open) return;
  for (const to_state of way.to) {
    const { step } = await getStand(trx, place, application_id);
    await goOn(trx, place, subscribers, application_id, {
      step_seen: step,
      to_state,
      held_on: on,
      reason: to_state === 'explained' || to_state === 'agreed' ? null : (way.reason ?? null),
      survey_number: to_state === 'explained' ? tie.survey_number : null,
      judged_by: to_state === 'refused' ? 'committee' : null,
      judging_body: to_state === 'refused' ? '住家被害判定委員会' : null,
    });
  }
  if (way.ruling)
    await propose(trx, place, application_id, {
      ruling_id: uuidv7(),
      kind: index % 32 < 16 ? 'household_split' : 'real_use',
      evidence: ['utility_bill', 'hearing'],
      finding:
        index % 32 < 16 ? '2階で長男の世帯が別に生計を営む' : '店舗として登録された1階の奥に居住している',
      reason: '電気とガスの契約が別。自治会長にも聞き取った',
    });
}

/** What the register says, as the page would fill it in. */
async function formOf(
  trx: Trx,
  place: Acting,
  {
    household_number,
    property_number = null,
    survey_number = null,
    index,
    on,
  }: {
    household_number: string;
    property_number?: string | null;
    survey_number?: string | null;
    index: number;
    on: string;
  },
): Promise<NewApplication> {
  const known = await getPrefill(trx, place, { household_number, property_number });
  const channel = index % 3 === 2 ? 'post' : 'window';
  return {
    application_id: uuidv7(),
    channel,
    received_on: on,
    applicant_name: known.applicant_name,
    applicant_kana: known.applicant_kana,
    applicant_relation: '本人',
    applicant_address: known.applicant_address,
    applicant_phone: known.applicant_phone,
    household_number,
    head_name: known.head_name,
    members: known.members,
    address_then: known.address_then,
    category: known.category ?? (index % 4 === 1 ? 'tenant' : 'owner_occupier'),
    category_detail: null,
    object: 'dwelling',
    object_detail: null,
    house_address: known.house_address,
    property_number: null,
    slip_number: index % 5 === 4 ? null : survey_number,
    purpose: purposeWords[index % purposeWords.length] ?? purposeWords[0],
    copies: 1 + (index % 2),
    delivery: channel,
    mailing_postal_code: null,
    mailing_address: channel === 'post' ? known.applicant_address : null,
    ticket_id: null,
    representative_number: null,
    checks: checksBy(channel, survey_number),
  };
}

function checksBy(channel: 'window' | 'post', survey_number: string | null): NewCheck[] {
  return [
    {
      aspect: 'identity',
      evidence: channel === 'post' ? 'copy_by_post' : 'driving_licence',
      note: null,
    },
    ...(survey_number === null ? [] : [{ aspect: 'house' as const, evidence: 'survey_slip', note: null }]),
    { aspect: 'household', evidence: 'register', note: null },
  ];
}

/** Households that the machine has tied to one result, in the order of the slips. */
async function listLinked(trx: Trx, { municipality, disaster }: Acting): Promise<Tie[]> {
  const rows = await trx
    .selectFrom('matching.link')
    .select(['household_number', 'property_number', 'survey_number'])
    .where('municipality_code', '=', municipality)
    .where('disaster_code', '=', disaster)
    .where('state', '=', 'auto')
    .where('household_number', 'is not', null)
    .where('survey_number', 'is not', null)
    .orderBy('survey_number')
    .orderBy('household_number')
    .execute();
  const ties = new Map<string, Tie>();
  for (const { household_number, property_number, survey_number } of rows)
    if (household_number !== null && survey_number !== null && !ties.has(household_number))
      ties.set(household_number, { household_number, property_number, survey_number });
  return [...ties.values()];
}

/** Some households whose house nobody has looked at yet, nor one beside it. */
async function listUnsurveyed(trx: Trx, { municipality, disaster }: Acting): Promise<string[]> {
  const rows = await trx
    .selectFrom('matching.link as l')
    .innerJoin('registers.v_household as h', 'h.household_number', 'l.household_number')
    .select(['h.household_number', sql<number>`ST_X(h.geom)`.as('lon'), sql<number>`ST_Y(h.geom)`.as('lat')])
    .where('l.municipality_code', '=', municipality)
    .where('l.disaster_code', '=', disaster)
    .where('l.state', '=', 'auto')
    .where('l.survey_number', 'is', null)
    .where('h.valid_until', 'is', null)
    .where('h.geocode_level', '=', 'house')
    .orderBy('h.household_number')
    .execute();
  const context = await getDisasterContext(trx, municipality, disaster);
  const found = new Set<string>();
  for (const { household_number, lon, lat } of evenly(rows, withoutResult * 4))
    if (found.size < withoutResult && !(await isSurveyNear(trx, context, { lon, lat }, safeMetres)))
      found.add(household_number);
  return [...found];
}

/** So many of a list, from all of its length. */
function evenly<T>(list: readonly T[], count: number): T[] {
  const most = Math.min(count, list.length);
  return Array.from({ length: most }, (_, index) => list[Math.floor((index * list.length) / most)]).filter(
    (one) => one !== undefined,
  );
}
