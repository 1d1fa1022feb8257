import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../db/database.ts';
import type { NewBatch } from './batches.contract.ts';
import { silenceSeconds } from './batches.queries.ts';
import type { Issuing } from './certificates.commands.ts';
import { certificatesProblems } from './certificates.problems.ts';
import { getPaperSettings } from './kinds.queries.ts';

/** Notes what is to be done; every letter has its certificate's id from the start, so that nothing is issued twice. */
export async function openBatch(trx: Trx, place: Issuing, wanted: NewBatch): Promise<void> {
  const { batch_id, kind, sender } = wanted;
  const { public_address } = await getPaperSettings(trx, place.municipality);
  await trx
    .insertInto('certificates.batch')
    .values({
      batch_id,
      municipality_code: place.municipality,
      disaster_code: place.disaster,
      kind,
      origin: public_address ?? place.origin,
      sender,
      created_by: place.account,
    })
    .execute();
  const letters = [
    ...[...new Set(wanted.confirmation_ids)].map((confirmation_id) => ({
      confirmation_id,
      declaration_id: null,
      certificate_id: uuidv7(),
    })),
    ...[...new Set(wanted.declaration_ids)].map((declaration_id) => ({
      confirmation_id: null,
      declaration_id,
      certificate_id: uuidv7(),
    })),
    ...[...new Set(wanted.certificate_ids)].map((certificate_id) => ({
      confirmation_id: null,
      declaration_id: null,
      certificate_id,
    })),
  ];
  if (letters.length === 0) throw certificatesProblems.batchNotIdle();
  await trx
    .insertInto('certificates.batch_item')
    .values(
      letters.map((letter, index) => ({
        batch_id,
        municipality_code: place.municipality,
        position: index + 1,
        ...letter,
      })),
    )
    .execute();
}

/** What is issued stays issued; the rest waits. Throws batch-not-idle where it does not run. */
export async function cancelBatch(trx: Trx, place: Issuing, id: string): Promise<void> {
  await move(trx, place, id, 'cancelled', sql<boolean>`state = 'running'`);
}

/** After 中止, a fault, or a silence. Throws batch-not-idle where it runs or is done. */
export async function resumeBatch(trx: Trx, place: Issuing, id: string): Promise<void> {
  await move(
    trx,
    place,
    id,
    'running',
    sql<boolean>`state IN ('cancelled', 'failed')
      OR (state = 'running' AND alive_at < now() - make_interval(secs => ${silenceSeconds}))`,
  );
}

async function move(
  trx: Trx,
  place: Issuing,
  id: string,
  state: string,
  from: ReturnType<typeof sql<boolean>>,
): Promise<void> {
  const moved = await trx
    .updateTable('certificates.batch')
    .set({ state, alive_at: sql`now()` })
    .where('municipality_code', '=', place.municipality)
    .where('disaster_code', '=', place.disaster)
    .where('batch_id', '=', id)
    .where(sql<boolean>`(${from})`)
    .returning('batch_id')
    .executeTakeFirst();
  if (moved === undefined) throw certificatesProblems.batchNotIdle();
}

/** One event for each letter whose certificate still holds; 手渡し only once. Answers how many. */
export async function recordLetters(
  trx: Trx,
  place: Issuing,
  id: string,
  event: 'printed' | 'handed_over',
): Promise<number> {
  const noted = await trx
    .insertInto('certificates.event')
    .columns(['certificate_id', 'municipality_code', 'event', 'account_id'])
    .expression((of) =>
      of
        .selectFrom('certificates.batch_item as i')
        .innerJoin('certificates.batch as b', 'b.batch_id', 'i.batch_id')
        .innerJoin('certificates.v_present_certificate as z', 'z.certificate_id', 'i.certificate_id')
        .select(['i.certificate_id', 'i.municipality_code'])
        .select([
          sql<string>`${event}::text`.as('event'),
          sql<string>`${place.account}::uuid`.as('account_id'),
        ])
        .where('i.batch_id', '=', id)
        .where('b.municipality_code', '=', place.municipality)
        .where('b.disaster_code', '=', place.disaster)
        .where('b.document_file', 'is not', null)
        .where('i.state', '=', 'done')
        .where(
          sql<boolean>`(${event} = 'printed' OR NOT EXISTS (SELECT FROM certificates.event e
            WHERE e.certificate_id = i.certificate_id AND e.event = 'handed_over'))`,
        ),
    )
    .returning('certificate_id')
    .execute();
  if (noted.length === 0) throw certificatesProblems.batchUnfinished();
  return noted.length;
}

/** 発送: the letters are in the post. Throws batch-unfinished, recorded-already. */
export async function postBatch(trx: Trx, place: Issuing, id: string): Promise<number> {
  const posted = await recordLetters(trx, place, id, 'handed_over');
  await trx
    .updateTable('certificates.batch')
    .set({ posted_by: place.account, posted_at: sql`now()` })
    .where('batch_id', '=', id)
    .where('posted_at', 'is', null)
    .execute();
  return posted;
}
