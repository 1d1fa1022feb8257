// A throw-away PostgreSQL: its own folder, reachable through a socket in that folder only, without durability.
import { execFile, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, readdirSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { openDatabase } from '../api/db/database.ts';
import { migrate } from '../api/db/migrate.ts';

export interface Cluster {
  /** Of a superuser; names the database `postgres`. */
  url: string;
  stop(): Promise<void>;
}

const run = promisify(execFile);
const startLimitMs = 30_000;
const port = 5432;

/** Throws when no PostgreSQL of version 15 or newer is installed. */
export async function startCluster(): Promise<Cluster> {
  const programs = findPrograms();
  const owner = serverUser();
  const folder = await mkdtemp(join(tmpdir(), 'musubi-pg-'));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  await run(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...owner, cwd: folder },
  );
  const child = spawn(
    'sh',
    ['-c', keeper, folder, join(programs, 'postgres'), '-D', data, '-k', folder, ...asOptions(fast)],
    { ...owner, cwd: '/', stdio: ['pipe', 'ignore', 'ignore'] },
  );
  const exited = new Promise<void>((tell) => child.once('exit', () => tell()));
  const url = `postgresql://postgres@${encodeURIComponent(folder)}:${port}/postgres`;
  await answering(url);
  return {
    url,
    async stop() {
      child.stdin.end();
      await exited;
    },
  };
}

/**
 * Runs the server for as long as its standard input is open, so that it also ends, and is cleared away, when the
 * program that started it is killed.
 */
const keeper = '"$@" & server=$!; read -r _; kill -QUIT $server; wait $server; rm -rf "$0"';

/** Calls `work` with the address of a migrated, otherwise empty database, which is gone afterwards. */
export async function withFreshDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const cluster = await startCluster();
  try {
    const db = openDatabase({ connectionString: cluster.url }, 1);
    await migrate(db);
    await db.destroy();
    return await work(cluster.url);
  } finally {
    await cluster.stop();
  }
}

const fast = {
  listen_addresses: '',
  port,
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: 0,
  shared_buffers: '256MB',
  max_connections: 200,
  // The same plans everywhere: no test may wait for just-in-time compilation either.
  jit: 'off',
  // A clerk's day, wherever the tests run.
  timezone: 'Asia/Tokyo',
};

function asOptions(settings: Record<string, string | number>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Folder of the newest server programs. */
export function findPrograms(): string {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).map(Number) : [];
  const newest = versions
    .filter((version) => version >= 15 && existsSync(join(debian, String(version), 'bin/postgres')))
    .sort((one, other) => other - one)[0];
  if (newest !== undefined) return join(debian, String(newest), 'bin');
  try {
    return execFileSync('pg_config', ['--bindir'], { encoding: 'utf8' }).trim();
  } catch {
    throw new Error(
      'No PostgreSQL 15 or newer here; install it (scripts/test does) or set TEST_DATABASE_URL.',
    );
  }
}

/** PostgreSQL refuses to run as root; then it runs as the user that its package made. */
export function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (option: string) => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function answering(url: string): Promise<void> {
  for (const deadline = Date.now() + startLimitMs; ; await delay(50)) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}
