import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for surveys.surveyor */
export type SurveyorSurveyorId = string & { __brand?: 'surveys.surveyor' };

/**
 * Represents the table surveys.surveyor
 * 調査員: a person who goes out; names are read with an audit row
 */
export default interface SurveyorTable {
  /** UUIDv7 */
  surveyor_id: ColumnType<SurveyorSurveyorId, SurveyorSurveyorId, SurveyorSurveyorId>;

  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;

  /** 氏名 */
  name: ColumnType<string, string, string>;

  /** 所属 */
  organisation: ColumnType<string, string, string>;

  /** leader 班長, building_expert 建築職・建築士, other 調査員 */
  role: ColumnType<string, string, string>;

  /** Who entered it */
  created_by: ColumnType<accounts_AccountAccountId, accounts_AccountAccountId, accounts_AccountAccountId>;

  /** When */
  created_at: ColumnType<string, string | undefined, string>;

  /** Grows with each change; sent back as If-Match */
  version: ColumnType<number, number | undefined, number>;
}

export type Surveyor = Selectable<SurveyorTable>;

export type NewSurveyor = Insertable<SurveyorTable>;

export type SurveyorUpdate = Updateable<SurveyorTable>;