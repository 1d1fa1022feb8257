// Takes a picture's bytes into the file store. They are looked at while they come, so that nothing stays of what is refused.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { FileTooLarge } from '../../files/file-store.ts';
import type { FileStore, StoredFile } from '../../files/file-store.ts';
import { Problem } from '../../http/problem.ts';
import { maxPhotoBytes, maxPreviewBytes } from './photos.contract.ts';
import type { Photo } from './photos.contract.ts';
import { photosProblems } from './photos.problems.ts';
import { headBytes, kindOfPicture, readPicture } from './picture.ts';
import type { Picture } from './picture.ts';

type Body = ReadableStream<Uint8Array> | null;

/** Throws heic, unreadable, too-large, not-as-announced, cut. */
export async function receivePhoto(
  files: FileStore,
  body: Body,
  announced: Pick<Photo, 'bytes' | 'sha256' | 'media_type'>,
): Promise<Picture> {
  let picture: Picture | null = null;
  const look: Looking = (head, { hash, bytes }) => {
    if (bytes !== announced.bytes || hash !== announced.sha256) throw photosProblems.notAsAnnounced();
    picture = readPicture(head);
    if (picture === null) throw photosProblems.unreadable();
    if (picture.media_type !== announced.media_type) throw photosProblems.notAsAnnounced();
  };
  await keep(files, body, maxPhotoBytes, look, photosProblems.tooLarge);
  if (picture === null) throw photosProblems.cut();
  return picture;
}

/** A JPEG of any size in pixels. Throws heic, unreadable, preview-too-large, cut. */
export async function receivePreview(files: FileStore, body: Body): Promise<StoredFile> {
  return keep(
    files,
    body,
    maxPreviewBytes,
    (head) => {
      if (readPicture(head)?.media_type !== 'image/jpeg') throw photosProblems.unreadable();
    },
    photosProblems.previewTooLarge,
  );
}

/** Given the first bytes, and what the whole turned out to be; throws what is wrong with it. */
type Looking = (head: Buffer, whole: StoredFile) => void;

async function keep(
  files: FileStore,
  body: Body,
  most: number,
  look: Looking,
  tooLarge: () => Problem,
): Promise<StoredFile> {
  try {
    return await files.keep(Readable.from(looked(body, look)), most);
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (error instanceof FileTooLarge) throw tooLarge();
    throw photosProblems.cut();
  }
}

/** The bytes as they come; breaks off with a problem at the first piece that is no picture, or at the end. */
async function* looked(body: Body, look: Looking): AsyncGenerator<Buffer> {
  const digest = createHash('sha256');
  let head = Buffer.alloc(0);
  let bytes = 0;
  let isKnown = false;
  for await (const piece of body ?? []) {
    const part = Buffer.from(piece);
    digest.update(part);
    bytes += part.length;
    if (head.length < headBytes) head = Buffer.concat([head, part]);
    if (!isKnown && head.length >= 12) {
      refuse(head);
      isKnown = true;
    }
    yield part;
  }
  if (!isKnown) throw photosProblems.unreadable();
  look(head, { hash: digest.digest('hex'), bytes });
}

function refuse(head: Buffer): void {
  const kind = kindOfPicture(head);
  if (kind === 'heic') throw photosProblems.heic();
  if (kind === null) throw photosProblems.unreadable();
}
