// Writes api/db/types from a freshly migrated database: npm run db:types
// The database is the source of types (branded ids, comments); the tests fail when these files are stale.
import { rename, rm } from 'node:fs/promises';
import kanel from 'kanel';
import { makeKyselyHook } from 'kanel-kysely';
import { withFreshDatabase } from './throw-away-postgres.ts';

const outputPath = new URL('../api/db/types', import.meta.url).pathname;
const rooms = ['accounts', 'audit', 'imports', 'registers', 'surveys', 'sites', 'matching', 'certificates'];

/** Writes beside `path` and then changes places, so that a failure leaves the types that there were. */
export async function writeTypes(connection: string, path = outputPath): Promise<void> {
  const fresh = `${path}.new`;
  await rm(fresh, { recursive: true, force: true });
  await kanel.processDatabase({
    connection,
    outputPath: fresh,
    schemas: rooms,
    importsExtension: '.ts',
    preDeleteOutputFolder: false,
    customTypeMap: {
      'pg_catalog.date': 'string',
      'pg_catalog.timestamptz': 'string',
      'pg_catalog.int8': 'number',
      'pg_catalog.numeric': 'number',
      'pg_catalog.bytea': 'Buffer',
      'public.geometry': {
        name: 'Ewkb',
        typeImports: [
          { name: 'Ewkb', path: '../../ewkb', isAbsolute: true, isDefault: false, importAsType: true },
        ],
      },
    },
    postRenderHooks: [
      // Kanel takes a view's column for its table's; these two a view may blank.
      (file: string, lines: string[]) =>
        /\bVBuilding\b/.test(file)
          ? lines.map((line) => line.replace(/(owner_name(?:_key)?: ColumnType<string)(,)/, '$1 | null$2'))
          : lines,
      // An optional brand: a plain string from a contract may become an id, one table's id never another's.
      (_path: string, lines: string[]) =>
        lines.map((line) =>
          line
            .replace('{ __brand: ', '{ __brand?: ')
            .replace(/^export default Database;$/, 'export type { Database as default };'),
        ),
    ],
    preRenderHooks: [makeKyselyHook({ includeSchemaNameInTableName: true, databaseFilename: 'database' })],
  });
  await rm(path, { recursive: true, force: true });
  await rename(fresh, path);
}

if (import.meta.main) await withFreshDatabase((url) => writeTypes(url));
