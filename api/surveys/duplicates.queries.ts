// 二重調査の疑い as it stands. Four questions of which each has an index; nothing is stored but what somebody said of them.
import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import { Duplicate, DuplicateKind } from './duplicates.contract.ts';
import type { DuplicateClaim } from './duplicates.contract.ts';
import { findSeveralResults } from './duplicate-results.ts';
import type { ClaimsOfStop } from './duplicate-results.ts';
import { getHeld } from './plan-edits.ts';
import type { HeldPlan, OfPlan } from './plan-edits.ts';

type Claims = ReadonlyMap<number, DuplicateClaim[]>;
const finders: Readonly<Record<DuplicateKind, (reader: Reader, plan: HeldPlan) => Promise<Claims>>> = {
  results: findSeveralResults,
  reports: findSeveralReports,
  plans: findOtherPlans,
  number: findOtherHouses,
};

/** Those that nobody has looked at first, then by district. Throws not-found. */
export async function listDuplicates(reader: Reader, of: OfPlan): Promise<Duplicate[]> {
  const plan = await getHeld(reader, of);
  const found: { kind: DuplicateKind; stop_id: number; claims: DuplicateClaim[] }[] = [];
  for (const kind of DuplicateKind.options)
    for (const [stop_id, claims] of await finders[kind](reader, plan)) found.push({ kind, stop_id, claims });
  if (found.length === 0) return [];
  const stops = await readStops(reader, plan, [...new Set(found.map(({ stop_id }) => stop_id))]);
  const settled = await readSettled(reader, plan);
  const duplicates = found.flatMap(({ kind, stop_id, claims }) => {
    const stop = stops.get(stop_id);
    const said = settled.get(`${kind} ${stop_id}`);
    const isSame =
      said !== undefined && claimsKey(said.claims) === claimsKey(claims.map(({ claim }) => claim));
    return stop ? [{ ...stop, kind, claims, settled: isSame ? said : null }] : [];
  });
  return Duplicate.array()
    .parse(duplicates)
    .sort(
      (one, other) =>
        Number(one.settled !== null) - Number(other.settled !== null) ||
        (one.district_number ?? Number.MAX_SAFE_INTEGER) -
          (other.district_number ?? Number.MAX_SAFE_INTEGER) ||
        one.stop_id - other.stop_id,
    );
}

/** The same for the same claims, in whatever order. */
export function claimsKey(claims: readonly string[]): string {
  return JSON.stringify([...claims].sort());
}

/** Reported done with several numbers since it was last taken back. */
async function findSeveralReports(reader: Reader, { plan_id }: HeldPlan): Promise<Claims> {
  const rows = await reader
    .selectFrom(
      sql<ClaimsOfStop>`(
    WITH report AS (
      SELECT DISTINCT ON (r.stop_id, r.survey_number) r.stop_id, r.survey_number, a.display_name,
        (r.reported_at AT TIME ZONE 'Asia/Tokyo')::date AS day
      FROM surveys.stop_report r
      JOIN accounts.v_account a ON a.account_id = r.reported_by
      WHERE r.plan_id = ${plan_id} AND r.state = 'done' AND r.survey_number IS NOT NULL
        AND NOT EXISTS (
          SELECT FROM surveys.stop_report t
          WHERE t.plan_id = r.plan_id AND t.stop_id = r.stop_id AND t.state = 'untouched' AND t.report_id > r.report_id)
      ORDER BY r.stop_id, r.survey_number, r.report_id DESC)
    SELECT stop_id, jsonb_agg(jsonb_build_object('claim', survey_number, 'survey_number', survey_number, 'by', display_name,
      'day', day, 'what', NULL) ORDER BY survey_number) AS claims
    FROM report GROUP BY stop_id HAVING count(*) > 1)`.as('found'),
    )
    .select(['stop_id', 'claims'])
    .execute();
  return byStop(rows);
}

/** Done in another plan of the same method, too. */
async function findOtherPlans(
  reader: Reader,
  { plan_id, municipality_code, disaster_code, settings }: HeldPlan,
): Promise<Claims> {
  const rows = await reader
    .selectFrom(
      sql<ClaimsOfStop>`(
    SELECT b.stop_id, jsonb_agg(jsonb_build_object('claim', p.plan_id, 'survey_number', o.survey_number, 'by', NULL,
      'day', (o.state_at AT TIME ZONE 'Asia/Tokyo')::date, 'what', p.name) ORDER BY p.plan_id) AS claims
    FROM surveys.plan_building b
    JOIN surveys.plan_building o
      ON o.municipality_code = ${municipality_code} AND o.property_number = b.property_number AND o.state = 'done' AND o.plan_id <> b.plan_id
    JOIN surveys.plan p ON p.plan_id = o.plan_id
    WHERE b.plan_id = ${plan_id} AND b.state = 'done'
      AND p.disaster_code = ${disaster_code} AND p.settings ->> 'method' = ${settings.method}
    GROUP BY b.stop_id)`.as('found'),
    )
    .select(['stop_id', 'claims'])
    .execute();
  return byStop(rows);
}

/** The number that was reported for it was reported for another building, or was given to another beforehand. */
async function findOtherHouses(
  reader: Reader,
  { plan_id, municipality_code, disaster_code }: HeldPlan,
): Promise<Claims> {
  const rows = await reader
    .selectFrom(
      sql<ClaimsOfStop>`(
    WITH reported AS MATERIALIZED (
      SELECT b.stop_id, b.survey_number, surveys.building_key(b.property_number, b.point_id) AS building_key
      FROM surveys.plan_building b WHERE b.plan_id = ${plan_id} AND b.state = 'done' AND b.survey_number IS NOT NULL),
    other AS (
      SELECT r.stop_id, r.survey_number, surveys.building_key(o.property_number, o.point_id) AS building_key, o.address, '報告' AS how
      FROM reported r
      JOIN surveys.plan_building o ON o.municipality_code = ${municipality_code} AND o.state = 'done' AND o.survey_number = r.survey_number
      JOIN surveys.plan p ON p.plan_id = o.plan_id AND p.disaster_code = ${disaster_code}
      WHERE surveys.building_key(o.property_number, o.point_id) <> r.building_key
      UNION ALL
      SELECT r.stop_id, r.survey_number, n.building_key, o.address, '割当'
      FROM reported r
      JOIN surveys.survey_number n ON n.municipality_code = ${municipality_code} AND n.disaster_code = ${disaster_code}
        AND n.survey_number = r.survey_number AND n.building_key <> r.building_key
      LEFT JOIN surveys.plan_building o ON o.plan_id = ${plan_id} AND surveys.building_key(o.property_number, o.point_id) = n.building_key),
    once AS (SELECT DISTINCT ON (stop_id, building_key) * FROM other ORDER BY stop_id, building_key, how)
    SELECT stop_id, jsonb_agg(jsonb_build_object('claim', building_key, 'survey_number', survey_number, 'by', how, 'day', NULL,
      'what', address) ORDER BY building_key) AS claims
    FROM once GROUP BY stop_id)`.as('found'),
    )
    .select(['stop_id', 'claims'])
    .execute();
  return byStop(rows);
}

function byStop(rows: readonly ClaimsOfStop[]): Claims {
  return new Map(rows.map(({ stop_id, claims }) => [stop_id, claims]));
}

async function readStops(reader: Reader, { plan_id }: HeldPlan, stop_ids: readonly number[]) {
  const rows = await reader
    .selectFrom('surveys.plan_building as b')
    .leftJoin('surveys.district as d', 'd.district_id', 'b.district_id')
    .select(['b.stop_id', 'b.property_number', 'b.address', 'd.district_number'])
    .select([sql<number>`ST_X(b.geom)`.as('lon'), sql<number>`ST_Y(b.geom)`.as('lat')])
    .where('b.plan_id', '=', plan_id)
    .where(sql<boolean>`b.stop_id = ANY (${stop_ids}::bigint[])`)
    .execute();
  return new Map(rows.map((row) => [Number(row.stop_id), row]));
}

async function readSettled(reader: Reader, { plan_id }: HeldPlan) {
  const rows = await reader
    .selectFrom('surveys.settled_duplicate as s')
    .innerJoin('accounts.v_account as a', 'a.account_id', 's.settled_by')
    .select(['s.kind', 's.stop_id', 's.claims', 's.reason', 'a.display_name as by', 's.settled_at as at'])
    .where('s.plan_id', '=', plan_id)
    .execute();
  return new Map(rows.map((row) => [`${row.kind} ${row.stop_id}`, row]));
}
