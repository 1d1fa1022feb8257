// 支援措置. To be read only in a scope that opens protected rows: in any other the names are empty.
import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import { ProtectionView } from './registers.contract.ts';

/** Those in force first, then the latest ended. */
export async function listProtections(reader: Reader, municipality: string): Promise<ProtectionView[]> {
  const rows = await viewed(reader, municipality)
    .orderBy(sql`p.ended_at DESC NULLS FIRST`)
    .orderBy('p.since', 'desc')
    .orderBy('p.protection_id')
    .execute();
  return rows.map((row) => ProtectionView.parse(row));
}

/** Throws not-found for one that is not of this town. */
export async function getProtection(
  reader: Reader,
  municipality: string,
  id: string,
): Promise<ProtectionView> {
  const row = await viewed(reader, municipality).where('p.protection_id', '=', id).executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  return ProtectionView.parse(row);
}

/** Whether any version of the household was ever registered. */
export async function isHouseholdKnown(
  reader: Reader,
  municipality: string,
  householdNumber: string,
): Promise<boolean> {
  const row = await reader
    .selectFrom('registers.household')
    .select('household_number')
    .where('municipality_code', '=', municipality)
    .where('household_number', '=', householdNumber)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

function viewed(reader: Reader, municipality: string) {
  return reader
    .selectFrom('registers.protection as p')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('registers.household as h')
          .select(['h.head_name', 'h.address'])
          .whereRef('h.municipality_code', '=', 'p.municipality_code')
          .whereRef('h.household_number', '=', 'p.household_number')
          .orderBy('h.valid_from', 'desc')
          .limit(1)
          .as('latest'),
      (join) => join.onTrue(),
    )
    .select([
      'p.protection_id',
      'p.household_number',
      'latest.head_name',
      'latest.address',
      'p.reason',
      'p.since',
      'p.ended_at',
      'p.created_by',
      'p.created_at',
      'p.version',
    ])
    .where('p.municipality_code', '=', municipality);
}
