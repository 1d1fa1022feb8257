import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import { MunicipalityView } from './municipality.contract.ts';

/** Throws not-found. The list of municipalities is open to every scope, so the code is always said. */
export async function getMunicipality(reader: Reader, municipality: string): Promise<MunicipalityView> {
  const row = await reader
    .selectFrom('accounts.municipality')
    .select([
      'municipality_code',
      'name',
      'prefecture',
      'mayor_title',
      'mayor_name',
      'plane_zone',
      'seal_file',
      'seal_number',
      'version',
      sql<number[]>`ARRAY[ST_X(center), ST_Y(center)]`.as('center'),
    ])
    .where('municipality_code', '=', municipality)
    .executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  return MunicipalityView.parse(row);
}
