import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import { certificatesProblems } from './certificates.problems.ts';
import { createFontStack } from '../documents/fonts.ts';
import type { PaperKind } from './kinds.contract.ts';
import type { NewTemplate } from './templates.contract.ts';
import { getTemplate } from './templates.queries.ts';
import { checkTemplate } from './templates.rules.ts';

/**
 * Keeps a further version, used from the next certificate on. Throws template-faulty with every fault,
 * http/version-stale where somebody else has kept one since.
 */
export async function saveTemplate(
  trx: Trx,
  { municipality, account }: { municipality: string; account: string },
  kind: PaperKind,
  { template_id, blocks, note, edited_version }: NewTemplate,
): Promise<void> {
  const { faults } = checkTemplate(blocks, kind.ground, createFontStack());
  if (faults.length > 0) throw certificatesProblems.templateFaulty(faults);
  await lockKind(trx, municipality, kind.kind);
  const newest = await newestVersion(trx, municipality, kind.kind);
  if (newest !== edited_version) throw problems.versionStale();
  await trx
    .insertInto('certificates.template')
    .values({
      template_id,
      municipality_code: municipality,
      kind: kind.kind,
      template_version: newest + 1,
      blocks: JSON.stringify(blocks),
      note,
      created_by: account,
    })
    .execute();
}

/** The form in use, kept as version 1 if it is still as it came, so that a certificate can name what it looked like. */
export async function keepTemplate(trx: Trx, municipality: string, kind: PaperKind): Promise<string> {
  const { template_id, blocks } = await getTemplate(trx, municipality, kind);
  if (template_id !== null) return template_id;
  await trx
    .insertInto('certificates.template')
    .values({
      template_id: uuidv7(),
      municipality_code: municipality,
      kind: kind.kind,
      template_version: 1,
      blocks: JSON.stringify(blocks),
      note: '標準の様式',
    })
    .onConflict((conflict) => conflict.columns(['municipality_code', 'kind', 'template_version']).doNothing())
    .execute();
  const kept = await getTemplate(trx, municipality, kind);
  if (kept.template_id === null) throw new Error('the form in use could not be kept');
  return kept.template_id;
}

/** One editor after the other; the number of the version is the next. Two editors of a letter meet at the version's own key. */
async function lockKind(trx: Trx, municipality: string, kind: string): Promise<void> {
  await trx
    .selectFrom('certificates.kind')
    .select('kind')
    .where('municipality_code', '=', municipality)
    .where('kind', '=', kind)
    .forUpdate()
    .execute();
}

async function newestVersion(trx: Trx, municipality: string, kind: string): Promise<number> {
  const row = await trx
    .selectFrom('certificates.template')
    .select((of) => of.fn.max('template_version').as('newest'))
    .where('municipality_code', '=', municipality)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row?.newest ?? 0;
}
