import type { SurveyorSurveyorId } from './Surveyor.ts';
import type { TeamDayDay } from './TeamDay.ts';
import type { TeamTeamId } from './Team.ts';
import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/**
 * Represents the table surveys.team_member
 * Who is in which team on a day: a person in one team a day, and only on a day of the team
 */
export default interface TeamMemberTable {
  /** The person */
  surveyor_id: ColumnType<SurveyorSurveyorId, SurveyorSurveyorId, SurveyorSurveyorId>;

  /** The day */
  day: ColumnType<TeamDayDay, TeamDayDay, TeamDayDay>;

  /** The team */
  team_id: ColumnType<TeamTeamId, TeamTeamId, TeamTeamId>;

  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;
}

export type TeamMember = Selectable<TeamMemberTable>;

export type NewTeamMember = Insertable<TeamMemberTable>;

export type TeamMemberUpdate = Updateable<TeamMemberTable>;