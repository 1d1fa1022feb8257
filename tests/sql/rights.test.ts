// Who may do what in the database: the program's roles own nothing, see one municipality, and cannot rewrite the audit.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { permissions } from '../../api/accounts/permissions.ts';
import { inScope } from '../../api/db/scope.ts';
import { testDatabase } from '../support/database.ts';

const { db } = await testDatabase();

const ours = sql`n.nspname NOT IN ('public', 'migrations', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'`;

async function offenders(query: ReturnType<typeof sql<{ name: string }>>): Promise<string[]> {
  const { rows } = await query.execute(db);
  return rows.map((row) => row.name).sort();
}

test('the three roles of the program exist, sign in nowhere and have no special rights', async () => {
  const { rows } = await sql`SELECT rolname FROM pg_roles
    WHERE rolname IN ('musubi_app', 'musubi_gate', 'musubi_sealer')
      AND NOT (rolcanlogin OR rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)`.execute(db);
  expect(rows).toHaveLength(3);
});

test('no role of the program owns anything or may create anything', async () => {
  expect(
    await offenders(sql`
      SELECT r.rolname || ' owns ' || d.classid::regclass || ' ' || d.objid AS name
      FROM pg_shdepend d JOIN pg_roles r ON r.oid = d.refobjid
      WHERE d.deptype = 'o' AND r.rolname LIKE 'musubi\\_%'
      UNION ALL
      SELECT r.rolname || ' creates in ' || n.nspname FROM pg_roles r, pg_namespace n
      WHERE r.rolname LIKE 'musubi\\_%' AND has_schema_privilege(r.rolname, n.oid, 'CREATE')
        AND n.nspname NOT LIKE 'pg\\_%temp%'`),
  ).toEqual([]);
});

/** Read by everyone, about no one: the names of the rights and of the damage classes. */
const withoutPolicies = [
  'accounts.permission',
  'certificates.application_transition',
  'surveys.damage_class',
  'surveys.survey_part_kind',
];

test('every table but the listed ones hides its rows behind policies, even from its owner', async () => {
  expect(
    await offenders(sql`SELECT c.oid::regclass::text AS name FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE ${ours} AND c.relkind IN ('r', 'p') AND NOT (
        c.relrowsecurity AND c.relforcerowsecurity
        AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive))`),
  ).toEqual(withoutPolicies);
});

/**
 * accounts.municipality is the list of towns itself and can be read by all; a receipt belongs to an account, not to
 * a town.
 */
const scopedOtherwise = ['accounts.municipality', 'accounts.receipt'];

test("every table with a municipality_code but the listed ones shows the application the session's town only", async () => {
  expect(
    await offenders(sql`SELECT c.oid::regclass::text AS name FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'municipality_code' AND NOT a.attisdropped
      WHERE ${ours} AND c.relkind IN ('r', 'p') AND EXISTS (
        SELECT FROM pg_policy p
        WHERE p.polrelid = c.oid AND p.polpermissive
          AND (p.polroles = '{0}' OR 'musubi_app'::regrole = ANY (p.polroles))
          AND position('municipality_code = current_setting(''musubi.municipality''::text, true)'
            IN coalesce(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))) = 0)`),
  ).toEqual(scopedOtherwise);
});

test('without a town in the session, tables of towns show nothing and take nothing', async () => {
  await sql`INSERT INTO accounts.municipality (municipality_code, name, prefecture, mayor_title, mayor_name, plane_zone, center)
    VALUES ('990019', 'むすび市', 'うみべ県', 'むすび市長', '結 渚', 9, ST_SetSRID(ST_MakePoint(143.5, 36), 6668))`.execute(
    db,
  );
  const insert = sql`INSERT INTO accounts.disaster (municipality_code, disaster_code, name, cause, kind, occurred_on)
    VALUES ('990019', 'eq', '令和8年うみべ沖地震', '地震', 'actual', '2026-06-01')`;
  await insert.execute(db);
  await inScope(db, { role: 'musubi_app' }, async (trx) => {
    expect(await trx.selectFrom('accounts.disaster').selectAll().execute()).toEqual([]);
  });
  await expect(
    inScope(db, { role: 'musubi_app', municipality: '131016' }, (trx) => insert.execute(trx)),
  ).rejects.toThrow('row-level security');
});

test('every view looks with the eyes of who asks, and no function lends its own', async () => {
  expect(
    await offenders(sql`
      SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE ${ours} AND (c.relkind = 'm' OR (c.relkind = 'v'
        AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false)))
      UNION ALL
      SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE ${ours} AND p.prosecdef`),
  ).toEqual([]);
});

test('no role of the program can change or take away what the audit holds', async () => {
  expect(
    await offenders(sql`SELECT r.rolname || ' ' || wanted || ' ' || c.oid::regclass AS name
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
        pg_roles r, unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) AS wanted
      WHERE n.nspname = 'audit' AND c.relkind IN ('r', 'p') AND r.rolname LIKE 'musubi\\_%'
        AND (has_table_privilege(r.rolname, c.oid, wanted)
          OR (wanted = 'UPDATE' AND has_any_column_privilege(r.rolname, c.oid, wanted)))`),
  ).toEqual([]);
});

test('the gate and the sealer cannot read the registers', async () => {
  expect(
    await offenders(sql`SELECT r.rolname || ' ' || c.oid::regclass AS name
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, pg_roles r
      WHERE n.nspname NOT IN ('accounts', 'audit') AND ${ours} AND c.relkind IN ('r', 'p', 'v')
        AND r.rolname IN ('musubi_gate', 'musubi_sealer') AND has_any_column_privilege(r.rolname, c.oid, 'SELECT')`),
  ).toEqual([]);
});

test('the rights in the database are those that the program knows', async () => {
  const rows = await db.selectFrom('accounts.permission').select('permission').execute();
  expect(rows.map((row) => row.permission).sort()).toEqual([...permissions].sort());
});
