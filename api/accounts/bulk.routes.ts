import { Hono } from 'hono';
import type { Env } from '../http/environment.ts';
import { write } from '../http/mounts.ts';
import { BulkMade } from './accounts.contract.ts';
import { bulkOf, prepareBulk, writeBulkCsv } from './bulk-file.ts';
import { createAccounts } from './bulk.commands.ts';

export const bulkRoutes = new Hono<Env>().post(
  '/:municipality/accounts/bulk',
  write({
    exposure: 'staff',
    permission: 'administration',
    action: 'accounts.create_many',
    secret: true,
    prepare: prepareBulk,
  }),
  async (c) => {
    const { trx, asking, audit, house } = c.var;
    const bulk = bulkOf(c);
    const ids = await createAccounts(trx, asking.municipality, bulk);
    audit.saw('account', ids);
    audit.note({ created: ids.length });
    c.var.afterCommit(() =>
      house.live.publish({ municipality: asking.municipality, topic: 'accounts', id: 'many' }),
    );
    return c.json(BulkMade.parse({ created: ids.length, csv: writeBulkCsv(bulk.accounts) }), 201);
  },
);
