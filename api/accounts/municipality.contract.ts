// What certificates and the map need to know of the municipality. Needs `administration`.
import { z } from 'zod';

/** Longitude, latitude (EPSG:6668). */
const center = z.tuple([z.number().min(122).max(154), z.number().min(20).max(46)]);

/** PUT /api/:municipality/municipality, If-Match. Answers MunicipalityView. */
export const MunicipalityChange = z.strictObject({
  /** As printed on certificates, e.g. むすび市長. */
  mayor_title: z.string().trim().min(1).max(40),
  mayor_name: z.string().trim().min(1).max(60),
  seal_number: z.string().trim().min(1).max(40).nullable(),
  center,
});
export type MunicipalityChange = z.infer<typeof MunicipalityChange>;

/** GET /api/:municipality/municipality. */
export const MunicipalityView = z.object({
  ...MunicipalityChange.shape,
  municipality_code: z.string(),
  name: z.string(),
  prefecture: z.string(),
  /** 平面直角座標系, 1 to 19. */
  plane_zone: z.number().int(),
  /** SHA-256 of the seal image (公印); null: none yet. The image: GET /api/:municipality/municipality/seal. */
  seal_file: z.string().nullable(),
  version: z.number().int(),
});
export type MunicipalityView = z.infer<typeof MunicipalityView>;

// PUT /api/:municipality/municipality/seal (If-Match), Content-Type: image/png, body: the file's bytes, up to 1 MB
// and 2,000 × 2,000 pixels → MunicipalityView; problem `accounts/seal-not-png` (422).
// DELETE /api/:municipality/municipality/seal (If-Match) → MunicipalityView
export const sealBytes = 1024 * 1024;
export const sealPixels = 2000;
