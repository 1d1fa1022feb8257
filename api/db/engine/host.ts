/**
 * The engine host: the program of the child process that owns a data folder (see open-engine.ts, which starts it).
 *
 *   node host.ts FOLDER OPTIONS        OPTIONS: HostOptions as JSON
 *
 * It tells its parent over the IPC channel how it stands (HostMessage) and lives no longer than the parent: the
 * channel closes however the parent ends. It writes no statement, value or row anywhere but to its clients.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { ListenOptions } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import * as z from 'zod';
import { openCluster } from './cluster.ts';
import { findEngineRecord, removeEngineRecord, writeEngineRecord } from './engine-record.ts';
import type { EngineRecord } from './engine-record.ts';
import { takeFolderLock } from './folder-lock.ts';
import type { FolderLock } from './folder-lock.ts';
import { hostOptions } from './host-messages.ts';
import type { HostMessage } from './host-messages.ts';
import { keepHouse } from './housekeeping.ts';
import { TurnServer } from './turns.ts';

const socketFolderPrefix = join(tmpdir(), 'musubi-');
/** Exit codes, told to operators by open-engine.ts. */
const endedWell = 0;
const engineBroke = 70;

const folder = z.string().parse(process.argv[2]);
const options = hostOptions.parse(JSON.parse(z.string().parse(process.argv[3])));
const parent = process.ppid;

function tell(message: HostMessage): void {
  if (process.connected) process.send?.(message);
}

/** The IPC channel says so a moment later; a client that comes in this moment must not be let in to a dying host. */
function parentIsGone(): boolean {
  return !process.connected || process.ppid !== parent;
}

/**
 * A unix socket in a folder that only this user may enter. Its path may not exceed 107 bytes, so it stands in the
 * system's folder for temporary files and not in the data folder. Windows: a port of this machine; there (and here)
 * the password, readable by this user only, keeps others out.
 */
function place(): { record: EngineRecord; listen: ListenOptions } {
  const access = {
    pid: process.pid,
    user: 'postgres',
    database: 'postgres',
    password: randomBytes(24).toString('base64url'),
  };
  if (process.platform === 'win32') {
    return { record: { ...access, host: '127.0.0.1', port: 0 }, listen: { host: '127.0.0.1', port: 0 } };
  }
  const host = mkdtempSync(socketFolderPrefix); // made with mode 0700
  return { record: { ...access, host, port: 5432 }, listen: { path: join(host, '.s.PGSQL.5432') } };
}

/** What a host that was killed left behind. The lock is held, so whatever the record names is dead. */
function clearRemains(): void {
  const last = findEngineRecord(folder);
  removeEngineRecord(folder);
  if (last?.host.startsWith(socketFolderPrefix)) rmSync(last.host, { recursive: true, force: true });
}

async function serve(engine: PGlite, lock: FolderLock): Promise<void> {
  const { record, listen } = place();
  const turns = await TurnServer.create(
    async (messages) => {
      const answer: Buffer[] = [];
      await engine.execProtocolRawStream(messages, {
        syncToFs: false, // there is nothing to sync: the files are Node's
        onRawData: (data) => answer.push(Buffer.from(data)), // a view of memory that the engine uses again
      });
      return Buffer.concat(answer);
    },
    {
      ...record,
      idleTransactionMs: options.idleTransactionMs,
      mayEnter: () => !parentIsGone(),
      onBroken: () => process.exit(engineBroke),
    },
  );
  await new Promise<void>((resolve, reject) => {
    turns.server.once('error', reject).listen(listen, resolve);
  });
  const address = turns.server.address();
  if (address && typeof address === 'object') record.port = address.port;
  writeEngineRecord(folder, record);

  const housekeeping = setInterval(
    () => void turns.betweenTurns(() => keepHouse(engine)),
    options.housekeepingMs,
  );
  let closing = false;
  const close = async () => {
    if (closing) return;
    closing = true;
    clearInterval(housekeeping);
    removeEngineRecord(folder); // first, so that nobody comes to a host that is leaving
    await turns.stop();
    await engine.exec('CHECKPOINT');
    await engine.close();
    if (process.platform !== 'win32') rmSync(record.host, { recursive: true, force: true });
    lock.release(); // held here to the last, also against the garbage collector
    process.exit(endedWell);
  };
  process.removeAllListeners('disconnect');
  process.on('disconnect', close);
  process.on('message', (message) => {
    if (message === 'close') void close();
  });
  // Ctrl+C and a service manager signal all processes of the program at once. The parent first finishes what it is
  // doing, for which it needs the engine, and then closes it; the limit is for signals meant for the host alone.
  const closeLater = () => setTimeout(close, options.signalGraceMs);
  process.on('SIGINT', closeLater);
  process.on('SIGTERM', closeLater);
  tell({ state: 'ready', record });
  if (parentIsGone()) await close();
}

const lock = takeFolderLock(folder, 1_000);
if (!lock) {
  tell({ state: 'taken' });
  process.disconnect();
} else {
  // Until it serves, there is nothing to close: an interrupted start is safe at any point.
  process.on('disconnect', () => process.exit(endedWell));
  clearRemains();
  const engine = await openCluster(folder, {
    durable: options.durable,
    onAbort: () => process.exit(engineBroke),
  });
  await serve(engine, lock);
}
