// Districts as lists and maps show them: figures, states of their buildings, outline, history.
import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import type { Balance } from './cuts.contract.ts';
import { DistrictHistory, DistrictMap, DistrictRow } from './edits.contract.ts';
import type { DistrictList } from './edits.contract.ts';
import { getHeld } from './plan-edits.ts';
import type { OfPlan } from './plan-edits.ts';

function selectDistricts(reader: Reader, plan_id: string) {
  return reader
    .selectFrom('surveys.district as d')
    .innerJoin('surveys.v_district_progress as p', 'p.district_id', 'd.district_id')
    .select(['d.district_id', 'd.district_number', 'd.is_locked', 'p.is_live'])
    .select(['d.work_minutes', 'd.walking_minutes', 'd.walking_metres', 'd.approach_minutes', 'd.minutes'])
    .select(['d.pieces', 'p.stops', 'p.untouched', 'p.done', 'p.absent', 'p.second_visit', 'p.refused'])
    .select(['p.not_found', 'p.left_minutes'])
    .select([
      sql<number | null>`ST_X(ST_PointOnSurface(d.outline))`.as('lon'),
      sql<number | null>`ST_Y(ST_PointOnSurface(d.outline))`.as('lat'),
    ])
    .where('d.plan_id', '=', plan_id)
    .where('p.plan_id', '=', plan_id)
    .where((eb) => eb.or([eb('p.is_live', '=', true), eb('p.stops', '>', 0)]))
    .orderBy('p.is_live', 'desc')
    .orderBy('d.district_number');
}

/** Live ones by number, then retired ones with finished work. */
export async function listDistricts(
  reader: Reader,
  plan_id: string,
  only?: readonly string[],
): Promise<DistrictRow[]> {
  let query = selectDistricts(reader, plan_id);
  // Of the view too, which else counts the buildings of the whole plan: a list is not carried over a join as a value is.
  if (only !== undefined)
    query = query
      .where(sql<boolean>`d.district_id = ANY (${[...only]}::uuid[])`)
      .where(sql<boolean>`p.district_id = ANY (${[...only]}::uuid[])`);
  return DistrictRow.array().parse(await query.execute());
}

export async function getDistricts(reader: Reader, of: OfPlan): Promise<DistrictList> {
  const { plan_id, revision } = await getHeld(reader, of);
  const districts = await listDistricts(reader, plan_id);
  return { revision, districts, balance: await findBalance(reader, plan_id) };
}

/** Over all live districts that have anything left; null without any. */
export async function findBalance(reader: Reader, plan_id: string): Promise<Balance | null> {
  const row = await reader
    .selectFrom('surveys.district')
    .select((eb) => [
      eb.fn.min<number | null>('minutes').as('min'),
      sql<number | null>`percentile_cont(0.5) WITHIN GROUP (ORDER BY minutes)`.as('median'),
      sql<number | null>`avg(minutes)`.as('mean'),
      eb.fn.max<number | null>('minutes').as('max'),
    ])
    .where('plan_id', '=', plan_id)
    .where('retired_revision', 'is', null)
    .where('minutes', '>', 0)
    .executeTakeFirstOrThrow();
  const { min, median, mean, max } = row;
  return min === null || median === null || mean === null || max === null ? null : { min, median, mean, max };
}

export async function getDistrictMap(reader: Reader, of: OfPlan): Promise<DistrictMap> {
  const { plan_id, revision } = await getHeld(reader, of);
  const rows = await selectDistricts(reader, plan_id)
    .select(sql<string | null>`ST_AsGeoJSON(d.outline, 7)`.as('shape'))
    .where('p.is_live', '=', true)
    .where('d.outline', 'is not', null)
    .execute();
  return DistrictMap.parse({
    type: 'FeatureCollection',
    revision,
    features: rows.map(({ shape, ...properties }) => ({
      type: 'Feature',
      id: properties.district_id,
      geometry: shape === null ? null : JSON.parse(shape),
      properties,
    })),
  });
}

/** Throws not-found. */
export async function getDistrictHistory(
  reader: Reader,
  of: OfPlan,
  district_id: string,
): Promise<DistrictHistory> {
  const { plan_id } = await getHeld(reader, of);
  const known = await reader
    .selectFrom('surveys.district')
    .select('district_id')
    .where('plan_id', '=', plan_id)
    .where('district_id', '=', district_id)
    .executeTakeFirst();
  if (known === undefined) throw problems.notFound();
  const rows = await reader
    .selectFrom('surveys.district_origin as o')
    .innerJoin('surveys.plan_edit as e', (join) =>
      join.onRef('e.plan_id', '=', 'o.plan_id').onRef('e.revision', '=', 'o.revision'),
    )
    .innerJoin('accounts.v_account as by', 'by.account_id', 'e.account_id')
    .innerJoin('surveys.district as other', (join) =>
      join
        .onRef('other.plan_id', '=', 'o.plan_id')
        .on(
          sql<boolean>`other.district_id = CASE WHEN o.to_district_id = ${district_id} THEN o.from_district_id ELSE o.to_district_id END`,
        ),
    )
    .select(['o.revision', 'e.kind', 'e.at', 'by.display_name as by', 'o.stops'])
    .select(['other.district_id as other_district_id', 'other.district_number as other_district_number'])
    .select(sql<string>`CASE WHEN o.to_district_id = ${district_id} THEN 'came' ELSE 'went' END`.as('way'))
    .where('o.plan_id', '=', plan_id)
    .where((eb) =>
      eb.or([eb('o.to_district_id', '=', district_id), eb('o.from_district_id', '=', district_id)]),
    )
    .orderBy('o.revision', 'desc')
    .limit(500)
    .execute();
  return DistrictHistory.parse(rows);
}
