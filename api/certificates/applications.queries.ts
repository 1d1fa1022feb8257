import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { foldKana, foldName } from '../../geodata/text/fold-name.ts';
import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import { endOfPrefix } from '../matching/matching.rules.ts';
import { statesBeforeSurvey } from './application-states.contract.ts';
import { Application, ApplicationEvent, ApplicationPage } from './applications.contract.ts';
import type { ApplicationSearch } from './applications.contract.ts';
import { findIssueStart } from './areas.queries.ts';
import type { Place } from './certificates.queries.ts';
import { listRulings } from './rulings.queries.ts';

/** A result of the wanted round lies beside the house of one that waits for a survey. */
const hasResult = sql<boolean>`(a.state IN (${sql.join([...statesBeforeSurvey])}) AND a.geom IS NOT NULL AND EXISTS (
  SELECT FROM surveys.v_survey s
  WHERE s.municipality_code = a.municipality_code AND s.disaster_code = a.disaster_code
    AND s.geom && ST_Expand(a.geom, 0.00035) AND ST_DWithin(s.geom::geography, a.geom::geography, 25)
    AND (a.state = 'awaiting_survey'
      OR s.round = CASE a.state WHEN 'second_survey_requested' THEN 'second' ELSE 'resurvey' END)))`;

/** Numbers exactly, names and readings from their beginning. */
function fits(text: string): RawBuilder<boolean> {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return sql<boolean>`true`;
  const range = (column: string, key: string) =>
    key === ''
      ? sql`false`
      : sql`(${sql.ref(column)} >= ${key} AND ${sql.ref(column)} < ${endOfPrefix(key)})`;
  const name = foldName(text);
  const number = /^\d{1,9}$/.test(plain) ? Number(plain) : null;
  return sql<boolean>`(${range('a.applicant_name_key', name)} OR ${range('a.head_name_key', name)}
    OR ${range('a.applicant_kana_key', foldKana(text))} OR a.household_number = ${plain} OR a.slip_number = ${plain}
    OR a.application_number = ${number}::int OR a.representative_number = ${number}::int)`;
}

function selectSummaries(reader: Reader, { municipality, disaster }: Place) {
  return reader
    .selectFrom('certificates.application as a')
    .innerJoin('certificates.application_event as last', (join) =>
      join.onRef('last.application_id', '=', 'a.application_id').onRef('last.step', '=', 'a.step'),
    )
    .select(['a.application_id', 'a.application_number', 'a.representative_number', 'a.channel'])
    .select(['a.received_on', 'a.applicant_name', 'a.applicant_kana', 'a.head_name', 'a.house_address'])
    .select(['a.category', 'a.object', 'a.household_number', 'a.state', 'last.at as state_since'])
    .select([
      sql<number | null>`ST_X(a.geom)`.as('lon'),
      sql<number | null>`ST_Y(a.geom)`.as('lat'),
      hasResult.as('has_result'),
    ])
    .where('a.municipality_code', '=', municipality)
    .where('a.disaster_code', '=', disaster);
}

export async function searchApplications(
  reader: Reader,
  place: Place,
  { text, states, channel, has_result, before, limit }: ApplicationSearch,
): Promise<ApplicationPage> {
  const counts = await reader
    .selectFrom('certificates.application as a')
    .select(['a.state', 'a.channel', sql<number>`count(*)`.as('count')])
    .select(sql<number>`count(*) FILTER (WHERE ${hasResult})`.as('with_result'))
    .where('a.municipality_code', '=', place.municipality)
    .where('a.disaster_code', '=', place.disaster)
    .where(fits(text))
    .groupBy(['a.state', 'a.channel'])
    .execute();
  let query = selectSummaries(reader, place).where(fits(text));
  if (states.length > 0) query = query.where('a.state', 'in', states);
  if (channel !== null) query = query.where('a.channel', '=', channel);
  if (has_result) query = query.where(hasResult);
  if (before !== null) query = query.where('a.application_number', '<', before);
  const rows = await query
    .orderBy('a.application_number', 'desc')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const chosen = counts.filter(
    (count) =>
      (states.length === 0 || states.some((state) => state === count.state)) &&
      (channel === null || count.channel === channel),
  );
  return ApplicationPage.parse({
    rows: page,
    counts,
    results_ready: counts.reduce((sum, count) => sum + count.with_result, 0),
    total: chosen.reduce((sum, count) => sum + (has_result ? count.with_result : count.count), 0),
    next: rows.length > limit ? (page.at(-1)?.application_number ?? null) : null,
  });
}

/** Throws not-found, also for one of a household that the reader may not see. */
export async function getApplication(
  reader: Reader,
  place: Place & { account: string },
  id: string,
): Promise<Application> {
  const row = await selectSummaries(reader, place)
    .innerJoin('accounts.v_account as by', 'by.account_id', 'a.created_by')
    .select([
      'a.applicant_relation',
      'a.applicant_address',
      'a.applicant_phone',
      'a.members',
      'a.address_then',
    ])
    .select(['a.category_detail', 'a.object_detail', 'a.property_number', 'a.slip_number', 'a.purpose'])
    .select(['a.copies', 'a.delivery', 'a.mailing_postal_code', 'a.mailing_address', 'a.ticket_id'])
    .select(['a.confirmation_id', 'a.step', 'a.version', 'a.created_at', 'a.town_id'])
    .select('by.display_name as created_by')
    .where('a.application_id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  const group = await reader
    .selectFrom('certificates.application')
    .select(['application_id', 'application_number', 'applicant_name', 'state'])
    .where('municipality_code', '=', place.municipality)
    .where('disaster_code', '=', place.disaster)
    .where('representative_number', '=', row.representative_number)
    .where('application_id', '<>', id)
    .orderBy('application_number')
    .execute();
  return Application.parse({
    ...row,
    issue_starts_on: await findIssueStart(reader, place, row.town_id),
    events: await listEvents(reader, id),
    checks: await listChecks(reader, id),
    rulings: await listRulings(reader, { account: place.account, application_id: id }),
    certificates: await listCertificatesOf(reader, id),
    group,
  });
}

/** Where one stands; for a write that goes on from there. Throws not-found. */
export async function getStand(reader: Reader, place: Place, id: string) {
  const stand = await findStand(reader, place, id);
  if (stand === undefined) throw problems.notFound();
  return stand;
}

/** Undefined also for one that the reader may not see. */
export async function findStand(reader: Reader, { municipality, disaster }: Place, id: string) {
  return reader
    .selectFrom('certificates.application as a')
    .select(['a.application_id', 'a.step', 'a.state', 'a.version', 'a.object', 'a.household_number'])
    .select(['a.confirmation_id', 'a.house_address', 'a.slip_number', 'a.town_id'])
    .select([sql<number | null>`ST_X(a.geom)`.as('lon'), sql<number | null>`ST_Y(a.geom)`.as('lat')])
    .where('a.municipality_code', '=', municipality)
    .where('a.disaster_code', '=', disaster)
    .where('a.application_id', '=', id)
    .executeTakeFirst();
}

async function listEvents(reader: Reader, id: string): Promise<ApplicationEvent[]> {
  const rows = await reader
    .selectFrom('certificates.application_event as e')
    .innerJoin('accounts.v_account as by', 'by.account_id', 'e.account_id')
    .leftJoin('surveys.v_survey_version as s', 's.survey_version_id', 'e.survey_version_id')
    .select(['e.step', 'e.to_state', 'e.held_on', 'e.reason', 'e.judged_by', 'e.judging_body', 'e.at'])
    .select(['s.survey_number', 's.damage_label', 'by.display_name as by'])
    .where('e.application_id', '=', id)
    .orderBy('e.step')
    .execute();
  return ApplicationEvent.array().parse(rows);
}

async function listChecks(reader: Reader, id: string) {
  return reader
    .selectFrom('certificates.application_check as c')
    .innerJoin('accounts.v_account as by', 'by.account_id', 'c.account_id')
    .distinctOn('c.aspect')
    .select(['c.aspect', 'c.evidence', 'c.note', 'c.at', 'by.display_name as by'])
    .where('c.application_id', '=', id)
    .orderBy('c.aspect')
    .orderBy('c.at', 'desc')
    .execute();
}

async function listCertificatesOf(reader: Reader, id: string) {
  return reader
    .selectFrom('certificates.application_certificate as t')
    .innerJoin('certificates.certificate as z', 'z.certificate_id', 't.certificate_id')
    .select(['z.certificate_id', 'z.certificate_number', 'z.kind', 'z.issued_on'])
    .where('t.application_id', '=', id)
    .orderBy('z.created_at')
    .execute();
}
