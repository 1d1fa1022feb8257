/** Opens the database files of a data folder with PGlite, creating them at the first use. */
import { existsSync, fsyncSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { Extension } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';

/** WASI's EIO; PostgreSQL then stops rather than acknowledge what may not be on the disk. */
const ioError = 29;

/** An open file of Emscripten's file system over Node's; `nfd` is Node's descriptor, absent for folders. */
interface NodeStream {
  nfd?: number;
}

function fsyncStream(stream: NodeStream): number {
  if (stream.nfd === undefined) return 0;
  try {
    fsyncSync(stream.nfd);
    return 0;
  } catch {
    return ioError;
  }
}

/**
 * Two things that PGlite leaves out. Its file system has no fsync (and it starts PostgreSQL with -F), so a power
 * cut could take acknowledged commits, or the whole folder; and it swallows a panic of the engine and goes on.
 */
function reliability(onAbort: () => void): Extension {
  return {
    name: 'musubi_reliability',
    setup: async (_engine, options) => {
      const give = (module: {
        FS: { filesystems: { NODEFS: { stream_ops: { fsync?: typeof fsyncStream } } } };
      }) => {
        module.FS.filesystems.NODEFS.stream_ops.fsync = fsyncStream;
      };
      return { emscriptenOpts: { ...options, onAbort, preRun: [...options.preRun, give] } };
    },
  };
}

export interface ClusterOptions {
  /** False leaves out fsync: a commit then survives the end of the process, but not a power cut. For tests. */
  durable: boolean;
  /** Called when the engine panics (a full disk, say). It cannot go on; the caller ends the process at once. */
  onAbort: () => void;
}

/**
 * Opens `<folder>/postgres`. The caller holds the folder's lock.
 * A new one is made beside it and renamed when complete, so that an interrupted creation leaves nothing half made.
 */
export async function openCluster(folder: string, options: ClusterOptions): Promise<PGlite> {
  const place = join(folder, 'postgres');
  const draft = join(folder, 'postgres.new');
  rmSync(draft, { recursive: true, force: true });
  if (!existsSync(place)) {
    mkdirSync(draft, { mode: 0o700 });
    const engine = await open(draft, options);
    await engine.exec('CREATE EXTENSION postgis; CHECKPOINT');
    await engine.close();
    renameSync(draft, place);
  }
  return open(place, options);
}

async function open(dataDir: string, options: ClusterOptions): Promise<PGlite> {
  const unsafe = PGlite.defaultStartParams.filter((parameter) => parameter !== '-F');
  const startParams = options.durable
    ? // Emscripten's fdatasync does nothing; its fsync calls ours.
      [...unsafe, '-c', 'wal_sync_method=fsync']
    : PGlite.defaultStartParams;
  return PGlite.create({
    dataDir,
    startParams,
    extensions: { postgis, reliability: reliability(options.onAbort) },
  });
}
