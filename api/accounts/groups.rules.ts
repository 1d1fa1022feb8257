// Which job needs which rights: the table of README.md. A new municipality starts with these groups and changes
// them as it likes. Some rights open rooms that are still to come; the group holds them already.
import type { Permission } from './permissions.ts';
import { grantablePermissions } from './permissions.ts';

export interface DefaultGroup {
  name: string;
  permissions: readonly Permission[];
}

export const defaultGroups: readonly DefaultGroup[] = [
  {
    name: '調査コーディネーター',
    permissions: ['survey_planning', 'survey_sheet_output', 'survey_result_check'],
  },
  { name: '調査員', permissions: ['survey_sheet_output'] },
  { name: '罹災証明書交付窓口', permissions: ['certificate_issue', 'ledger_use'] },
  {
    name: '罹災証明書交付窓口(責任者)',
    permissions: [
      'certificate_issue',
      'certificate_issue_with_correction',
      'ledger_use',
      'survey_result_check',
    ],
  },
  { name: '福祉担当', permissions: ['support_list', 'support_plan', 'disclosure', 'ledger_use'] },
  { name: '避難所', permissions: ['site_own'] },
  { name: '災害対策本部', permissions: ['headquarters', 'site_all', 'exchange'] },
  { name: '基本データ担当', permissions: ['base_data_manage'] },
  { name: '管理者', permissions: ['administration', 'base_data_manage'] },
  { name: '監査担当', permissions: ['audit_read'] },
  { name: '支援措置担当', permissions: ['protected_open'] },
];

/** What a group holds after a screen that offers only some rights has set those: the others stay as they were. */
export function rightsAfterChange(
  held: readonly Permission[],
  chosen: readonly (typeof grantablePermissions)[number][],
): Permission[] {
  const offered = new Set<Permission>(grantablePermissions);
  return [...new Set([...held.filter((permission) => !offered.has(permission)), ...chosen])].sort();
}
