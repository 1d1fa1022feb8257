// The certificates that stand beside a new one: those of its case, and the one that it would replace.
import type { Reader } from '../db/database.ts';
import type { CertificateSummary, PreviewQuestion } from './certificates.contract.ts';
import { certificatesProblems } from './certificates.problems.ts';
import { listCertificates } from './certificates.queries.ts';
import type { Place } from './certificates.queries.ts';
import type { Choices } from './certificates.rules.ts';
import type { TiedGrounds } from './grounds.queries.ts';

/** Those of the same kind and case, as the database names cases (certificates.judge_ground). */
export async function listOfCase(
  reader: Reader,
  place: Place,
  grounds: TiedGrounds,
): Promise<CertificateSummary[]> {
  const { kind, household_number, property_number, declaration_id } = grounds;
  let query = reader
    .selectFrom('certificates.v_certificate')
    .select('certificate_id')
    .where('municipality_code', '=', place.municipality)
    .where('disaster_code', '=', place.disaster)
    .where('kind', '=', kind.kind);
  if (kind.ground === 'confirmation') query = query.where('household_number', '=', household_number);
  if (kind.ground === 'building') query = query.where('property_number', '=', property_number);
  if (kind.ground === 'declaration') query = query.where('declaration_id', '=', declaration_id);
  const rows = await query.execute();
  return listCertificates(reader, place, { certificate_ids: rows.map((row) => row.certificate_id) });
}

/** A household may have certificates for several houses; of this very case there is one at most. */
export function findPresentOfCase(
  certificates: readonly CertificateSummary[],
  { kind, property_number, confirmation_id }: TiedGrounds,
): string | null {
  const present = certificates.find(
    (one) =>
      one.state === 'present' &&
      (kind.ground !== 'confirmation' ||
        (property_number === null
          ? one.confirmation_id === confirmation_id
          : one.property_number === property_number)),
  );
  return present?.certificate_id ?? null;
}

/** Throws replaced-already unless it is present and of this kind. */
export async function getFormer(
  reader: Reader,
  place: Place,
  kind: string,
  replaces: PreviewQuestion['replaces'],
): Promise<Choices['former']> {
  if (replaces === undefined) return null;
  const former = await reader
    .selectFrom('certificates.v_present_certificate')
    .select('certificate_number')
    .where('municipality_code', '=', place.municipality)
    .where('disaster_code', '=', place.disaster)
    .where('kind', '=', kind)
    .where('certificate_id', '=', replaces.certificate_id)
    .executeTakeFirst();
  if (former === undefined) throw certificatesProblems.replacedAlready();
  return { certificate_number: former.certificate_number, reason: replaces.reason };
}
