import { Hono } from 'hono';
import { z } from 'zod';
import type { Env } from '../http/environment.ts';
import { read, search, write } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { runBatch } from './batch-job.ts';
import { cancelBatch, openBatch, postBatch, recordLetters, resumeBatch } from './batches.commands.ts';
import { BatchList, BatchView, CandidateList, CandidateQuestion, NewBatch } from './batches.contract.ts';
import { listCandidates } from './batch-candidates.queries.ts';
import { getBatch, getBatchDocument, listBatches } from './batches.queries.ts';
import { counter, placeOf } from './certificate-mounts.ts';
import { readDocument } from './issued-document.ts';

const BatchId = z.object({ municipality: z.string(), disaster: z.string(), batch_id: z.uuid() });

export const batchesRoutes = new Hono<Env>()
  .get(
    '/:municipality/:disaster/certificate-batches',
    read({ ...counter, action: 'certificates.batches' }),
    async (c) => c.json(BatchList.parse({ batches: await listBatches(c.var.reader, placeOf(c)) }), 200),
  )
  .post(
    '/:municipality/:disaster/certificate-batches/candidates',
    search({ ...counter, action: 'certificates.batch_candidates' }),
    valid('json', CandidateQuestion),
    async (c) => {
      const candidates = await listCandidates(c.var.reader, placeOf(c), c.req.valid('json').kind);
      c.var.audit.saw(
        'household',
        candidates.flatMap((one) => one.household_number ?? []),
      );
      return c.json(CandidateList.parse({ candidates }), 200);
    },
  )
  .post(
    '/:municipality/:disaster/certificate-batches',
    write({ ...counter, action: 'certificates.open_batch' }),
    valid('json', NewBatch),
    async (c) => {
      const wanted = c.req.valid('json');
      const { batch_id } = wanted;
      const { house, asking } = c.var;
      const place = placeOf(c);
      await openBatch(c.var.trx, place, wanted);
      const batch = await getBatch(c.var.trx, place, batch_id);
      c.var.audit.note({ batch_id, letters: batch.items });
      c.var.afterCommit(() => void runBatch({ house, place, scope: asking.scope, batch_id }));
      return c.json(BatchView.parse(batch), 201);
    },
  )
  .get(
    '/:municipality/:disaster/certificate-batches/:batch_id',
    read({ ...counter, action: 'certificates.batch' }),
    valid('param', BatchId),
    async (c) => {
      const batch = await getBatch(c.var.reader, placeOf(c), c.req.valid('param').batch_id);
      c.var.audit.saw(
        'household',
        batch.letters.flatMap((letter) => letter.household_number ?? []),
      );
      return c.json(BatchView.parse(batch), 200);
    },
  )
  .get(
    '/:municipality/:disaster/certificate-batches/:batch_id/document',
    read({ ...counter, action: 'certificates.batch_document', audited: true }),
    valid('param', BatchId),
    async (c) => {
      const { batch_id } = c.req.valid('param');
      const hash = await getBatchDocument(c.var.reader, placeOf(c), batch_id);
      const bytes = await readDocument(c.var.house.files, hash);
      c.var.audit.note({ batch_id });
      return c.body(new Uint8Array(bytes), 200, {
        'content-type': 'application/pdf',
        'content-disposition': 'inline; filename="letters.pdf"',
      });
    },
  )
  .post(
    '/:municipality/:disaster/certificate-batches/:batch_id/cancel',
    write({ ...counter, action: 'certificates.cancel_batch' }),
    valid('param', BatchId),
    async (c) => {
      const { batch_id } = c.req.valid('param');
      await cancelBatch(c.var.trx, placeOf(c), batch_id);
      c.var.audit.note({ batch_id });
      return c.json(BatchView.parse(await getBatch(c.var.trx, placeOf(c), batch_id)), 200);
    },
  )
  .post(
    '/:municipality/:disaster/certificate-batches/:batch_id/resume',
    write({ ...counter, action: 'certificates.resume_batch' }),
    valid('param', BatchId),
    async (c) => {
      const { batch_id } = c.req.valid('param');
      const { house, asking } = c.var;
      const place = placeOf(c);
      await resumeBatch(c.var.trx, place, batch_id);
      c.var.audit.note({ batch_id });
      c.var.afterCommit(() => void runBatch({ house, place, scope: asking.scope, batch_id }));
      return c.json(BatchView.parse(await getBatch(c.var.trx, place, batch_id)), 200);
    },
  )
  .post(
    '/:municipality/:disaster/certificate-batches/:batch_id/printing',
    write({ ...counter, action: 'certificates.print_batch' }),
    valid('param', BatchId),
    async (c) => {
      const { batch_id } = c.req.valid('param');
      const letters = await recordLetters(c.var.trx, placeOf(c), batch_id, 'printed');
      c.var.audit.note({ batch_id, letters });
      return c.json(BatchView.parse(await getBatch(c.var.trx, placeOf(c), batch_id)), 200);
    },
  )
  .post(
    '/:municipality/:disaster/certificate-batches/:batch_id/posting',
    write({ ...counter, action: 'certificates.post_batch' }),
    valid('param', BatchId),
    async (c) => {
      const { batch_id } = c.req.valid('param');
      const letters = await postBatch(c.var.trx, placeOf(c), batch_id);
      c.var.audit.note({ batch_id, letters });
      return c.json(BatchView.parse(await getBatch(c.var.trx, placeOf(c), batch_id)), 200);
    },
  );
