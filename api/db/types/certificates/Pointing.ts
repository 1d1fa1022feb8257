import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { Ewkb } from '../../ewkb.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for certificates.pointing */
export type PointingPointingId = string & { __brand?: 'certificates.pointing' };

/**
 * Represents the table certificates.pointing
 * 申請者画面: where an applicant pointed on the neutral map and said yes
 */
export default interface PointingTable {
  /** UUIDv7 */
  pointing_id: ColumnType<PointingPointingId, PointingPointingId, PointingPointingId>;

  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;

  /** The visit of one applicant: the counter makes a new one for the next */
  window_id: ColumnType<string, string, string>;

  /** The place */
  geom: ColumnType<Ewkb, Ewkb, Ewkb>;

  /** Whose counter it was */
  pointed_by: ColumnType<accounts_AccountAccountId, accounts_AccountAccountId, accounts_AccountAccountId>;

  /** When */
  pointed_at: ColumnType<string, string | undefined, string>;
}

export type Pointing = Selectable<PointingTable>;

export type NewPointing = Insertable<PointingTable>;

export type PointingUpdate = Updateable<PointingTable>;