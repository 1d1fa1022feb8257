import type { ConfirmationConfirmationId as matching_ConfirmationConfirmationId } from '../matching/Confirmation.ts';
import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { OwnerCheckOwnerCheckId } from './OwnerCheck.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for certificates.house_override */
export type HouseOverrideOverrideId = string & { __brand?: 'certificates.house_override' };

/**
 * Represents the table certificates.house_override
 * 照合によらない交付: asked for with a reason, decided by a second person
 */
export default interface HouseOverrideTable {
  /** UUIDv7 */
  override_id: ColumnType<HouseOverrideOverrideId, HouseOverrideOverrideId, HouseOverrideOverrideId>;

  /** The confirmation; null: the check is an owner's */
  confirmation_id: ColumnType<matching_ConfirmationConfirmationId | null, matching_ConfirmationConfirmationId | null, matching_ConfirmationConfirmationId | null>;

  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;

  /** 世帯番号; null: the check is an owner's */
  household_number: ColumnType<string | null, string | null, string | null>;

  /** Why the certificate is right all the same */
  reason: ColumnType<string, string, string>;

  /** The kinds that contradicted when it was asked for: what contradicts later is not covered */
  contradictions: ColumnType<string[], string[], string[]>;

  /** Who asks */
  requested_by: ColumnType<accounts_AccountAccountId, accounts_AccountAccountId, accounts_AccountAccountId>;

  /** When */
  requested_at: ColumnType<string, string | undefined, string>;

  /** approved or refused; null: waits */
  decision: ColumnType<string | null, string | null, string | null>;

  /** The second person */
  decided_by: ColumnType<accounts_AccountAccountId | null, accounts_AccountAccountId | null, accounts_AccountAccountId | null>;

  /** When */
  decided_at: ColumnType<string | null, string | null, string | null>;

  /** What the second person says to it */
  note: ColumnType<string | null, string | null, string | null>;

  /** Grows with each change */
  version: ColumnType<number, number | undefined, number>;

  /** The owner's check; null: a confirmation's */
  owner_check_id: ColumnType<OwnerCheckOwnerCheckId | null, OwnerCheckOwnerCheckId | null, OwnerCheckOwnerCheckId | null>;
}

export type HouseOverride = Selectable<HouseOverrideTable>;

export type NewHouseOverride = Insertable<HouseOverrideTable>;

export type HouseOverrideUpdate = Updateable<HouseOverrideTable>;