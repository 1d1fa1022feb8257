/** Opens the database files of a data folder with PGlite, creating them at the first use. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { Extension } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';

/** WASI's EIO; PostgreSQL then stops rather than acknowledge what may not be on the disk. */
const ioError = 29;

/** The parts of Emscripten's file system over Node's that are used here. */
interface NodeFileSystem {
  realPath(node: unknown): string;
  stream_ops: { fsync?: (stream: NodeStream) => number };
}

/** An open file; `nfd` is Node's descriptor, absent for folders. */
interface NodeStream {
  node: unknown;
  nfd?: number;
}

function fsyncStream(files: NodeFileSystem, stream: NodeStream): number {
  try {
    if (stream.nfd === undefined) fsyncPath(files.realPath(stream.node));
    else fsyncSync(stream.nfd);
    return 0;
  } catch {
    return ioError;
  }
}

/** Writes a file, or the names in a folder, through to the disk. Windows does the latter by itself. */
function fsyncPath(path: string): void {
  if (process.platform === 'win32' && statSync(path).isDirectory()) return;
  const descriptor = openSync(path, process.platform === 'win32' ? 'r+' : 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
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
      const give = (module: { FS: { filesystems: { NODEFS: NodeFileSystem } } }) => {
        const files = module.FS.filesystems.NODEFS;
        files.stream_ops.fsync = (stream) => fsyncStream(files, stream);
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
    // Most of it was unpacked, not written by PostgreSQL, and is known to nobody who would fsync it.
    const made = readdirSync(draft, { recursive: true, encoding: 'utf8' });
    if (options.durable) for (const name of ['', ...made]) fsyncPath(join(draft, name));
    renameSync(draft, place);
    if (options.durable) fsyncPath(folder);
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
