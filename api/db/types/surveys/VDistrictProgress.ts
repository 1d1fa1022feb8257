import type { PlanPlanId } from './Plan.ts';
import type { DistrictDistrictId } from './District.ts';
import type { ColumnType, Selectable } from 'kysely';

/**
 * Represents the view surveys.v_district_progress
 * 進捗 by district, retired ones too where they hold finished work
 */
export default interface VDistrictProgressTable {
  municipality_code: ColumnType<string, never, never>;

  plan_id: ColumnType<PlanPlanId, never, never>;

  district_id: ColumnType<DistrictDistrictId, never, never>;

  district_number: ColumnType<number, never, never>;

  is_locked: ColumnType<boolean, never, never>;

  is_live: ColumnType<boolean, never, never>;

  stops: ColumnType<number, never, never>;

  untouched: ColumnType<number, never, never>;

  done: ColumnType<number, never, never>;

  absent: ColumnType<number, never, never>;

  second_visit: ColumnType<number, never, never>;

  refused: ColumnType<number, never, never>;

  not_found: ColumnType<number, never, never>;

  left_minutes: ColumnType<number, never, never>;

  last_state_at: ColumnType<string, never, never>;
}

export type VDistrictProgress = Selectable<VDistrictProgressTable>;