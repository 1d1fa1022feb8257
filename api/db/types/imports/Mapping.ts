import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for imports.mapping */
export type MappingKind = string & { __brand?: 'imports.mapping' };

/** Identifier type for imports.mapping */
export type MappingName = string & { __brand?: 'imports.mapping' };

/**
 * Represents the table imports.mapping
 * 項目の対応: how the files of one supplier name our columns
 */
export default interface MappingTable {
  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** Kind of file */
  kind: ColumnType<MappingKind, MappingKind, MappingKind>;

  /** 名称, as people choose it */
  name: ColumnType<MappingName, MappingName, MappingName>;

  /** As in imports.import */
  mapping: ColumnType<unknown, unknown, unknown>;

  /** Actor */
  saved_by: ColumnType<string, string, string>;

  /** When it was saved last */
  saved_at: ColumnType<string, string | undefined, string>;
}

export type Mapping = Selectable<MappingTable>;

export type NewMapping = Insertable<MappingTable>;

export type MappingUpdate = Updateable<MappingTable>;