// What a finished cut proposes, as it is kept until somebody accepts it.
import { z } from 'zod';
import { DistrictFigures } from './cuts.contract.ts';

export const ProposedDistrict = z.object({
  /** Null: a new one. */
  district_id: z.string().nullable(),
  district_number: z.int(),
  /** In visiting order. */
  stops: z.array(z.int()),
  figures: DistrictFigures,
  /** Coordinates of a GeoJSON MultiPolygon in EPSG:6668. */
  outline: z.array(z.array(z.array(z.tuple([z.number(), z.number()])))),
});
export type ProposedDistrict = z.output<typeof ProposedDistrict>;

export const CutResult = z.object({ districts: z.array(ProposedDistrict) });
export type CutResult = z.output<typeof CutResult>;
