import type { HazardAreaHazardVersionId } from './HazardArea.ts';
import type { Ewkb } from '../../ewkb.ts';
import type { ColumnType, Selectable } from 'kysely';

/**
 * Represents the view registers.v_hazard_area
 * 災害想定区域
 */
export default interface VHazardAreaTable {
  hazard_version_id: ColumnType<HazardAreaHazardVersionId, never, never>;

  municipality_code: ColumnType<string, never, never>;

  source: ColumnType<string, never, never>;

  kind: ColumnType<string, never, never>;

  rank: ColumnType<number, never, never>;

  depth_from_m: ColumnType<number | null, never, never>;

  depth_to_m: ColumnType<number | null, never, never>;

  name: ColumnType<string | null, never, never>;

  geom: ColumnType<Ewkb, never, never>;

  valid_from: ColumnType<string, never, never>;

  valid_until: ColumnType<string | null, never, never>;
}

export type VHazardArea = Selectable<VHazardAreaTable>;