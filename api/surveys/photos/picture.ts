// What the first bytes of a JPEG or PNG tell: its size as it is shown, when and where the camera took it. No pixel is decoded.
import { readCameraFacts } from './camera-facts.ts';
import type { CameraFacts } from './camera-facts.ts';

export interface Picture extends CameraFacts {
  media_type: 'image/jpeg' | 'image/png';
  /** Pixels, upright. */
  width: number;
  height: number;
}

/** So many bytes of a file are enough: cameras write their facts, a small preview and colour tables before the size. */
export const headBytes = 1024 * 1024;

/** What the bytes say they are, by their first twelve; null: none of these. */
export function kindOfPicture(head: Buffer): Picture['media_type'] | 'heic' | null {
  if (head.length >= 3 && head.readUIntBE(0, 3) === 0xffd8ff) return 'image/jpeg';
  if (head.subarray(0, 8).equals(PNG_SIGNATURE)) return 'image/png';
  if (head.toString('latin1', 4, 8) !== 'ftyp') return null;
  return HEIC_BRANDS.has(head.toString('latin1', 8, 12)) ? 'heic' : null;
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** ISO 23008-12: still pictures of the HEIF family, as telephones write them. */
const HEIC_BRANDS = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1', 'avif']);

/** Null where the head is not that of a picture, or breaks off before its size. */
export function readPicture(head: Buffer): Picture | null {
  const kind = kindOfPicture(head);
  if (kind === null || kind === 'heic') return null;
  const found = kind === 'image/jpeg' ? readJpeg(head) : readPng(head);
  if (found === null || found.width < 1 || found.height < 1) return null;
  const facts = readCameraFacts(found.exif);
  const { width, height } = found;
  return {
    media_type: kind,
    ...facts,
    ...(facts.isOnItsSide ? { width: height, height: width } : { width, height }),
  };
}

interface Found {
  width: number;
  height: number;
  exif: Buffer | null;
}

/** ITU-T T.81 annex B: segments of marker, length and contents, up to the frame header that has the size. */
function readJpeg(head: Buffer): Found | null {
  let exif: Buffer | null = null;
  let at = 2;
  while (at + 4 <= head.length) {
    if (head[at] !== 0xff) return null;
    const marker = head[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else {
      const length = head.readUInt16BE(at + 2);
      const contents = head.subarray(at + 4, at + 2 + length);
      // Scan or end before any frame.
      if (marker === 0xda || marker === 0xd9 || length < 2) return null;
      if (isFrameHeader(marker))
        return contents.length < 5
          ? null
          : { height: contents.readUInt16BE(1), width: contents.readUInt16BE(3), exif };
      if (marker === 0xe1 && exif === null && contents.toString('latin1', 0, 6) === 'Exif\0\0')
        exif = contents;
      at += 2 + length;
    }
  }
  return null;
}

/** SOF0 to SOF15 without DHT, JPG and DAC, which stand between them. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** ISO 15948: the size is in the first chunk; an eXIf chunk may stand before the pixels. */
function readPng(head: Buffer): Found | null {
  if (head.length < 33 || head.toString('latin1', 12, 16) !== 'IHDR') return null;
  let exif: Buffer | null = null;
  for (let at = 33; at + 8 <= head.length;) {
    const length = head.readUInt32BE(at);
    const name = head.toString('latin1', at + 4, at + 8);
    if (name === 'IDAT') break;
    if (name === 'eXIf') exif = head.subarray(at + 8, at + 8 + length);
    at += 12 + length;
  }
  return { width: head.readUInt32BE(16), height: head.readUInt32BE(20), exif };
}
