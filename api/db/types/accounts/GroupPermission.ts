import type { PermissionGroupGroupId } from './PermissionGroup.ts';
import type { PermissionPermission } from './Permission.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/**
 * Represents the table accounts.group_permission
 * Which rights a group holds
 */
export default interface GroupPermissionTable {
  /** The group */
  group_id: ColumnType<PermissionGroupGroupId, PermissionGroupGroupId, PermissionGroupGroupId>;

  /** The right */
  permission: ColumnType<PermissionPermission, PermissionPermission, PermissionPermission>;
}

export type GroupPermission = Selectable<GroupPermissionTable>;

export type NewGroupPermission = Insertable<GroupPermissionTable>;

export type GroupPermissionUpdate = Updateable<GroupPermissionTable>;