// What a camera writes beside the picture (Exif 2.32): when, where, and how it was held. Cameras write nonsense now and then;
// what cannot be believed counts as not said.
import readExif from 'exif-reader';
import { z } from 'zod';

export interface CameraFacts {
  /** ISO 8601, UTC. */
  taken_at: string | null;
  /** Where the camera stood, as its receiver says (WGS 84; within metres of JGD2011). */
  place: { lon: number; lat: number } | null;
  /** Held upright: width and height change places. */
  isOnItsSide: boolean;
}

const nothing: CameraFacts = { taken_at: null, place: null, isOnItsSide: false };

const Degrees = z.tuple([z.number(), z.number(), z.number()]);
const Said = z.object({
  Image: z
    .object({ Orientation: z.number().optional().catch(undefined) })
    .optional()
    .catch(undefined),
  Photo: z
    .object({
      DateTimeOriginal: z.date().optional().catch(undefined),
      OffsetTimeOriginal: z.string().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
  GPSInfo: z
    .object({
      GPSLatitudeRef: z.string(),
      GPSLatitude: Degrees,
      GPSLongitudeRef: z.string(),
      GPSLongitude: Degrees,
    })
    .optional()
    .catch(undefined),
});

export function readCameraFacts(exif: Buffer | null): CameraFacts {
  if (exif === null) return nothing;
  const said = Said.safeParse(tryRead(exif));
  if (!said.success) return nothing;
  const { Image, Photo, GPSInfo } = said.data;
  return {
    taken_at: Photo?.DateTimeOriginal ? moment(Photo.DateTimeOriginal, Photo.OffsetTimeOriginal) : null,
    place: GPSInfo
      ? placeOf(
          degrees(GPSInfo.GPSLongitude, GPSInfo.GPSLongitudeRef.startsWith('W')),
          degrees(GPSInfo.GPSLatitude, GPSInfo.GPSLatitudeRef.startsWith('S')),
        )
      : null,
    isOnItsSide: (Image?.Orientation ?? 1) >= 5 && (Image?.Orientation ?? 1) <= 8,
  };
}

/** A picture is no worse for facts that break off. */
function tryRead(exif: Buffer): unknown {
  try {
    return readExif(exif);
  } catch {
    return null;
  }
}

/** The clock of a camera says no zone, or says it beside the time; ours are set to Japan's. `clock`: its digits read as UTC. */
function moment(clock: Date, offset: string | undefined): string | null {
  const [, sign = '+', hours = '09', minutes = '00'] = /^([+-])(\d\d):(\d\d)/u.exec(offset ?? '') ?? [];
  const ahead = (Number(hours) * 60 + Number(minutes)) * 60_000;
  const at = new Date(clock.getTime() - (sign === '-' ? -ahead : ahead));
  const year = at.getUTCFullYear();
  return year >= 1990 && year < 2100 ? at.toISOString() : null;
}

function degrees([whole, minutes, seconds]: readonly [number, number, number], isNegative: boolean): number {
  const value = whole + minutes / 60 + seconds / 3600;
  return isNegative ? -value : value;
}

/** A receiver that knows nothing yet says 0, 0. */
function placeOf(lon: number, lat: number): CameraFacts['place'] {
  const isThere = Math.abs(lon) <= 180 && Math.abs(lat) <= 90 && (lon !== 0 || lat !== 0);
  return isThere ? { lon, lat } : null;
}
