// A database of a test's own, without the rest of the program.
import type { Kysely } from 'kysely';
import { afterAll, inject } from 'vitest';
import { openDatabase } from '../../api/db/database.ts';
import type { Database } from '../../api/db/database.ts';
import { cloneDatabase } from './server.ts';

export interface TestDatabase {
  db: Kysely<Database>;
  url: string;
}

/** Migrated, otherwise empty; at the top of a file, deleted after its last test. Speaks as the owner. */
export async function testDatabase(): Promise<TestDatabase> {
  const { url, drop } = await cloneDatabase(inject('server'));
  const db = openDatabase({ connectionString: url }, 10);
  afterAll(async () => {
    await db.destroy();
    await drop();
  });
  return { db, url };
}
