// Global set-up of the projects that stand on a server: one template database a run, which each test file clones.
// TEST_DATABASE_URL (a superuser's, with PostGIS to be had) names the server; without it a throw-away one is started.
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../api/db/database.ts';
import { migrate } from '../../api/db/migrate.ts';
import { startCluster } from '../../scripts/throw-away-postgres.ts';

export interface ServerAccess {
  /** Of a superuser, database `postgres` or whichever TEST_DATABASE_URL names. */
  url: string;
  template: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    engine: 'server' | 'embedded';
    server: ServerAccess;
  }
}

interface Running {
  users: number;
  ready: Promise<{ access: ServerAccess; stop: () => Promise<void> }>;
}

// Each project loads this file anew; the server is one for the whole run, so it hangs on the process.
const key = Symbol.for('musubi.tests.server');
const shared: typeof globalThis & { [key]?: Running } = globalThis;

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const running = (shared[key] ??= { users: 0, ready: start() });
  running.users += 1;
  const { access, stop } = await running.ready;
  project.provide('server', access);
  return async () => {
    running.users -= 1;
    if (running.users > 0) return;
    delete shared[key];
    await stop();
  };
}

async function start(): Promise<{ access: ServerAccess; stop: () => Promise<void> }> {
  const given = process.env['TEST_DATABASE_URL'];
  const cluster = given === undefined ? await startCluster() : undefined;
  const url = given ?? cluster?.url ?? '';
  const template = `musubi_template_${randomUUID().slice(0, 8)}`;
  await onServer(url, `CREATE DATABASE ${template}`);
  const db = openDatabase({ connectionString: databaseUrl(url, template) }, 1);
  await migrate(db);
  await db.destroy();
  return {
    access: { url, template },
    async stop() {
      if (cluster) await cluster.stop();
      else await onServer(url, `DROP DATABASE ${template}`);
    },
  };
}

/** A new database from the template, in about a tenth of a second. */
export async function cloneDatabase({ url, template }: ServerAccess): Promise<{
  url: string;
  drop: () => Promise<void>;
}> {
  const name = `musubi_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(url, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return { url: databaseUrl(url, name), drop: () => onServer(url, `DROP DATABASE ${name} WITH (FORCE)`) };
}

/** An empty database, not even PostGIS in it. */
export async function emptyDatabase({
  url,
}: ServerAccess): Promise<{ url: string; drop: () => Promise<void> }> {
  return cloneDatabase({ url, template: 'template0' });
}

export function databaseUrl(url: string, database: string): string {
  return url.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${database}`);
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
