import { Hono } from 'hono';
import { z } from 'zod';
import type { Env } from '../http/environment.ts';
import { versionSeen } from '../http/if-match.ts';
import { read, write } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { administration } from './certificate-mounts.ts';
import { addKind, changeKind, changePaperSettings } from './kinds.commands.ts';
import { KindChange, KindList, NewKind, PaperSettingsChange } from './kinds.contract.ts';
import { getKind, getPaperSettings, listKinds } from './kinds.queries.ts';

const OfKind = z.object({ municipality: z.string(), kind: z.string() });

export const kindsRoutes = new Hono<Env>()
  .get(
    '/:municipality/certificate-kinds',
    read({ exposure: 'staff', permission: 'session', action: 'certificates.kinds', privacy: 'clean' }),
    async (c) =>
      c.json(KindList.parse({ kinds: await listKinds(c.var.reader, c.var.asking.municipality) }), 200),
  )
  .post(
    '/:municipality/certificate-kinds',
    write({ ...administration, action: 'certificates.add_kind' }),
    valid('json', NewKind),
    async (c) => {
      const { municipality } = c.var.asking;
      const wanted = c.req.valid('json');
      await addKind(c.var.trx, municipality, wanted);
      c.var.audit.note({ kind: wanted.kind });
      return c.json(await getKind(c.var.trx, municipality, wanted.kind), 201);
    },
  )
  .put(
    '/:municipality/certificate-kinds/:kind',
    write({ ...administration, action: 'certificates.change_kind' }),
    valid('param', OfKind),
    valid('json', KindChange),
    async (c) => {
      const { municipality } = c.var.asking;
      const { kind } = c.req.valid('param');
      await changeKind(c.var.trx, municipality, kind, versionSeen(c), c.req.valid('json'));
      c.var.audit.note({ kind });
      return c.json(await getKind(c.var.trx, municipality, kind), 200);
    },
  )
  .get(
    '/:municipality/certificate-settings',
    read({ ...administration, action: 'certificates.settings' }),
    async (c) => c.json(await getPaperSettings(c.var.reader, c.var.asking.municipality), 200),
  )
  .put(
    '/:municipality/certificate-settings',
    write({ ...administration, action: 'certificates.change_settings' }),
    valid('json', PaperSettingsChange),
    async (c) => {
      const { municipality } = c.var.asking;
      await changePaperSettings(c.var.trx, municipality, versionSeen(c), c.req.valid('json'));
      return c.json(await getPaperSettings(c.var.trx, municipality), 200);
    },
  );
