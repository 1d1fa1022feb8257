import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for surveys.survey_part_kind */
export type SurveyPartKindPart = string & { __brand?: 'surveys.survey_part_kind' };

/**
 * Represents the table surveys.survey_part_kind
 * 部位: parts of a house as sheets have them (運用指針 R7.7, wooden and other houses)
 */
export default interface SurveyPartKindTable {
  /** Name in code */
  part: ColumnType<SurveyPartKindPart, SurveyPartKindPart, SurveyPartKindPart>;

  /** As the sheet has it */
  label: ColumnType<string, string, string>;

  /** Order of the sheet */
  rank: ColumnType<number, number, number>;
}

export type SurveyPartKind = Selectable<SurveyPartKindTable>;

export type NewSurveyPartKind = Insertable<SurveyPartKindTable>;

export type SurveyPartKindUpdate = Updateable<SurveyPartKindTable>;