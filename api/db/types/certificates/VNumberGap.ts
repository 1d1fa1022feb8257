import type { ColumnType, Selectable } from 'kysely';

/**
 * Represents the view certificates.v_number_gap
 * 欠番 with the block that explains it
 */
export default interface VNumberGapTable {
  municipality_code: ColumnType<unknown, never, never>;

  disaster_code: ColumnType<unknown, never, never>;

  kind: ColumnType<unknown, never, never>;

  block_id: ColumnType<unknown, never, never>;

  first_number: ColumnType<number, never, never>;

  last_number: ColumnType<number, never, never>;
}

export type VNumberGap = Selectable<VNumberGapTable>;