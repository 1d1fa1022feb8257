import type { Ewkb } from '../../ewkb.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for registers.barrier */
export type BarrierBarrierVersionId = number & { __brand?: 'registers.barrier' };

/**
 * Represents the table registers.barrier
 * What a survey team does not cross at will
 */
export default interface BarrierTable {
  /** This version */
  barrier_version_id: ColumnType<BarrierBarrierVersionId, never, never>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;

  /** 出典: the set that a later file of the same name replaces */
  source: ColumnType<string, string, string>;

  /** 河川, 鉄道, 幹線道路 */
  kind: ColumnType<string, string, string>;

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

export type Barrier = Selectable<BarrierTable>;

export type NewBarrier = Insertable<BarrierTable>;

export type BarrierUpdate = Updateable<BarrierTable>;