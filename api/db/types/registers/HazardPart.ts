import type { HazardAreaHazardVersionId } from './HazardArea.ts';
import type { Ewkb } from '../../ewkb.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for registers.hazard_part */
export type HazardPartPartNumber = number & { __brand?: 'registers.hazard_part' };

/**
 * Represents the table registers.hazard_part
 * 災害想定区域 in parts of few corners, to find what lies in them; together they are the area
 */
export default interface HazardPartTable {
  /** The area */
  hazard_version_id: ColumnType<HazardAreaHazardVersionId, HazardAreaHazardVersionId, HazardAreaHazardVersionId>;

  /** From 1 within the area */
  part_number: ColumnType<HazardPartPartNumber, HazardPartPartNumber, HazardPartPartNumber>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;

  /** A part, at most 32 corners */
  geom: ColumnType<Ewkb, Ewkb, Ewkb>;
}

export type HazardPart = Selectable<HazardPartTable>;

export type NewHazardPart = Insertable<HazardPartTable>;

export type HazardPartUpdate = Updateable<HazardPartTable>;