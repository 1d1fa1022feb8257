import type { TeamTeamId } from './Team.ts';
import type { TeamDayDay } from './TeamDay.ts';
import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { PlanPlanId } from './Plan.ts';
import type { DistrictDistrictId } from './District.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for surveys.allocation */
export type AllocationHalf = string & { __brand?: 'surveys.allocation' };

/**
 * Represents the table surveys.allocation
 * 割当: a team's half day in a district. A team is in one place, a district has one team at a time, and nothing is given to a team that is not there
 */
export default interface AllocationTable {
  /** The team */
  team_id: ColumnType<TeamTeamId, TeamTeamId, TeamTeamId>;

  /** A day of the team */
  day: ColumnType<TeamDayDay, TeamDayDay, TeamDayDay>;

  /** am 午前, pm 午後 */
  half: ColumnType<AllocationHalf, AllocationHalf, AllocationHalf>;

  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害, the team's and the plan's */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;

  /** The plan */
  plan_id: ColumnType<PlanPlanId, PlanPlanId, PlanPlanId>;

  /** 調査区 */
  district_id: ColumnType<DistrictDistrictId, DistrictDistrictId, DistrictDistrictId>;

  /** 固定: proposals leave it alone */
  is_kept: ColumnType<boolean, boolean | undefined, boolean>;

  /** The district that it was given to, which ended; goes back there if that lives again. Null: given as it stands */
  followed_from: ColumnType<DistrictDistrictId | null, DistrictDistrictId | null, DistrictDistrictId | null>;

  /** Who gave it */
  given_by: ColumnType<accounts_AccountAccountId, accounts_AccountAccountId, accounts_AccountAccountId>;

  /** When */
  given_at: ColumnType<string, string | undefined, string>;
}

export type Allocation = Selectable<AllocationTable>;

export type NewAllocation = Insertable<AllocationTable>;

export type AllocationUpdate = Updateable<AllocationTable>;