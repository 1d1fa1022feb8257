// 交付: a number is given and the contents are frozen; then the document is drawn, printed, handed over.
import type { Trx } from '../db/database.ts';
import type { FileStore } from '../files/file-store.ts';
import { problems } from '../http/problem.ts';
import { tieCertificate } from './applications.commands.ts';
import { getFormer } from './case-certificates.queries.ts';
import type { Certificate, CertificateEvent, NewCertificate, Voiding } from './certificates.contract.ts';
import { PaperFields } from './certificates.contract.ts';
import { certificatesProblems } from './certificates.problems.ts';
import { getCertificate } from './certificates.queries.ts';
import type { Place } from './certificates.queries.ts';
import { composeFields, locateMissingGlyphs, writeNumber } from './certificates.rules.ts';
import { createFontStack } from '../documents/fonts.ts';
import { renderPaper } from './document/paper.ts';
import { getGrounds } from './grounds.queries.ts';
import { requireHouseCheck } from './guard.commands.ts';
import { readDocument } from './issued-document.ts';
import { getPaperSettings } from './kinds.queries.ts';
import { takeFromBlock, takeNumbers } from './number-series.ts';
import { requireOwnerCheck } from './owner-checks.commands.ts';
import { openSigningKey } from './signing-key.ts';
import { getTemplateBlocks } from './templates.queries.ts';
import { keepTemplate } from './templates.commands.ts';
import { hashAddress, signContent } from './verification.rules.ts';

export interface Issuing extends Place {
  account: string;
  /** Data folder of this process, where the signing key lies. */
  folder: string;
  /** Scheme and host for the QR code where the town has set none. */
  origin: string;
}

/**
 * Gives a number and freezes what will be printed. All that can be refused is refused before a number is touched;
 * whatever breaks takes the number back with it. A second try with the same id breaks certificate_pkey. An application
 * that is named is answered by it: throws application-not-agreed where it is not agreed.
 */
export async function issue(trx: Trx, place: Issuing, wanted: NewCertificate): Promise<Certificate> {
  const { certificate_id, replaces, block_id } = wanted;
  const grounds = await getGrounds(trx, place, wanted);
  if (grounds.confirmation_id !== null) await requireHouseCheck(trx, place, grounds.confirmation_id);
  else if (grounds.property_number !== null && wanted.survey_number !== undefined)
    await requireOwnerCheck(trx, place, {
      property_number: grounds.property_number,
      survey_number: wanted.survey_number,
    });
  const settings = await getPaperSettings(trx, place.municipality);
  const { kind, today: issued_on } = grounds;
  const fields = composeFields(grounds, {
    certificate_number: null,
    issued_on,
    remarks: wanted.remarks,
    substitutions: wanted.substitutions,
    copy_words: wanted.is_certified_copy ? settings.certified_copy : '',
    former: await getFormer(trx, place, kind.kind, replaces),
  });
  const missing = locateMissingGlyphs(fields, createFontStack());
  if (missing.length > 0) throw certificatesProblems.glyphsMissing(missing);
  const template_id = await keepTemplate(trx, place.municipality, kind);
  const signing = await openSigningKey(trx, place.folder, place.municipality);

  const certificate_number =
    block_id === undefined
      ? await takeNumbers(trx, place, kind.kind)
      : await takeFromBlock(trx, place, kind.kind, block_id);
  const named = { disaster_code: place.disaster, kind: kind.kind, certificate_number };
  const content = {
    ...named,
    key_id: signing.key_id,
    issued_on,
    address_hash: hashAddress(fields.house_address, named),
    damage_class: fields.damage_class,
  };
  const origin = settings.public_address ?? place.origin;
  const verification = `${origin}/public/${place.municipality}/certificate#${signContent(content, signing.key)}`;
  await trx
    .insertInto('certificates.certificate')
    .values({
      certificate_id,
      municipality_code: place.municipality,
      ...named,
      confirmation_id: grounds.confirmation_id,
      household_number: grounds.household_number,
      property_number: grounds.property_number,
      owner_key: grounds.owner_key,
      survey_version_id: grounds.survey_version_id,
      declaration_id: grounds.declaration_id,
      template_id,
      block_id: block_id ?? null,
      replaces: replaces?.certificate_id ?? null,
      version_reason: replaces?.reason ?? null,
      corrected_items: replaces?.corrected_items ?? [],
      version_note: replaces?.note ?? '',
      copies: wanted.copies,
      fee_yen: wanted.fee_exemption === null ? settings.fee_yen * wanted.copies : 0,
      fee_exemption: wanted.fee_exemption,
      is_certified_copy: fields.copy_words !== '',
      fields: { ...fields, certificate_number: writeNumber(certificate_number), verification },
      seal_file: grounds.seal_file,
      issued_on,
      created_by: place.account,
    })
    .execute();
  await recordEvent(trx, place, certificate_id, 'reserved');
  if (wanted.application_id !== undefined)
    await tieCertificate(trx, place, wanted.application_id, certificate_id);
  return getCertificate(trx, place, certificate_id);
}

/**
 * Draws the document from the frozen fields and template and keeps it. Equal fields give equal bytes, so after a crash
 * in between it is simply done again; a document that is kept already is only checked. Throws document-damaged if it
 * is not what was kept.
 */
export async function render(
  trx: Trx,
  files: FileStore,
  place: Place & { account: string },
  id: string,
): Promise<Certificate> {
  const row = await trx
    .selectFrom('certificates.certificate as c')
    .innerJoin('certificates.kind as k', (join) =>
      join.onRef('k.municipality_code', '=', 'c.municipality_code').onRef('k.kind', '=', 'c.kind'),
    )
    .select(['c.fields', 'c.seal_file', 'c.document_file', 'c.template_id', 'k.label'])
    .where('c.municipality_code', '=', place.municipality)
    .where('c.disaster_code', '=', place.disaster)
    .where('c.certificate_id', '=', id)
    .forUpdate('c')
    .executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  if (row.document_file !== null) {
    await readDocument(files, row.document_file);
    return getCertificate(trx, place, id);
  }
  const bytes = await renderPaper(PaperFields.parse(row.fields), {
    blocks: await getTemplateBlocks(trx, row.template_id),
    seal_png: row.seal_file === null ? null : await files.read(row.seal_file),
    label: row.label,
  });
  const { hash } = await files.keep(Buffer.from(bytes));
  await trx
    .updateTable('certificates.certificate')
    .set({ document_file: hash })
    .where('certificate_id', '=', id)
    .execute();
  await recordEvent(trx, place, id, 'rendered');
  return getCertificate(trx, place, id);
}

/** Printed any number of times, handed over once; both only of a document that exists and still holds. */
export async function record(
  trx: Trx,
  place: Place & { account: string },
  id: string,
  event: Extract<CertificateEvent, 'printed' | 'handed_over'>,
): Promise<Certificate> {
  const certificate = await getCertificate(trx, place, id);
  if (!certificate.is_rendered) throw certificatesProblems.notRendered();
  if (certificate.state !== 'present') throw certificatesProblems.notPresent();
  await recordEvent(trx, place, id, event);
  return getCertificate(trx, place, id);
}

/** It no longer holds, and nothing takes its place. Breaks certificate_voided_present where it does not hold already. */
export async function voidCertificate(
  trx: Trx,
  place: Place & { account: string },
  id: string,
  voiding: Voiding,
): Promise<Certificate> {
  const { certificate_id } = await getCertificate(trx, place, id);
  await trx
    .insertInto('certificates.voiding')
    .values({
      certificate_id,
      municipality_code: place.municipality,
      ...voiding,
      voided_by: place.account,
    })
    .execute();
  return getCertificate(trx, place, id);
}

async function recordEvent(
  trx: Trx,
  place: Place & { account: string },
  certificate_id: string,
  event: CertificateEvent,
): Promise<void> {
  await trx
    .insertInto('certificates.event')
    .values({ certificate_id, municipality_code: place.municipality, event, account_id: place.account })
    .execute();
}
