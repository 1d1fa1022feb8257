import type { BarrierBarrierVersionId } from './Barrier.ts';
import type { Ewkb } from '../../ewkb.ts';
import type { ColumnType, Selectable } from 'kysely';

/**
 * Represents the view registers.v_barrier
 * What a survey team does not cross at will
 */
export default interface VBarrierTable {
  barrier_version_id: ColumnType<BarrierBarrierVersionId, never, never>;

  municipality_code: ColumnType<string, never, never>;

  source: ColumnType<string, never, never>;

  kind: ColumnType<string, never, never>;

  name: ColumnType<string | null, never, never>;

  geom: ColumnType<Ewkb, never, never>;

  valid_from: ColumnType<string, never, never>;

  valid_until: ColumnType<string | null, never, never>;
}

export type VBarrier = Selectable<VBarrierTable>;