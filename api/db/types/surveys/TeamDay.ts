import type { TeamTeamId } from './Team.ts';
import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for surveys.team_day */
export type TeamDayDay = string & { __brand?: 'surveys.team_day' };

/**
 * Represents the table surveys.team_day
 * A day on which a team works; without it nothing can be given to the team
 */
export default interface TeamDayTable {
  /** The team */
  team_id: ColumnType<TeamTeamId, TeamTeamId, TeamTeamId>;

  /** The day */
  day: ColumnType<TeamDayDay, TeamDayDay, TeamDayDay>;

  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;
}

export type TeamDay = Selectable<TeamDayTable>;

export type NewTeamDay = Insertable<TeamDayTable>;

export type TeamDayUpdate = Updateable<TeamDayTable>;