// 罹災証明書交付申請 on the wire. Days are YYYY-MM-DD, places longitude and latitude in EPSG:6668. What stands in a
// register is taken from there by number; what the applicant declares is kept as declared.
import { z } from 'zod';
import { ApplicationState } from './application-states.contract.ts';
import { Judge, JudgingBody } from './letters.contract.ts';
import { Ruling } from './rulings.contract.ts';

const text = (most: number) => z.string().trim().max(most);
const written = (most: number) => text(most).min(1);
const orNull = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullable()
    .transform((value) => (value === '' ? null : value));
const Day = z.iso.date();

export const ApplicationChannel = z.enum(['window', 'post']);
export const channelLabels = { window: '窓口', post: '郵送' } as const;
export const ApplicationCategory = z.enum(['owner_occupier', 'tenant', 'owner', 'other']);
export const categoryLabels = {
  owner_occupier: '持家（居住者 兼 所有者）',
  tenant: '借家（居住者）',
  owner: '所有者',
  other: 'その他',
} as const;
export const ApplicationObject = z.enum(['dwelling', 'non_dwelling', 'movable']);
export const objectLabels = { dwelling: '住家', non_dwelling: '非住家', movable: '動産' } as const;
export const deliveryLabels = { window: '窓口で受取り', post: '郵送で受取り' } as const;

/** Words offered for 罹災者との関係 and 使用目的; others may be written. */
export const relationWords = ['本人', '同じ世帯の家族', '別世帯の親族', '所有者', '代理人'] as const;
export const purposeWords = [
  '被災者生活再建支援金',
  '義援金',
  '応急修理・仮設住宅',
  '税・保険料の減免',
  '保険の請求',
  '勤務先・学校への提出',
] as const;

export const DeclaredMember = z.strictObject({
  name: written(100),
  relationship: orNull(20),
  /** In full years at the time of the disaster. */
  age: z.int().min(0).max(130).nullable(),
});
export type DeclaredMember = z.output<typeof DeclaredMember>;

const declared = {
  channel: ApplicationChannel,
  received_on: Day,
  applicant_name: written(100),
  applicant_kana: orNull(100),
  applicant_relation: written(40),
  /** Where the applicant lives today. */
  applicant_address: written(200),
  applicant_phone: orNull(40),
  /** Null while nobody has found the household in the register. */
  household_number: orNull(40),
  head_name: written(100),
  members: z.array(DeclaredMember).max(40),
  /** At the time of the disaster. */
  address_then: written(200),
  category: ApplicationCategory,
  category_detail: orNull(60),
  object: ApplicationObject,
  object_detail: orNull(60),
  house_address: written(200),
  property_number: orNull(40),
  /** 調査番号 of the slip that the applicant brought. */
  slip_number: orNull(40),
  purpose: written(100),
  copies: z.int().min(1).max(20),
  delivery: z.enum(['window', 'post']),
  mailing_postal_code: orNull(10),
  mailing_address: orNull(200),
};

/** What a form says; the same for a new one and for a correction of one. */
export const Declaration = z.strictObject(declared);
export type Declaration = z.output<typeof Declaration>;

// 1. Checks --------------------------------------------------------------------------------------

export const checkAspects = ['identity', 'house', 'household'] as const;
export type CheckAspect = (typeof checkAspects)[number];
export const aspectLabels: Readonly<Record<CheckAspect, string>> = {
  identity: '本人確認',
  house: '家屋確認',
  household: '世帯確認',
};

/** What may be shown for each check. */
export const checkEvidence = {
  identity: {
    driving_licence: '運転免許証',
    my_number_card: 'マイナンバーカード',
    passport: 'パスポート',
    residence_card: '在留カード',
    insurance_card: '健康保険の資格確認書',
    two_papers: '写真のない書類 2点',
    copy_by_post: '本人確認書類の写し（郵送）',
    other: 'その他',
  },
  house: {
    survey_slip: '調査済証',
    pointed_on_map: '地図で指し示した',
    tax_notice: '課税明細書',
    utility_bill: '公共料金の領収書',
    lease: '賃貸借契約書',
    other: 'その他',
  },
  household: {
    register: '住民基本台帳のとおり',
    residence_certificate: '住民票',
    utility_bill: '公共料金の領収書',
    hearing: '聴取り',
    other: 'その他',
  },
} as const satisfies Record<CheckAspect, Record<string, string>>;

/** POST …/applications/:application_id/checks → Application */
export const NewCheck = z
  .strictObject({ aspect: z.enum(checkAspects), evidence: z.string().max(40), note: orNull(200) })
  .refine(({ aspect, evidence }) => Object.hasOwn(checkEvidence[aspect], evidence), {
    path: ['evidence'],
    message: 'この確認には使えない書類です',
  })
  .refine(({ evidence, note }) => evidence !== 'other' || note !== null, {
    path: ['note'],
    message: '何で確かめたかを入力してください',
  });
export type NewCheck = z.output<typeof NewCheck>;

// 2. New and changed applications ----------------------------------------------------------------

/** What one field asks of another. */
function needOthers(
  { delivery, mailing_address, category, category_detail }: Declaration,
  context: z.RefinementCtx,
): void {
  const need = (field: keyof Declaration, message: string): void =>
    context.addIssue({ code: 'custom', path: [field], message });
  if (delivery === 'post' && mailing_address === null)
    need('mailing_address', '郵送で受け取るときは送付先を入力してください');
  if (category === 'other' && category_detail === null)
    need('category_detail', 'その他の内容を入力してください');
}

/** POST /api/:municipality/:disaster/applications; the client makes the id (UUIDv7), so a repeat applies nothing twice. */
export const NewApplication = z
  .strictObject({
    application_id: z.uuidv7(),
    ...declared,
    ticket_id: z.uuid().nullable().default(null),
    /** 代表申請番号 of the application for the same house that it joins. */
    representative_number: z.int().positive().nullable().default(null),
    checks: z.array(NewCheck).max(3).default([]),
  })
  .superRefine(needOthers);
export type NewApplication = z.output<typeof NewApplication>;

/** `is_open` false: accepted, but only somebody with the right for protected persons goes on with it. */
export const ApplicationReceipt = z.object({
  application_id: z.uuid(),
  application_number: z.int(),
  is_open: z.boolean(),
});
export type ApplicationReceipt = z.infer<typeof ApplicationReceipt>;

/** PUT …/applications/:application_id (If-Match) → Application */
export const ApplicationChange = Declaration.extend({
  representative_number: z.int().positive(),
}).superRefine(needOthers);
export type ApplicationChange = z.output<typeof ApplicationChange>;

/** POST …/applications/:application_id/steps → Application. `step_seen` is the step that the clerk saw it at. */
export const NewStep = z
  .strictObject({
    step_seen: z.int().min(1),
    to_state: ApplicationState.exclude(['issued']),
    held_on: Day,
    reason: orNull(1000),
    /** The result that is explained; needed for `explained` alone. */
    survey_number: orNull(40),
    judged_by: Judge.nullable().default(null),
    judging_body: JudgingBody.default(null),
  })
  .refine(({ judged_by, judging_body }) => judging_body === null || (judged_by ?? 'staff') !== 'staff', {
    path: ['judging_body'],
    message: '判定委員会か専門家が判断したときに入力します',
  })
  .refine(({ to_state, survey_number }) => (to_state === 'explained') === (survey_number !== null), {
    path: ['survey_number'],
    message: '説明した調査結果を選んでください',
  });
export type NewStep = z.output<typeof NewStep>;

/** POST …/applications/:application_id/certificates → Application */
export const CertificateTie = z.strictObject({ certificate_id: z.uuid() });

// 3. What an application shows -------------------------------------------------------------------

export const ApplicationEvent = z.object({
  step: z.int(),
  to_state: ApplicationState,
  held_on: z.string(),
  reason: z.string().nullable(),
  judged_by: Judge.nullable(),
  judging_body: z.string().nullable(),
  survey_number: z.string().nullable(),
  damage_label: z.string().nullable(),
  by: z.string(),
  at: z.string(),
});
export type ApplicationEvent = z.infer<typeof ApplicationEvent>;

export const ApplicationSummary = z.object({
  application_id: z.uuid(),
  application_number: z.int(),
  representative_number: z.int(),
  channel: ApplicationChannel,
  received_on: z.string(),
  applicant_name: z.string(),
  applicant_kana: z.string().nullable(),
  head_name: z.string(),
  house_address: z.string(),
  category: ApplicationCategory,
  object: ApplicationObject,
  household_number: z.string().nullable(),
  state: ApplicationState,
  /** When it came to stand there. */
  state_since: z.string(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  /** It waits for a survey, and a result lies beside the house by now. */
  has_result: z.boolean(),
});
export type ApplicationSummary = z.infer<typeof ApplicationSummary>;

export const Application = z.object({
  ...ApplicationSummary.shape,
  applicant_relation: z.string(),
  applicant_address: z.string(),
  applicant_phone: z.string().nullable(),
  members: z.array(DeclaredMember),
  address_then: z.string(),
  category_detail: z.string().nullable(),
  object_detail: z.string().nullable(),
  property_number: z.string().nullable(),
  slip_number: z.string().nullable(),
  purpose: z.string(),
  copies: z.int(),
  delivery: z.enum(['window', 'post']),
  mailing_postal_code: z.string().nullable(),
  mailing_address: z.string().nullable(),
  ticket_id: z.uuid().nullable(),
  confirmation_id: z.uuid().nullable(),
  step: z.int(),
  version: z.int(),
  created_by: z.string(),
  created_at: z.string(),
  /** 交付開始日 of its area; null where none is set. */
  issue_starts_on: z.string().nullable(),
  events: z.array(ApplicationEvent),
  /** The last of each aspect. */
  checks: z.array(
    z.object({
      aspect: z.enum(checkAspects),
      evidence: z.string(),
      note: z.string().nullable(),
      by: z.string(),
      at: z.string(),
    }),
  ),
  rulings: z.array(Ruling),
  certificates: z.array(
    z.object({
      certificate_id: z.uuid(),
      certificate_number: z.int(),
      kind: z.string(),
      issued_on: z.string(),
    }),
  ),
  /** Others of the same house. */
  group: z.array(
    z.object({
      application_id: z.uuid(),
      application_number: z.int(),
      applicant_name: z.string(),
      state: ApplicationState,
    }),
  ),
});
export type Application = z.infer<typeof Application>;

/** POST /api/:municipality/:disaster/applications/search. Newest first; `before` is the last number of the former page. */
export const ApplicationSearch = z.strictObject({
  /** 申請番号, 世帯番号, 調査番号, or the beginning of a name or reading. */
  text: text(100).default(''),
  states: z.array(ApplicationState).max(11).default([]),
  channel: ApplicationChannel.nullable().default(null),
  /** Only those for which a result has come while they wait. */
  has_result: z.boolean().default(false),
  before: z.int().positive().nullable().default(null),
  limit: z.int().min(1).max(200).default(100),
});
export type ApplicationSearch = z.output<typeof ApplicationSearch>;

export const ApplicationPage = z.object({
  rows: z.array(ApplicationSummary),
  /** By state and channel, of all that fit the text. */
  counts: z.array(z.object({ state: ApplicationState, channel: ApplicationChannel, count: z.int() })),
  /** Among those that wait for a survey: how many have a result beside the house. */
  results_ready: z.int(),
  /** How many fit everything that was asked. */
  total: z.int(),
  next: z.int().nullable(),
});
export type ApplicationPage = z.infer<typeof ApplicationPage>;

/** POST /api/:municipality/:disaster/application-form → PDF. Blank without either. */
export const FormQuestion = z.strictObject({
  household_number: orNull(40).default(null),
  application_id: z.uuid().nullable().default(null),
});
