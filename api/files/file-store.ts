// Files by their content: a name is the SHA-256 of what it holds, so a file never changes and is never
// stored twice. A folder by default; another store needs only these three functions.
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface StoredFile {
  /** SHA-256 in hexadecimal. */
  hash: string;
  bytes: number;
}

export interface FileStore {
  /** Streams into the store; rejects and leaves nothing when the source breaks or `maxBytes` is passed. */
  keep(source: Readable | Buffer, maxBytes?: number): Promise<StoredFile>;
  read(hash: string): Promise<Buffer>;
  /** From `start` up to, not including, `end`; the whole file without a range. */
  stream(hash: string, range?: { start: number; end: number }): Readable;
}

export class FileTooLarge extends Error {}

/** Files lie under `folder`/ab/cd…; readable by their owner only. */
export function openFolderStore(folder: string): FileStore {
  const place = (hash: string) => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('not a content hash');
    return join(folder, hash.slice(0, 2), hash);
  };
  return {
    async keep(source, maxBytes = Infinity) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const incoming = join(folder, `incoming-${randomUUID()}`);
      const digest = createHash('sha256');
      let bytes = 0;
      const count = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          bytes += chunk.length;
          digest.update(chunk);
          done(bytes > maxBytes ? new FileTooLarge() : null, chunk);
        },
      });
      try {
        await pipeline(
          Buffer.isBuffer(source) ? [source] : source,
          count,
          createWriteStream(incoming, { mode: 0o600 }),
        );
        await flush(incoming);
        const hash = digest.digest('hex');
        await mkdir(join(folder, hash.slice(0, 2)), { recursive: true, mode: 0o700 });
        await rename(incoming, place(hash));
        return { hash, bytes };
      } catch (error) {
        await rm(incoming, { force: true });
        throw error;
      }
    },
    read: (hash) => readFile(place(hash)),
    stream: (hash, range) => {
      if (range === undefined) return createReadStream(place(hash));
      if (range.end <= range.start) return Readable.from([]);
      return createReadStream(place(hash), { start: range.start, end: range.end - 1 });
    },
  };
}

/** A file that was acknowledged must outlive a power cut. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
