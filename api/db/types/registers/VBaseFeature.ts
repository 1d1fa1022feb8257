import type { BaseFeatureBaseVersionId } from './BaseFeature.ts';
import type { Ewkb } from '../../ewkb.ts';
import type { ColumnType, Selectable } from 'kysely';

/**
 * Represents the view registers.v_base_feature
 * 背景地図
 */
export default interface VBaseFeatureTable {
  base_version_id: ColumnType<BaseFeatureBaseVersionId, never, never>;

  municipality_code: ColumnType<string, never, never>;

  kind: ColumnType<string, never, never>;

  'class': ColumnType<string | null, never, never>;

  name: ColumnType<string | null, never, never>;

  geom: ColumnType<Ewkb, never, never>;

  valid_from: ColumnType<string, never, never>;

  valid_until: ColumnType<string | null, never, never>;
}

export type VBaseFeature = Selectable<VBaseFeatureTable>;