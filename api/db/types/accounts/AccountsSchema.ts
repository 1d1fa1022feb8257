import type { default as ReceiptTable } from './Receipt.ts';
import type { default as PolicyTable } from './Policy.ts';
import type { default as AccountTable } from './Account.ts';
import type { default as MembershipTable } from './Membership.ts';
import type { default as GroupPermissionTable } from './GroupPermission.ts';
import type { default as PermissionGroupTable } from './PermissionGroup.ts';
import type { default as MunicipalityTable } from './Municipality.ts';
import type { default as FormerPasswordTable } from './FormerPassword.ts';
import type { default as SessionTable } from './Session.ts';
import type { default as PermissionTable } from './Permission.ts';
import type { default as SignInFailureTable } from './SignInFailure.ts';
import type { default as KnownDeviceTable } from './KnownDevice.ts';
import type { default as DisasterTable } from './Disaster.ts';
import type { default as VAccountTable } from './VAccount.ts';

export default interface AccountsSchema {
  'accounts.receipt': ReceiptTable;

  'accounts.policy': PolicyTable;

  'accounts.account': AccountTable;

  'accounts.membership': MembershipTable;

  'accounts.group_permission': GroupPermissionTable;

  'accounts.permission_group': PermissionGroupTable;

  'accounts.municipality': MunicipalityTable;

  'accounts.former_password': FormerPasswordTable;

  'accounts.session': SessionTable;

  'accounts.permission': PermissionTable;

  'accounts.sign_in_failure': SignInFailureTable;

  'accounts.known_device': KnownDeviceTable;

  'accounts.disaster': DisasterTable;

  'accounts.v_account': VAccountTable;
}