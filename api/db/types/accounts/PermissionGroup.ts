import type { MunicipalityMunicipalityCode } from './Municipality.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for accounts.permission_group */
export type PermissionGroupGroupId = string & { __brand?: 'accounts.permission_group' };

/**
 * Represents the table accounts.permission_group
 * 権限グループ (各室課の単位等)
 */
export default interface PermissionGroupTable {
  /** UUIDv7 */
  group_id: ColumnType<PermissionGroupGroupId, PermissionGroupGroupId, PermissionGroupGroupId>;

  /** 市区町村 */
  municipality_code: ColumnType<MunicipalityMunicipalityCode, MunicipalityMunicipalityCode, MunicipalityMunicipalityCode>;

  /** グループ名 */
  name: ColumnType<string, string, string>;

  /** Grows with each change; sent back as If-Match */
  version: ColumnType<number, number | undefined, number>;
}

export type PermissionGroup = Selectable<PermissionGroupTable>;

export type NewPermissionGroup = Insertable<PermissionGroupTable>;

export type PermissionGroupUpdate = Updateable<PermissionGroupTable>;