import { sql } from 'kysely';
import type { Trx } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import type { IssueArea, IssueAreaChange, NewIssueArea } from './areas.contract.ts';
import { getArea } from './areas.queries.ts';
import type { Place } from './certificates.queries.ts';

export async function addArea(
  trx: Trx,
  place: Place,
  { area_id, town_ids, ...said }: NewIssueArea,
): Promise<IssueArea> {
  const { municipality: municipality_code, disaster: disaster_code } = place;
  await trx
    .insertInto('certificates.issue_area')
    .values({ area_id, municipality_code, disaster_code, ...said })
    .execute();
  await insertTowns(trx, place, area_id, town_ids);
  return getArea(trx, place, area_id);
}

/** Throws not-found, version-stale. */
export async function changeArea(
  trx: Trx,
  place: Place,
  id: string,
  seen: number,
  { town_ids, ...said }: IssueAreaChange,
): Promise<IssueArea> {
  await getArea(trx, place, id);
  const { numUpdatedRows } = await trx
    .updateTable('certificates.issue_area')
    .set({ ...said, version: sql`version + 1` })
    .where('area_id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw problems.versionStale();
  await trx.deleteFrom('certificates.issue_area_town').where('area_id', '=', id).execute();
  await insertTowns(trx, place, id, town_ids);
  return getArea(trx, place, id);
}

/** Throws not-found, version-stale. */
export async function removeArea(trx: Trx, place: Place, id: string, seen: number): Promise<void> {
  await getArea(trx, place, id);
  const { numDeletedRows } = await trx
    .deleteFrom('certificates.issue_area')
    .where('area_id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw problems.versionStale();
}

async function insertTowns(
  trx: Trx,
  { municipality, disaster }: Place,
  area_id: string,
  townIds: readonly string[],
): Promise<void> {
  await trx
    .insertInto('certificates.issue_area_town')
    .values(
      [...new Set(townIds)].map((town_id) => ({
        municipality_code: municipality,
        disaster_code: disaster,
        town_id,
        area_id,
      })),
    )
    .execute();
}
