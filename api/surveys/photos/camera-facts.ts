// What a camera writes beside the picture (Exif 2.32): when, where, and how it was held. Cameras write nonsense now and then;
// what cannot be believed counts as not said.
import { ExifTags } from './exif-tags.ts';

export interface CameraFacts {
  /** ISO 8601, UTC. */
  taken_at: string | null;
  /** Where the camera stood, as its receiver says (WGS 84; within metres of JGD2011). */
  place: { lon: number; lat: number } | null;
  /** Held upright: width and height change places. */
  isOnItsSide: boolean;
}

const ORIENTATION = 0x0112;
const PHOTO = 0x8769;
const DATE_TIME_ORIGINAL = 0x9003;
const OFFSET_TIME_ORIGINAL = 0x9011;
const GPS = 0x8825;
const LATITUDE = { ref: 1, value: 2, negative: 'S' } as const;
const LONGITUDE = { ref: 3, value: 4, negative: 'W' } as const;

export function readCameraFacts(exif: Buffer | null): CameraFacts {
  const tags = exif === null ? null : ExifTags.open(exif);
  if (tags === null) return { taken_at: null, place: null, isOnItsSide: false };
  const image = tags.image();
  const photo = tags.below(image, PHOTO);
  const gps = tags.below(image, GPS);
  const orientation = tags.number(image, ORIENTATION) ?? 1;
  const degrees = ({ ref, value, negative }: typeof LATITUDE | typeof LONGITUDE): number | null => {
    const [whole, minutes = 0, seconds = 0] = tags.fractions(gps, value, 3) ?? [];
    if (whole === undefined) return null;
    return (whole + minutes / 60 + seconds / 3600) * (tags.text(gps, ref) === negative ? -1 : 1);
  };
  return {
    taken_at: moment(tags.text(photo, DATE_TIME_ORIGINAL), tags.text(photo, OFFSET_TIME_ORIGINAL)),
    place: placeOf(degrees(LONGITUDE), degrees(LATITUDE)),
    isOnItsSide: orientation >= 5 && orientation <= 8,
  };
}

/** `2026:06:03 09:15:00`. The clock of a camera says no zone, or says it beside the time; ours are set to Japan's. */
function moment(clock: string | null, offset: string | null): string | null {
  const [, year = '', month = '', day = '', time = ''] =
    /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/u.exec(clock ?? '') ?? [];
  if (Number(year) < 1990) return null;
  const [zone = '+09:00'] = /^[+-](?:0\d|1[0-4]):[0-5]\d$/u.exec(offset ?? '') ?? [];
  const at = Date.parse(`${year}-${month}-${day}T${time}${zone}`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** A receiver that knows nothing yet says 0, 0. */
function placeOf(lon: number | null, lat: number | null): CameraFacts['place'] {
  if (lon === null || lat === null || (lon === 0 && lat === 0)) return null;
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? { lon, lat } : null;
}
