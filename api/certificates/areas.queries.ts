import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import { IssueArea } from './areas.contract.ts';
import type { IssueAreas } from './areas.contract.ts';
import type { Place } from './certificates.queries.ts';

/** 交付開始日 of the area that a 町字 belongs to; null where none is set. */
export async function findIssueStart(
  reader: Reader,
  { municipality, disaster }: Place,
  townId: string | null,
): Promise<string | null> {
  if (townId === null) return null;
  const area = await reader
    .selectFrom('certificates.issue_area_town as t')
    .innerJoin('certificates.issue_area as a', 'a.area_id', 't.area_id')
    .select('a.starts_on')
    .where('t.municipality_code', '=', municipality)
    .where('t.disaster_code', '=', disaster)
    .where('t.town_id', '=', townId)
    .executeTakeFirst();
  return area?.starts_on ?? null;
}

export async function listAreas(reader: Reader, { municipality, disaster }: Place): Promise<IssueArea[]> {
  const rows = await reader
    .selectFrom('certificates.issue_area as a')
    .leftJoin('certificates.issue_area_town as t', 't.area_id', 'a.area_id')
    .select(['a.area_id', 'a.name', 'a.starts_on', 'a.note', 'a.version'])
    .select(
      sql<
        string[]
      >`coalesce(array_agg(t.town_id ORDER BY t.town_id) FILTER (WHERE t.town_id IS NOT NULL), '{}')`.as(
        'town_ids',
      ),
    )
    .where('a.municipality_code', '=', municipality)
    .where('a.disaster_code', '=', disaster)
    .groupBy(['a.area_id', 'a.name', 'a.starts_on', 'a.note', 'a.version'])
    .orderBy('a.starts_on')
    .orderBy('a.name')
    .execute();
  return IssueArea.array().parse(rows);
}

export async function getArea(reader: Reader, place: Place, id: string): Promise<IssueArea> {
  const area = (await listAreas(reader, place)).find(({ area_id }) => area_id === id);
  if (area === undefined) throw problems.notFound();
  return area;
}

export async function listTowns(reader: Reader): Promise<IssueAreas['towns']> {
  return reader
    .selectFrom('registers.v_town')
    .select(['town_id', 'name', sql<number>`ST_X(geom)`.as('lon'), sql<number>`ST_Y(geom)`.as('lat')])
    .where('retired_on', 'is', null)
    .orderBy('town_id')
    .execute();
}
