import type { HazardAreaHazardVersionId } from './HazardArea.ts';
import type { HazardPartPartNumber } from './HazardPart.ts';
import type { Ewkb } from '../../ewkb.ts';
import type { ColumnType, Selectable } from 'kysely';

/**
 * Represents the view registers.v_hazard_part
 * 災害想定区域 part by part
 */
export default interface VHazardPartTable {
  hazard_version_id: ColumnType<HazardAreaHazardVersionId, never, never>;

  part_number: ColumnType<HazardPartPartNumber, never, never>;

  municipality_code: ColumnType<string, never, never>;

  kind: ColumnType<string, never, never>;

  rank: ColumnType<number, never, never>;

  geom: ColumnType<Ewkb, never, never>;

  valid_from: ColumnType<string, never, never>;

  valid_until: ColumnType<string | null, never, never>;
}

export type VHazardPart = Selectable<VHazardPartTable>;