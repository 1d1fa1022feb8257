import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import type { ImportKindName } from './import-kinds.contract.ts';
import { SavedMapping } from './mappings.contract.ts';

export async function listSavedMappings(reader: Reader, municipality_code: string): Promise<SavedMapping[]> {
  const rows = await selectMappings(reader, municipality_code).orderBy('kind').orderBy('name').execute();
  return rows.map((row) => SavedMapping.parse(row));
}

export async function findSavedMapping(
  reader: Reader,
  municipality_code: string,
  kind: ImportKindName,
  name: string,
): Promise<SavedMapping | null> {
  const row = await selectMappings(reader, municipality_code)
    .where('kind', '=', kind)
    .where('name', '=', name)
    .executeTakeFirst();
  return row === undefined ? null : SavedMapping.parse(row);
}

function selectMappings(reader: Reader, municipality_code: string) {
  return reader
    .selectFrom('imports.mapping as m')
    .select(['kind', 'name', 'mapping', 'saved_by', 'saved_at'])
    .select(
      sql<number>`(SELECT count(*)::int FROM imports.import i WHERE i.municipality_code = m.municipality_code
        AND i.kind = m.kind AND i.mapping_name = m.name)`.as('used'),
    )
    .where('municipality_code', '=', municipality_code);
}
