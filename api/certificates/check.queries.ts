import type { Reader } from '../db/database.ts';
import type { CheckAnswer } from './check.contract.ts';
import { hashAddress, readContent } from './verification.rules.ts';

/** A town's public keys by their ids. */
async function listKeys(reader: Reader, municipality: string): Promise<Map<string, Buffer>> {
  const rows = await reader
    .selectFrom('certificates.verification_key')
    .select(['key_id', 'public_key'])
    .where('municipality_code', '=', municipality)
    .execute();
  return new Map(rows.map(({ key_id, public_key }) => [key_id, public_key]));
}

/**
 * What has become of a paper. Unknown: no key of this town signed it, or no such certificate was issued. Runs in the
 * public role, which can read nothing else.
 */
export async function checkCertificate(
  reader: Reader,
  municipality: string,
  code: string,
  address: string | undefined,
): Promise<CheckAnswer> {
  const keys = await listKeys(reader, municipality);
  const content = readContent(code, (id) => keys.get(id));
  if (content === undefined) return { state: 'unknown' };
  const row = await reader
    .selectFrom('certificates.certificate as c')
    .innerJoin('certificates.kind as k', (join) =>
      join.onRef('k.municipality_code', '=', 'c.municipality_code').onRef('k.kind', '=', 'c.kind'),
    )
    .innerJoin('accounts.municipality as m', 'm.municipality_code', 'c.municipality_code')
    .innerJoin('accounts.disaster as d', (join) =>
      join
        .onRef('d.municipality_code', '=', 'c.municipality_code')
        .onRef('d.disaster_code', '=', 'c.disaster_code'),
    )
    .leftJoin('certificates.voiding as v', 'v.certificate_id', 'c.certificate_id')
    .select(['c.ended_at', 'v.certificate_id as voided', 'k.title', 'k.label'])
    .select(['m.name as municipality', 'd.name as disaster', 'd.kind as disaster_kind'])
    .where('c.municipality_code', '=', municipality)
    .where('c.disaster_code', '=', content.disaster_code)
    .where('c.kind', '=', content.kind)
    .where('c.certificate_number', '=', content.certificate_number)
    .executeTakeFirst();
  if (row === undefined) return { state: 'unknown' };
  const { certificate_number, issued_on, damage_class } = content;
  return {
    state: row.ended_at === null ? 'present' : row.voided === null ? 'replaced' : 'void',
    municipality: row.municipality,
    disaster: row.disaster,
    is_training: row.disaster_kind === 'training',
    title: row.title,
    label: row.label,
    certificate_number,
    issued_on,
    damage_class,
    address_agrees:
      address === undefined || address.trim() === ''
        ? null
        : hashAddress(address, content) === content.address_hash,
  };
}
