/**
 * Opens the embedded engine of a data folder: starts its host as a child process, or joins the one that runs.
 *
 * The first program on a folder hosts it, and the engine ends with that program. Others (the command line beside
 * a running server) are guests: when the host's program ends, a guest's connections break with 57P01, what it had
 * not committed is rolled back, and it may call `openEngine` again, which makes it the host.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { findEngineRecord } from './engine-record.ts';
import type { EngineRecord } from './engine-record.ts';
import { isFolderLocked } from './folder-lock.ts';
import { defaultHostOptions, hostMessage } from './host-messages.ts';
import type { HostOptions } from './host-messages.ts';

/** Fits pg's PoolConfig. */
export type EngineConnection = Omit<EngineRecord, 'pid'>;

export interface Engine {
  connection: EngineConnection;
  role: 'host' | 'guest';
  /** The host's process. */
  pid: number;
  /** Resolves with the reason if the engine ends unasked (killed, panicked). Known to the host's program only. */
  ended: Promise<string>;
  /** Host: checkpoints and ends the engine; guests lose it. Guest: nothing to do. End the pools first. */
  close(): Promise<void>;
}

/** Longest start: a crash after a big import is replayed; another program may just be creating the folder. */
const startLimitMs = 120_000;
const closeLimitMs = 60_000;
const hostProgram = fileURLToPath(new URL('./host.ts', import.meta.url));

/** Throws if the folder cannot be used, or if its present host does not answer within two minutes. */
export async function openEngine(dataFolder: string, options: Partial<HostOptions> = {}): Promise<Engine> {
  const folder = resolve(dataFolder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const deadline = Date.now() + startLimitMs;
  while (Date.now() < deadline) {
    const record = findEngineRecord(folder);
    if (record && (await answers(record, deadline - Date.now()))) return asGuest(record);
    if (!isFolderLocked(folder)) {
      const engine = await startHost(folder, { ...defaultHostOptions, ...options });
      if (engine) return engine;
    }
    await delay(50); // another host is starting or leaving
  }
  throw new Error(`The database folder ${folder} is held by another program, which does not answer.`);
}

/** Busy hosts answer late, so this waits; a dead one refuses at once. */
async function answers(record: EngineRecord, limitMs: number): Promise<boolean> {
  const client = new Client({ ...record, connectionTimeoutMillis: limitMs });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

function asGuest({ pid, ...connection }: EngineRecord): Engine {
  return {
    connection,
    role: 'guest',
    pid,
    ended: new Promise(() => undefined),
    close: async () => undefined,
  };
}

/** Undefined if another program's host was first. */
async function startHost(folder: string, options: HostOptions): Promise<Engine | undefined> {
  const child = spawn(process.execPath, [hostProgram, folder, JSON.stringify(options)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    windowsHide: true,
  });
  const exit = new Promise<string>((tell) => {
    child.once('error', (error) => tell(error.message));
    child.once('exit', (code, signal) => tell(describeExit(code, signal)));
  });
  const told = new Promise<EngineRecord | 'taken'>((tell) => {
    child.once('message', (message) => {
      const heard = hostMessage.parse(message);
      tell(heard.state === 'ready' ? heard.record : 'taken');
    });
  });
  const outcome = await Promise.race([told, exit.then((reason) => ({ reason }))]);
  if (outcome === 'taken') return undefined;
  if ('reason' in outcome)
    throw new Error(`The embedded engine did not start on ${folder}: ${outcome.reason}.`);
  // A program that is done may end without closing; the host notices and closes itself.
  child.unref();
  child.channel?.unref();
  const { pid, ...connection } = outcome;
  let closing: Promise<void> | undefined;
  const ended = new Promise<string>((tell) => {
    void exit.then((reason) => {
      if (!closing) tell(reason);
    });
  });
  return {
    connection,
    role: 'host',
    pid,
    ended,
    close: () => {
      closing ??= closeHost(child, exit);
      return closing;
    },
  };
}

async function closeHost(child: ChildProcess, exit: Promise<string>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  // Killing costs nothing acknowledged, only a slower start the next time.
  const limit = setTimeout(() => child.kill('SIGKILL'), closeLimitMs);
  if (child.connected) child.send('close', () => undefined);
  await exit;
  clearTimeout(limit);
}

function describeExit(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal) return `it was ended by ${signal}`;
  if (code === 70) return 'the database engine broke off (is the disk full?)';
  return `it ended with code ${code}`;
}
