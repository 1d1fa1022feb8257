// 権限グループ and the rights they hold. Needs the right `administration`.
import { z } from 'zod';
import { grantablePermissions, permissions } from './permissions.ts';
import type { Permission } from './permissions.ts';

/** Names of rights on screens (document 002 IX-3(2)); the database's accounts.permission holds the same. */
export const permissionLabels: Readonly<Record<Permission, string>> = {
  survey_planning: '建物被害調査の計画',
  survey_sheet_output: '建物被害調査の調査票出力',
  survey_result_check: '建物被害調査結果の登録確認',
  certificate_issue: '罹災証明書(交付)',
  certificate_issue_with_correction: '罹災証明書(交付・世帯分離・調査結果修正)',
  ledger_use: '被災者台帳の利用',
  base_data_manage: '基本データの管理',
  support_list: '避難行動要支援者名簿',
  support_plan: '個別避難計画',
  disclosure: '名簿情報の開示',
  site_own: '避難先(担当の場所のみ)',
  site_all: '避難先(すべて)',
  headquarters: '災害対策本部',
  exchange: 'データ連携',
  administration: '利用者と設定の管理',
  audit_read: '利用記録の閲覧',
  protected_open: '支援措置対象者の閲覧',
};

/** The rights that a screen offers: those that open something today. */
export const offeredPermissions = grantablePermissions;

/** GET /api/:municipality/groups → GroupView[] by name. A group may also hold rights that are not offered yet. */
export const GroupView = z.object({
  group_id: z.string(),
  name: z.string(),
  permissions: z.array(z.enum(permissions)),
  members: z.number().int(),
  version: z.number().int(),
});
export type GroupView = z.infer<typeof GroupView>;

/**
 * POST /api/:municipality/groups; PUT /api/:municipality/groups/:group_id (If-Match). Answers GroupView.
 * Rights that a group holds but no screen offers stay as they are.
 */
export const GroupChange = z.strictObject({
  name: z.string().trim().min(1).max(60),
  permissions: z.array(z.enum(grantablePermissions)).max(grantablePermissions.length),
});
export type GroupChange = z.infer<typeof GroupChange>;

// DELETE /api/:municipality/groups/:group_id (If-Match) → Done; `accounts/group-in-use` (409) while it has members
