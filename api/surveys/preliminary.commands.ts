// 予備調査: rough damage by area.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ewkb } from '../db/ewkb.ts';
import type { Reader, Trx } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import { getDisasterDay } from './disaster-day.ts';
import type { OfDisaster } from './disaster-day.ts';
import { PreliminaryArea } from './preliminary.contract.ts';
import type { NewPreliminaryArea, PreliminaryAreaChange } from './preliminary.contract.ts';
import { shapeOf } from './scope-buildings.ts';
import type { DrawnPolygon } from './scope.contract.ts';

export async function listPreliminaryAreas(
  reader: Reader,
  of: OfDisaster,
  only?: string,
): Promise<PreliminaryArea[]> {
  let query = reader
    .selectFrom('surveys.preliminary_area as a')
    .innerJoin('accounts.v_account as by', 'by.account_id', 'a.created_by')
    .select(['a.area_id', 'a.name', 'a.damage', 'a.note', 'by.display_name as created_by', 'a.created_at'])
    .select(['a.version', sql<string>`ST_AsGeoJSON(a.geom, 7)`.as('shape')])
    .where('a.municipality_code', '=', of.municipality)
    .where('a.disaster_code', '=', of.disaster);
  if (only !== undefined) query = query.where('a.area_id', '=', only);
  const rows = await query.orderBy('a.damage', 'desc').orderBy('a.created_at').execute();
  return PreliminaryArea.array().parse(
    rows.map(({ shape, ...row }) => ({ ...row, polygon: JSON.parse(shape) })),
  );
}

/** Throws not-found. */
export async function getPreliminaryArea(
  reader: Reader,
  of: OfDisaster,
  area_id: string,
): Promise<PreliminaryArea> {
  const [found] = await listPreliminaryAreas(reader, of, area_id);
  if (found === undefined) throw problems.notFound();
  return found;
}

/** Breaks preliminary_area_pkey. */
export async function addPreliminaryArea(
  trx: Trx,
  of: OfDisaster & { account: string },
  { area_id, name, damage, note, polygon }: NewPreliminaryArea,
): Promise<void> {
  const { municipality_code, disaster_code } = await getDisasterDay(trx, of);
  await trx
    .insertInto('surveys.preliminary_area')
    .values({
      area_id,
      municipality_code,
      disaster_code,
      name,
      damage,
      note,
      geom: multiOf(polygon),
      created_by: of.account,
    })
    .execute();
}

/** Throws not-found, version-stale. */
export async function changePreliminaryArea(
  trx: Trx,
  of: OfDisaster,
  area_id: string,
  seen: number,
  { name, damage, note, polygon }: PreliminaryAreaChange,
): Promise<void> {
  await getPreliminaryArea(trx, of, area_id);
  const { numUpdatedRows } = await trx
    .updateTable('surveys.preliminary_area')
    .set({ name, damage, note, geom: multiOf(polygon), version: sql`version + 1` })
    .where('area_id', '=', area_id)
    .where('version', '=', seen)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw problems.versionStale();
}

/** Throws not-found, version-stale. */
export async function removePreliminaryArea(
  trx: Trx,
  of: OfDisaster,
  area_id: string,
  seen: number,
): Promise<void> {
  await getPreliminaryArea(trx, of, area_id);
  const { numDeletedRows } = await trx
    .deleteFrom('surveys.preliminary_area')
    .where('area_id', '=', area_id)
    .where('version', '=', seen)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw problems.versionStale();
}

function multiOf(polygon: DrawnPolygon): RawBuilder<Ewkb> {
  return sql<Ewkb>`ST_Multi(ST_CollectionExtract(${shapeOf([polygon])}, 3))`;
}
