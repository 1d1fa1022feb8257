import type { SurveySurveyVersionId } from './Survey.ts';
import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { DamageClassDamageClass } from './DamageClass.ts';
import type { Ewkb } from '../../ewkb.ts';
import type { ColumnType, Selectable } from 'kysely';

/**
 * Represents the view surveys.v_survey
 * 調査結果 in force
 */
export default interface VSurveyTable {
  survey_version_id: ColumnType<SurveySurveyVersionId, never, never>;

  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, never, never>;

  disaster_code: ColumnType<accounts_DisasterDisasterCode, never, never>;

  survey_number: ColumnType<string, never, never>;

  surveyed_on: ColumnType<string | null, never, never>;

  round: ColumnType<string, never, never>;

  hazard: ColumnType<string | null, never, never>;

  structure: ColumnType<string | null, never, never>;

  damage_class: ColumnType<DamageClassDamageClass, never, never>;

  damage_label: ColumnType<string, never, never>;

  damage_letter: ColumnType<string | null, never, never>;

  damage_rank: ColumnType<number, never, never>;

  damage_ratio: ColumnType<number | null, never, never>;

  flood_depth_cm: ColumnType<number | null, never, never>;

  flood_class: ColumnType<string | null, never, never>;

  address: ColumnType<string | null, never, never>;

  address_key: ColumnType<string | null, never, never>;

  resident_name: ColumnType<string, never, never>;

  resident_name_key: ColumnType<string, never, never>;

  owner_name: ColumnType<string, never, never>;

  owner_name_key: ColumnType<string, never, never>;

  use: ColumnType<string | null, never, never>;

  building_name: ColumnType<string | null, never, never>;

  team: ColumnType<string | null, never, never>;

  surveyor: ColumnType<string | null, never, never>;

  remarks: ColumnType<string, never, never>;

  names_hidden: ColumnType<boolean, never, never>;

  geom: ColumnType<Ewkb, never, never>;
}

export type VSurvey = Selectable<VSurveyTable>;