import type { PlanPlanId } from './Plan.ts';
import type { PointToSurveyPointId } from './PointToSurvey.ts';
import type { Ewkb } from '../../ewkb.ts';
import type { DistrictDistrictId } from './District.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for surveys.plan_building */
export type PlanBuildingStopId = number & { __brand?: 'surveys.plan_building' };

/**
 * Represents the table surveys.plan_building
 * 訪問先: a building of a plan, once (a stop). Names nobody
 */
export default interface PlanBuildingTable {
  /** The stop */
  stop_id: ColumnType<PlanBuildingStopId, never, never>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;

  /** The plan */
  plan_id: ColumnType<PlanPlanId, PlanPlanId, PlanPlanId>;

  /** 物件番号; null: a place that somebody asked for and no building of the register is near */
  property_number: ColumnType<string | null, string | null, string | null>;

  /** 申請ポイント that asks for it; null: none */
  point_id: ColumnType<PointToSurveyPointId | null, PointToSurveyPointId | null, PointToSurveyPointId | null>;

  /** 所在地 */
  address: ColumnType<string, string, string>;

  /** 種類 */
  use: ColumnType<string | null, string | null, string | null>;

  /** wooden 木造・プレハブ, non_wooden 非木造, unknown (counted and timed as wooden) */
  structure: ColumnType<string, string, string>;

  /** 住家 */
  is_dwelling: ColumnType<boolean, boolean, boolean>;

  /** The place is only that of its 町字: look at the address */
  is_rough: ColumnType<boolean, boolean, boolean>;

  /** Estimated damage 0 to 1 (予備調査); null: not known */
  damage: ColumnType<number | null, number | null, number | null>;

  /** Survey time on site */
  minutes: ColumnType<number, number, number>;

  /** The place */
  geom: ColumnType<Ewkb, Ewkb, Ewkb>;

  /** 調査区; null until cut */
  district_id: ColumnType<DistrictDistrictId | null, DistrictDistrictId | null, DistrictDistrictId | null>;

  /** 訪問順 within the district, from 1; moved ones may leave gaps */
  visit_order: ColumnType<number | null, number | null, number | null>;

  /** untouched 未着手, done 調査済, absent 不在, second_visit 再訪問, refused 拒否, not_found 不明 */
  state: ColumnType<string, string | undefined, string>;

  /** When it was last set; null: untouched */
  state_at: ColumnType<string | null, string | null, string | null>;

  /** What the team says about it; names nobody */
  state_note: ColumnType<string | null, string | null, string | null>;

  /** 調査番号 of its result */
  survey_number: ColumnType<string | null, string | null, string | null>;
}

export type PlanBuilding = Selectable<PlanBuildingTable>;

export type NewPlanBuilding = Insertable<PlanBuildingTable>;

export type PlanBuildingUpdate = Updateable<PlanBuildingTable>;