// The mayor's seal (公印) is kept only if a certificate can really carry it.
import { PDFDocument } from 'pdf-lib';
import type { FileStore } from '../files/file-store.ts';
import { municipalityProblems } from './accounts.problems.ts';
import { sealBytes, sealPixels } from './municipality.contract.ts';
import { isWholePng } from './whole-png.ts';

/** Answers the file's name in the store. Throws accounts/seal-not-png. */
export async function keepSeal(files: FileStore, bytes: Buffer): Promise<string> {
  if (bytes.length > sealBytes || !isWholePng(bytes, sealPixels)) throw municipalityProblems.sealNotPng();
  try {
    await (await PDFDocument.create()).embedPng(bytes);
  } catch {
    throw municipalityProblems.sealNotPng();
  }
  return (await files.keep(bytes, sealBytes)).hash;
}
