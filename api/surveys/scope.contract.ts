// 範囲: which buildings a plan takes in. Places are longitude and latitude in EPSG:6668. An area is the union of what is
// drawn or picked; without any it is the whole town. Filters then leave out what does not fit.
import { z } from 'zod';

const LonLat = z.tuple([z.number().min(120).max(160), z.number().min(15).max(50)]);
export type LonLat = z.output<typeof LonLat>;

/** A GeoJSON polygon: its rings closed, the outer one first. */
export const DrawnPolygon = z.strictObject({
  type: z.literal('Polygon'),
  coordinates: z.array(z.array(LonLat).min(4).max(2_000)).min(1).max(20),
});
export type DrawnPolygon = z.output<typeof DrawnPolygon>;

export const hazardKindLabels = {
  flood: '洪水',
  inland_flood: '内水',
  tsunami: '津波',
  landslide: '土砂災害',
  storm_surge: '高潮',
} as const;
const HazardKind = z.enum(['flood', 'inland_flood', 'tsunami', 'landslide', 'storm_surge']);

/** Where the hazard of a kind has at least this rank (registers.hazard_area). */
const HazardFrom = z.strictObject({ kind: HazardKind, rank: z.int().min(1).max(6) });

export const Structure = z.enum(['wooden', 'non_wooden', 'unknown']);
export type Structure = z.output<typeof Structure>;
export const structureLabels: Readonly<Record<Structure, string>> = {
  wooden: '木造・プレハブ',
  non_wooden: '非木造',
  unknown: '構造不明',
};

export const appliedLabels = {
  any: '申請の有無によらない',
  add: '区域内の全棟と、申請のあった建物',
  only: '申請のあった建物のみ',
} as const;

export const Scope = z.strictObject({
  polygons: z.array(DrawnPolygon).max(50),
  /** 町字ID, seven digits; a 大字 is picked as all of its 丁目. */
  town_ids: z.array(z.string().regex(/^\d{7}$/)).max(2_000),
  hazard_areas: z.array(HazardFrom).max(10),
  /**
   * any: whether somebody applied does not matter. add: buildings that applied (申請ポイント that wait) come in also from
   * outside the area. only: those alone, inside the area.
   */
  applied: z.enum(['any', 'add', 'only']),
  /** Which survey they asked for: first, second 第2次, resurvey 再調査. */
  applied_rounds: z
    .array(z.enum(['first', 'second', 'resurvey']))
    .min(1)
    .max(3),
  /** dwellings 住家のみ, all 非住家含む */
  use: z.enum(['dwellings', 'all']),
  structures: z.array(Structure).min(1).max(3),
  /** Only where this hazard is; null: anywhere. */
  hazard: HazardFrom.nullable(),
  /** Only buildings with at least this estimate (予備調査), 0 to 1; null: also those without one. */
  damage_from: z.number().min(0).max(1).nullable(),
});
export type Scope = z.output<typeof Scope>;

/** The whole town, dwellings only. */
export const wholeTown: Scope = {
  polygons: [],
  town_ids: [],
  hazard_areas: [],
  applied: 'any',
  applied_rounds: ['first'],
  use: 'dwellings',
  structures: ['wooden', 'non_wooden', 'unknown'],
  hazard: null,
  damage_from: null,
};

/** POST /api/:municipality/:disaster/survey-scope/counts { scope } → ScopeCounts */
export const ScopeQuestion = z.strictObject({ scope: Scope });

export const ScopeCounts = z.object({
  /** Buildings that a plan of this scope takes in, places without a building included. */
  buildings: z.int(),
  dwellings: z.int(),
  /** Of households: those whose address lies at one of the buildings or, where no filter but `use` is set, in the area. */
  households: z.int(),
  by_structure: z.object({ wooden: z.int(), non_wooden: z.int(), unknown: z.int() }),
  /** Of the buildings: those that somebody applied for. */
  applied: z.int(),
  /** Applied for, and no building of the register is near: a stop of its own. */
  applied_without_building: z.int(),
  /** Of the buildings: placed by their 町字 only. */
  rough: z.int(),
  /** Buildings of the register that have no place at all, in the whole town: no area takes them in. */
  unplaced: z.int(),
  /** 基準日 of the register of buildings; null while there is none. */
  buildings_as_of: z.string().nullable(),
  /** When this was counted. */
  at: z.string(),
});
export type ScopeCounts = z.output<typeof ScopeCounts>;

/** GET /api/:municipality/:disaster/survey-scope/choices → what can be picked */
export const ScopeChoices = z.object({
  towns: z.array(
    z.object({
      town_id: z.string(),
      /** e.g. 港町一丁目 */
      name: z.string(),
      /** First four digits of the id: the same for all 丁目 of a 大字. */
      oaza_id: z.string(),
      lon: z.number(),
      lat: z.number(),
      buildings: z.int(),
    }),
  ),
  hazards: z.array(z.object({ kind: HazardKind, rank: z.int(), areas: z.int() })),
  /** 申請ポイント that wait, by what they ask for. */
  applied: z.object({ first: z.int(), second: z.int(), resurvey: z.int() }),
  /** Whether the register of barriers holds anything: without, districts are cut regardless of rivers and railways. */
  has_barriers: z.boolean(),
});
export type ScopeChoices = z.output<typeof ScopeChoices>;
