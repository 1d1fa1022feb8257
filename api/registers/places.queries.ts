// The work list of addresses to be placed by hand, as the registers stood on a disaster's day.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import { PlaceCounts, PlaceRow, TownPoints, placeKinds } from './places.contract.ts';
import type { PlaceCursor, PlaceKind, PlacePage, PlaceSearch } from './places.contract.ts';
import { coversDay } from './versioned-rows.ts';

/** The columns that households and buildings call differently. */
export const placeTables = {
  household: { table: 'registers.household', id: 'household_version_id', number: 'household_number' },
  building: { table: 'registers.building', id: 'building_version_id', number: 'property_number' },
} as const satisfies Record<PlaceKind, { table: string; id: string; number: string }>;

/** Written out, so that the planner sees the index's own condition. */
const onTheList = sql`geocode_level IN ('none', 'oaza', 'town', 'manual')`;
const pointsShown = 3000;

/** Of a row, with its place in the order. */
type Listed = PlaceRow & { key: string };
type Days = Record<PlaceKind, string | null>;

/** Throws not-found for a disaster that this municipality does not have. */
async function getReadingDays(reader: Reader, municipality: string, disaster: string): Promise<Days> {
  const days = await reader
    .selectFrom('accounts.disaster as d')
    .select([
      sql<string | null>`registers.reading_date(d.municipality_code, 'residents', d.occurred_on)`.as(
        'household',
      ),
      sql<string | null>`registers.reading_date(d.municipality_code, 'buildings', d.occurred_on)`.as(
        'building',
      ),
    ])
    .where('d.municipality_code', '=', municipality)
    .where('d.disaster_code', '=', disaster)
    .executeTakeFirst();
  if (days === undefined) throw problems.notFound();
  return days;
}

export async function countPlaces(
  reader: Reader,
  municipality: string,
  disaster: string,
): Promise<PlaceCounts> {
  const days = await getReadingDays(reader, municipality, disaster);
  const parts = placeKinds.flatMap((kind) => {
    const day = days[kind];
    if (day === null) return [];
    return [
      sql`SELECT ${kind}::text AS kind, v.town_id, v.geocode_level AS level, count(*)::int AS count
        FROM ${sql.table(placeTables[kind].table)} v
        WHERE v.municipality_code = ${municipality} AND v.${onTheList} AND ${coversDay('v', day)}
        GROUP BY 2, 3`,
    ];
  });
  if (parts.length === 0) return { counts: [], towns: [] };
  const counts = await reader
    .selectFrom(sql<PlaceCounts['counts'][number]>`(${sql.join(parts, sql` UNION ALL `)})`.as('c'))
    .selectAll()
    .orderBy('town_id', (order) => order.asc().nullsFirst())
    .orderBy('kind')
    .orderBy('level')
    .execute();
  const town_ids = [...new Set(counts.flatMap(({ town_id }) => (town_id === null ? [] : [town_id])))];
  const towns =
    town_ids.length === 0
      ? []
      : await reader
          .selectFrom('registers.town')
          .select(['town_id', 'name', sql<number>`ST_X(geom)`.as('lon'), sql<number>`ST_Y(geom)`.as('lat')])
          .where('municipality_code', '=', municipality)
          .where('town_id', 'in', town_ids)
          .orderBy('town_id')
          .execute();
  return PlaceCounts.parse({ counts, towns });
}

/** By town, then address, then kind: neighbours stand together, and a clerk goes through them street by street. */
export async function searchPlaces(
  reader: Reader,
  municipality: string,
  disaster: string,
  asked: PlaceSearch,
): Promise<PlacePage> {
  const days = await getReadingDays(reader, municipality, disaster);
  const parts = asked.kinds.flatMap((kind) => {
    const day = days[kind];
    return day === null ? [] : [sql`(${pageOfPlaces(municipality, kind, day, asked)})`];
  });
  if (parts.length === 0) return { rows: [], next: null };
  const page = sql`
    SELECT * FROM (${sql.join(parts, sql` UNION ALL `)}) a
    ORDER BY town_order COLLATE "C", key_order COLLATE "C", kind COLLATE "C", number COLLATE "C" LIMIT ${asked.limit + 1}`;
  const rows = await reader
    .selectFrom(sql<Listed>`(${shown(municipality, page)})`.as('p'))
    .selectAll()
    .orderBy(sql`coalesce(town_id, '') COLLATE "C"`)
    .orderBy(sql`key COLLATE "C"`)
    .orderBy(sql`kind COLLATE "C"`)
    .orderBy(sql`number COLLATE "C"`)
    .execute();
  const within = rows.slice(0, asked.limit);
  const last = within.at(-1);
  const next: PlaceCursor | null =
    rows.length > asked.limit && last
      ? { town_id: last.town_id ?? '', address_key: last.key, kind: last.kind, number: last.number }
      : null;
  return { rows: within.map((row) => PlaceRow.parse(row)), next };
}

/** One row whatever its level was. Throws not-found. */
export async function getPlace(
  reader: Reader,
  municipality: string,
  kind: PlaceKind,
  version_id: string,
): Promise<PlaceRow> {
  const { table, id } = placeTables[kind];
  const version = sql`
    SELECT ${columnsOf(kind)} FROM ${sql.table(table)} v
    WHERE v.municipality_code = ${municipality} AND v.${sql.ref(id)} = ${version_id}::bigint AND v.${onTheList}`;
  const row = await reader
    .selectFrom(sql<Listed>`(${shown(municipality, version)})`.as('p'))
    .selectAll()
    .executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  return PlaceRow.parse(row);
}

/** Blocks, houses and built lots of one town, nothing of who lives there or owns them. */
export async function listTownPoints(
  reader: Reader,
  municipality: string,
  town_id: string,
): Promise<TownPoints> {
  const points = await reader
    .selectFrom('registers.address_point')
    .select(['block_no', 'house_no', sql<number>`ST_X(geom)`.as('lon'), sql<number>`ST_Y(geom)`.as('lat')])
    .where('municipality_code', '=', municipality)
    .where('town_id', '=', town_id)
    .orderBy('level')
    .orderBy('address_key')
    .limit(pointsShown)
    .execute();
  // The first part of the key is the town; the range lets the index find the rest.
  const lots = await reader
    .selectFrom('registers.building')
    .select([
      sql<string>`replace(substring(address_key FROM '\\|(.*)$'), '|', '-')`.as('lot'),
      sql<number>`ST_X(geom)`.as('lon'),
      sql<number>`ST_Y(geom)`.as('lat'),
    ])
    .where('municipality_code', '=', municipality)
    .where('address_key', '>=', `${town_id}|`)
    .where('address_key', '<', `${town_id}}`)
    .where('geocode_level', 'in', ['survey', 'manual', 'house', 'block'])
    .where('valid_until', 'is', null)
    .orderBy('address_key')
    .limit(pointsShown)
    .execute();
  return TownPoints.parse({ points, lots });
}

/** The next rows of one register, `asked.limit` and one more. */
export function pageOfPlaces(
  municipality: string,
  kind: PlaceKind,
  day: string,
  asked: PlaceSearch,
): RawBuilder<unknown> {
  const { table, number } = placeTables[kind];
  const town = sql`(coalesce(v.town_id, '') COLLATE "C")`;
  const key = sql`coalesce(v.address_key, '')`;
  const { after } = asked;
  const own = sql`v.${sql.ref(number)}`;
  // What follows within the same address: all of the later kind, of the same kind the higher numbers.
  const beyond =
    after === null
      ? sql`true`
      : kind < after.kind
        ? sql`(${town}, ${key}) > (${after.town_id}, ${after.address_key})`
        : kind > after.kind
          ? sql`(${town}, ${key}) >= (${after.town_id}, ${after.address_key})`
          : sql`(${town}, ${key}, ${own}) > (${after.town_id}, ${after.address_key}, ${after.number})`;
  return sql`
    SELECT ${columnsOf(kind)} FROM ${sql.table(table)} v
    WHERE v.municipality_code = ${municipality} AND v.${onTheList} AND v.geocode_level = ANY (${asked.levels}::text[])
      AND ${coversDay('v', day)} AND ${asked.town_id === null ? sql`true` : sql`${town} = ${asked.town_id}`} AND ${beyond}
    ORDER BY v.municipality_code, ${town}, ${key}, ${own} LIMIT ${asked.limit + 1}`;
}

function columnsOf(kind: PlaceKind): RawBuilder<unknown> {
  const { id, number } = placeTables[kind];
  return sql`${kind}::text AS kind, v.${sql.ref(id)} AS version_id, v.${sql.ref(number)} AS number, v.address, v.address_key,
    v.town_id, v.geocode_level, v.geom, (coalesce(v.town_id, '') COLLATE "C") AS town_order, coalesce(v.address_key, '') AS key_order`;
}

/** `rows` as the page shows them. Names come from the views, which know who may be named. */
function shown(municipality: string, rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    SELECT u.kind, u.version_id::text AS version_id, u.number, coalesce(h.head_name, b.owner_name) AS name, u.address, u.town_id,
      t.name AS town_name, u.geocode_level AS level, ST_X(u.geom) AS lon, ST_Y(u.geom) AS lat, u.key_order AS key,
      CASE WHEN m.ended_at IS NULL THEN m.placed_by END AS placed_by,
      CASE WHEN m.ended_at IS NULL THEN to_char(m.placed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') END AS placed_at,
      coalesce(m.version, 0) AS version
    FROM (${rows}) u
    LEFT JOIN registers.v_household h ON u.kind = 'household' AND h.household_version_id = u.version_id
    LEFT JOIN registers.v_building b ON u.kind = 'building' AND b.building_version_id = u.version_id
    LEFT JOIN registers.town t ON t.municipality_code = ${municipality} AND t.town_id = u.town_id
    LEFT JOIN registers.manual_place m ON m.municipality_code = ${municipality} AND m.kind = u.kind
      AND m.number = u.number COLLATE "C" AND m.address_key = u.key_order COLLATE "C"`;
}
