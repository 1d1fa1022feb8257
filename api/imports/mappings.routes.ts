import { Hono } from 'hono';
import type { Env } from '../http/environment.ts';
import { read, write } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { removeMapping, saveMapping } from './mappings.commands.ts';
import { MappingList, NewMapping, RemovedMapping, SavedMapping } from './mappings.contract.ts';
import { listSavedMappings } from './mappings.queries.ts';

const staff = { exposure: 'staff', permission: 'base_data_manage' } as const;

export const mappingsRoutes = new Hono<Env>()
  .get('/:municipality/import-mappings', read({ ...staff, action: 'imports.list-mappings' }), async (c) =>
    c.json(
      MappingList.parse({ mappings: await listSavedMappings(c.var.reader, c.var.asking.municipality) }),
      200,
    ),
  )
  .post(
    '/:municipality/import-mappings',
    write({ ...staff, action: 'imports.save-mapping' }),
    valid('json', NewMapping),
    async (c) => {
      const { asking, trx, audit } = c.var;
      const given = c.req.valid('json');
      const saved = await saveMapping(trx, asking.municipality, asking.session.user_id, given);
      audit.note({ kind: given.kind, columns: Object.keys(given.mapping.columns).length });
      return c.json(SavedMapping.parse(saved), 201);
    },
  )
  .post(
    '/:municipality/import-mappings/remove',
    write({ ...staff, action: 'imports.remove-mapping' }),
    valid('json', RemovedMapping),
    async (c) => {
      const { asking, trx, audit } = c.var;
      const { kind, name } = c.req.valid('json');
      await removeMapping(trx, asking.municipality, kind, name);
      audit.note({ kind });
      return c.body(null, 204);
    },
  );
