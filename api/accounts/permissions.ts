// The rights that a group can hold (document 002 IX-3(2), spec "Groups and permissions"). The database's
// accounts.permission lists the same; a test holds both together.
export const permissions = [
  'survey_planning',
  'survey_sheet_output',
  'survey_result_check',
  'certificate_issue',
  'certificate_issue_with_correction',
  'ledger_use',
  'base_data_manage',
  'support_list',
  'support_plan',
  'disclosure',
  'site_own',
  'site_all',
  'headquarters',
  'exchange',
  'administration',
  'audit_read',
  'protected_open',
] as const;

export type Permission = (typeof permissions)[number];

export function isPermission(name: string): name is Permission {
  return (permissions as readonly string[]).includes(name);
}

/** Those that open something today; screens offer no others. */
export const grantablePermissions = [
  'survey_planning',
  'survey_sheet_output',
  'certificate_issue',
  'certificate_issue_with_correction',
  'base_data_manage',
  'administration',
  'audit_read',
  'protected_open',
] as const satisfies readonly Permission[];
