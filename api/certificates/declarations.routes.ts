import { Hono } from 'hono';
import type { Env } from '../http/environment.ts';
import { search, write } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { counter, placeOf } from './certificate-mounts.ts';
import { declare } from './declarations.commands.ts';
import {
  Declaration,
  DeclarationList,
  DeclarationQuestion,
  NewDeclaration,
} from './declarations.contract.ts';
import { getDeclaration, listDeclarations } from './declarations.queries.ts';

export const declarationsRoutes = new Hono<Env>()
  .post(
    '/:municipality/:disaster/declarations',
    write({ ...counter, action: 'certificates.declare' }),
    valid('json', NewDeclaration),
    async (c) => {
      const given = c.req.valid('json');
      await declare(c.var.trx, placeOf(c), given);
      const declaration = Declaration.parse(
        await getDeclaration(c.var.trx, placeOf(c), given.declaration_id),
      );
      c.var.audit.note({ declaration_id: given.declaration_id });
      if (given.household_number !== null) c.var.audit.saw('household', [given.household_number]);
      return c.json(declaration, 201);
    },
  )
  .post(
    '/:municipality/:disaster/declarations/search',
    search({ ...counter, action: 'certificates.search_declarations' }),
    valid('json', DeclarationQuestion),
    async (c) => {
      const declarations = await listDeclarations(c.var.reader, placeOf(c), c.req.valid('json').name);
      c.var.audit.saw(
        'household',
        declarations.flatMap((one) => one.household_number ?? []),
      );
      c.var.audit.note({ declarations: declarations.length });
      return c.json(DeclarationList.parse({ declarations }), 200);
    },
  );
