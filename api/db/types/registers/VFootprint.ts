import type { FootprintFootprintVersionId } from './Footprint.ts';
import type { Ewkb } from '../../ewkb.ts';
import type { ColumnType, Selectable } from 'kysely';

/**
 * Represents the view registers.v_footprint
 * 建物外形
 */
export default interface VFootprintTable {
  footprint_version_id: ColumnType<FootprintFootprintVersionId, never, never>;

  municipality_code: ColumnType<string, never, never>;

  source: ColumnType<string, never, never>;

  property_number: ColumnType<string | null, never, never>;

  geom: ColumnType<Ewkb, never, never>;

  valid_from: ColumnType<string, never, never>;

  valid_until: ColumnType<string | null, never, never>;
}

export type VFootprint = Selectable<VFootprintTable>;