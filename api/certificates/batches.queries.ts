import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import { Batch, BatchView } from './batches.contract.ts';
import type { Place } from './certificates.queries.ts';
import { certificatesProblems } from './certificates.problems.ts';

export const silenceSeconds = 60;
const longestList = 100;

/** Newest first, the last 100. */
export async function listBatches(reader: Reader, place: Place): Promise<Batch[]> {
  const rows = await selectBatches(reader, place)
    .orderBy('b.created_at', 'desc')
    .limit(longestList)
    .execute();
  return rows.map((row) => Batch.parse(row));
}

/** Throws not-found. */
export async function getBatch(reader: Reader, place: Place, id: string): Promise<BatchView> {
  const row = await selectBatches(reader, place).where('b.batch_id', '=', id).executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  const letters = await reader
    .selectFrom('certificates.batch_item as i')
    .leftJoin('certificates.v_certificate as z', 'z.certificate_id', 'i.certificate_id')
    .select(['i.position', 'i.state', 'i.problem', 'i.certificate_id'])
    .select(['z.certificate_number', 'z.household_number'])
    .where('i.batch_id', '=', id)
    .orderBy('i.position')
    .execute();
  return BatchView.parse({
    ...row,
    letters: letters.map((letter) => ({
      ...letter,
      problem: letter.problem === null ? null : describeRefusal(letter.problem),
    })),
  });
}

/** Throws not-found, batch-unfinished. */
export async function getBatchDocument(reader: Reader, place: Place, id: string): Promise<string> {
  const row = await reader
    .selectFrom('certificates.batch')
    .select('document_file')
    .where('municipality_code', '=', place.municipality)
    .where('disaster_code', '=', place.disaster)
    .where('batch_id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  if (row.document_file === null) throw certificatesProblems.batchUnfinished();
  return row.document_file;
}

function selectBatches(reader: Reader, { municipality, disaster }: Place) {
  const items = (state: string | null) =>
    sql<number>`(SELECT count(*)::int FROM certificates.batch_item i
      WHERE i.batch_id = b.batch_id AND (${state}::text IS NULL OR i.state = ${state}))`;
  return reader
    .selectFrom('certificates.batch as b')
    .innerJoin('certificates.kind as k', (join) =>
      join.onRef('k.municipality_code', '=', 'b.municipality_code').onRef('k.kind', '=', 'b.kind'),
    )
    .innerJoin('accounts.v_account as a', 'a.account_id', 'b.created_by')
    .leftJoin('accounts.v_account as p', 'p.account_id', 'b.posted_by')
    .select([
      'b.batch_id',
      'b.kind',
      'k.title',
      'k.label',
      'b.state',
      'b.pages',
      'b.created_at',
      'b.posted_at',
    ])
    .select(['a.display_name as created_by', 'p.display_name as posted_by'])
    .select([items(null).as('items'), items('done').as('done'), items('refused').as('refused')])
    .select(
      sql<boolean>`b.state = 'running' AND b.alive_at < now() - make_interval(secs => ${silenceSeconds})`.as(
        'is_silent',
      ),
    )
    .where('b.municipality_code', '=', municipality)
    .where('b.disaster_code', '=', disaster);
}

const refusals: Readonly<Record<string, () => { title: string }>> = {
  'certificates/glyphs-missing': () => certificatesProblems.glyphsMissing([]),
  'certificates/confirmation-missing': certificatesProblems.confirmationMissing,
  'certificates/records-gone': certificatesProblems.recordsGone,
  'certificates/present-exists': certificatesProblems.presentExists,
  'certificates/class-foreign': certificatesProblems.classForeign,
  'certificates/not-present': certificatesProblems.notPresent,
  'http/not-found': problems.notFound,
};

/** A refusal is kept as a slug, so that nothing personal stands in it. */
function describeRefusal(slug: string): string {
  if (slug === 'batch/address-long') return '宛名が封筒の窓に入りません';
  if (slug === 'certificates/house-not-checked') return '照合が済んでいません';
  return refusals[slug]?.().title ?? '窓口で一件ずつ確かめてください';
}
