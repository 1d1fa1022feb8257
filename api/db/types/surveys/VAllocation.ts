import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { PlanPlanId } from './Plan.ts';
import type { DistrictDistrictId } from './District.ts';
import type { TeamTeamId } from './Team.ts';
import type { TeamDayDay } from './TeamDay.ts';
import type { AllocationHalf } from './Allocation.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable } from 'kysely';

/**
 * Represents the view surveys.v_allocation
 * 割当 with team and district by number; ahead: the half day has not begun
 */
export default interface VAllocationTable {
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, never, never>;

  disaster_code: ColumnType<accounts_DisasterDisasterCode, never, never>;

  plan_id: ColumnType<PlanPlanId, never, never>;

  district_id: ColumnType<DistrictDistrictId, never, never>;

  district_number: ColumnType<number, never, never>;

  is_live: ColumnType<boolean, never, never>;

  team_id: ColumnType<TeamTeamId, never, never>;

  team_number: ColumnType<number, never, never>;

  team_name: ColumnType<string, never, never>;

  organisation: ColumnType<string, never, never>;

  day: ColumnType<TeamDayDay, never, never>;

  half: ColumnType<AllocationHalf, never, never>;

  is_kept: ColumnType<boolean, never, never>;

  followed_from: ColumnType<DistrictDistrictId | null, never, never>;

  given_by: ColumnType<accounts_AccountAccountId, never, never>;

  given_at: ColumnType<string, never, never>;

  is_ahead: ColumnType<boolean, never, never>;
}

export type VAllocation = Selectable<VAllocationTable>;