import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import type { Place } from './certificates.queries.ts';
import type { Addressee } from './document/address-page.ts';
import { getSurroundings } from './grounds.queries.ts';
import { Judge, Letter, LetterList } from './letters.contract.ts';
import type { LetterEvent } from './letters.contract.ts';
import { listTold } from './letters.rules.ts';
import type { LetterCase, StepOnRecord, Told } from './letters.rules.ts';

/** What may be told of an application, and what was. Throws not-found, also for one that the reader may not see. */
export async function getLetters(
  reader: Reader,
  place: Place,
  application_id: string,
): Promise<LetterList & { household_number: string | null }> {
  const { household_number } = await getApplicant(reader, place, application_id);
  const steps = listTold(await listSteps(reader, application_id)).map((told) => ({
    ...told,
    round: told.request?.round ?? null,
    former_class: told.former?.damage_label ?? null,
    new_class: told.survey?.damage_label ?? told.former?.damage_label ?? null,
  }));
  const rows = await selectLetters(reader, place)
    .where('l.application_id', '=', application_id)
    .orderBy('l.created_at')
    .execute();
  const events = await listEvents(
    reader,
    rows.map((row) => row.letter_id),
  );
  const last = await reader
    .selectFrom('certificates.letter')
    .select('office')
    .where('municipality_code', '=', place.municipality)
    .where('disaster_code', '=', place.disaster)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return {
    ...LetterList.parse({
      steps,
      letters: rows.map((row) => ({ ...row, events: events.get(row.letter_id) ?? [] })),
      last_office: last?.office ?? '',
    }),
    household_number,
  };
}

/** Throws not-found. */
export async function getLetter(reader: Reader, place: Place, id: string): Promise<Letter> {
  const row = await selectLetters(reader, place).where('l.letter_id', '=', id).executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  return Letter.parse({ ...row, events: (await listEvents(reader, [id])).get(id) ?? [] });
}

/** What a letter is made from: the application, the disaster, the mayor. Throws not-found. */
export async function getLetterCase(
  reader: Reader,
  place: Place,
  application_id: string,
): Promise<{ known: LetterCase; told: Told[]; addressee: Addressee; seal_file: string | null }> {
  const applicant = await getApplicant(reader, place, application_id);
  const { disaster, municipality, seal_file, today } = await getSurroundings(reader, place);
  const isMailed = applicant.delivery === 'post' && applicant.mailing_address !== null;
  return {
    known: { ...applicant, disaster, municipality, today },
    told: listTold(await listSteps(reader, application_id)),
    addressee: {
      postal_code: (isMailed ? applicant.mailing_postal_code : null) ?? '',
      address: (isMailed ? applicant.mailing_address : null) ?? applicant.applicant_address,
      name: applicant.applicant_name,
    },
    seal_file,
  };
}

async function getApplicant(reader: Reader, { municipality, disaster }: Place, id: string) {
  const row = await reader
    .selectFrom('certificates.application')
    .select(['application_number', 'received_on', 'applicant_name', 'applicant_address', 'house_address'])
    .select(['object_detail', 'household_number', 'delivery', 'mailing_postal_code', 'mailing_address'])
    .select(sql<LetterCase['object']>`object`.as('object'))
    .where('municipality_code', '=', municipality)
    .where('disaster_code', '=', disaster)
    .where('application_id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  return row;
}

async function listSteps(reader: Reader, application_id: string): Promise<StepOnRecord[]> {
  const rows = await reader
    .selectFrom('certificates.application_event as e')
    .leftJoin('surveys.v_survey_version as s', 's.survey_version_id', 'e.survey_version_id')
    .select(['e.step', 'e.to_state', 'e.held_on', 'e.reason', 'e.judged_by', 'e.judging_body'])
    .select(['s.survey_number', 's.surveyed_on', 's.damage_label'])
    .select(sql<'first' | 'second' | 'resurvey' | null>`s.round`.as('round'))
    .where('e.application_id', '=', application_id)
    .orderBy('e.step')
    .execute();
  return rows.map(({ survey_number, surveyed_on, damage_label, round, judged_by, ...step }) => ({
    ...step,
    judged_by: judged_by === null ? null : Judge.parse(judged_by),
    survey:
      survey_number === null || damage_label === null || round === null
        ? null
        : { survey_number, surveyed_on, damage_label, round },
  }));
}

function selectLetters(reader: Reader, { municipality, disaster }: Place) {
  return reader
    .selectFrom('certificates.letter as l')
    .innerJoin('accounts.v_account as a', 'a.account_id', 'l.created_by')
    .select(['l.letter_id', 'l.application_id', 'l.step', 'l.sort', 'l.reason', 'l.judged_by'])
    .select(['l.judging_body', 'l.document_number', 'l.office', 'l.is_posted', 'l.issued_on'])
    .select(['l.document_file as document_hash', 'l.created_at', 'a.display_name as created_by'])
    .select(
      sql<boolean>`EXISTS (SELECT FROM certificates.letter n WHERE n.replaces = l.letter_id)`.as(
        'is_replaced',
      ),
    )
    .where('l.municipality_code', '=', municipality)
    .where('l.disaster_code', '=', disaster);
}

async function listEvents(reader: Reader, ids: string[]): Promise<Map<string, Letter['events']>> {
  const events = new Map<string, Letter['events']>();
  if (ids.length === 0) return events;
  const rows = await reader
    .selectFrom('certificates.letter_event as e')
    .innerJoin('accounts.v_account as a', 'a.account_id', 'e.account_id')
    .select(['e.letter_id', 'e.at', 'a.display_name as by', sql<LetterEvent>`e.event`.as('event')])
    .where('e.letter_id', 'in', ids)
    .orderBy('e.at')
    .execute();
  for (const { letter_id, ...event } of rows)
    events.set(letter_id, [...(events.get(letter_id) ?? []), event]);
  return events;
}
