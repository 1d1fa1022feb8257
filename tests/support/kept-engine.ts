/**
 * One embedded engine a test worker, emptied between files: to copy, open and close one takes five seconds of
 * processor time, to empty it a fraction of one. Whoever takes it finds it as the migrations left it; an engine whose
 * schema a file has changed is not given to another.
 */
import { Client } from 'pg';
import type { EngineConnection } from '../../api/db/engine/open-engine.ts';
import { openFreshEngine } from './embedded.ts';
import type { FreshEngine, Preparation } from './embedded.ts';

interface KeptEngine {
  engine: FreshEngine;
  /** As migrated. */
  schema: string;
  /** Rows of the migrations, as JSON by table. */
  seeds: ReadonlyMap<string, string>;
}

export interface TakenEngine {
  connection: EngineConnection;
  /** After the pools have ended. */
  giveBack: () => Promise<void>;
}

let idle: KeptEngine | undefined;

/** `folder`: where engines keep their files; whoever made it deletes it when the workers have ended. */
export async function takeEngine(preparation: Preparation, folder: string): Promise<TakenEngine> {
  const kept = idle;
  idle = undefined;
  const taken = kept !== undefined && (await isEmptied(kept)) ? kept : await open(preparation, folder);
  return {
    connection: taken.engine.connection,
    async giveBack() {
      if (idle === undefined) idle = taken;
      else await taken.engine.close();
    },
  };
}

async function open(preparation: Preparation, folder: string): Promise<KeptEngine> {
  const engine = await openFreshEngine(preparation, {}, folder);
  return withClient(engine, async (client) => {
    const seeds = new Map<string, string>();
    for (const table of await filledTables(client)) seeds.set(table, await rowsOf(client, table));
    return { engine, schema: await schemaOf(client), seeds };
  });
}

/** False, and the engine is closed, where its schema is no longer the one that was migrated. */
async function isEmptied({ engine, schema, seeds }: KeptEngine): Promise<boolean> {
  const isSame = await withClient(engine, async (client) => {
    if ((await schemaOf(client)) !== schema) return false;
    const filled = await filledTables(client);
    await client.query('BEGIN');
    // Past foreign keys and the triggers that keep the audit.
    await client.query('SET LOCAL session_replication_role = replica');
    for (const table of filled) if (!seeds.has(table)) await client.query(`DELETE FROM ${table}`);
    for (const [table, rows] of seeds) await restore(client, table, rows);
    await client.query('COMMIT');
    const { rows } = await client.query<{ sequence: string }>(usedSequences);
    for (const { sequence } of rows) await client.query(`ALTER SEQUENCE ${sequence} RESTART`);
    if (filled.length > 0) await client.query(`VACUUM ${filled.join(', ')}`);
    return true;
  });
  if (!isSame) await engine.close();
  return isSame;
}

async function withClient<T>({ connection }: FreshEngine, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(connection);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function restore(client: Client, table: string, rows: string): Promise<void> {
  if ((await rowsOf(client, table)) === rows) return;
  await client.query(`DELETE FROM ${table}`);
  await client.query(
    `INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM json_populate_recordset(NULL::${table}, $1)`,
    [rows],
  );
}

const ours = `n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')`;

async function filledTables(client: Client): Promise<string[]> {
  const tables = await client.query<{ name: string }>(`SELECT format('%I.%I', n.nspname, c.relname) AS name
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND ${ours}`);
  const questions = tables.rows.map(
    ({ name }) => `SELECT '${name}' AS name WHERE EXISTS (SELECT FROM ${name})`,
  );
  const filled = await client.query<{ name: string }>(questions.join(' UNION ALL '));
  return filled.rows.map(({ name }) => name);
}

async function rowsOf(client: Client, table: string): Promise<string> {
  const { rows } = await client.query<{ all: string }>(
    `SELECT coalesce(json_agg(t ORDER BY t::text), '[]')::text AS all FROM ${table} t`,
  );
  return rows[0]?.all ?? '';
}

const usedSequences = `SELECT format('%I.%I', schemaname, sequencename) AS sequence
  FROM pg_sequences WHERE last_value IS NOT NULL`;

/** Whatever a statement that changes the schema would change. */
async function schemaOf(client: Client): Promise<string> {
  const { rows } = await client.query<{
    hash: string;
  }>(`SELECT md5(string_agg(line, E'\\n' ORDER BY line)) AS hash FROM (
    SELECT concat_ws(' ', 'class', c.oid, relname, relkind, relrowsecurity, relforcerowsecurity, relacl) AS line
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${ours}
    UNION ALL SELECT concat_ws(' ', 'column', attrelid, attname, atttypid, attnotnull, attisdropped, atthasdef, attacl)
      FROM pg_attribute JOIN pg_class c ON c.oid = attrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE attnum > 0 AND ${ours}
    UNION ALL SELECT concat_ws(' ', 'constraint', oid, conname, convalidated) FROM pg_constraint
    UNION ALL SELECT concat_ws(' ', 'trigger', oid, tgenabled) FROM pg_trigger
    UNION ALL SELECT concat_ws(' ', 'function', oid, md5(prosrc), proacl) FROM pg_proc
    UNION ALL SELECT concat_ws(' ', 'policy', oid, md5(concat(polqual::text, polwithcheck::text))) FROM pg_policy
    UNION ALL SELECT concat_ws(' ', 'rule', oid, md5(ev_action::text)) FROM pg_rewrite
    UNION ALL SELECT concat_ws(' ', 'role', oid, rolname, rolsuper, rolbypassrls, rolconfig) FROM pg_roles
    UNION ALL SELECT concat_ws(' ', 'member', roleid, member) FROM pg_auth_members
  ) AS everything (line)`);
  return rows[0]?.hash ?? '';
}
