// Places set by hand. They are kept beside the registers, for the address that they were set for, and every version of
// the household or building at that address is moved at once; later imports take them from there (`geocoding.ts`).
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Trx } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import { readAddress } from './address-reading.ts';
import { listTownsOfOtherLots, placed } from './geocoding.ts';
import type { PlaceByHand, PlaceKind } from './places.contract.ts';
import { placeProblems } from './places.problems.ts';
import { placeTables } from './places.queries.ts';
import { getTownIndex } from './towns.queries.ts';

export interface PlaceOf {
  municipality: string;
  kind: PlaceKind;
  version_id: string;
  /** The version of the place that the person has seen; 0: none. */
  seen: number;
}

interface Subject {
  number: string;
  address: string;
  address_key: string;
  town_id: string | null;
  geocode_level: string;
}

/** Answers the number. Throws not-found, registers/place-known, http/version-stale. */
export async function placeByHand(trx: Trx, of: PlaceOf, actor: string, at: PlaceByHand): Promise<string> {
  const subject = await getSubject(trx, of);
  if (!['none', 'oaza', 'town', 'manual'].includes(subject.geocode_level)) throw placeProblems.known();
  const held = await findHeld(trx, of, subject);
  if ((held?.version ?? 0) !== of.seen) throw problems.versionStale();
  const geom = sql`ST_SetSRID(ST_MakePoint(${at.lon}, ${at.lat}), 6668)`;
  if (held === undefined)
    await sql`
      INSERT INTO registers.manual_place (municipality_code, kind, number, address_key, address, geom, placed_by)
      VALUES (${of.municipality}, ${of.kind}, ${subject.number}, ${subject.address_key}, ${subject.address}, ${geom}, ${actor})`.execute(
      trx,
    );
  else
    await sql`
      UPDATE registers.manual_place m
      SET geom = ${geom}, address = ${subject.address}, placed_by = ${actor}, placed_at = now(), ended_at = NULL, version = m.version + 1
      WHERE ${heldFor(of, subject)}`.execute(trx);
  await sql`
    UPDATE ${sql.table(placeTables[of.kind].table)} v SET geom = ${geom}, geocode_level = 'manual'
    WHERE ${versionsOf(of, subject)} AND v.geocode_level IN ('none', 'oaza', 'town', 'manual')`.execute(trx);
  return subject.number;
}

/** Where the address alone puts it. Answers the number. Throws not-found, registers/not-placed, http/version-stale. */
export async function takePlaceBack(trx: Trx, of: PlaceOf): Promise<string> {
  const subject = await getSubject(trx, of);
  const held = await findHeld(trx, of, subject);
  if (held === undefined || held.ended_at !== null) throw placeProblems.notPlaced();
  if (held.version !== of.seen) throw problems.versionStale();
  await sql`UPDATE registers.manual_place m SET ended_at = now(), version = m.version + 1 WHERE ${heldFor(of, subject)}`.execute(
    trx,
  );
  await geocodeOne(trx, of, subject);
  return subject.number;
}

async function getSubject(trx: Trx, { municipality, kind, version_id }: PlaceOf): Promise<Subject> {
  const { table, id, number } = placeTables[kind];
  const { rows } = await sql<Subject>`
    SELECT v.${sql.ref(number)} AS number, v.address, coalesce(v.address_key, '') AS address_key, v.town_id, v.geocode_level
    FROM ${sql.table(table)} v
    WHERE v.municipality_code = ${municipality} AND v.${sql.ref(id)} = ${version_id}::bigint
    FOR UPDATE`.execute(trx);
  if (rows[0] === undefined) throw problems.notFound();
  return rows[0];
}

async function findHeld(
  trx: Trx,
  of: PlaceOf,
  subject: Subject,
): Promise<{ version: number; ended_at: string | null } | undefined> {
  const { rows } = await sql<{ version: number; ended_at: string | null }>`
    SELECT m.version, m.ended_at FROM registers.manual_place m WHERE ${heldFor(of, subject)} FOR UPDATE`.execute(
    trx,
  );
  return rows[0];
}

function heldFor({ municipality, kind }: PlaceOf, { number, address_key }: Subject): RawBuilder<boolean> {
  return sql<boolean>`m.municipality_code = ${municipality} AND m.kind = ${kind} AND m.number = ${number} AND m.address_key = ${address_key}`;
}

/** Every version at this address, those of the past too: they are what certificates read. */
function versionsOf({ municipality, kind }: PlaceOf, subject: Subject): RawBuilder<boolean> {
  return sql<boolean>`v.municipality_code = ${municipality} AND v.${sql.ref(placeTables[kind].number)} = ${subject.number}
    AND (v.address = ${subject.address} OR v.address_key = ${subject.address_key})`;
}

async function geocodeOne(trx: Trx, of: PlaceOf, subject: Subject): Promise<void> {
  const { municipality, kind } = of;
  const table = sql.table(placeTables[kind].table);
  const read = readAddress(subject.address, await getTownIndex(trx, municipality));
  const otherLots =
    read.is_lot && read.town_id !== null
      ? await listTownsOfOtherLots(
          trx,
          municipality,
          sql`SELECT l.town_id, l.address_key FROM ${table} l
            WHERE l.municipality_code = ${municipality} AND l.town_id = ${read.town_id} AND l.address ~ '番地'`,
        )
      : [];
  const address = sql`SELECT ${read.town_id}::text AS town_id, ${read.address_key}::text AS address_key, ${read.block_key}::text AS block_key,
    ${read.is_lot}::boolean AS is_lot, NULL::double precision AS lon, NULL::double precision AS lat, NULL::text AS kept_level`;
  await sql`
    UPDATE ${table} v
    SET town_id = p.town_id, address_key = p.address_key, geocode_level = p.geocode_level, geom = p.geom
    FROM (${placed(municipality, address, otherLots, null)}) p
    WHERE ${versionsOf(of, subject)} AND v.geocode_level = 'manual'`.execute(trx);
}
