import { Hono } from 'hono';
import { z } from 'zod';
import type { Env } from '../http/environment.ts';
import { read, write } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { addDisaster } from './disasters.commands.ts';
import { DisasterView, NewDisaster } from './disasters.contract.ts';
import { listDisasters } from './disasters.queries.ts';

export const disastersRoutes = new Hono<Env>()
  .get(
    '/:municipality/disasters',
    read({ exposure: 'staff', permission: 'session', action: 'accounts.disasters' }),
    async (c) => {
      const list = await listDisasters(c.var.reader, c.var.asking.municipality);
      return c.json(z.array(DisasterView).parse(list), 200);
    },
  )
  .post(
    '/:municipality/disasters',
    write({ exposure: 'staff', permission: 'administration', action: 'accounts.add_disaster' }),
    valid('json', NewDisaster),
    async (c) => {
      const { trx, asking, audit, house } = c.var;
      const disaster = await addDisaster(trx, asking.municipality, c.req.valid('json'));
      const { disaster_code, kind } = disaster;
      audit.note({ disaster_code, kind });
      c.var.afterCommit(() =>
        house.live.publish({ municipality: asking.municipality, topic: 'disasters', id: disaster_code }),
      );
      return c.json(disaster, 201);
    },
  );
