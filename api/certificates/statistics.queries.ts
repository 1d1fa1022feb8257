import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import type { Place } from './certificates.queries.ts';
import { CertificateStatistics } from './statistics.contract.ts';

/**
 * Counted from the certificates' own events. Reads the table without its person's columns, so households that the
 * asker may not see are left out of the figures too.
 */
export async function countCertificates(reader: Reader, place: Place): Promise<CertificateStatistics> {
  // One after the other: they share the transaction's one connection.
  const days = await byDay(reader, place);
  const kinds = await byKind(reader, place);
  const classes = await byClass(reader, place);
  const counters = await byCounter(reader, place);
  const backlog = await waiting(reader, place);
  const seconds = await secondsPerCase(reader, place);
  const now = await reader.selectNoFrom(sql<string>`now()`.as('as_of')).executeTakeFirstOrThrow();
  return CertificateStatistics.parse({
    as_of: now.as_of,
    present: kinds.reduce((sum, kind) => sum + kind.present, 0),
    days,
    kinds,
    classes,
    counters: counters.map(({ counter, issued, ...took }) => ({ counter, issued, seconds: took })),
    backlog,
    seconds,
  });
}

const day = (moment: string) => sql<string>`(${sql.ref(moment)} AT TIME ZONE 'Asia/Tokyo')::date`;
const count = (condition: ReturnType<typeof sql<boolean>>) =>
  sql<number>`count(*) FILTER (WHERE ${condition})::int`;

async function byDay(reader: Reader, { municipality, disaster }: Place) {
  return reader
    .with('happened', (db) =>
      db
        .selectFrom('certificates.certificate as c')
        .select([day('c.created_at').as('day'), sql<string>`coalesce(c.version_reason, 'new')`.as('what')])
        .where('c.municipality_code', '=', municipality)
        .where('c.disaster_code', '=', disaster)
        .unionAll(
          db
            .selectFrom('certificates.event as e')
            .innerJoin('certificates.certificate as c', 'c.certificate_id', 'e.certificate_id')
            .select([day('e.at').as('day'), 'e.event as what'])
            .where('e.event', '=', 'handed_over')
            .where('c.municipality_code', '=', municipality)
            .where('c.disaster_code', '=', disaster),
        )
        .unionAll(
          db
            .selectFrom('certificates.voiding as v')
            .innerJoin('certificates.certificate as c', 'c.certificate_id', 'v.certificate_id')
            .select([day('v.voided_at').as('day'), sql<string>`'void'`.as('what')])
            .where('c.municipality_code', '=', municipality)
            .where('c.disaster_code', '=', disaster),
        ),
    )
    .selectFrom('happened')
    .select('day')
    .select([
      count(sql<boolean>`what NOT IN ('handed_over', 'void')`).as('issued'),
      count(sql<boolean>`what = 'reissue'`).as('reissued'),
      count(sql<boolean>`what IN ('correction', 'second_survey', 'resurvey')`).as('corrected'),
      count(sql<boolean>`what = 'void'`).as('voided'),
      count(sql<boolean>`what = 'handed_over'`).as('handed_over'),
    ])
    .groupBy('day')
    .orderBy('day')
    .execute();
}

async function byKind(reader: Reader, { municipality, disaster }: Place) {
  return reader
    .selectFrom('certificates.kind as k')
    .innerJoin('certificates.certificate as c', (join) =>
      join
        .onRef('c.municipality_code', '=', 'k.municipality_code')
        .onRef('c.kind', '=', 'k.kind')
        .on('c.disaster_code', '=', disaster),
    )
    .select(['k.kind', 'k.title', 'k.label'])
    .select([
      count(sql<boolean>`c.ended_at IS NULL`).as('present'),
      count(sql<boolean>`c.ended_at IS NOT NULL`).as('ended'),
    ])
    .where('k.municipality_code', '=', municipality)
    .groupBy(['k.kind', 'k.title', 'k.label', 'k.position'])
    .orderBy('k.position')
    .execute();
}

/** The class as printed, so that what a re-survey changed later counts where the present paper stands. */
async function byClass(reader: Reader, { municipality, disaster }: Place) {
  return reader
    .selectFrom('certificates.certificate as c')
    .select(sql<string>`c.fields ->> 'damage_class'`.as('damage_label'))
    .select(sql<number>`count(*)::int`.as('present'))
    .where('c.municipality_code', '=', municipality)
    .where('c.disaster_code', '=', disaster)
    .where('c.ended_at', 'is', null)
    .where(sql<boolean>`c.fields ->> 'damage_class' <> ''`)
    .groupBy(sql`c.fields ->> 'damage_class'`)
    .orderBy('present', 'desc')
    .execute();
}

const took = sql`extract(epoch FROM h.at - r.at)`;
const spread = (seconds: typeof took) =>
  [
    sql<number>`count(${seconds})::int`.as('cases'),
    sql<number | null>`percentile_cont(0.5) WITHIN GROUP (ORDER BY ${seconds})`.as('median'),
    sql<number | null>`percentile_cont(0.9) WITHIN GROUP (ORDER BY ${seconds})`.as('p90'),
  ] as const;

async function byCounter(reader: Reader, place: Place) {
  return withTimes(reader, place)
    .innerJoin('accounts.v_account as a', 'a.account_id', 'c.created_by')
    .leftJoin('certificates.application_certificate as ac', 'ac.certificate_id', 'c.certificate_id')
    .leftJoin('certificates.application as ap', 'ap.application_id', 'ac.application_id')
    .leftJoin('certificates.ticket as t', 't.ticket_id', 'ap.ticket_id')
    .select(sql<string>`coalesce('窓口' || t.counter, a.display_name)`.as('counter'))
    .select(sql<number>`count(*)::int`.as('issued'))
    .select(spread(took))
    .groupBy(sql`coalesce('窓口' || t.counter, a.display_name)`)
    .orderBy('issued', 'desc')
    .execute();
}

/** Each certificate with the moment its number was given and, where it was, the one it was handed over. */
function withTimes(reader: Reader, { municipality, disaster }: Place) {
  return reader
    .selectFrom('certificates.certificate as c')
    .innerJoin('certificates.event as r', (join) =>
      join.onRef('r.certificate_id', '=', 'c.certificate_id').on('r.event', '=', 'reserved'),
    )
    .leftJoin('certificates.event as h', (join) =>
      join.onRef('h.certificate_id', '=', 'c.certificate_id').on('h.event', '=', 'handed_over'),
    )
    .where('c.municipality_code', '=', municipality)
    .where('c.disaster_code', '=', disaster);
}

async function secondsPerCase(reader: Reader, place: Place) {
  const reserved = await withTimes(reader, place).select(spread(took)).executeTakeFirstOrThrow();
  const sinceCall = sql`extract(epoch FROM h.at - t.called_at)`;
  const called = await withTimes(reader, place)
    .innerJoin('certificates.application_certificate as ac', 'ac.certificate_id', 'c.certificate_id')
    .innerJoin('certificates.application as ap', 'ap.application_id', 'ac.application_id')
    .innerJoin('certificates.ticket as t', 't.ticket_id', 'ap.ticket_id')
    .select(spread(sinceCall))
    .where(sql<boolean>`h.at > t.called_at`)
    .executeTakeFirstOrThrow();
  return { reserved_to_handed: reserved, called_to_handed: called };
}

async function waiting(reader: Reader, { municipality, disaster }: Place) {
  const here = sql`municipality_code = ${municipality} AND disaster_code = ${disaster}`;
  const none = (event: string) =>
    sql`NOT EXISTS (SELECT FROM certificates.event e WHERE e.certificate_id = c.certificate_id AND e.event = ${event})`;
  const present = sql`FROM certificates.certificate c WHERE c.${here} AND c.ended_at IS NULL`;
  return reader
    .selectNoFrom([
      sql<number>`(SELECT count(*)::int FROM matching.v_confirmation k WHERE k.${here} AND k.withdrawn_at IS NULL
        AND NOT EXISTS (SELECT FROM certificates.certificate c WHERE c.confirmation_id = k.confirmation_id AND c.ended_at IS NULL))`.as(
        'confirmed',
      ),
      sql<number>`(SELECT count(*)::int ${present} AND c.document_file IS NULL)`.as('unrendered'),
      sql<number>`(SELECT count(*)::int ${present} AND c.document_file IS NOT NULL AND ${none('printed')})`.as(
        'unprinted',
      ),
      sql<number>`(SELECT count(*)::int ${present} AND NOT ${none('printed')} AND ${none('handed_over')})`.as(
        'waiting',
      ),
      sql<number>`(SELECT count(*)::int FROM certificates.application a WHERE a.${here}
        AND a.state NOT IN ('issued', 'refused', 'withdrawn'))`.as('applications'),
      sql<number>`(SELECT count(*)::int FROM certificates.ticket t WHERE t.${here} AND t.state = 'waiting'
        AND t.day = (now() AT TIME ZONE 'Asia/Tokyo')::date)`.as('tickets'),
    ])
    .executeTakeFirstOrThrow();
}
