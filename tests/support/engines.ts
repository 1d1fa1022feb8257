// Global set-up of the projects that stand on embedded engines: prepares the template that their workers copy, and gives
// a folder for the copies, deleted at the end of the run.
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../api/db/database.ts';
import { migrate } from '../../api/db/migrate.ts';
import { findOrMakeTemplate } from './embedded.ts';
import type { Preparation } from './embedded.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder. */
    engines: string;
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await findOrMakeTemplate(await migrated());
  const folder = await mkdtemp(join(tmpdir(), 'musubi-engines-'));
  project.provide('engines', folder);
  // An engine that is just ending may still write.
  return () => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}

/** An embedded engine with today's schema; the text of all SQL is its key. */
export async function migrated(): Promise<Preparation> {
  const folder = new URL('../../sql/', import.meta.url).pathname;
  const texts = createHash('sha256');
  for (const name of (await readdir(folder, { recursive: true })).sort())
    if (name.endsWith('.sql') && name !== 'schema.sql') texts.update(await readFile(join(folder, name)));
  return {
    key: texts.digest('hex').slice(0, 12),
    async prepare(connection) {
      const db = openDatabase(connection, 1);
      await migrate(db);
      await db.destroy();
    },
  };
}
