import { Hono } from 'hono';
import type { Env } from '../http/environment.ts';
import { versionSeen } from '../http/if-match.ts';
import { read, write } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { changePolicy } from './policy.commands.ts';
import { PolicyChange, PolicyView } from './policy.contract.ts';
import { getPolicy } from './policy.queries.ts';

const administration = { exposure: 'staff', permission: 'administration' } as const;

export const policyRoutes = new Hono<Env>()
  .get('/:municipality/policy', read({ ...administration, action: 'accounts.policy' }), async (c) =>
    c.json(PolicyView.parse(await getPolicy(c.var.reader, c.var.asking.municipality)), 200),
  )
  .put(
    '/:municipality/policy',
    write({ ...administration, action: 'accounts.change_policy' }),
    valid('json', PolicyChange),
    async (c) => {
      const change = c.req.valid('json');
      const policy = await changePolicy(c.var.trx, c.var.asking.municipality, versionSeen(c), change);
      c.var.audit.note(change);
      return c.json(PolicyView.parse(policy), 200);
    },
  );
