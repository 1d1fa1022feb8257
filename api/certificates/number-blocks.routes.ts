import { Hono } from 'hono';
import { z } from 'zod';
import type { Env } from '../http/environment.ts';
import { read, write } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { counter, placeOf } from './certificate-mounts.ts';
import { reserveBlock, returnBlock } from './number-blocks.commands.ts';
import { NewNumberBlock, NumberBlockReturn } from './number-blocks.contract.ts';
import { getNumberBlock, listNumberBlocks } from './number-blocks.queries.ts';

const BlockId = z.object({ municipality: z.string(), disaster: z.string(), block_id: z.uuid() });

export const numberBlocksRoutes = new Hono<Env>()
  .get(
    '/:municipality/:disaster/number-blocks',
    read({ ...counter, action: 'certificates.number_blocks' }),
    async (c) => c.json(await listNumberBlocks(c.var.reader, placeOf(c)), 200),
  )
  .post(
    '/:municipality/:disaster/number-blocks',
    write({ ...counter, action: 'certificates.reserve_block' }),
    valid('json', NewNumberBlock),
    async (c) => {
      const wanted = c.req.valid('json');
      await reserveBlock(c.var.trx, placeOf(c), wanted);
      const block = await getNumberBlock(c.var.trx, placeOf(c), wanted.block_id);
      c.var.audit.note({ first_number: block.first_number, last_number: block.last_number });
      return c.json(block, 201);
    },
  )
  .post(
    '/:municipality/:disaster/number-blocks/:block_id/return',
    write({ ...counter, action: 'certificates.return_block' }),
    valid('param', BlockId),
    valid('json', NumberBlockReturn),
    async (c) => {
      const { block_id } = c.req.valid('param');
      await returnBlock(c.var.trx, placeOf(c), block_id, c.req.valid('json').reason);
      c.var.audit.note({ block_id });
      return c.json(await getNumberBlock(c.var.trx, placeOf(c), block_id), 200);
    },
  );
