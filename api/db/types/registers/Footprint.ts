import type { Ewkb } from '../../ewkb.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for registers.footprint */
export type FootprintFootprintVersionId = number & { __brand?: 'registers.footprint' };

/**
 * Represents the table registers.footprint
 * 建物外形
 */
export default interface FootprintTable {
  /** This version */
  footprint_version_id: ColumnType<FootprintFootprintVersionId, never, never>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;

  /** 出典: the set that a later file of the same name replaces */
  source: ColumnType<string, string, string>;

  /** 物件番号, where the outlines carry one */
  property_number: ColumnType<string | null, string | null, string | null>;

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

export type Footprint = Selectable<FootprintTable>;

export type NewFootprint = Insertable<FootprintTable>;

export type FootprintUpdate = Updateable<FootprintTable>;