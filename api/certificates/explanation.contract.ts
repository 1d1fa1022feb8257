// 説明: which results may be this house's, and what each rests on.
import { z } from 'zod';
import { ShownPhoto } from '../surveys/photos/photos.contract.ts';

/** Why a result stands here: tied by a person, named by the slip, or beside the house. */
export const ResultBasis = z.enum(['confirmation', 'slip', 'near']);

/** 部位別損害割合: what one part of the house adds to the sum. */
export const ExplainedPart = z.object({
  /** roof, pillars, …: surveys.survey_part_kind. */
  part: z.string(),
  /** 屋根, 柱, …: as the sheet has it. */
  label: z.string(),
  /** Percent of the whole house. */
  loss_ratio: z.number(),
});
export type ExplainedPart = z.infer<typeof ExplainedPart>;

export const ExplainedResult = z.object({
  basis: ResultBasis,
  survey_number: z.string(),
  round: z.enum(['first', 'second', 'resurvey']),
  surveyed_on: z.string().nullable(),
  hazard: z.string().nullable(),
  structure: z.string().nullable(),
  damage_class: z.string(),
  damage_label: z.string(),
  damage_letter: z.string().nullable(),
  /** 損害割合, percent; null where the result came without its sum. */
  damage_ratio: z.number().nullable(),
  /** In the order of the sheet; empty where the result came with its sum alone. They need not add up to it: tilt may outrank parts. */
  parts: z.array(ExplainedPart),
  /** In their order; their pictures are at GET …/shown-photos/:photo_id/file and …/preview. */
  photos: z.array(ShownPhoto),
  flood_depth_cm: z.number().nullable(),
  flood_class: z.string().nullable(),
  address: z.string().nullable(),
  resident_name: z.string().nullable(),
  owner_name: z.string().nullable(),
  team: z.string().nullable(),
  surveyor: z.string().nullable(),
  remarks: z.string().nullable(),
  lon: z.number(),
  lat: z.number(),
  /** From the house; null where the house has no place. */
  distance_m: z.number().nullable(),
});
export type ExplainedResult = z.infer<typeof ExplainedResult>;

/** GET /api/:municipality/:disaster/applications/:application_id/explanation. The likeliest result first. */
export const Explanation = z.object({
  application_id: z.uuid(),
  house: z.object({ lon: z.number().nullable(), lat: z.number().nullable() }),
  results: z.array(ExplainedResult),
  /** The place waits in the list of the survey room. */
  point: z.object({ round: z.enum(['first', 'second', 'resurvey']), wanted_at: z.string() }).nullable(),
  /** 損害割合 from which each class begins, heaviest first, for the kind of disaster of the first result. */
  thresholds: z.array(z.object({ damage_label: z.string(), from: z.number() })),
});
export type Explanation = z.infer<typeof Explanation>;
