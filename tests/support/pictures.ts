// Pictures as cameras write them, so far as a reader of their heads can see: there are no pixels in the JPEGs.
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { Photo } from '../../api/surveys/photos/photos.contract.ts';
import type { Counter } from './records.ts';

type Bytes = Uint8Array<ArrayBuffer>;

interface CameraSays {
  orientation?: number;
  /** `2026:06:03 09:15:00` */
  taken?: string;
  offset?: string;
  /** Degrees, minutes, seconds. */
  north?: readonly [number, number, number];
  east?: readonly [number, number, number];
}

/** Any two with other `words` differ. */
export function aJpeg(
  words: string,
  { width = 400, height = 300, ...says }: CameraSays & { width?: number; height?: number } = {},
): Bytes {
  const exif = Object.keys(says).length === 0 ? [] : [segment(0xe1, exifOf(says))];
  const frame = Buffer.alloc(15);
  frame.writeUInt8(8, 0);
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      ...exif,
      segment(0xfe, Buffer.from(words)),
      segment(0xc0, frame),
      segment(0xda, Buffer.from([0])),
      Buffer.from([0xff, 0xd9]),
    ]),
  );
}

export function aPngHead(width: number, height: number): Bytes {
  const head = Buffer.alloc(41);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(head);
  head.writeUInt32BE(13, 8);
  head.write('IHDR', 12, 'latin1');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  head.write('IDAT', 37, 'latin1');
  return new Uint8Array(head);
}

export function aHeic(): Bytes {
  return new Uint8Array(Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic0000mif1heic')]));
}

function segment(marker: number, contents: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(contents.length + 2, 2);
  return Buffer.concat([head, contents]);
}

/** A tag of an image file directory: number, type, count, and a value of four bytes or where it stands. */
interface Tag {
  tag: number;
  type: 2 | 3 | 4 | 5;
  count: number;
  value: Buffer;
}

const ascii = (tag: number, text: string): Tag => ({
  tag,
  type: 2,
  count: text.length + 1,
  value: Buffer.from(`${text}\0`),
});
const long = (tag: number, value: number): Tag => ({ tag, type: 4, count: 1, value: words32([value]) });
const rationals = (tag: number, values: readonly number[]): Tag => ({
  tag,
  type: 5,
  count: values.length,
  value: words32(values.flatMap((value) => [Math.round(value * 1000), 1000])),
});

function words32(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, index * 4);
  return bytes;
}

function exifOf({ orientation, taken, offset, north, east }: CameraSays): Buffer {
  const photo = [
    ...(taken === undefined ? [] : [ascii(0x9003, taken)]),
    ...(offset === undefined ? [] : [ascii(0x9011, offset)]),
  ];
  const gps =
    north === undefined || east === undefined
      ? []
      : [ascii(1, 'N'), rationals(2, north), ascii(3, 'E'), rationals(4, east)];
  const image = (photoAt: number, gpsAt: number): Tag[] => [
    ...(orientation === undefined ? [] : [{ ...long(0x0112, orientation), type: 3 as const }]),
    ...(photo.length === 0 ? [] : [long(0x8769, photoAt)]),
    ...(gps.length === 0 ? [] : [long(0x8825, gpsAt)]),
  ];
  const photoAt = 8 + directory(image(0, 0), 8).length;
  const photoBytes = photo.length === 0 ? Buffer.alloc(0) : directory(photo, photoAt);
  const gpsAt = photoAt + photoBytes.length;
  return Buffer.concat([
    Buffer.from('Exif\0\0'),
    Buffer.from([0x49, 0x49, 0x2a, 0x00, 8, 0, 0, 0]),
    directory(image(photoAt, gpsAt), 8),
    photoBytes,
    gps.length === 0 ? Buffer.alloc(0) : directory(gps, gpsAt),
  ]);
}

/** Starting `at` so many bytes behind the byte order mark; long values stand behind the tags. */
function directory(tags: readonly Tag[], at: number): Buffer {
  const head = Buffer.alloc(2 + tags.length * 12 + 4);
  head.writeUInt16LE(tags.length, 0);
  let behind = Buffer.alloc(0);
  for (const [index, { tag, type, count, value }] of tags.entries()) {
    const entry = 2 + index * 12;
    head.writeUInt16LE(tag, entry);
    head.writeUInt16LE(type, entry + 2);
    head.writeUInt32LE(count, entry + 4);
    if (value.length <= 4) value.copy(head, entry + 8);
    else {
      head.writeUInt32LE(at + head.length + behind.length, entry + 8);
      behind = Buffer.concat([behind, value]);
    }
  }
  return Buffer.concat([head, behind]);
}

export function announcement(survey_number: string, file: Bytes, given: object = {}) {
  return {
    survey_number,
    media_type: 'image/jpeg',
    bytes: file.length,
    sha256: createHash('sha256').update(file).digest('hex'),
    ...given,
  };
}

export async function announce(
  { clerk, path }: Pick<Counter, 'clerk' | 'path'>,
  survey_number: string,
  file: Bytes,
  given: object = {},
): Promise<Photo> {
  const answer = await clerk.post(`${path}/survey-photos`, announcement(survey_number, file, given));
  expect(answer.status).toBe(201);
  return Photo.parse(await answer.json());
}

/** Announced and sent. */
export async function aPhoto(
  counter: Pick<Counter, 'clerk' | 'path'>,
  survey_number: string,
  file: Bytes,
  given: object = {},
): Promise<Photo> {
  const { photo_id, version } = await announce(counter, survey_number, file, given);
  const answer = await counter.clerk.put(`${counter.path}/survey-photos/${photo_id}/file`, file, { version });
  expect(answer.status).toBe(200);
  return Photo.parse(await answer.json());
}
