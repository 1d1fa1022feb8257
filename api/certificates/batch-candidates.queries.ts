// Who may get a letter: what is confirmed or declared and not certified yet, and papers of the kind that nobody was handed.
import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import { BatchCandidate } from './batches.contract.ts';
import type { Place } from './certificates.queries.ts';
import type { KindView } from './kinds.contract.ts';
import { getKind } from './kinds.queries.ts';

const mostCandidates = 2000;

/** Those whose application asks for post first. A kind that certifies some classes only has no others. */
export async function listCandidates(reader: Reader, place: Place, kind: string): Promise<BatchCandidate[]> {
  const view = await getKind(reader, place.municipality, kind);
  const rows =
    view.ground === 'declaration'
      ? await listDeclared(reader, place, kind)
      : view.ground === 'building'
        ? [...(await listConfirmed(reader, place, view)), ...(await listIssuedToOwners(reader, place, kind))]
        : await listConfirmed(reader, place, view);
  return rows
    .map((row) => BatchCandidate.parse(row))
    .sort((one, other) => Number(other.wants_post) - Number(one.wants_post))
    .slice(0, mostCandidates);
}

const notHandedOver = sql<boolean>`NOT EXISTS (SELECT FROM certificates.event e
  WHERE e.certificate_id = z.certificate_id AND e.event = 'handed_over')`;

function dayOf({ municipality, disaster }: Place, register: 'residents' | 'buildings') {
  return sql`(SELECT registers.reading_date(d.municipality_code, ${register}, d.occurred_on) FROM accounts.disaster d
    WHERE d.municipality_code = ${municipality} AND d.disaster_code = ${disaster})`;
}

/** From a confirmation: to the household, or to the owner of its building. */
async function listConfirmed(
  reader: Reader,
  place: Place,
  { kind, ground, damage_classes }: KindView,
): Promise<object[]> {
  const residents = dayOf(place, 'residents');
  const buildings = dayOf(place, 'buildings');
  const isOwners = ground === 'building';
  let query = reader
    .selectFrom('matching.v_confirmation as k')
    .innerJoin('registers.v_household as h', 'h.household_number', 'k.household_number')
    .leftJoin('registers.v_building as b', (join) =>
      join
        .onRef('b.property_number', '=', 'k.property_number')
        .on(
          sql<boolean>`b.valid_from <= ${buildings} AND (b.valid_until IS NULL OR b.valid_until > ${buildings})`,
        ),
    )
    .leftJoin('surveys.v_survey as s', (join) =>
      join.onRef('s.survey_number', '=', 'k.survey_number').onRef('s.disaster_code', '=', 'k.disaster_code'),
    )
    .leftJoin('certificates.v_present_certificate as z', (join) =>
      isOwners
        ? join
            .onRef('z.property_number', '=', 'k.property_number')
            .on('z.disaster_code', '=', place.disaster)
            .on('z.kind', '=', kind)
        : join.onRef('z.confirmation_id', '=', 'k.confirmation_id').on('z.kind', '=', kind),
    )
    .select(['k.confirmation_id', 'k.household_number', 'z.certificate_id', 'z.certificate_number'])
    .select(sql<null>`NULL`.as('declaration_id'))
    .select([
      's.damage_label',
      (isOwners ? sql<string>`b.owner_name` : sql<string>`h.head_name`).as('name'),
      (isOwners ? sql<string>`coalesce(b.owner_address, b.address)` : sql<string>`h.address`).as('address'),
    ])
    .select(
      sql<boolean>`EXISTS (SELECT FROM certificates.application a
        WHERE a.confirmation_id = k.confirmation_id AND a.delivery = 'post'
          AND (NOT ${isOwners}::boolean OR a.category IN ('owner', 'owner_occupier')))`.as('wants_post'),
    )
    .where('k.municipality_code', '=', place.municipality)
    .where('k.disaster_code', '=', place.disaster)
    .where('k.withdrawn_at', 'is', null)
    .where('h.municipality_code', '=', place.municipality)
    .where(
      sql<boolean>`h.valid_from <= ${residents} AND (h.valid_until IS NULL OR h.valid_until > ${residents})`,
    )
    .where(notHandedOver);
  // Several households of one building have one owner's paper; a protected owner is blanked by the view.
  if (isOwners) query = query.where('b.owner_name', 'is not', null).distinctOn('k.property_number');
  if (damage_classes !== null) query = query.where('s.damage_class', 'in', damage_classes);
  if (isOwners) query = query.orderBy('k.property_number');
  return query.orderBy('wants_post', 'desc').orderBy('k.household_number').limit(mostCandidates).execute();
}

/** Issued from a building and its survey alone: it exists, and waits to be sent. */
async function listIssuedToOwners(reader: Reader, place: Place, kind: string): Promise<object[]> {
  return reader
    .selectFrom('certificates.v_present_certificate as z')
    .select(['z.certificate_id', 'z.certificate_number', 'z.household_number'])
    .select([
      sql<null>`NULL`.as('confirmation_id'),
      sql<null>`NULL`.as('declaration_id'),
      sql<string>`z.fields ->> 'owner_name'`.as('name'),
      sql<string>`z.fields ->> 'owner_address'`.as('address'),
      sql<string>`z.fields ->> 'damage_class'`.as('damage_label'),
      sql<boolean>`false`.as('wants_post'),
    ])
    .where('z.municipality_code', '=', place.municipality)
    .where('z.disaster_code', '=', place.disaster)
    .where('z.kind', '=', kind)
    .where('z.confirmation_id', 'is', null)
    .where(
      sql<boolean>`NOT EXISTS (SELECT FROM matching.v_confirmation k WHERE k.disaster_code = z.disaster_code
        AND k.property_number = z.property_number AND k.withdrawn_at IS NULL)`,
    )
    .where(notHandedOver)
    .orderBy('z.certificate_number')
    .limit(mostCandidates)
    .execute();
}

/** From a declaration: to who declared. */
async function listDeclared(reader: Reader, place: Place, kind: string): Promise<object[]> {
  return reader
    .selectFrom('certificates.declaration as n')
    .leftJoin('certificates.v_present_certificate as z', (join) =>
      join.onRef('z.declaration_id', '=', 'n.declaration_id').on('z.kind', '=', kind),
    )
    .select(['n.declaration_id', 'n.household_number', 'z.certificate_id', 'z.certificate_number'])
    .select(['n.declarant_name as name', 'n.declarant_address as address'])
    .select([
      sql<null>`NULL`.as('confirmation_id'),
      sql<null>`NULL`.as('damage_label'),
      sql<boolean>`EXISTS (SELECT FROM certificates.application a
        WHERE a.application_id = n.application_id AND a.delivery = 'post')`.as('wants_post'),
    ])
    .where('n.municipality_code', '=', place.municipality)
    .where('n.disaster_code', '=', place.disaster)
    .where(notHandedOver)
    .orderBy('n.created_at')
    .limit(mostCandidates)
    .execute();
}
