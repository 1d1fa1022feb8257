// What the page and its workers say to each other about one picture.

/** Why a file cannot be taken in. */
export type Fault = 'heic' | 'not-a-picture' | 'broken' | 'too-large';

export type PictureRead = {
  readonly takenAt: string | null;
  readonly code: string | null;
  /** SHA-256 of the file, hexadecimal. */
  readonly sha256: string;
  readonly mediaType: 'image/jpeg' | 'image/png';
  /** A small JPEG of it, upright. */
  readonly preview: Blob;
};

/** To a worker. */
export type ReadingTask = { readonly id: string; readonly file: File };
/** And back. */
export type ReadingAnswer =
  | { readonly id: string; readonly read: PictureRead }
  | { readonly id: string; readonly fault: Fault };

/** What a file is by its first bytes, whatever it is called. */
export function kindOf(head: Uint8Array): 'image/jpeg' | 'image/png' | 'heic' | null {
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'image/jpeg';
  if (head[0] === 0x89 && head[1] === 0x50 && head[2] === 0x4e && head[3] === 0x47) return 'image/png';
  const brand = String.fromCharCode(...head.slice(4, 12));
  return /^ftyp(?:hei|hev|mif|msf)/u.test(brand) ? 'heic' : null;
}
