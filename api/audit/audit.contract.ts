// 利用記録: who did or saw what. Needs the right `audit_read`; every search and download is an entry itself.
import { z } from 'zod';

export const personKinds = [
  'household',
  'resident',
  'property',
  'survey',
  'certificate',
  'application',
  'account',
] as const;

const filter = {
  /** ISO times; `until` itself is left out. */
  from: z.iso.datetime({ offset: true }).nullable().default(null),
  until: z.iso.datetime({ offset: true }).nullable().default(null),
  /** 利用者ID whole, or `cli:USER`. */
  actor: z.string().max(60).nullable().default(null),
  /** Room (`matching`) or room and verb (`matching.lookup`). */
  action: z
    .string()
    .regex(/^[a-z_-]+(\.[a-z_-]+)?$/)
    .max(80)
    .nullable()
    .default(null),
  /** Kind and number, e.g. `household:0001234`, `resident:…`, `property:…`, `survey:…`, `certificate:…`, `account:…`. */
  person: z
    .string()
    .regex(
      /^(household|resident|property|survey|certificate|application|account):\S{1,80}$/,
      '種類と番号で指定してください',
    )
    .nullable()
    .default(null),
  /** Only what was refused (status 400 and above). */
  refused_only: z.boolean().default(false),
};

export const AuditCursor = z.strictObject({ at: z.iso.datetime(), entry_id: z.uuid() });
export type AuditCursor = z.infer<typeof AuditCursor>;

/** POST /api/:municipality/audit/download: the same without paging. Answers text/csv (UTF-8 with BOM), streamed. */
export const AuditFilter = z.strictObject(filter);
export type AuditFilter = z.output<typeof AuditFilter>;

/** POST /api/:municipality/audit/search. Latest first; `before` is the former page's `next`. */
export const AuditSearch = z.strictObject({
  ...filter,
  before: AuditCursor.nullable().default(null),
  limit: z.number().int().min(1).max(500).default(100),
});
export type AuditSearch = z.output<typeof AuditSearch>;

export const AuditEntryView = z.object({
  entry_id: z.string(),
  at: z.string(),
  disaster_code: z.string().nullable(),
  actor: z.string(),
  place: z.string(),
  action: z.string(),
  /** HTTP status. */
  outcome: z.number().int(),
  /** Ids of protected households and residents are left out for readers without `protected_open`. */
  persons: z.array(z.string()),
  purpose: z.string().nullable(),
  /** JSON text of what was asked, without names. */
  details: z.string(),
  /** Place in the sealed chain; null for the last few seconds' entries. */
  seal_number: z.number().int().nullable(),
});
export type AuditEntryView = z.infer<typeof AuditEntryView>;

export const AuditPage = z.object({
  entries: z.array(AuditEntryView),
  /** All that fit the filter. */
  total: z.number().int(),
  next: AuditCursor.nullable(),
});
export type AuditPage = z.infer<typeof AuditPage>;
