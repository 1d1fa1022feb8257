// Brings a database to the newest schema: numbered migrations once each, then the views and functions
// of sql/<room>/ again whenever any of their texts has changed.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database, Trx } from './database.ts';

const sqlFolder = new URL('../../sql/', import.meta.url).pathname;
/** Views of a later room may read those of an earlier one. */
const roomsWithViews = [
  'accounts',
  'audit',
  'imports',
  'registers',
  'surveys',
  'sites',
  'matching',
  'certificates',
];
/** Two programs that start at once take turns here. Any number that nothing else uses. */
const migrationLock = 7_228_002;

export interface Migrated {
  applied: string[];
  viewsRenewed: boolean;
}

/** Runs as the owner of the schema. Throws on the first statement that fails and leaves that step undone. */
export async function migrate(db: Kysely<Database>): Promise<Migrated> {
  return db.transaction().execute(async (trx) => {
    await sql`SELECT pg_advisory_xact_lock(${migrationLock})`.execute(trx);
    await sql`CREATE SCHEMA IF NOT EXISTS migrations`.execute(trx);
    await sql`CREATE TABLE IF NOT EXISTS migrations.step (
      name text PRIMARY KEY, hash text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`.execute(trx);
    return { applied: await applyMigrations(trx), viewsRenewed: await renewViews(trx) };
  });
}

async function applyMigrations(trx: Trx): Promise<string[]> {
  const done = await sql<{ name: string; hash: string }>`SELECT name, hash FROM migrations.step`.execute(trx);
  const hashes = new Map(done.rows.map((step) => [step.name, step.hash]));
  const applied: string[] = [];
  for (const name of await sqlFiles('migrations')) {
    const text = await readFile(join(sqlFolder, name), 'utf8');
    const known = hashes.get(name);
    if (known === hash(text)) continue;
    if (known !== undefined) throw new Error(`${name} was edited after it had been applied`);
    await sql.raw(text).execute(trx);
    await sql`INSERT INTO migrations.step (name, hash) VALUES (${name}, ${hash(text)})`.execute(trx);
    applied.push(name);
  }
  return applied;
}

async function renewViews(trx: Trx): Promise<boolean> {
  const files = (await Promise.all(roomsWithViews.map(sqlFiles))).flat();
  const texts = await Promise.all(files.map((name) => readFile(join(sqlFolder, name), 'utf8')));
  const wanted = hash(texts.join('\n'));
  const held = await sql<{ hash: string }>`SELECT hash FROM migrations.step WHERE name = 'views'`.execute(
    trx,
  );
  if (held.rows[0]?.hash === wanted) return false;
  for (const text of texts) await sql.raw(text).execute(trx);
  await sql`INSERT INTO migrations.step (name, hash) VALUES ('views', ${wanted})
    ON CONFLICT (name) DO UPDATE SET hash = excluded.hash, applied_at = now()`.execute(trx);
  return true;
}

async function sqlFiles(folder: string): Promise<string[]> {
  const names = await readdir(join(sqlFolder, folder)).catch(() => []);
  return names
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => `${folder}/${name}`);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
