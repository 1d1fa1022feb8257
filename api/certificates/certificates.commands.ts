// 交付: a number is given and the contents are frozen; then the document is drawn, printed, handed over.
import { sql } from 'kysely';
import type { Trx } from '../db/database.ts';
import type { FileStore } from '../files/file-store.ts';
import { problems } from '../http/problem.ts';
import type { Certificate, CertificateEvent, NewCertificate } from './certificates.contract.ts';
import { ResidentFields } from './certificates.contract.ts';
import { certificatesProblems } from './certificates.problems.ts';
import { getCertificate, getGrounds } from './certificates.queries.ts';
import type { Place } from './certificates.queries.ts';
import { composeResidentFields, locateMissingGlyphs, writeNumber } from './certificates.rules.ts';
import { readDocument } from './issued-document.ts';
import { createFontStack } from './document/fonts.ts';
import { renderResidentCertificate } from './document/resident-certificate.ts';

const kind = 'resident';

interface Issuing extends Place {
  account: string;
}

/**
 * Gives the next number and freezes what will be printed. Throws glyphs-missing before a number is touched. A second
 * try with the same id breaks certificate_pkey; whatever breaks takes the number back with it.
 */
export async function issue(trx: Trx, place: Issuing, wanted: NewCertificate): Promise<Certificate> {
  const { certificate_id, confirmation_id, remarks, substitutions } = wanted;
  const grounds = await getGrounds(trx, place, confirmation_id);
  const fields = composeResidentFields(grounds, {
    certificate_number: null,
    issued_on: grounds.today,
    remarks,
    substitutions,
  });
  const missing = locateMissingGlyphs(fields, createFontStack());
  if (missing.length > 0) throw certificatesProblems.glyphsMissing(missing);
  const certificate_number = await takeNumber(trx, place);
  await trx
    .insertInto('certificates.certificate')
    .values({
      certificate_id,
      municipality_code: place.municipality,
      disaster_code: place.disaster,
      kind,
      certificate_number,
      confirmation_id,
      household_number: grounds.household_number,
      survey_version_id: grounds.survey_version_id,
      fields: { ...fields, certificate_number: writeNumber(certificate_number) },
      seal_file: grounds.seal_file,
      issued_on: grounds.today,
      created_by: place.account,
    })
    .execute();
  await recordEvent(trx, place, certificate_id, 'reserved');
  return getCertificate(trx, place, certificate_id);
}

/** Waits for the counters that are ahead: the row stays locked until their commit, so a number taken back is given again. */
async function takeNumber(trx: Trx, { municipality, disaster }: Place): Promise<number> {
  const { last_number } = await trx
    .insertInto('certificates.number_series')
    .values({ municipality_code: municipality, disaster_code: disaster, kind, last_number: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['municipality_code', 'disaster_code', 'kind'])
        .doUpdateSet({ last_number: sql`number_series.last_number + 1` }),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow();
  return last_number;
}

/**
 * Draws the document from the frozen fields and keeps it. Equal fields give equal bytes, so after a crash in between
 * it is simply done again; a document that is kept already is only checked. Throws document-damaged if it is not what was kept.
 */
export async function render(trx: Trx, files: FileStore, place: Issuing, id: string): Promise<Certificate> {
  const row = await trx
    .selectFrom('certificates.certificate')
    .select(['fields', 'seal_file', 'document_file'])
    .where('municipality_code', '=', place.municipality)
    .where('disaster_code', '=', place.disaster)
    .where('certificate_id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  if (row.document_file !== null) {
    await readDocument(files, row.document_file);
    return getCertificate(trx, place, id);
  }
  const seal_png = row.seal_file === null ? null : await files.read(row.seal_file);
  const bytes = await renderResidentCertificate(ResidentFields.parse(row.fields), { seal_png });
  const { hash } = await files.keep(Buffer.from(bytes));
  await trx
    .updateTable('certificates.certificate')
    .set({ document_file: hash })
    .where('certificate_id', '=', id)
    .execute();
  await recordEvent(trx, place, id, 'rendered');
  return getCertificate(trx, place, id);
}

/** Printed any number of times, handed over once; both only of a document that exists. */
export async function record(
  trx: Trx,
  place: Issuing,
  id: string,
  event: Extract<CertificateEvent, 'printed' | 'handed_over'>,
): Promise<Certificate> {
  const certificate = await getCertificate(trx, place, id);
  if (!certificate.is_rendered) throw certificatesProblems.notRendered();
  await recordEvent(trx, place, id, event);
  return getCertificate(trx, place, id);
}

async function recordEvent(
  trx: Trx,
  place: Issuing,
  certificate_id: string,
  event: CertificateEvent,
): Promise<void> {
  await trx
    .insertInto('certificates.event')
    .values({ certificate_id, municipality_code: place.municipality, event, account_id: place.account })
    .execute();
}
