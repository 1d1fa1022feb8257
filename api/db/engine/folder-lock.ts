/**
 * The lock that keeps a data folder to one engine host.
 *
 * Two engines on one folder lose acknowledged rows in silence, so the lock has to be one that the operating
 * system itself holds and drops. It is an exclusive SQLite transaction on `<folder>/engine.lock`, taken with the
 * SQLite that is part of Node: a byte-range lock (fcntl on Linux, LockFileEx on Windows). The alternatives fail:
 *
 * - A file with a process id is a guess: ids are used again, and two containers on one volume have the same ones.
 * - A listening socket outlives its process as a file; to clear it away is a race between two starters. Linux's
 *   abstract sockets vanish with the process, but each container has its own set of names.
 * - Node has no flock of its own, and a native module would have to be built for every platform.
 *
 * The kernel drops the lock with the process, kill -9 included, so a lock file left behind never blocks; it sees
 * one inode from every container of a machine. What it cannot span is one folder mounted by two machines over a
 * file system without locks: keep the data on a local disk.
 *
 * Nobody else in the process may open the file: POSIX drops a process's locks on a file when *any* descriptor of
 * it is closed. The file stays empty, and no one deletes it (a lock on a deleted file would exclude nobody).
 */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const busy = 5; // SQLITE_BUSY

export interface FolderLock {
  release(): void;
}

/**
 * Takes the lock for the life of the returned object (or of the process), or returns undefined if another
 * process still has it after `waitMs`. Throws if the folder cannot be written.
 */
export function takeFolderLock(folder: string, waitMs: number): FolderLock | undefined {
  return attempt(folder, waitMs, 'BEGIN EXCLUSIVE');
}

/** Whether a host holds the folder at this moment. Only looks: a host that starts meanwhile is not hindered. */
export function isFolderLocked(folder: string): boolean {
  // Reading the (empty) schema takes the shared lock for an instant, which the exclusive one refuses.
  const glance = attempt(folder, 0, 'SELECT count(*) FROM sqlite_schema');
  glance?.release();
  return glance === undefined;
}

function attempt(folder: string, waitMs: number, statement: string): FolderLock | undefined {
  const database = new DatabaseSync(join(folder, 'engine.lock'), { timeout: waitMs });
  try {
    // Nothing is ever written, but a journal on the disk, left by a killed host, would look like work to recover.
    database.exec('PRAGMA journal_mode = MEMORY');
    database.exec(statement);
    return { release: () => database.close() };
  } catch (error) {
    database.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === busy) return undefined;
    throw error;
  }
}
