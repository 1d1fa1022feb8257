// 地図の内容の一覧: what a map layer shows in a box, as rows. The same rights and the same rows as its tiles.
import { z } from 'zod';

/** Layers with a list; the base map has none. */
export const listedLayers = [
  'towns',
  'addresses',
  'footprints',
  'hazards',
  'barriers',
  'sites',
  'buildings',
  'households',
  'surveys',
] as const;
export type ListedLayer = (typeof listedLayers)[number];

const degrees = z.number().min(-180).max(180);

/** Where a page of the list ended. */
export const FeatureCursor = z.strictObject({ name: z.string().max(400), feature_id: z.string().max(400) });

/** POST /api/:municipality/:disaster/features/search → FeaturePage, by number or name. */
export const FeatureQuestion = z.strictObject({
  layer: z.enum(listedLayers),
  /** West, south, east, north in degrees. */
  bbox: z
    .tuple([degrees, degrees, degrees, degrees])
    .refine(
      ([west, south, east, north]) => west <= east && south <= north,
      '西端・南端が東端・北端を越えています',
    ),
  after: FeatureCursor.nullable().default(null),
  limit: z.number().int().min(1).max(500).default(200),
});
export type FeatureQuestion = z.output<typeof FeatureQuestion>;

export const FeatureRow = z.object({
  /** Of the tile feature, where its layer has ids. */
  feature_id: z.string(),
  /** 世帯番号, 物件番号, 調査番号; otherwise a name, empty where there is none. */
  name: z.string(),
  address: z.string().nullable(),
  /** 種類 of a building; class of damage of a survey; kind of a hazard, barrier or site, in words of the database. */
  kind: z.string().nullable(),
  /** 構造 of a building. */
  structure: z.string().nullable(),
  /** Rank of a hazard; 想定収容人数 of a site. */
  figure: z.number().int().nullable(),
  lon: z.number(),
  lat: z.number(),
});
export type FeatureRow = z.infer<typeof FeatureRow>;

export const FeaturePage = z.object({
  rows: z.array(FeatureRow),
  /** All that lie in the box. */
  total: z.number().int(),
});
export type FeaturePage = z.infer<typeof FeaturePage>;
