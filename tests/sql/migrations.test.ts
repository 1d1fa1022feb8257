// Migrations bring an empty database to the committed schema, once, and refuse to be rewritten.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, inject, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../api/db/database.ts';
import { migrate } from '../../api/db/migrate.ts';
import { dumpSchema, schemaFile } from '../../scripts/db-schema.ts';
import { writeTypes } from '../../scripts/db-types.ts';
import { emptyDatabase } from '../support/server.ts';

async function empty(): Promise<{ db: ReturnType<typeof openDatabase>; url: string }> {
  const { url, drop } = await emptyDatabase(inject('server'));
  const db = openDatabase({ connectionString: url }, 2);
  onTestFinished(async () => {
    await db.destroy();
    await drop();
  });
  return { db, url };
}

test('from empty to newest gives sql/schema.sql', async ({ skip }) => {
  const { db, url } = await empty();
  const { rows } = await sql<{ server_version_num: string }>`SHOW server_version_num`.execute(db);
  const version = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
  skip(version !== 15, `sql/schema.sql is what PostgreSQL 15 writes; here runs ${version}`);
  const { applied } = await migrate(db);
  expect(applied).toEqual(
    (await readdir(new URL('../../sql/migrations/', import.meta.url)))
      .sort()
      .map((name) => `migrations/${name}`),
  );
  expect(await dumpSchema(url), 'run npm run db:schema').toBe(await readFile(schemaFile, 'utf8'));
});

test('a second run changes nothing', async () => {
  const { db } = await empty();
  await migrate(db);
  expect(await migrate(db)).toEqual({ applied: [], viewsRenewed: false });
});

test('two programs that start at once migrate once', async () => {
  const { db } = await empty();
  const [one, other] = await Promise.all([migrate(db), migrate(db)]);
  expect([one.applied.length, other.applied.length].sort()[0]).toBe(0);
  expect(one.viewsRenewed).toBe(!other.viewsRenewed);
});

test('a migration that was edited after it had been applied is refused, and nothing changes', async () => {
  const { db } = await empty();
  await migrate(db);
  await sql`UPDATE migrations.step SET hash = 'of another text' WHERE name LIKE 'migrations/0002%'`.execute(
    db,
  );
  await expect(migrate(db)).rejects.toThrow('0002_accounts.sql was edited after it had been applied');
});

test('the committed types of the database are those of the newest schema', async () => {
  const { db, url } = await empty();
  await migrate(db);
  const fresh = await mkdtemp(join(tmpdir(), 'musubi-types-'));
  onTestFinished(() => rm(fresh, { recursive: true, force: true }));
  await writeTypes(url, fresh);
  const committed = new URL('../../api/db/types', import.meta.url).pathname;
  expect(await texts(fresh), 'run npm run db:types').toEqual(await texts(committed));
});

async function texts(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts')).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')])),
  );
}
