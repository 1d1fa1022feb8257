// When a picture was taken, as its camera wrote it into the file (EXIF 2.32, 4.6): a few tags at the beginning of a JPEG.

/** A JPEG has what we look for before its first picture data; cameras write at most two segments of 64 KB before it. */
export const HEAD_BYTES = 192 * 1024;

const EXIF_POINTER = 0x8769;
const DATE_TIME = 0x0132;
const DATE_TIME_ORIGINAL = 0x9003;
const SUB_SECONDS_ORIGINAL = 0x9291;

/**
 * Time of the shot as the camera's clock said it, 'YYYY-MM-DDTHH:MM:SS.sss' without a zone; null where the file says none.
 * `head`: the first HEAD_BYTES of the file. Never throws: a broken header is one that says nothing.
 */
export function readShotTime(head: Uint8Array): string | null {
  try {
    const tiff = findExif(new DataView(head.buffer, head.byteOffset, head.byteLength));
    return tiff && readTime(tiff);
  } catch (thrown) {
    // Offsets in a damaged file lead outside of it.
    if (thrown instanceof RangeError) return null;
    throw thrown;
  }
}

/** The TIFF structure in the APP1 segment of a JPEG. */
function findExif(view: DataView): DataView | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 4 <= view.byteLength;) {
    const marker = view.getUint16(at);
    // Start of scan: from here on there are only pixels.
    if (marker < 0xff00 || marker === 0xffda) return null;
    const length = view.getUint16(at + 2);
    if (marker === 0xffe1 && length > 8 && textAt(view, at + 4, 6) === 'Exif\0\0') {
      const from = at + 10;
      const bytes = Math.min(length - 8, view.byteLength - from);
      return new DataView(view.buffer, view.byteOffset + from, bytes);
    }
    at += 2 + length;
  }
  return null;
}

function readTime(tiff: DataView): string | null {
  const isLittle = tiff.getUint16(0) === 0x4949;
  const first = tagsAt(tiff, tiff.getUint32(4, isLittle), isLittle);
  const pointer = first.get(EXIF_POINTER);
  const own = pointer === undefined ? null : tagsAt(tiff, tiff.getUint32(pointer + 8, isLittle), isLittle);
  const original = own?.get(DATE_TIME_ORIGINAL);
  const entry = original ?? first.get(DATE_TIME);
  if (entry === undefined) return null;
  const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)/u.exec(asciiOf(tiff, entry, isLittle));
  if (!parts || parts[1] === '0000') return null;
  const fine = own?.get(SUB_SECONDS_ORIGINAL);
  const written = original === undefined || fine === undefined ? '' : asciiOf(tiff, fine, isLittle);
  const milliseconds = (/^\d+/u.exec(written)?.[0] ?? '').slice(0, 3).padEnd(3, '0');
  const [, year, month, day, hour, minute, second] = parts;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}`;
}

/** Where each tag of a directory stands. */
function tagsAt(tiff: DataView, directory: number, isLittle: boolean): Map<number, number> {
  const entries = tiff.getUint16(directory, isLittle);
  return new Map(
    Array.from({ length: entries }, (_, place) => {
      const entry = directory + 2 + place * 12;
      return [tiff.getUint16(entry, isLittle), entry];
    }),
  );
}

/** The text of an entry: within it if it is short, elsewhere if not. */
function asciiOf(tiff: DataView, entry: number, isLittle: boolean): string {
  const length = tiff.getUint32(entry + 4, isLittle);
  return textAt(tiff, length <= 4 ? entry + 8 : tiff.getUint32(entry + 8, isLittle), Math.min(length, 40));
}

function textAt(view: DataView, at: number, length: number): string {
  return String.fromCharCode(...Array.from({ length }, (_, place) => view.getUint8(at + place)));
}
