// 位置の確認: households and buildings whose address tells no more than a town, and the places set for them by hand.
import { z } from 'zod';

export const placeKinds = ['household', 'building'] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** Below 番地, and what was placed by hand. */
export const workLevels = ['none', 'oaza', 'town', 'manual'] as const;
export type WorkLevel = (typeof workLevels)[number];

/** GET /api/:municipality/:disaster/places: how much there is, as the registers stood on the disaster's day. */
export const PlaceCounts = z.object({
  counts: z.array(
    z.object({
      kind: z.enum(placeKinds),
      /** 町字ID; null where the address names no known town. */
      town_id: z.string().nullable(),
      level: z.enum(workLevels),
      count: z.number().int(),
    }),
  ),
  /** Those that `counts` names. */
  towns: z.array(z.object({ town_id: z.string(), name: z.string(), lon: z.number(), lat: z.number() })),
});
export type PlaceCounts = z.infer<typeof PlaceCounts>;

/** Where a page of the list ended. */
export const PlaceCursor = z.strictObject({
  town_id: z.string().max(20),
  address_key: z.string().max(400),
  kind: z.enum(placeKinds),
  number: z.string().max(40),
});
export type PlaceCursor = z.infer<typeof PlaceCursor>;

/** POST /api/:municipality/:disaster/places/search → PlacePage, by town and address. */
export const PlaceSearch = z.strictObject({
  kinds: z
    .array(z.enum(placeKinds))
    .min(1)
    .max(2)
    .default([...placeKinds]),
  levels: z.array(z.enum(workLevels)).min(1).max(4).default(['none', 'oaza', 'town']),
  /** 町字ID; '' for addresses without a known town, null for all. */
  town_id: z
    .string()
    .regex(/^\d{0,7}$/)
    .nullable()
    .default(null),
  after: PlaceCursor.nullable().default(null),
  limit: z.number().int().min(1).max(500).default(200),
});
export type PlaceSearch = z.output<typeof PlaceSearch>;

export const PlaceRow = z.object({
  kind: z.enum(placeKinds),
  /** Of the register's row; stands in addresses in place of its number. */
  version_id: z.string(),
  number: z.string(),
  /** 世帯主 or 納税義務者; null where it may not be shown. */
  name: z.string().nullable(),
  address: z.string(),
  town_id: z.string().nullable(),
  town_name: z.string().nullable(),
  level: z.enum(workLevels),
  /** EPSG:6668; the town's middle unless placed by hand. */
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  placed_by: z.string().nullable(),
  placed_at: z.string().nullable(),
  /** For If-Match; 0 while nobody has placed it. */
  version: z.number().int(),
});
export type PlaceRow = z.infer<typeof PlaceRow>;

export const PlacePage = z.object({ rows: z.array(PlaceRow), next: PlaceCursor.nullable() });
export type PlacePage = z.infer<typeof PlacePage>;

/** PUT /api/:municipality/places/:kind/:version_id (If-Match) → PlaceRow. Degrees, EPSG:6668. */
export const PlaceByHand = z.strictObject({
  lon: z.number().min(122).max(154),
  lat: z.number().min(20).max(46),
});
export type PlaceByHand = z.infer<typeof PlaceByHand>;
/** DELETE the same (If-Match): the address alone places it again, perhaps finely enough to leave the list. */
export const PlaceTakenBack = z.strictObject({});
export type PlaceTakenBack = z.infer<typeof PlaceTakenBack>;

/** GET /api/:municipality/places/towns/:town_id: what is already known of a town, to find a neighbour by. Names nobody. */
export const TownPoints = z.object({
  points: z.array(
    z.object({
      block_no: z.string(),
      house_no: z.string().nullable(),
      lon: z.number(),
      lat: z.number(),
    }),
  ),
  /** Buildings of the register that are placed down to their 番地. */
  lots: z.array(z.object({ lot: z.string(), lon: z.number(), lat: z.number() })),
});
export type TownPoints = z.infer<typeof TownPoints>;
