import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import type { Certificate, CertificateSummary } from './certificates.contract.ts';
import { CertificateEvent, CertificateKind, ResidentFields } from './certificates.contract.ts';
import { certificatesProblems } from './certificates.problems.ts';
import type { Grounds } from './certificates.rules.ts';

export interface Place {
  municipality: string;
  disaster: string;
}

/** What a certificate would rest on, with what ties it to those records. */
export interface ResidentGrounds extends Grounds {
  household_number: string;
  survey_version_id: number;
  seal_file: string | null;
  /** Today in Japan. */
  today: string;
}

/**
 * Throws not-found for a confirmation that is not of this disaster or may not be seen, confirmation-missing for a
 * withdrawn one, records-gone where the registers no longer hold what was confirmed.
 */
export async function getGrounds(
  reader: Reader,
  place: Place,
  confirmationId: string,
): Promise<ResidentGrounds> {
  const confirmation = await reader
    .selectFrom('matching.v_confirmation as k')
    .innerJoin('accounts.disaster as d', (join) =>
      join
        .onRef('d.municipality_code', '=', 'k.municipality_code')
        .onRef('d.disaster_code', '=', 'k.disaster_code'),
    )
    .innerJoin('accounts.municipality as m', 'm.municipality_code', 'k.municipality_code')
    .select(['k.household_number', 'k.survey_number', 'k.withdrawn_at'])
    .select(['d.occurred_on', 'd.cause', 'd.kind'])
    .select(['m.mayor_title', 'm.mayor_name', 'm.seal_number', 'm.seal_file'])
    .select([
      sql<string | null>`registers.reading_date(d.municipality_code, 'residents', d.occurred_on)`.as('as_of'),
      sql<string>`(now() AT TIME ZONE 'Asia/Tokyo')::date`.as('today'),
    ])
    .where('k.municipality_code', '=', place.municipality)
    .where('k.disaster_code', '=', place.disaster)
    .where('k.confirmation_id', '=', confirmationId)
    .executeTakeFirst();
  if (confirmation === undefined) throw problems.notFound();
  if (confirmation.withdrawn_at !== null) throw certificatesProblems.confirmationMissing();
  const { household_number, occurred_on, cause, kind, mayor_title, mayor_name, seal_number } = confirmation;
  const valid = sql<boolean>`valid_from <= ${confirmation.as_of}::date AND (valid_until IS NULL OR valid_until > ${confirmation.as_of}::date)`;
  const household = await reader
    .selectFrom('registers.v_household')
    .select(['head_name', 'address', 'address_detail'])
    .where('household_number', '=', household_number)
    .where(valid)
    .executeTakeFirst();
  const members = await reader
    .selectFrom('registers.v_resident')
    .select(['name', 'relationship', 'sex', 'born_on'])
    .where('household_number', '=', household_number)
    .where(valid)
    .orderBy(sql`relationship IS DISTINCT FROM '世帯主'`)
    .orderBy('born_on')
    .orderBy('resident_number')
    .execute();
  const survey = await reader
    .selectFrom('surveys.v_survey')
    .select(['survey_version_id', 'damage_label', 'flood_class'])
    .where('disaster_code', '=', place.disaster)
    .where('survey_number', '=', confirmation.survey_number)
    .executeTakeFirst();
  if (household === undefined || survey === undefined) throw certificatesProblems.recordsGone();
  return {
    disaster: { occurred_on, cause, kind },
    municipality: { mayor_title, mayor_name, seal_number },
    household,
    members,
    survey,
    household_number,
    survey_version_id: survey.survey_version_id,
    seal_file: confirmation.seal_file,
    today: confirmation.today,
  };
}

const longestList = 500;

/** Newest first; of one confirmation, of one household, or of the whole disaster (its last 500). */
export async function listCertificates(
  reader: Reader,
  place: Place,
  of: { confirmation_id?: string | undefined; household_number?: string | undefined } = {},
): Promise<CertificateSummary[]> {
  let query = selectCertificates(reader, place);
  if (of.confirmation_id !== undefined) query = query.where('z.confirmation_id', '=', of.confirmation_id);
  if (of.household_number !== undefined) query = query.where('z.household_number', '=', of.household_number);
  const rows = await query.orderBy('z.certificate_number', 'desc').limit(longestList).execute();
  const events = await listEvents(
    reader,
    rows.map((row) => row.certificate_id),
  );
  return rows.map(({ fields: _, document_hash, ...row }) => ({
    ...row,
    kind: CertificateKind.parse(row.kind),
    is_rendered: document_hash !== null,
    events: events.get(row.certificate_id) ?? [],
  }));
}

/** Throws not-found, also for a certificate of a household that the reader may not see. */
export async function getCertificate(reader: Reader, place: Place, id: string): Promise<Certificate> {
  const row = await selectCertificates(reader, place).where('z.certificate_id', '=', id).executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  const events = await listEvents(reader, [id]);
  return {
    ...row,
    kind: CertificateKind.parse(row.kind),
    fields: ResidentFields.parse(row.fields),
    is_rendered: row.document_hash !== null,
    events: events.get(id) ?? [],
  };
}

function selectCertificates(reader: Reader, { municipality, disaster }: Place) {
  return reader
    .selectFrom('certificates.certificate as z')
    .innerJoin('accounts.v_account as a', 'a.account_id', 'z.created_by')
    .select(['z.certificate_id', 'z.kind', 'z.certificate_number', 'z.confirmation_id', 'z.household_number'])
    .select(['z.issued_on', 'z.created_at', 'z.fields', 'z.document_file as document_hash'])
    .select('a.display_name as created_by')
    .where('z.municipality_code', '=', municipality)
    .where('z.disaster_code', '=', disaster);
}

async function listEvents(reader: Reader, ids: string[]): Promise<Map<string, CertificateSummary['events']>> {
  const events = new Map<string, CertificateSummary['events']>();
  if (ids.length === 0) return events;
  const rows = await reader
    .selectFrom('certificates.event as e')
    .innerJoin('accounts.v_account as a', 'a.account_id', 'e.account_id')
    .select(['e.certificate_id', 'e.event', 'e.at', 'a.display_name as by'])
    .where('e.certificate_id', 'in', ids)
    .orderBy('e.at')
    .execute();
  for (const { certificate_id, event, at, by } of rows)
    events.set(certificate_id, [
      ...(events.get(certificate_id) ?? []),
      { event: CertificateEvent.parse(event), at, by },
    ]);
  return events;
}
