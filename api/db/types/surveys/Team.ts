import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { Ewkb } from '../../ewkb.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for surveys.team */
export type TeamTeamId = string & { __brand?: 'surveys.team' };

/**
 * Represents the table surveys.team
 * 調査班: of a disaster, so that its plans share it
 */
export default interface TeamTable {
  /** UUIDv7 */
  team_id: ColumnType<TeamTeamId, TeamTeamId, TeamTeamId>;

  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;

  /** 班番号, once in a disaster, also of ended teams: papers bear it */
  team_number: ColumnType<number, number, number>;

  /** 班の名称 */
  name: ColumnType<string, string, string>;

  /** 所属: the town, or who sends help */
  organisation: ColumnType<string, string, string>;

  /** 車両 */
  vehicle: ColumnType<string | null, string | null, string | null>;

  /** 連絡先 of the team while it is out */
  phone: ColumnType<string | null, string | null, string | null>;

  /** 拠点: where it sets out; null: from the plan's base */
  geom: ColumnType<Ewkb | null, Ewkb | null, Ewkb | null>;

  /** For coordinators; names nobody */
  note: ColumnType<string | null, string | null, string | null>;

  /** 解散: no day after this one; null: at work */
  ended_on: ColumnType<string | null, string | null, string | null>;

  /** Who entered it */
  created_by: ColumnType<accounts_AccountAccountId, accounts_AccountAccountId, accounts_AccountAccountId>;

  /** When */
  created_at: ColumnType<string, string | undefined, string>;

  /** Grows with each change, also of its days; sent back as If-Match */
  version: ColumnType<number, number | undefined, number>;
}

export type Team = Selectable<TeamTable>;

export type NewTeam = Insertable<TeamTable>;

export type TeamUpdate = Updateable<TeamTable>;