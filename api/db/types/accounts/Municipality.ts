import type { Ewkb } from '../../ewkb.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for accounts.municipality */
export type MunicipalityMunicipalityCode = string & { __brand?: 'accounts.municipality' };

/**
 * Represents the table accounts.municipality
 * 市区町村. Listed exception from the municipality policy: it is the list of scopes itself
 */
export default interface MunicipalityTable {
  /** 全国地方公共団体コード, six digits with check digit */
  municipality_code: ColumnType<MunicipalityMunicipalityCode, MunicipalityMunicipalityCode, MunicipalityMunicipalityCode>;

  /** 市区町村名 */
  name: ColumnType<string, string, string>;

  /** 都道府県名 */
  prefecture: ColumnType<string, string, string>;

  /** As printed on certificates, e.g. むすび市長 */
  mayor_title: ColumnType<string, string, string>;

  /** 市長氏名, as printed on certificates */
  mayor_name: ColumnType<string, string, string>;

  /** 平面直角座標系, 1 to 19 */
  plane_zone: ColumnType<number, number, number>;

  /** Where the map opens */
  center: ColumnType<Ewkb, Ewkb, Ewkb>;

  /** SHA-256 of the seal image (公印) in the file store */
  seal_file: ColumnType<string | null, string | null, string | null>;

  /** 公印番号 */
  seal_number: ColumnType<string | null, string | null, string | null>;

  /** When it was registered here */
  created_at: ColumnType<string, string | undefined, string>;

  /** Grows with each change; sent back as If-Match */
  version: ColumnType<number, number | undefined, number>;
}

export type Municipality = Selectable<MunicipalityTable>;

export type NewMunicipality = Insertable<MunicipalityTable>;

export type MunicipalityUpdate = Updateable<MunicipalityTable>;