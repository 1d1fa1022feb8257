import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { Ewkb } from '../../ewkb.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for surveys.preliminary_area */
export type PreliminaryAreaAreaId = string & { __brand?: 'surveys.preliminary_area' };

/**
 * Represents the table surveys.preliminary_area
 * 予備調査: how badly an area is hit by rough sight; the heaviest area that holds a building is its estimate
 */
export default interface PreliminaryAreaTable {
  /** UUIDv7 */
  area_id: ColumnType<PreliminaryAreaAreaId, PreliminaryAreaAreaId, PreliminaryAreaAreaId>;

  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;

  /** 地区名 */
  name: ColumnType<string, string, string>;

  /** Estimated damage, 0 none to 1 all destroyed */
  damage: ColumnType<number, number, number>;

  /** What was seen */
  note: ColumnType<string | null, string | null, string | null>;

  /** The area */
  geom: ColumnType<Ewkb, Ewkb, Ewkb>;

  /** Who entered it */
  created_by: ColumnType<accounts_AccountAccountId, accounts_AccountAccountId, accounts_AccountAccountId>;

  /** When */
  created_at: ColumnType<string, string | undefined, string>;

  /** Grows with each change; sent back as If-Match */
  version: ColumnType<number, number | undefined, number>;
}

export type PreliminaryArea = Selectable<PreliminaryAreaTable>;

export type NewPreliminaryArea = Insertable<PreliminaryAreaTable>;

export type PreliminaryAreaUpdate = Updateable<PreliminaryAreaTable>;