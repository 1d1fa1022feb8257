// Where an address lies: 町字, blocks and houses of the gazetteer. No persons.
import { z } from 'zod';

/** POST /api/:municipality/gazetteer/search. Answers GazetteerAnswer. */
export const GazetteerQuestion = z.strictObject({
  /** A town, part of its name, or an address as far as it has been typed. */
  text: z.string().trim().min(1).max(200),
  limit: z.number().int().min(1).max(50).default(12),
});
export type GazetteerQuestion = z.output<typeof GazetteerQuestion>;

export const GazetteerPlace = z.object({
  /** Stable within the municipality. */
  place_id: z.string(),
  level: z.enum(['town', 'block', 'house']),
  /** As people write it: 駅北一丁目 2-15. */
  label: z.string(),
  lon: z.number(),
  lat: z.number(),
});
export type GazetteerPlace = z.infer<typeof GazetteerPlace>;

export const GazetteerAnswer = z.object({
  /** The address itself first, then what it is the beginning of. */
  places: z.array(GazetteerPlace),
  /** How many there are; more than listed where `limit` cut them. */
  total: z.number().int(),
});
export type GazetteerAnswer = z.infer<typeof GazetteerAnswer>;
