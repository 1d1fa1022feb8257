import { Hono } from 'hono';
import { z } from 'zod';
import type { Env } from '../http/environment.ts';
import { versionSeen } from '../http/if-match.ts';
import { read, write } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { changeGroup, createGroup, removeGroup } from './groups.commands.ts';
import { GroupChange, GroupView } from './groups.contract.ts';
import { getGroup, listGroups } from './groups.queries.ts';
import { Done } from './sign-in.contract.ts';

const administration = { exposure: 'staff', permission: 'administration' } as const;
const Group = z.object({ municipality: z.string(), group_id: z.uuid() });

export const groupsRoutes = new Hono<Env>()
  .get('/:municipality/groups', read({ ...administration, action: 'accounts.groups' }), async (c) =>
    c.json(z.array(GroupView).parse(await listGroups(c.var.reader)), 200),
  )
  .post(
    '/:municipality/groups',
    write({ ...administration, action: 'accounts.create_group' }),
    valid('json', GroupChange),
    async (c) => {
      const given = c.req.valid('json');
      const id = await createGroup(c.var.trx, c.var.asking.municipality, given);
      c.var.audit.note({ group_id: id, permissions: given.permissions.join(' ') });
      return c.json(GroupView.parse(await getGroup(c.var.trx, id)), 201);
    },
  )
  .put(
    '/:municipality/groups/:group_id',
    write({ ...administration, action: 'accounts.change_group' }),
    valid('param', Group),
    valid('json', GroupChange),
    async (c) => {
      const { trx, asking, audit } = c.var;
      const id = c.req.valid('param').group_id;
      await changeGroup(trx, asking.municipality, id, versionSeen(c), c.req.valid('json'));
      const group = await getGroup(trx, id);
      audit.note({ group_id: id, permissions: group.permissions.join(' ') });
      return c.json(GroupView.parse(group), 200);
    },
  )
  .delete(
    '/:municipality/groups/:group_id',
    write({ ...administration, action: 'accounts.remove_group' }),
    valid('param', Group),
    async (c) => {
      const id = c.req.valid('param').group_id;
      await getGroup(c.var.trx, id);
      await removeGroup(c.var.trx, id, versionSeen(c));
      c.var.audit.note({ group_id: id });
      return c.json(Done.parse({ done: true }), 200);
    },
  );
