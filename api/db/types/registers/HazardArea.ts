import type { Ewkb } from '../../ewkb.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for registers.hazard_area */
export type HazardAreaHazardVersionId = number & { __brand?: 'registers.hazard_area' };

/**
 * Represents the table registers.hazard_area
 * 災害想定区域
 */
export default interface HazardAreaTable {
  /** This version */
  hazard_version_id: ColumnType<HazardAreaHazardVersionId, never, never>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;

  /** 出典: the set that a later file of the same name replaces */
  source: ColumnType<string, string, string>;

  /** 洪水, 内水, 津波, 土砂災害, 高潮 */
  kind: ColumnType<string, string, string>;

  /** flood, inland_flood, storm_surge as A31a: 1 under 0.5 m, 2 to 3, 3 to 5, 4 to 10, 5 to 20, 6 deeper; tsunami: 1 under 0.3 m, 2 to 1, 3 to 2, 4 to 5, 5 to 10, 6 deeper; landslide: 1 警戒区域, 2 特別警戒区域 */
  rank: ColumnType<number, number, number>;

  /** Shallowest depth of the class, m; null where the source has a rank only */
  depth_from_m: ColumnType<number | null, number | null, number | null>;

  /** Deepest depth of the class, m; null: no limit, or a rank only */
  depth_to_m: ColumnType<number | null, number | null, number | null>;

  /** 河川名, 区域名 and the like */
  name: ColumnType<string | null, string | null, string | null>;

  /** The other columns of the source, as they came */
  attributes: ColumnType<unknown, unknown, unknown>;

  /** Where it lies */
  geom: ColumnType<Ewkb, Ewkb, Ewkb>;

  /** EPSG code of the file; the file itself is kept with its import */
  given_crs: ColumnType<number, number, number>;

  /** What the row is known by: all that came, shape included */
  content_hash: ColumnType<Buffer, Buffer, Buffer>;

  /** First day */
  valid_from: ColumnType<string, string, string>;

  /** First day no longer; null: still */
  valid_until: ColumnType<string | null, string | null, string | null>;
}

export type HazardArea = Selectable<HazardAreaTable>;

export type NewHazardArea = Insertable<HazardAreaTable>;

export type HazardAreaUpdate = Updateable<HazardAreaTable>;