import type { AccountAccountId } from './Account.ts';
import type { PermissionGroupGroupId } from './PermissionGroup.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/**
 * Represents the table accounts.membership
 * Which groups an account belongs to
 */
export default interface MembershipTable {
  /** The account */
  account_id: ColumnType<AccountAccountId, AccountAccountId, AccountAccountId>;

  /** The group */
  group_id: ColumnType<PermissionGroupGroupId, PermissionGroupGroupId, PermissionGroupGroupId>;
}

export type Membership = Selectable<MembershipTable>;

export type NewMembership = Insertable<MembershipTable>;

export type MembershipUpdate = Updateable<MembershipTable>;