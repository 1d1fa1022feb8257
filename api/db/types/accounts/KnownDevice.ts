import type { AccountAccountId } from './Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for accounts.known_device */
export type KnownDeviceDeviceHash = Buffer & { __brand?: 'accounts.known_device' };

/**
 * Represents the table accounts.known_device
 * Browsers that signed in to an account before: an attack from elsewhere does not make them wait
 */
export default interface KnownDeviceTable {
  /** SHA-256 of the device cookie */
  device_hash: ColumnType<KnownDeviceDeviceHash, KnownDeviceDeviceHash, KnownDeviceDeviceHash>;

  /** Whose */
  account_id: ColumnType<AccountAccountId, AccountAccountId, AccountAccountId>;

  /** Since when */
  first_seen_at: ColumnType<string, string | undefined, string>;
}

export type KnownDevice = Selectable<KnownDeviceTable>;

export type NewKnownDevice = Insertable<KnownDeviceTable>;

export type KnownDeviceUpdate = Updateable<KnownDeviceTable>;