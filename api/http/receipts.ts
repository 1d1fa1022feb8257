// A write sent twice (a broken line, a second press) is done once: the first answer is kept and given again.
import { v7 as uuidv7 } from 'uuid';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Receipt } from '../db/types/accounts/Receipt.ts';
import type { Trx } from '../db/database.ts';
import type { Asking } from './mounts.ts';
import { problems } from './problem.ts';

export function readIdempotencyKey(header: string | undefined): string {
  const key = z.uuid().safeParse(header);
  if (!key.success) throw problems.keyMissing();
  return key.data;
}

/** The kept answer. Two copies under way at once: the second waits on the primary key and is refused by it, then finds this. */
export async function findReceipt(
  trx: Trx,
  asking: Asking,
  key: string,
  request: Buffer,
): Promise<Receipt | undefined> {
  const receipt = await trx
    .selectFrom('accounts.receipt')
    .selectAll()
    .where('account_id', '=', asking.session.account_id)
    .where('idempotency_key', '=', key)
    .executeTakeFirst();
  if (receipt !== undefined && !receipt.request_hash.equals(request)) throw problems.keyReused();
  return receipt;
}

export function answerOf(receipt: Receipt): Response {
  return new Response(receipt.body, {
    status: receipt.status,
    headers: {
      'content-type': receipt.status < 400 ? 'application/json' : 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      'idempotent-replayed': 'true',
    },
  });
}

/** What is kept instead of an answer that held a password. */
export function answeredOnce(): Response {
  const problem = problems.answeredOnce();
  return new Response(JSON.stringify(problem.document(uuidv7())), { status: problem.status });
}

/** How long a repeat may come after its first sending; then the kept answer, which can name persons, goes. */
const keptFor = sql`interval '2 days'`;

export async function keepReceipt(
  trx: Trx,
  asking: Asking,
  key: string,
  request: Buffer,
  answer: Response,
): Promise<void> {
  await trx
    .deleteFrom('accounts.receipt')
    .where('account_id', '=', asking.session.account_id)
    .where('created_at', '<', sql<string>`now() - ${keptFor}`)
    .execute();
  await trx
    .insertInto('accounts.receipt')
    .values({
      account_id: asking.session.account_id,
      idempotency_key: key,
      municipality_code: asking.municipality,
      request_hash: request,
      status: answer.status,
      body: await answer.text(),
    })
    .execute();
}
