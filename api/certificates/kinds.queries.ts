import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import { KindView, letterKinds, PaperSettings } from './kinds.contract.ts';
import type { PaperKind } from './kinds.contract.ts';

/** In their order, inactive ones too. */
export async function listKinds(reader: Reader, municipality: string): Promise<KindView[]> {
  const rows = await selectKinds(reader, municipality)
    .orderBy('k.position')
    .orderBy('k.created_at')
    .execute();
  return rows.map((row) => KindView.parse(row));
}

/** Throws not-found. */
export async function getKind(reader: Reader, municipality: string, kind: string): Promise<KindView> {
  const row = await selectKinds(reader, municipality).where('k.kind', '=', kind).executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  return KindView.parse(row);
}

/** A kind of certificate or a letter, for its 様式. Throws not-found. */
export async function getPaperKind(reader: Reader, municipality: string, kind: string): Promise<PaperKind> {
  const letter = Object.values(letterKinds).find((one) => one.kind === kind);
  return letter ?? getKind(reader, municipality, kind);
}

function selectKinds(reader: Reader, municipality: string) {
  return reader
    .selectFrom('certificates.kind as k')
    .select(['k.kind', 'k.title', 'k.label', 'k.ground', 'k.damage_classes', 'k.is_active', 'k.version'])
    .select(
      sql<number>`(SELECT coalesce(max(t.template_version), 0) FROM certificates.template t
        WHERE t.municipality_code = k.municipality_code AND t.kind = k.kind)`.as('template_version'),
    )
    .where('k.municipality_code', '=', municipality);
}

/** Throws not-found for a town that is none. */
export async function getPaperSettings(reader: Reader, municipality: string): Promise<PaperSettings> {
  const row = await reader
    .selectFrom('certificates.setting')
    .select([
      'copies_per_household',
      'fee_yen',
      'fee_exemption',
      'certified_copy',
      'public_address',
      'version',
    ])
    .where('municipality_code', '=', municipality)
    .executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  return PaperSettings.parse(row);
}
