// 証明書 on the wire: preview, issue, rendering, printing, handing over, and what replaces or voids it.
import { z } from 'zod';
import { Ground } from './templates.contract.ts';

/** Name of a kind of certificate, as the town has them (certificate-kinds). */
export const CertificateKind = z.string().regex(/^[a-z][a-z0-9_]{0,30}$/);
export const CertificateEvent = z.enum(['reserved', 'rendered', 'printed', 'handed_over']);
export type CertificateEvent = z.infer<typeof CertificateEvent>;

/** present 有効, replaced 差し替え済み, void 無効. */
export const CertificateState = z.enum(['present', 'replaced', 'void']);
export type CertificateState = z.infer<typeof CertificateState>;
export const VersionReason = z.enum(['reissue', 'correction', 'second_survey', 'resurvey']);
export type VersionReason = z.infer<typeof VersionReason>;
/** What was wrong with a certificate that is corrected. */
export const CorrectedItem = z.enum([
  'name',
  'address',
  'members',
  'house',
  'damage_class',
  'remarks',
  'other',
]);
export type CorrectedItem = z.infer<typeof CorrectedItem>;
export const VoidReason = z.enum([
  'wrong_house',
  'wrong_person',
  'not_entitled',
  'withdrawn',
  'spoiled',
  'other',
]);
export type VoidReason = z.infer<typeof VoidReason>;

/** Character as the register has it (with its selector) → what is printed instead. */
export const Substitutions = z.record(z.string().min(1).max(16), z.string().min(1).max(16));
const Remarks = z.string().max(500);

const Item = z.string().default('');
/** All that is printed, as printed strings; blank where an item has no entry. Papers of before templates lack some. */
export const PaperFields = z.object({
  certificate_number: z.string(),
  issued_on: z.string(),
  issued_date: z.string(),
  householder_address: Item,
  householder_name: Item,
  owner_address: Item,
  owner_name: Item,
  co_owners: Item,
  declarant_address: Item,
  declarant_name: Item,
  category: Item,
  members: z.array(
    z.object({ name: z.string(), relationship: z.string(), sex: z.string(), age: z.string() }),
  ),
  cause: z.string(),
  house_address: Item,
  damage_class: Item,
  object_kind: Item,
  flood_class: Item,
  survey_round: Item,
  property_number: Item,
  lot_number: Item,
  structure: Item,
  damaged_object: Item,
  damage_content: Item,
  special_notes: Item,
  other: Item,
  received_date: Item,
  remarks: Item,
  version_words: Item,
  copy_words: Item,
  mayor_title: z.string(),
  mayor_name: z.string(),
  seal_number: z.string(),
  /** Address of the public page with the signed content, as the QR code says it. */
  verification: Item,
  training: z.boolean(),
  substitutions: z.record(z.string(), z.string()),
});

export const MissingGlyph = z.object({
  /** May be unprintable on a screen too: show `code_points` beside it. */
  character: z.string(),
  /** 'U+9089 U+E0110' */
  code_points: z.string(),
  /** Why it cannot be drawn: no font has it, or no font has this variation of it. */
  reason: z.string(),
  /** Where it stands: item of the fields and the character's place in it, from 1. */
  places: z.array(z.object({ pointer: z.string(), position: z.int() })),
});
export type MissingGlyph = z.infer<typeof MissingGlyph>;

/** What a certificate would replace, and why. */
export const Replacing = z.strictObject({
  certificate_id: z.uuid(),
  reason: VersionReason,
  /** Of a correction: what was wrong; of others none. */
  corrected_items: z.array(CorrectedItem).max(7).default([]),
  note: z.string().trim().max(200).default(''),
});

/** What a certificate rests on. Which of these a kind needs is judged by the database. */
const grounds = {
  kind: CertificateKind.default('resident'),
  confirmation_id: z.uuid().optional(),
  /** Of an owner's certificate without a confirmation: the building and its survey. */
  property_number: z.string().min(1).max(100).optional(),
  survey_number: z.string().min(1).max(100).optional(),
  declaration_id: z.uuid().optional(),
};
const choices = {
  substitutions: Substitutions.default({}),
  remarks: Remarks.default(''),
  is_certified_copy: z.boolean().default(false),
  replaces: Replacing.optional(),
};

/** POST /api/:municipality/:disaster/certificates/preview */
export const PreviewQuestion = z.strictObject({ ...grounds, ...choices });
export type PreviewQuestion = z.output<typeof PreviewQuestion>;

export const CertificateSummary = z.object({
  certificate_id: z.uuid(),
  kind: CertificateKind,
  /** 罹災証明書, 居住者用 */
  title: z.string(),
  label: z.string(),
  ground: Ground,
  certificate_number: z.int(),
  confirmation_id: z.uuid().nullable(),
  household_number: z.string().nullable(),
  property_number: z.string().nullable(),
  declaration_id: z.uuid().nullable(),
  issued_on: z.string(),
  /** Display name of who issued it. */
  created_by: z.string(),
  created_at: z.string(),
  state: CertificateState,
  /** 版 within its chain, from 1. */
  version: z.int(),
  replaces: z.uuid().nullable(),
  replaced_by: z.uuid().nullable(),
  version_reason: VersionReason.nullable(),
  corrected_items: z.array(CorrectedItem),
  version_note: z.string(),
  ended_at: z.string().nullable(),
  void_reason: VoidReason.nullable(),
  void_note: z.string().nullable(),
  is_paper_returned: z.boolean().nullable(),
  copies: z.int(),
  fee_yen: z.int(),
  fee_exemption: z.string().nullable(),
  is_certified_copy: z.boolean(),
  /** Whether the PDF is kept and can be opened. */
  is_rendered: z.boolean(),
  events: z.array(z.object({ event: CertificateEvent, at: z.string(), by: z.string() })),
});
export type CertificateSummary = z.infer<typeof CertificateSummary>;

/** The number stands as 第―号 until it is given. */
export const PreviewAnswer = z.object({
  fields: PaperFields,
  missing_glyphs: z.array(MissingGlyph),
  has_seal: z.boolean(),
  /** 原本証明 that may be asked for; empty: not offered. */
  certified_copy: z.string(),
  copies: z.int(),
  fee_yen: z.int(),
  fee_exemption: z.string(),
  /** Metres between building and survey, where both are chosen by hand. */
  survey_distance: z.number().nullable(),
  /** Certificates of this household, building or declaration that were issued before, newest first. */
  issued_before: z.array(CertificateSummary),
  /** The present one among them that is of this very case: a new one has to replace it. */
  present_of_case: z.uuid().nullable(),
});
export type PreviewAnswer = z.infer<typeof PreviewAnswer>;

/** POST /api/:municipality/:disaster/certificates; the client makes the id (UUIDv7), so a repeat issues nothing twice. */
export const NewCertificate = z.strictObject({
  certificate_id: z.uuidv7(),
  ...grounds,
  ...choices,
  /** 番号枠 to take the number from; none: the next of the series. */
  block_id: z.uuid().optional(),
  copies: z.int().min(1).max(20).default(1),
  /** 免除の理由; null: the fee is taken. */
  fee_exemption: z.string().trim().max(100).nullable().default(null),
  /** The agreed application that it answers, which is then issued. */
  application_id: z.uuid().optional(),
});
export type NewCertificate = z.output<typeof NewCertificate>;

/** Answer of issue, `GET …/certificates/:certificate_id`, and the posts `/rendering`, `/printing`, `/handing-over`, `/void`. */
export const Certificate = CertificateSummary.extend({
  fields: PaperFields,
  /** 調査番号 that it certifies; null for a declaration. */
  survey_number: z.string().nullable(),
  /** 様式の版; null: the form before templates. */
  template_version: z.int().nullable(),
  /** SHA-256 of the kept PDF; null until rendered. The PDF itself: `GET …/certificates/:certificate_id/document`. */
  document_hash: z.string().nullable(),
});
export type Certificate = z.infer<typeof Certificate>;

/** GET /api/:municipality/:disaster/certificates?confirmation_id=…: newest first. */
export const CertificateListQuestion = z.strictObject({
  confirmation_id: z.uuid().optional(),
  kind: CertificateKind.optional(),
});
export const CertificateList = z.object({ certificates: z.array(CertificateSummary) });

/** POST …/certificates/:certificate_id/void: it no longer holds; nothing takes its place. */
export const Voiding = z.strictObject({
  reason: VoidReason,
  note: z.string().trim().max(200).default(''),
  is_paper_returned: z.boolean(),
});
export type Voiding = z.output<typeof Voiding>;

/** GET …/certificates/:certificate_id/chain: all of its case, newest first. */
export const CertificateChain = z.object({ certificates: z.array(CertificateSummary) });
