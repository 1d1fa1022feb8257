// 利用者 as an administrator sees and changes them. Needs the right `administration`.
import { z } from 'zod';

const userId = z
  .string()
  .regex(/^[A-Za-z0-9._@-]{1,30}$/, '半角の英数字と . _ @ - で30文字以内にしてください');
const displayName = z.string().trim().min(1).max(60);
const organisation = z.string().trim().min(1).max(60).nullable();
/** 有効期限: the last day on which the account works; null: none. */
const expiresOn = z.iso.date().nullable();
const groupIds = z.array(z.uuid()).max(50);

export const accountStates = ['usable', 'locked', 'expired'] as const;

export const AccountView = z.object({
  account_id: z.string(),
  user_id: z.string(),
  display_name: z.string(),
  organisation: z.string().nullable(),
  expires_on: z.string().nullable(),
  locked_at: z.string().nullable(),
  state: z.enum(accountStates),
  password_set_at: z.string(),
  must_change_password: z.boolean(),
  /** Latest request of a session that is still kept; null: not signed in. */
  last_seen_at: z.string().nullable(),
  groups: z.array(z.object({ group_id: z.string(), name: z.string() })),
  version: z.number().int(),
});
export type AccountView = z.infer<typeof AccountView>;

/** POST /api/:municipality/accounts/search. `text` is part of an id, a name or an organisation. */
export const AccountSearch = z.strictObject({
  text: z.string().max(60).default(''),
  state: z.enum(['all', ...accountStates]).default('all'),
  group_id: z.uuid().nullable().default(null),
  /** The `user_id` of the last row seen: the rows after it follow. */
  after: z.string().max(30).nullable().default(null),
  limit: z.number().int().min(1).max(500).default(200),
});
export type AccountSearch = z.output<typeof AccountSearch>;

/** In order of user id. `total` counts all that fit, not only this page. */
export const AccountList = z.object({ accounts: z.array(AccountView), total: z.number().int() });
export type AccountList = z.infer<typeof AccountList>;

/** POST /api/:municipality/accounts. Without `password` one is made and answered once. */
export const NewAccount = z.strictObject({
  user_id: userId,
  display_name: displayName,
  organisation: organisation.default(null),
  expires_on: expiresOn.default(null),
  group_ids: groupIds.default([]),
  password: z.string().min(1).max(200).optional(),
});
export type NewAccount = z.output<typeof NewAccount>;

/** `generated_password` is shown this once; null where one was given. */
export const AccountMade = z.object({ account: AccountView, generated_password: z.string().nullable() });
export type AccountMade = z.infer<typeof AccountMade>;

/** PUT /api/:municipality/accounts/:account_id, If-Match. Whole: what is left out is refused. Answers AccountView. */
export const AccountChange = z.strictObject({
  display_name: displayName,
  organisation,
  expires_on: expiresOn,
  group_ids: groupIds,
});
export type AccountChange = z.infer<typeof AccountChange>;

/**
 * PUT /api/:municipality/accounts/:account_id/password, If-Match. Without `password` one is made. Answers
 * AccountMade; the account's sessions end.
 */
export const PasswordSetting = z.strictObject({ password: z.string().min(1).max(200).optional() });
export type PasswordSetting = z.infer<typeof PasswordSetting>;

// POST /api/:municipality/accounts/:account_id/lock    {} → AccountView; 緊急ロック: its sessions end at once, no If-Match
// POST /api/:municipality/accounts/:account_id/unlock  {} → AccountView
export const LockChange = z.strictObject({});

/**
 * POST /api/:municipality/accounts/bulk, Content-Type: text/csv, body: the file's bytes (UTF-8 or CP932, up to
 * 1 MB). All rows or none. Refused rows: problem `accounts/bulk-rows` (422), errors with pointer
 * `/rows/<row in the file>/<column>`; the header is row 1.
 */
export const bulkColumns = ['利用者ID', '氏名', '所属', 'グループ', '有効期限', '初期パスワード'] as const;
/** Several groups in one cell are parted by 、 or ; */
export const BulkMade = z.object({
  created: z.number().int(),
  /** The rows again as CSV text, 初期パスワード filled in: to be saved now, it is not shown again. */
  csv: z.string(),
});
export type BulkMade = z.infer<typeof BulkMade>;

/** One row of the file, checked. */
export const BulkRow = z.object({
  user_id: userId,
  display_name: displayName,
  organisation,
  expires_on: expiresOn,
});
