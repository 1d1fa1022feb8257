import { Hono } from 'hono';
import { z } from 'zod';
import type { Env } from '../http/environment.ts';
import { read, write } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { gazetteerRoutes } from './gazetteer.routes.ts';
import { addProtection, endProtection } from './registers.commands.ts';
import { NewProtection, ProtectionEnd, ProtectionView } from './registers.contract.ts';
import { getProtection, listProtections } from './registers.queries.ts';

const opening = { exposure: 'staff', permission: 'protected_open' } as const;
const Protection = z.object({ municipality: z.string(), protection_id: z.uuid() });

export const registersRoutes = new Hono<Env>()
  .route('/', gazetteerRoutes)
  .get('/:municipality/protections', read({ ...opening, action: 'registers.protections' }), async (c) => {
    const list = await listProtections(c.var.reader, c.var.asking.municipality);
    c.var.audit.saw(
      'household',
      list.map((protection) => protection.household_number),
    );
    return c.json(z.array(ProtectionView).parse(list), 200);
  })
  .post(
    '/:municipality/protections',
    write({ ...opening, action: 'registers.add_protection' }),
    valid('json', NewProtection),
    async (c) => {
      const { trx, asking, audit, house } = c.var;
      const given = c.req.valid('json');
      const id = await addProtection(trx, asking.municipality, asking.session.user_id, given);
      audit.saw('household', [given.household_number]);
      audit.note({ protection_id: id });
      c.var.afterCommit(() => publish(house.live, asking.municipality, id));
      const protection = await getProtection(trx, asking.municipality, id);
      return c.json(ProtectionView.parse(protection), 201);
    },
  )
  .post(
    '/:municipality/protections/:protection_id/end',
    write({ ...opening, action: 'registers.end_protection' }),
    valid('param', Protection),
    valid('json', ProtectionEnd),
    async (c) => {
      const { trx, asking, audit, house } = c.var;
      const id = c.req.valid('param').protection_id;
      const { household_number } = await getProtection(trx, asking.municipality, id);
      await endProtection(trx, id);
      audit.saw('household', [household_number]);
      audit.note({ protection_id: id });
      c.var.afterCommit(() => publish(house.live, asking.municipality, id));
      const protection = await getProtection(trx, asking.municipality, id);
      return c.json(ProtectionView.parse(protection), 200);
    },
  );

function publish(live: Env['Variables']['house']['live'], municipality: string, id: string): void {
  live.publish({ municipality, topic: 'protections', id });
}
