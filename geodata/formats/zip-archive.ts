// Looks into a ZIP archive without unpacking it, and refuses one that would unpack to a flood.
import { Readable } from 'node:stream';
import { fromRandomAccessReader, RandomAccessReader } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import type { ByteSource } from './byte-source.ts';
import { FormatError } from './format-error.ts';

export const zipLimits = {
  entries: 2_000,
  /** Bytes of all entries together. */
  total: 4 * 1024 ** 3,
  /** Bytes of an entry from which its ratio is looked at, and how many times its packed size it may have. */
  ratioFrom: 16 * 1024 ** 2,
  ratio: 250,
};

export interface ZipEntry {
  /** Lower case; letters beyond ASCII stand byte by byte, since archives seldom say in which encoding they are. */
  readonly name: string;
  readonly size: number;
  /** The unpacked bytes; may be opened more than once, and several entries at once. */
  open(): AsyncIterable<Uint8Array>;
}

export function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && (head[2] === 0x03 || head[2] === 0x05);
}

/** Files of the archive, folders left out. Throws FormatError. */
export async function openZip(source: ByteSource): Promise<ZipEntry[]> {
  const zip = await openDirectory(source);
  if (zip.entryCount > zipLimits.entries) throw new FormatError('zip_too_many_entries');
  const found = await listEntries(zip);
  let total = 0;
  for (const { entry } of found) {
    total += entry.uncompressedSize;
    const floods =
      entry.uncompressedSize > zipLimits.ratioFrom &&
      entry.uncompressedSize > entry.compressedSize * zipLimits.ratio;
    if (total > zipLimits.total || floods) throw new FormatError('zip_bomb');
    if (entry.isEncrypted()) throw new FormatError('zip_encrypted');
  }
  return found.map(({ name, entry }) => ({
    name,
    size: entry.uncompressedSize,
    open: () => unpack(zip, entry),
  }));
}

class SourceReader extends RandomAccessReader {
  readonly #source: ByteSource;

  constructor(source: ByteSource) {
    super();
    this.#source = source;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#source.stream({ start, end }), { objectMode: false });
  }
}

function openDirectory(source: ByteSource): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    const options = { lazyEntries: true, decodeStrings: false, autoClose: false } as const;
    fromRandomAccessReader(new SourceReader(source), source.size, options, (error, zip) => {
      if (error) reject(new FormatError('broken'));
      else resolve(zip);
    });
  });
}

function listEntries(zip: ZipFile): Promise<{ name: string; entry: Entry }[]> {
  return new Promise((resolve, reject) => {
    const found: { name: string; entry: Entry }[] = [];
    zip.on('entry', (entry: Entry) => {
      const name = entry.fileNameRaw.toString('latin1').replaceAll('\\', '/').toLowerCase();
      if (!name.endsWith('/') && !name.startsWith('__macosx/')) found.push({ name, entry });
      zip.readEntry();
    });
    zip.once('end', () => resolve(found));
    // Stays for good: an error that nobody hears would end the process.
    zip.on('error', () => reject(new FormatError('broken')));
    zip.readEntry();
  });
}

async function* unpack(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  const bytes = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) =>
      error ? reject(new FormatError('broken')) : resolve(stream),
    );
  });
  try {
    for await (const chunk of bytes) {
      if (!Buffer.isBuffer(chunk)) throw new FormatError('broken');
      yield chunk;
    }
  } catch (error) {
    // Damaged data, a size that was a lie: both come out of the unpacking.
    throw error instanceof FormatError ? error : new FormatError('broken');
  } finally {
    bytes.destroy();
  }
}
