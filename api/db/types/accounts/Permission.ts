import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for accounts.permission */
export type PermissionPermission = string & { __brand?: 'accounts.permission' };

/**
 * Represents the table accounts.permission
 * The rights that a group can hold (document 002 IX-3(2) and the spec)
 */
export default interface PermissionTable {
  /** Name in code */
  permission: ColumnType<PermissionPermission, PermissionPermission, PermissionPermission>;

  /** Name on screens */
  label: ColumnType<string, string, string>;
}

export type Permission = Selectable<PermissionTable>;

export type NewPermission = Insertable<PermissionTable>;

export type PermissionUpdate = Updateable<PermissionTable>;