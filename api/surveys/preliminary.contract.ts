// 予備調査: rough damage by area, entered on the map; the estimate of each building in it.
import { z } from 'zod';
import { DrawnPolygon } from './scope.contract.ts';

const written = {
  name: z.string().trim().min(1).max(60),
  /** Estimated damage of what stands there, 0 to 1. */
  damage: z.number().min(0).max(1),
  note: z.string().trim().max(500).nullable(),
  polygon: DrawnPolygon,
};

/** POST /api/:municipality/:disaster/preliminary-areas → PreliminaryArea */
export const NewPreliminaryArea = z.strictObject({ area_id: z.uuid(), ...written });
export type NewPreliminaryArea = z.output<typeof NewPreliminaryArea>;

/** PUT …/preliminary-areas/:area_id (If-Match) → PreliminaryArea; DELETE … (If-Match) → { done: true } */
export const PreliminaryAreaChange = z.strictObject(written);
export type PreliminaryAreaChange = z.output<typeof PreliminaryAreaChange>;

/** GET …/preliminary-areas → PreliminaryArea[] */
export const PreliminaryArea = z.object({
  area_id: z.string(),
  name: z.string(),
  damage: z.number(),
  note: z.string().nullable(),
  polygon: z.object({
    type: z.enum(['Polygon', 'MultiPolygon']),
    coordinates: z.array(z.unknown()),
  }),
  created_by: z.string(),
  created_at: z.string(),
  version: z.int(),
});
export type PreliminaryArea = z.output<typeof PreliminaryArea>;
