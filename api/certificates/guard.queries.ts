import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import { getDisasterContext } from '../matching/disaster-context.ts';
import { certificatesProblems } from './certificates.problems.ts';
import { ApplicantMap, EvidenceKind, HouseOverride } from './guard.contract.ts';
import type { HouseCheck, WaitingOverrides } from './guard.contract.ts';
import { noActs, readActs } from './guard-acts.ts';
import type { Acts } from './guard-acts.ts';
import { contradictionsOf } from './guard-findings.ts';
import type { Judgement } from './guard-findings.ts';
import { judgeHouse } from './guard.rules.ts';
import { getHouseFacts } from './house-facts.ts';
import type { ConfirmedTie } from './house-facts.ts';

interface Place {
  municipality: string;
  disaster: string;
}

/** Throws not-found for a confirmation of elsewhere or that may not be seen, confirmation-missing for a withdrawn one. */
export async function getTie(reader: Reader, place: Place, confirmation_id: string): Promise<ConfirmedTie> {
  const tie = await reader
    .selectFrom('matching.v_confirmation')
    .select(['household_number', 'property_number', 'survey_number', 'withdrawn_at'])
    .where('municipality_code', '=', place.municipality)
    .where('disaster_code', '=', place.disaster)
    .where('confirmation_id', '=', confirmation_id)
    .executeTakeFirst();
  if (tie === undefined) throw problems.notFound();
  if (tie.withdrawn_at !== null) throw certificatesProblems.confirmationMissing();
  const { household_number, property_number, survey_number } = tie;
  return { household_number, property_number, survey_number };
}

export async function findActs(reader: Reader, confirmation_id: string): Promise<Acts> {
  const kept = await reader
    .selectFrom('certificates.house_check')
    .select(['slip_number', 'pointing_id'])
    .where('confirmation_id', '=', confirmation_id)
    .executeTakeFirst();
  return kept === undefined ? noActs : readActs(reader, kept);
}

/** Judged anew from the records as they stand. */
export async function judgeConfirmation(
  reader: Reader,
  place: Place,
  confirmation_id: string,
  acts: Acts,
): Promise<{ tie: ConfirmedTie; judgement: Judgement }> {
  const tie = await getTie(reader, place, confirmation_id);
  const context = await getDisasterContext(reader, place.municipality, place.disaster);
  return { tie, judgement: judgeHouse(await getHouseFacts(reader, context, tie, acts)) };
}

export async function describeHouseCheck(
  reader: Reader,
  confirmation_id: string,
  acts: Acts,
  judgement: Judgement,
): Promise<HouseCheck> {
  const override = await findOverride(reader, { confirmation_id });
  return { confirmation_id, ...describeJudgement(acts, judgement, override) };
}

/** What a check tells, whatever ground it is of. */
export function describeJudgement(
  { slip_number, pointing }: Acts,
  judgement: Judgement,
  override: HouseOverride | null,
) {
  return {
    slip_number,
    pointing: pointing && { lon: pointing.lon, lat: pointing.lat, pointed_at: pointing.pointed_at },
    kinds: EvidenceKind.options.map((kind) => ({
      kind,
      stand: judgement.stands[kind],
      findings: judgement.findings
        .filter((finding) => finding.kind === kind)
        .map(({ code, stand }) => ({ code, stand })),
    })),
    missing: [...judgement.missing],
    is_proven: judgement.isProven,
    is_open: judgement.isProven || covers(override, judgement),
    override,
  };
}

/** Whether a second person has approved it knowing of everything that contradicts. */
export function covers(override: HouseOverride | null, judgement: Judgement): boolean {
  return (
    override?.decision === 'approved' &&
    contradictionsOf(judgement).every((kind) => override.contradictions.includes(kind))
  );
}

function selectOverrides(reader: Reader) {
  return reader
    .selectFrom('certificates.house_override as o')
    .innerJoin('accounts.v_account as a', 'a.account_id', 'o.requested_by')
    .leftJoin('accounts.v_account as b', 'b.account_id', 'o.decided_by')
    .select([
      'o.override_id',
      'o.confirmation_id',
      'o.owner_check_id',
      'o.reason',
      'o.contradictions',
      'o.requested_at',
    ])
    .select(['o.decision', 'o.decided_at', 'o.note', 'o.requested_by as requester'])
    .select(['a.display_name as requested_by', 'b.display_name as decided_by']);
}

/** The approved one if there is one, else the last. */
export async function findOverride(
  reader: Reader,
  of: { confirmation_id: string } | { owner_check_id: string },
): Promise<HouseOverride | null> {
  const overrides = selectOverrides(reader);
  const row = await (
    'confirmation_id' in of
      ? overrides.where('o.confirmation_id', '=', of.confirmation_id)
      : overrides.where('o.owner_check_id', '=', of.owner_check_id)
  )
    .orderBy(sql`o.decision IS NOT DISTINCT FROM 'approved'`, 'desc')
    .orderBy('o.requested_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : HouseOverride.parse(row);
}

/** Oldest first. Names stand as of the disaster; null where the register has them no longer. */
export async function listWaitingOverrides(
  reader: Reader,
  place: Place,
  account: string,
): Promise<WaitingOverrides['overrides']> {
  const context = await getDisasterContext(reader, place.municipality, place.disaster);
  const rows = await selectOverrides(reader)
    .leftJoin('matching.v_confirmation as k', 'k.confirmation_id', 'o.confirmation_id')
    .leftJoin('certificates.owner_check as c', 'c.owner_check_id', 'o.owner_check_id')
    .leftJoin('registers.v_household as h', (join) =>
      join
        .onRef('h.municipality_code', '=', 'o.municipality_code')
        .onRef('h.household_number', '=', 'o.household_number')
        .on(
          sql<boolean>`h.valid_from <= ${context.residents_as_of}::date AND (h.valid_until IS NULL OR h.valid_until > ${context.residents_as_of}::date)`,
        ),
    )
    .leftJoin('registers.v_building as w', (join) =>
      join
        .onRef('w.municipality_code', '=', 'c.municipality_code')
        .onRef('w.property_number', '=', 'c.property_number')
        .on(
          sql<boolean>`w.valid_from <= ${context.buildings_as_of}::date AND (w.valid_until IS NULL OR w.valid_until > ${context.buildings_as_of}::date)`,
        ),
    )
    .select('k.household_number')
    .select([
      sql<string | null>`coalesce(k.property_number, c.property_number)`.as('property_number'),
      sql<string>`coalesce(k.survey_number, c.survey_number)`.as('survey_number'),
      sql<string | null>`coalesce(h.head_name, w.owner_name)`.as('head_name'),
      sql<string | null>`coalesce(h.address, w.address)`.as('address'),
    ])
    .where('o.municipality_code', '=', place.municipality)
    .where('o.disaster_code', '=', place.disaster)
    .where('o.decision', 'is', null)
    .where('k.withdrawn_at', 'is', null)
    // A confirmation that may not be seen, and a building of an owner who may not.
    .where((shown) =>
      shown.or([shown('k.confirmation_id', 'is not', null), shown('w.owner_name', 'is not', null)]),
    )
    .orderBy('o.requested_at')
    .execute();
  return rows.map(({ requester, contradictions, ...row }) => ({
    ...row,
    decision: null,
    contradictions: EvidenceKind.array().parse(contradictions),
    is_own: requester === account,
  }));
}

/** The town as a neutral map shows it: nothing of anybody's house. */
export async function getApplicantMap(reader: Reader, place: Place): Promise<ApplicantMap> {
  const row = await reader
    .selectFrom('accounts.disaster as d')
    .innerJoin('accounts.municipality as m', 'm.municipality_code', 'd.municipality_code')
    .select(['m.name as municipality_name', 'd.kind'])
    .select([sql<number>`ST_X(m.center)`.as('lon'), sql<number>`ST_Y(m.center)`.as('lat')])
    .where('d.municipality_code', '=', place.municipality)
    .where('d.disaster_code', '=', place.disaster)
    .executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  const towns = await reader
    .selectFrom('registers.v_town')
    .select([
      sql<number | null>`ST_XMin(ST_Extent(geom))`.as('west'),
      sql<number | null>`ST_YMin(ST_Extent(geom))`.as('south'),
      sql<number | null>`ST_XMax(ST_Extent(geom))`.as('east'),
      sql<number | null>`ST_YMax(ST_Extent(geom))`.as('north'),
    ])
    .where('retired_on', 'is', null)
    .executeTakeFirstOrThrow();
  return ApplicantMap.parse({
    municipality_name: row.municipality_name,
    is_training: row.kind === 'training',
    bounds: [towns.west ?? row.lon, towns.south ?? row.lat, towns.east ?? row.lon, towns.north ?? row.lat],
  });
}
