// The work lists as a clerk goes through them: page by page in their order, decisions since the last run taken off.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Reader } from '../db/database.ts';
import type { DisasterContext } from './disaster-context.ts';
import { workLists, WorkRow } from './links.contract.ts';
import type { LinkageState, WorkList, WorkPage, WorkSearch } from './links.contract.ts';
import type { OfDisaster } from './links.queries.ts';
import { isValid } from './region-records.ts';

const kindOf = {
  survey_without_building: 'survey',
  low_evidence: 'survey',
  household_without_survey: 'household',
  building_claimed_twice: 'building',
} as const satisfies Record<WorkList, WorkRow['kind']>;

/** Zero where a list is empty. */
export async function countWork(reader: Reader, of: OfDisaster): Promise<LinkageState['lists']> {
  const counts = await Promise.all(workLists.map((list) => countOne(reader, of, list, null)));
  return workLists.map((list, place) => ({ list, count: counts[place] ?? 0 }));
}

async function countOne(
  reader: Reader,
  of: OfDisaster,
  list: WorkList,
  bounds: WorkSearch['bounds'],
): Promise<number> {
  const { n } = await reader
    .selectFrom(
      sql<object>`(SELECT FROM matching.work_item w WHERE ${isOpen(of, list)} AND ${isWithin(bounds)})`.as(
        'w',
      ),
    )
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

export async function searchWork(
  reader: Reader,
  context: DisasterContext,
  asked: WorkSearch,
): Promise<WorkPage> {
  const { list, bounds, limit } = asked;
  const rows = await reader
    .selectFrom(
      sql<WorkRow & { sort_key: string }>`(${shown[kindOf[list]](context, pageOfWork(context, asked))})`.as(
        'p',
      ),
    )
    .selectAll()
    .orderBy(sql`sort_key COLLATE "C"`)
    .orderBy(sql`number COLLATE "C"`)
    .execute();
  const within = rows.slice(0, limit);
  const last = within.at(-1);
  return {
    rows: within.map((row) => WorkRow.parse({ ...row, kind: kindOf[list], list })),
    total: await countOne(reader, context, list, bounds),
    next: rows.length > limit && last ? { sort_key: last.sort_key, number: last.number } : null,
  };
}

/** The next items, `limit` and one more, off the index in its order. */
export function pageOfWork(of: OfDisaster, { list, bounds, after, limit }: WorkSearch): RawBuilder<unknown> {
  const beyond =
    after === null ? sql`true` : sql`(w.sort_key, w.number) > (${after.sort_key}, ${after.number})`;
  return sql`
    SELECT w.number, w.sort_key, w.probability, w.competitors, w.geom
    FROM matching.work_item w
    WHERE ${isOpen(of, list)} AND ${beyond} AND ${isWithin(bounds)}
    ORDER BY w.municipality_code, w.disaster_code, w.list, w.sort_key, w.number
    LIMIT ${limit + 1}`;
}

/** Of the list, and nobody has decided on it since. */
function isOpen({ municipality_code, disaster_code }: OfDisaster, list: WorkList): RawBuilder<boolean> {
  const own = sql<boolean>`w.municipality_code = ${municipality_code} AND w.disaster_code = ${disaster_code} AND w.list = ${list}`;
  const kind = kindOf[list];
  if (kind === 'building') return own;
  const column = sql.ref(kind === 'survey' ? 'c.survey_number' : 'c.household_number');
  return sql<boolean>`${own} AND NOT EXISTS (
    SELECT FROM matching.confirmation c
    WHERE c.municipality_code = ${municipality_code} AND c.disaster_code = ${disaster_code} AND ${column} = w.number AND c.withdrawn_at IS NULL)`;
}

function isWithin(bounds: WorkSearch['bounds']): RawBuilder<boolean> {
  return bounds === null
    ? sql<boolean>`true`
    : sql<boolean>`w.geom && ST_MakeEnvelope(${bounds[0]}, ${bounds[1]}, ${bounds[2]}, ${bounds[3]}, 6668)`;
}

const own = sql`u.number, u.sort_key, u.probability::float8 AS probability, u.competitors, ST_X(u.geom) AS lon, ST_Y(u.geom) AS lat`;
const noDamage = sql`NULL::text AS damage_class, NULL::text AS damage_label`;

/** Names come from the views, which know who may be named. */
const shown: Record<
  WorkRow['kind'],
  (context: DisasterContext, page: RawBuilder<unknown>) => RawBuilder<unknown>
> = {
  survey: ({ municipality_code, disaster_code }, page) => sql`
    SELECT ${own}, coalesce(v.resident_name, v.owner_name) AS name, v.address, v.damage_class, v.damage_label
    FROM (${page}) u
    LEFT JOIN surveys.v_survey v ON v.municipality_code = ${municipality_code} AND v.disaster_code = ${disaster_code} AND v.survey_number = u.number`,
  household: ({ municipality_code, residents_as_of }, page) => sql`
    SELECT ${own}, v.head_name AS name, v.address, ${noDamage}
    FROM (${page}) u
    LEFT JOIN registers.v_household v ON v.municipality_code = ${municipality_code} AND v.household_number = u.number AND ${isValid('v', residents_as_of)}`,
  building: ({ municipality_code, buildings_as_of }, page) => sql`
    SELECT ${own}, v.owner_name AS name, v.address, ${noDamage}
    FROM (${page}) u
    LEFT JOIN registers.v_building v ON v.municipality_code = ${municipality_code} AND v.property_number = u.number AND ${isValid('v', buildings_as_of)}`,
};
