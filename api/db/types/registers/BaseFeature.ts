import type { Ewkb } from '../../ewkb.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for registers.base_feature */
export type BaseFeatureBaseVersionId = number & { __brand?: 'registers.base_feature' };

/**
 * Represents the table registers.base_feature
 * 背景地図: what lies under everything else
 */
export default interface BaseFeatureTable {
  /** This version */
  base_version_id: ColumnType<BaseFeatureBaseVersionId, never, never>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;

  /** 出典: the set that a later file of the same name replaces */
  source: ColumnType<string, string, string>;

  /** land, water, river, road, rail and so on, see api/registers/base-features.import.ts */
  kind: ColumnType<string, string, string>;

  /** Of a road trunk, main, minor, lane; of a place_name what it names; of a contour its height in metres */
  'class': ColumnType<string | null, string | null, string | null>;

  /** 名称 */
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

export type BaseFeature = Selectable<BaseFeatureTable>;

export type NewBaseFeature = Insertable<BaseFeatureTable>;

export type BaseFeatureUpdate = Updateable<BaseFeatureTable>;