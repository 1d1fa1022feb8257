import { Hono } from 'hono';
import { z } from 'zod';
import type { Env } from '../http/environment.ts';
import { read, write } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { counter, placeOf } from './certificate-mounts.ts';
import { NewOwnerOverride, OwnerCheck, OwnerCheckQuestion } from './owner-checks.contract.ts';
import { askForOwnerOverride, checkOwner, getOwnerCheck } from './owner-checks.commands.ts';

const OwnerCheckId = z.object({ municipality: z.string(), disaster: z.string(), check_id: z.uuid() });

export const ownerChecksRoutes = new Hono<Env>()
  .post(
    '/:municipality/:disaster/owner-checks',
    write({ ...counter, action: 'certificates.check_owner' }),
    valid('json', OwnerCheckQuestion),
    async (c) => {
      const question = c.req.valid('json');
      c.var.audit.saw('property', [question.property_number]);
      const check = OwnerCheck.parse(await checkOwner(c.var.trx, placeOf(c), question));
      c.var.audit.note({ owner_check_id: check.owner_check_id, is_proven: check.is_proven });
      return c.json(check, 200);
    },
  )
  .get(
    '/:municipality/:disaster/owner-checks/:check_id',
    read({ ...counter, action: 'certificates.owner_check' }),
    valid('param', OwnerCheckId),
    async (c) => {
      const { check_id: owner_check_id } = c.req.valid('param');
      const check = OwnerCheck.parse(await getOwnerCheck(c.var.reader, placeOf(c), owner_check_id));
      c.var.audit.saw('property', [check.property_number]);
      return c.json(check, 200);
    },
  )
  .post(
    '/:municipality/:disaster/owner-checks/:check_id/overrides',
    write({ ...counter, action: 'certificates.ask_override' }),
    valid('param', OwnerCheckId),
    valid('json', NewOwnerOverride),
    async (c) => {
      const { check_id: owner_check_id } = c.req.valid('param');
      const wanted = c.req.valid('json');
      const { house, asking, afterCommit, trx, audit } = c.var;
      const check = OwnerCheck.parse(await askForOwnerOverride(trx, placeOf(c), owner_check_id, wanted));
      audit.note({ owner_check_id, override_id: wanted.override_id });
      audit.saw('property', [check.property_number]);
      afterCommit(() =>
        house.live.publish({
          municipality: asking.municipality,
          topic: 'house-overrides',
          id: owner_check_id,
        }),
      );
      return c.json(check, 201);
    },
  );
