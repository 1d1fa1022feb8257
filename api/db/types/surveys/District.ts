import type { PlanPlanId } from './Plan.ts';
import type { Ewkb } from '../../ewkb.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for surveys.district */
export type DistrictDistrictId = string & { __brand?: 'surveys.district' };

/**
 * Represents the table surveys.district
 * 調査区: keeps its id for good, also where it was merged away (retired)
 */
export default interface DistrictTable {
  /** UUIDv7 */
  district_id: ColumnType<DistrictDistrictId, DistrictDistrictId, DistrictDistrictId>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;

  /** The plan */
  plan_id: ColumnType<PlanPlanId, PlanPlanId, PlanPlanId>;

  /** 調査区番号, once among the live districts of a plan */
  district_number: ColumnType<number, number, number>;

  /** 固定: neither its buildings nor their order change */
  is_locked: ColumnType<boolean, boolean | undefined, boolean>;

  /** On site at the buildings still to be visited when it was last changed */
  work_minutes: ColumnType<number, number, number>;

  /** Walking from building to building */
  walking_minutes: ColumnType<number, number, number>;

  /** The same in metres */
  walking_metres: ColumnType<number, number, number>;

  /** The way from the base and back */
  approach_minutes: ColumnType<number, number, number>;

  /** All of these */
  minutes: ColumnType<number | null, never, never>;

  /** Connected parts over the walking graph; 1: can be walked without crossing a barrier */
  pieces: ColumnType<number, number, number>;

  /** Around its buildings, not over those of others; null while it has none left */
  outline: ColumnType<Ewkb | null, Ewkb | null, Ewkb | null>;

  /** The edit that made it */
  born_revision: ColumnType<number, number, number>;

  /** The edit that ended it; null: live. Finished buildings may still belong to it */
  retired_revision: ColumnType<number | null, number | null, number | null>;

  /** When */
  created_at: ColumnType<string, string | undefined, string>;
}

export type District = Selectable<DistrictTable>;

export type NewDistrict = Insertable<DistrictTable>;

export type DistrictUpdate = Updateable<DistrictTable>;