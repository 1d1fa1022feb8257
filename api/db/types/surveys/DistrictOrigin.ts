import type { PlanPlanId } from './Plan.ts';
import type { DistrictDistrictId } from './District.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for surveys.district_origin */
export type DistrictOriginRevision = number & { __brand?: 'surveys.district_origin' };

/**
 * Represents the table surveys.district_origin
 * Where the buildings of a district came from: one row an edit and pair of districts
 */
export default interface DistrictOriginTable {
  /** The plan */
  plan_id: ColumnType<PlanPlanId, PlanPlanId, PlanPlanId>;

  /** The edit */
  revision: ColumnType<DistrictOriginRevision, DistrictOriginRevision, DistrictOriginRevision>;

  /** The district that had them */
  from_district_id: ColumnType<DistrictDistrictId, DistrictDistrictId, DistrictDistrictId>;

  /** The district that has them since */
  to_district_id: ColumnType<DistrictDistrictId, DistrictDistrictId, DistrictDistrictId>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;

  /** How many */
  stops: ColumnType<number, number, number>;
}

export type DistrictOrigin = Selectable<DistrictOriginTable>;

export type NewDistrictOrigin = Insertable<DistrictOriginTable>;

export type DistrictOriginUpdate = Updateable<DistrictOriginTable>;