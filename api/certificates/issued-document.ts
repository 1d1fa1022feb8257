import { createHash } from 'node:crypto';
import type { FileStore } from '../files/file-store.ts';
import { certificatesProblems } from './certificates.problems.ts';

/** The issued PDF (控), proven by its hash. Throws document-damaged where the store has lost or changed it. */
export async function readDocument(files: FileStore, hash: string): Promise<Buffer> {
  const bytes = await files.read(hash).catch(() => null);
  if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== hash)
    throw certificatesProblems.documentDamaged();
  return bytes;
}
