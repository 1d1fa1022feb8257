import { Hono } from 'hono';
import { z } from 'zod';
import type { Env } from '../http/environment.ts';
import { read, search, write } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { administration } from './certificate-mounts.ts';
import { certificatesProblems } from './certificates.problems.ts';
import { createFontStack } from '../documents/fonts.ts';
import { renderPaper } from './document/paper.ts';
import { getPaperKind } from './kinds.queries.ts';
import { saveTemplate } from './templates.commands.ts';
import { NewTemplate, TemplateList, TemplateQuestion } from './templates.contract.ts';
import { listTemplates } from './templates.queries.ts';
import { checkTemplate, sampleFor } from './templates.rules.ts';

const OfKind = z.object({ municipality: z.string(), kind: z.string() });

export const templatesRoutes = new Hono<Env>()
  .get(
    '/:municipality/certificate-kinds/:kind/templates',
    read({ ...administration, action: 'certificates.templates' }),
    valid('param', OfKind),
    async (c) => {
      const { municipality } = c.var.asking;
      const kind = await getPaperKind(c.var.reader, municipality, c.req.valid('param').kind);
      const templates = await listTemplates(c.var.reader, municipality, kind);
      return c.json(TemplateList.parse({ ground: kind.ground, templates }), 200);
    },
  )
  .post(
    '/:municipality/certificate-kinds/:kind/templates/check',
    search({ ...administration, action: 'certificates.check_template' }),
    valid('param', OfKind),
    valid('json', TemplateQuestion),
    async (c) => {
      const kind = await getPaperKind(c.var.reader, c.var.asking.municipality, c.req.valid('param').kind);
      return c.json(checkTemplate(c.req.valid('json').blocks, kind.ground, createFontStack()), 200);
    },
  )
  .post(
    '/:municipality/certificate-kinds/:kind/templates/preview',
    search({ ...administration, action: 'certificates.preview_template' }),
    valid('param', OfKind),
    valid('json', TemplateQuestion),
    async (c) => {
      const kind = await getPaperKind(c.var.reader, c.var.asking.municipality, c.req.valid('param').kind);
      const { blocks, long } = c.req.valid('json');
      const { faults } = checkTemplate(blocks, kind.ground, createFontStack());
      // What only fits badly is shown; what cannot be printed or bound cannot be drawn.
      const unprintable = faults.filter(({ code }) => code === 'glyph');
      if (unprintable.length > 0) throw certificatesProblems.templateFaulty(unprintable);
      const bytes = await renderPaper(sampleFor(kind.ground, long), { blocks, seal_png: null });
      return c.body(new Uint8Array(bytes), 200, { 'content-type': 'application/pdf' });
    },
  )
  .post(
    '/:municipality/certificate-kinds/:kind/templates',
    write({ ...administration, action: 'certificates.save_template' }),
    valid('param', OfKind),
    valid('json', NewTemplate),
    async (c) => {
      const { municipality, session } = c.var.asking;
      const kind = await getPaperKind(c.var.trx, municipality, c.req.valid('param').kind);
      const wanted = c.req.valid('json');
      await saveTemplate(c.var.trx, { municipality, account: session.account_id }, kind, wanted);
      c.var.audit.note({ kind: kind.kind, template_version: wanted.edited_version + 1 });
      const templates = await listTemplates(c.var.trx, municipality, kind);
      return c.json(TemplateList.parse({ ground: kind.ground, templates }), 201);
    },
  );
