// The work of a batch, after the request that asked for it: letter by letter, each in a scope of its own, so that a
// broken line loses nothing and 中止 is heard at once; then one PDF of all.
import { setImmediate as breathe } from 'node:timers/promises';
import { sql } from 'kysely';
import { inScope } from '../db/scope.ts';
import type { Scope } from '../db/scope.ts';
import type { Reader, Trx } from '../db/database.ts';
import type { House } from '../http/environment.ts';
import { toProblem } from '../http/constraint-problems.ts';
import { formatWareki } from '../../geodata/wareki.ts';
import type { Issuing } from './certificates.commands.ts';
import { issue, render } from './certificates.commands.ts';
import { NewCertificate, PaperFields } from './certificates.contract.ts';
import { certificatesConstraintProblems } from './certificates.problems.ts';
import { layOutAddressPage } from './document/address-page.ts';
import type { Addressee } from './document/address-page.ts';
import { createFontStack } from '../documents/fonts.ts';
import { toCells, MissingGlyphError } from '../documents/glyphs.ts';
import { layOutPaper } from './document/paper.ts';
import { paintPdf } from '../documents/pdf.ts';
import type { Sheet } from '../documents/sheet.ts';
import { getPaperSettings } from './kinds.queries.ts';
import { getTemplateBlocks } from './templates.queries.ts';

export interface BatchJob {
  house: Pick<House, 'db' | 'files' | 'live' | 'log'>;
  place: Issuing;
  scope: Scope;
  batch_id: string;
}

/** Never rejects: what goes wrong is the batch's state. */
export async function runBatch(job: BatchJob): Promise<void> {
  try {
    for (;;) {
      const went = await inScope(job.house.db, job.scope, (trx) => nextLetter(trx, job));
      if (went === 'stopped') return tell(job);
      if (went === 'none') break;
      if (went !== 'done') await refuse(job, went);
      tell(job);
      await breathe();
    }
    await drawTogether(job);
  } catch (error) {
    job.house.log.error(
      { batch_id: job.batch_id, error: error instanceof Error ? error.name : typeof error },
      'batch failed',
    );
    await inScope(job.house.db, job.scope, (trx) => setState(trx, job, 'failed')).catch(() => undefined);
  }
  tell(job);
}

function tell({ house, place, batch_id }: BatchJob): void {
  house.live.publish({ municipality: place.municipality, topic: 'certificate-batches', id: batch_id });
}

interface Refused {
  position: number;
  slug: string;
}

/** Issues and draws one; a refusal rolls it back and is noted by itself, in a scope of its own. */
async function nextLetter(trx: Trx, job: BatchJob): Promise<'stopped' | 'none' | 'done' | Refused> {
  const { batch_id, place } = job;
  const alive = await trx
    .updateTable('certificates.batch')
    .set({ alive_at: sql`now()` })
    .where('batch_id', '=', batch_id)
    .where('state', '=', 'running')
    .returning(['kind', 'origin'])
    .executeTakeFirst();
  if (alive === undefined) return 'stopped';
  const letter = await trx
    .selectFrom('certificates.batch_item')
    .select(['position', 'certificate_id', 'confirmation_id', 'declaration_id'])
    .where('batch_id', '=', batch_id)
    .where('state', '=', 'waiting')
    .orderBy('position')
    .limit(1)
    .executeTakeFirst();
  if (letter === undefined) return 'none';
  const { position, certificate_id, confirmation_id, declaration_id } = letter;
  try {
    await sql`SAVEPOINT letter`.execute(trx);
    if (confirmation_id !== null || declaration_id !== null) {
      const {
        copies_per_household: copies,
        fee_yen,
        fee_exemption,
      } = await getPaperSettings(trx, place.municipality);
      // Nobody can pay at a letter box.
      const exempt = fee_yen > 0 ? { fee_exemption } : {};
      await issue(
        trx,
        { ...place, origin: alive.origin },
        NewCertificate.parse({
          certificate_id,
          kind: alive.kind,
          ...(confirmation_id === null ? {} : { confirmation_id }),
          ...(declaration_id === null ? {} : { declaration_id }),
          copies,
          ...exempt,
        }),
      );
    }
    const { fields } = await render(trx, job.house.files, place, certificate_id);
    tryAddress(await getAddressee(trx, certificate_id), fields.substitutions);
    await trx
      .updateTable('certificates.batch_item')
      .set({ state: 'done' })
      .where('batch_id', '=', batch_id)
      .where('position', '=', position)
      .execute();
    return 'done';
  } catch (error) {
    await sql`ROLLBACK TO SAVEPOINT letter`.execute(trx);
    return { position, slug: slugOf(error) };
  }
}

function slugOf(error: unknown): string {
  if (error instanceof MissingGlyphError) return 'certificates/glyphs-missing';
  if (error instanceof RangeError) return 'batch/address-long';
  const constraint =
    error instanceof Error && 'constraint' in error && typeof error.constraint === 'string'
      ? error.constraint
      : '';
  if (constraint === 'certificate_house_checked') return 'certificates/house-not-checked';
  return toProblem(error, certificatesConstraintProblems).slug;
}

/** What nobody foresaw stops the batch; what a clerk can put right is noted at its letter. */
async function refuse(job: BatchJob, { position, slug }: Refused): Promise<void> {
  if (slug === 'http/unexpected') throw new Error('a letter failed');
  await inScope(job.house.db, job.scope, (trx) =>
    trx
      .updateTable('certificates.batch_item')
      .set({ state: 'refused', problem: slug })
      .where('batch_id', '=', job.batch_id)
      .where('position', '=', position)
      .execute(),
  );
}

/** Where the letter goes: the application's 送付先, else the household's address on the day of the disaster. */
async function getAddressee(reader: Reader, certificate_id: string): Promise<Addressee> {
  const row = await reader
    .selectFrom('certificates.v_certificate as z')
    .leftJoin('registers.v_household as h', (join) =>
      join
        .onRef('h.municipality_code', '=', 'z.municipality_code')
        .onRef('h.household_number', '=', 'z.household_number')
        .on('h.valid_until', 'is', null),
    )
    .leftJoin('certificates.application as a', (join) =>
      // An owner's paper goes to the owner, not to who applied for the household that lives there.
      join
        .onRef('a.confirmation_id', '=', 'z.confirmation_id')
        .on('a.delivery', '=', 'post')
        .on('z.household_number', 'is not', null),
    )
    .select(['z.fields', 'h.postal_code', 'a.mailing_postal_code', 'a.mailing_address', 'a.applicant_name'])
    .where('z.certificate_id', '=', certificate_id)
    .orderBy('a.created_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const fields = PaperFields.parse(row.fields);
  if (row.mailing_address !== null)
    return {
      postal_code: row.mailing_postal_code ?? '',
      address: row.mailing_address,
      name: row.applicant_name ?? fields.householder_name,
    };
  return {
    postal_code: row.postal_code ?? '',
    address: fields.householder_address || fields.owner_address || fields.declarant_address,
    name: fields.householder_name || fields.owner_name || fields.declarant_name,
  };
}

/** Throws MissingGlyphError or RangeError where the address page could not be drawn. */
function tryAddress(addressee: Addressee, substitutions: Readonly<Record<string, string>>): void {
  const fonts = createFontStack();
  layOutAddressPage({ addressee, holds: '証明書', contents: [], sender: '', dated: '' }, (text) =>
    toCells(text, fonts, substitutions),
  );
}

/** All letters in their order; what has been replaced or declared void meanwhile is left out. */
async function drawTogether(job: BatchJob): Promise<void> {
  const { house, scope, batch_id } = job;
  const fonts = createFontStack();
  const { batch, letters } = await inScope(house.db, scope, async (trx) => ({
    batch: await trx
      .selectFrom('certificates.batch as b')
      .innerJoin('certificates.kind as k', (join) =>
        join.onRef('k.municipality_code', '=', 'b.municipality_code').onRef('k.kind', '=', 'b.kind'),
      )
      .select(['b.sender', 'k.title', 'k.label'])
      .select(sql<string>`(now() AT TIME ZONE 'Asia/Tokyo')::date`.as('today'))
      .where('b.batch_id', '=', batch_id)
      .executeTakeFirstOrThrow(),
    letters: await trx
      .selectFrom('certificates.batch_item as i')
      .innerJoin('certificates.v_present_certificate as z', 'z.certificate_id', 'i.certificate_id')
      .select(['z.certificate_id', 'z.fields', 'z.template_id', 'z.seal_file', 'z.copies'])
      .where('i.batch_id', '=', batch_id)
      .where('i.state', '=', 'done')
      .orderBy('i.position')
      .execute(),
  }));
  const sheets: Sheet[] = [];
  for (const letter of letters) {
    const fields = PaperFields.parse(letter.fields);
    const { addressee, blocks } = await inScope(house.db, scope, async (trx) => ({
      addressee: await getAddressee(trx, letter.certificate_id),
      blocks: await getTemplateBlocks(trx, letter.template_id),
    }));
    const seal_png = letter.seal_file === null ? null : await house.files.read(letter.seal_file);
    const title = `${batch.title}${batch.label === '' ? '' : `（${batch.label}）`}`;
    const contents = [`${title}　${fields.certificate_number}　${letter.copies}部`];
    const dated = formatWareki(batch.today);
    sheets.push(
      layOutAddressPage({ addressee, holds: '証明書', contents, sender: batch.sender, dated }, (text) =>
        toCells(text, fonts, fields.substitutions),
      ),
    );
    for (let copy = 0; copy < letter.copies; copy += 1)
      sheets.push(...layOutPaper(fields, { blocks, seal_png, fonts }));
    await breathe();
  }
  const bytes = await paintPdf(sheets, { title: '郵送する証明書', dated: batch.today });
  const { hash } = await house.files.keep(Buffer.from(bytes));
  await inScope(house.db, scope, (trx) =>
    trx
      .updateTable('certificates.batch')
      .set({ state: 'done', document_file: hash, pages: sheets.length, alive_at: sql`now()` })
      .where('batch_id', '=', batch_id)
      .where('state', '=', 'running')
      .execute(),
  );
}

async function setState(trx: Trx, { batch_id }: BatchJob, state: string): Promise<void> {
  await trx
    .updateTable('certificates.batch')
    .set({ state })
    .where('batch_id', '=', batch_id)
    .where('state', '=', 'running')
    .execute();
}
