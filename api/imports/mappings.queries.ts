import type { Reader } from '../db/database.ts';
import type { ImportKindName } from './import-kinds.contract.ts';
import { SavedMapping } from './mappings.contract.ts';

const columns = ['kind', 'name', 'mapping', 'saved_by', 'saved_at'] as const;

export async function listSavedMappings(reader: Reader, municipality_code: string): Promise<SavedMapping[]> {
  const rows = await reader
    .selectFrom('imports.mapping')
    .select(columns)
    .where('municipality_code', '=', municipality_code)
    .orderBy('kind')
    .orderBy('name')
    .execute();
  return rows.map((row) => SavedMapping.parse(row));
}

export async function findSavedMapping(
  reader: Reader,
  municipality_code: string,
  kind: ImportKindName,
  name: string,
): Promise<SavedMapping | null> {
  const row = await reader
    .selectFrom('imports.mapping')
    .select(columns)
    .where('municipality_code', '=', municipality_code)
    .where('kind', '=', kind)
    .where('name', '=', name)
    .executeTakeFirst();
  return row === undefined ? null : SavedMapping.parse(row);
}
