// 交付開始日 for everybody: areas, days and 町字. Names no person, no house, no account.
import { z } from 'zod';

/** GET /public/:municipality/:disaster/issue-areas/list */
export const PublicAreas = z.object({
  municipality: z.string(),
  disaster: z.string(),
  is_training: z.boolean(),
  /** In Japan, YYYY-MM-DD: areas that start on it or before are being served. */
  today: z.string(),
  /** By day, then by name. */
  areas: z.array(
    z.object({
      name: z.string(),
      starts_on: z.string(),
      note: z.string().nullable(),
      towns: z.array(z.object({ town_id: z.string(), name: z.string() })),
    }),
  ),
});
export type PublicAreas = z.infer<typeof PublicAreas>;

const Position = z.tuple([z.number(), z.number()]);

/** GET /public/:municipality/:disaster/issue-areas/map. Longitude and latitude, EPSG:6668. */
export const PublicAreasMap = z.object({
  /** West, south, east, north; null where no area has a 町字 yet. */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  /** A point in each 町字 of an area. */
  towns: z.array(z.object({ town_id: z.string(), lon: z.number(), lat: z.number() })),
  /** What lies under them, from the sea up, coarse; empty where the town brought no base map. */
  features: z.array(
    z.object({
      kind: z.enum(['land', 'water', 'river', 'road', 'rail']),
      is_area: z.boolean(),
      paths: z.array(z.array(Position)),
    }),
  ),
});
export type PublicAreasMap = z.infer<typeof PublicAreasMap>;
