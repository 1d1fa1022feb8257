import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import type { Certificate } from './certificates.contract.ts';
import { CertificateEvent, CertificateSummary, PaperFields } from './certificates.contract.ts';

export interface Place {
  municipality: string;
  disaster: string;
}

const longestList = 500;

interface Wanted {
  confirmation_id?: string | undefined;
  kind?: string | undefined;
  case_key?: string | undefined;
  certificate_ids?: readonly string[] | undefined;
}

/** Newest first; of one confirmation, of one case and kind, some by id, or of the whole disaster (its last 500). */
export async function listCertificates(
  reader: Reader,
  place: Place,
  of: Wanted = {},
): Promise<CertificateSummary[]> {
  let query = selectCertificates(reader, place);
  if (of.confirmation_id !== undefined) query = query.where('z.confirmation_id', '=', of.confirmation_id);
  if (of.kind !== undefined) query = query.where('z.kind', '=', of.kind);
  if (of.case_key !== undefined) query = query.where('z.case_key', '=', of.case_key);
  if (of.certificate_ids !== undefined) {
    if (of.certificate_ids.length === 0) return [];
    query = query.where('z.certificate_id', 'in', [...of.certificate_ids]);
  }
  const rows = await query
    .orderBy('z.created_at', 'desc')
    .orderBy('z.certificate_number', 'desc')
    .limit(longestList)
    .execute();
  const events = await listEvents(
    reader,
    rows.map((row) => row.certificate_id),
  );
  return rows.map((row) =>
    CertificateSummary.parse({
      ...row,
      is_rendered: row.document_hash !== null,
      events: events.get(row.certificate_id) ?? [],
    }),
  );
}

/** Throws not-found, also for a certificate of a household that the reader may not see. */
export async function getCertificate(reader: Reader, place: Place, id: string): Promise<Certificate> {
  const row = await selectCertificates(reader, place)
    .leftJoin('certificates.template as t', 't.template_id', 'z.template_id')
    .select(['z.fields', 't.template_version'])
    .select(
      sql<string | null>`(SELECT s.survey_number FROM surveys.v_survey_version s
        WHERE s.survey_version_id = z.survey_version_id)`.as('survey_number'),
    )
    .where('z.certificate_id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  const events = (await listEvents(reader, [id])).get(id) ?? [];
  const is_rendered = row.document_hash !== null;
  return {
    ...CertificateSummary.parse({ ...row, is_rendered, events }),
    fields: PaperFields.parse(row.fields),
    survey_number: row.survey_number,
    template_version: row.template_version,
    document_hash: row.document_hash,
  };
}

/** All certificates of the case that this one is of, newest first. Throws not-found. */
export async function listChain(reader: Reader, place: Place, id: string): Promise<CertificateSummary[]> {
  const row = await reader
    .selectFrom('certificates.v_certificate')
    .select(['kind', 'case_key'])
    .where('municipality_code', '=', place.municipality)
    .where('disaster_code', '=', place.disaster)
    .where('certificate_id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  return listCertificates(reader, place, row);
}

function selectCertificates(reader: Reader, { municipality, disaster }: Place) {
  return reader
    .selectFrom('certificates.v_certificate as z')
    .innerJoin('accounts.v_account as a', 'a.account_id', 'z.created_by')
    .select(['z.certificate_id', 'z.kind', 'z.title', 'z.label', 'z.ground', 'z.certificate_number'])
    .select(['z.confirmation_id', 'z.household_number', 'z.property_number', 'z.declaration_id'])
    .select(['z.issued_on', 'z.created_at', 'z.document_file as document_hash', 'z.state', 'z.version'])
    .select(['z.replaces', 'z.replaced_by', 'z.version_reason', 'z.corrected_items', 'z.version_note'])
    .select(['z.ended_at', 'z.void_reason', 'z.void_note', 'z.is_paper_returned'])
    .select(['z.copies', 'z.fee_yen', 'z.fee_exemption', 'z.is_certified_copy'])
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
