import type { Reader } from '../db/database.ts';
import type { PaperKind } from './kinds.contract.ts';
import { standardTemplate } from './standard-templates.ts';
import { TemplateBlocks, TemplateVersion } from './templates.contract.ts';

/** Newest first; where the town has none yet, the form as it came. */
export async function listTemplates(
  reader: Reader,
  municipality: string,
  kind: PaperKind,
): Promise<TemplateVersion[]> {
  const rows = await reader
    .selectFrom('certificates.template as t')
    .leftJoin('accounts.v_account as a', 'a.account_id', 't.created_by')
    .select(['t.template_id', 't.kind', 't.template_version', 't.blocks', 't.note', 't.created_at'])
    .select('a.display_name as created_by')
    .where('t.municipality_code', '=', municipality)
    .where('t.kind', '=', kind.kind)
    .orderBy('t.template_version', 'desc')
    .execute();
  if (rows.length > 0) return rows.map((row) => TemplateVersion.parse(row));
  return [
    {
      template_id: null,
      kind: kind.kind,
      template_version: 0,
      blocks: standardTemplate(kind.kind, kind.ground, kind.title),
      note: '',
      created_by: null,
      created_at: null,
    },
  ];
}

/** The form in use, and its id where it has been kept. */
export async function getTemplate(
  reader: Reader,
  municipality: string,
  kind: PaperKind,
): Promise<{ template_id: string | null; blocks: TemplateBlocks }> {
  const row = await reader
    .selectFrom('certificates.template')
    .select(['template_id', 'blocks'])
    .where('municipality_code', '=', municipality)
    .where('kind', '=', kind.kind)
    .orderBy('template_version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row !== undefined) return { template_id: row.template_id, blocks: TemplateBlocks.parse(row.blocks) };
  return { template_id: null, blocks: standardTemplate(kind.kind, kind.ground, kind.title) };
}

/** The form that a certificate was printed with; those before templates had the residents' standard form. */
export async function getTemplateBlocks(reader: Reader, templateId: string | null): Promise<TemplateBlocks> {
  if (templateId === null) return standardTemplate('resident', 'confirmation', '罹災証明書');
  const { blocks } = await reader
    .selectFrom('certificates.template')
    .select('blocks')
    .where('template_id', '=', templateId)
    .executeTakeFirstOrThrow();
  return TemplateBlocks.parse(blocks);
}
