// What every table must have, read from PostgreSQL's own catalogue. Each test lists the offenders.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../support/database.ts';

const { db } = await testDatabase();

/** Our schemas; the extension's are not ours, and `migrations` is the migrator's own notebook. */
const ours = sql`n.nspname NOT IN ('public', 'migrations', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'`;

async function offenders(query: ReturnType<typeof sql<{ name: string }>>): Promise<string[]> {
  const { rows } = await query.execute(db);
  return rows.map((row) => row.name).sort();
}

test('the catalogue is read: it knows the tables of every room', async () => {
  const schemas = await offenders(sql`SELECT DISTINCT n.nspname AS name FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND ${ours}`);
  expect(schemas).toEqual(
    expect.arrayContaining([
      'accounts',
      'audit',
      'imports',
      'registers',
      'surveys',
      'sites',
      'matching',
      'certificates',
    ]),
  );
});

test('every foreign key is the beginning of an index', async () => {
  expect(
    await offenders(sql`SELECT f.conrelid::regclass || ' ' || f.conname AS name
      FROM pg_constraint f
      JOIN pg_class c ON c.oid = f.conrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE f.contype = 'f' AND ${ours} AND NOT EXISTS (
        SELECT FROM pg_index i
        WHERE i.indrelid = f.conrelid AND i.indpred IS NULL AND i.indnkeyatts >= cardinality(f.conkey)
          AND (SELECT array_agg(k.attnum ORDER BY k.attnum)
               FROM unnest((i.indkey::smallint[])[0:cardinality(f.conkey) - 1]) AS k(attnum))
            = (SELECT array_agg(k.attnum ORDER BY k.attnum) FROM unnest(f.conkey) AS k(attnum)))`),
  ).toEqual([]);
});

test('every geometry column is in EPSG:6668', async () => {
  expect(
    await offenders(sql`SELECT f_table_schema || '.' || f_table_name || '.' || f_geometry_column AS name
      FROM geometry_columns g JOIN pg_namespace n ON n.nspname = g.f_table_schema
      WHERE ${ours} AND srid <> 6668`),
  ).toEqual([]);
});

// Staging tables hold longitude and latitude as numbers, so they have no geometry to index.
test('every geometry column of a table has a GiST index', async () => {
  expect(
    await offenders(sql`SELECT c.oid::regclass || '.' || a.attname AS name
      FROM pg_attribute a
      JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p')
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE ${ours} AND a.atttypid = 'geometry'::regtype AND a.attnum > 0 AND NOT a.attisdropped
        AND NOT EXISTS (
          SELECT FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am m ON m.oid = x.relam
          WHERE i.indrelid = c.oid AND m.amname = 'gist' AND i.indkey[0] = a.attnum AND i.indpred IS NULL)`),
  ).toEqual([]);
});

test('every schema, table, view and function has a comment', async () => {
  expect(
    await offenders(sql`
      SELECT n.nspname AS name FROM pg_namespace n WHERE ${ours} AND obj_description(n.oid, 'pg_namespace') IS NULL
      UNION ALL
      SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE ${ours} AND c.relkind IN ('r', 'p', 'v', 'm') AND obj_description(c.oid, 'pg_class') IS NULL
      UNION ALL
      SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE ${ours} AND obj_description(p.oid, 'pg_proc') IS NULL`),
  ).toEqual([]);
});

// A view's columns are those of its tables, commented there.
test('every column of a table has a comment', async () => {
  expect(
    await offenders(sql`SELECT c.oid::regclass || '.' || a.attname AS name
      FROM pg_attribute a
      JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p')
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE ${ours} AND a.attnum > 0 AND NOT a.attisdropped
        AND coalesce(col_description(c.oid, a.attnum), '') = ''`),
  ).toEqual([]);
});

test('every constraint and index bears the name of its table and of a rule', async () => {
  expect(
    await offenders(sql`
      SELECT c.oid::regclass || ' ' || f.conname AS name FROM pg_constraint f
      JOIN pg_class c ON c.oid = f.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE ${ours} AND f.contype <> 'n' AND NOT starts_with(f.conname, c.relname || '_')
      UNION ALL
      SELECT c.oid::regclass || ' ' || x.relname FROM pg_index i
      JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE ${ours} AND NOT starts_with(x.relname, c.relname || '_')`),
  ).toEqual([]);
});

test('no constraint or index was named by PostgreSQL', async () => {
  expect(
    await offenders(sql`
      SELECT c.oid::regclass || ' ' || f.conname AS name FROM pg_constraint f
      JOIN pg_class c ON c.oid = f.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      CROSS JOIN LATERAL (SELECT string_agg(a.attname, '_' ORDER BY k.place) AS columns
        FROM unnest(f.conkey) WITH ORDINALITY AS k(attnum, place)
        JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = k.attnum) AS of
      WHERE ${ours} AND f.contype IN ('c', 'u', 'x', 'f') AND (
        f.conname ~ '_(check|key|excl)[0-9]*$'
        OR (f.contype = 'f' AND cardinality(f.conkey) > 1 AND f.conname ~ ('^' || c.relname || '_' || of.columns || '_fkey[0-9]*$'))
        OR f.conname ~ '_fkey[0-9]+$')
      UNION ALL
      SELECT c.oid::regclass || ' ' || x.relname FROM pg_index i
      JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE ${ours} AND x.relname ~ '_idx[0-9]*$'`),
  ).toEqual([]);
});

// Problems are looked up by the name of the constraint alone.
test('no two rooms have a constraint of the same name', async () => {
  expect(
    await offenders(sql`SELECT f.conname AS name FROM pg_constraint f
      JOIN pg_class c ON c.oid = f.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE ${ours} GROUP BY f.conname HAVING count(*) > 1`),
  ).toEqual([]);
});
