// A PostgreSQL that keeps its promises: killed like a machine that loses its power, and started again on what is left.
import { execFile, execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chownSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { findPrograms, serverUser } from '../../scripts/throw-away-postgres.ts';

const startLimitMs = 60_000;

export interface DurablePostgres {
  /** Of a superuser; the same before and after a kill. */
  url: string;
  /** SIGKILL to the server and every process of its. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Ends it and deletes its folder. */
  stop(): Promise<void>;
}

export async function startDurablePostgres(): Promise<DurablePostgres> {
  const programs = findPrograms();
  const owner = serverUser();
  const folder = await mkdtemp(join(tmpdir(), 'musubi-durable-'));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const url = `postgresql://postgres@${encodeURIComponent(folder)}:5432/postgres`;
  await promisify(execFile)(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...owner, cwd: folder },
  );
  let server: ChildProcess | undefined;
  // A commit is on the disk before it is answered; only a loss of the machine itself is not tried here.
  const settings = ['listen_addresses=', 'synchronous_commit=on', 'fsync=off', 'max_connections=100'];

  async function start(): Promise<void> {
    for (const deadline = Date.now() + startLimitMs; ; await delay(200)) {
      server ??= spawn(
        join(programs, 'postgres'),
        ['-D', data, '-k', folder, ...settings.flatMap((setting) => ['-c', setting])],
        { ...owner, cwd: '/', stdio: 'ignore' },
      );
      // What the killed one held in shared memory may still be in use for a moment: then it ends, and is tried again.
      if (server.exitCode !== null || server.signalCode !== null) server = undefined;
      if (await answers(url)) return;
      if (Date.now() > deadline) throw new Error('PostgreSQL does not come up again');
    }
  }

  async function kill(): Promise<void> {
    const killed = server;
    server = undefined;
    if (killed?.pid === undefined) return;
    const exited = new Promise((tell) => killed.once('exit', tell));
    const children = childrenOf(killed.pid);
    killed.kill('SIGKILL');
    for (const pid of children) endQuietly(pid);
    await exited;
  }

  await start();
  return {
    url,
    kill,
    start,
    async stop() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function childrenOf(pid: number): number[] {
  try {
    return execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
      .split('\n')
      .map((line) => Number(line.trim()))
      .filter((child) => child > 0);
  } catch {
    return []; // it has none
  }
}

function endQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself a moment before.
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}
