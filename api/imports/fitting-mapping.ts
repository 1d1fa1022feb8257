// A file with headers of its own that somebody has joined before is read as then, without being asked again.
import type { Trx } from '../db/database.ts';
import type { Table } from '../../geodata/formats/table.ts';
import type { ImportJob } from './import-job.ts';
import type { ImportKind } from './import-kind.ts';
import { findMapping } from './imports.queries.ts';
import type { Mapping } from './mappings.contract.ts';
import { listSavedMappings } from './mappings.queries.ts';
import { findHeaders } from './standard-headers.ts';

/**
 * What the import is read by: what was given; else, where the standard headers do not suffice, the one saved mapping of
 * the kind that does, which the import then bears by its name. Where several would do a person has to choose.
 */
export async function settleMapping(
  trx: Trx,
  { municipality_code, import_id }: Pick<ImportJob, 'municipality_code' | 'import_id'>,
  kind: ImportKind,
  table: Pick<Table, 'header' | 'format'>,
): Promise<Mapping | null> {
  const given = await findMapping(trx, import_id);
  if (given !== null || suffices(table, kind, null)) return given;
  const saved = await listSavedMappings(trx, municipality_code);
  const [only, ...others] = saved.filter(
    (one) => one.kind === kind.name && suffices(table, kind, one.mapping),
  );
  if (only === undefined || others.length > 0) return null;
  await trx
    .updateTable('imports.import')
    .set({ mapping: JSON.stringify(only.mapping), mapping_name: only.name })
    .where('import_id', '=', import_id)
    .execute();
  return only.mapping;
}

function suffices(
  { header, format }: Pick<Table, 'header' | 'format'>,
  kind: ImportKind,
  mapping: Mapping | null,
): boolean {
  const { missing, duplicate } = findHeaders(header, kind, mapping, format);
  return missing.length === 0 && duplicate.length === 0;
}
