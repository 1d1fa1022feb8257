// 罹災証明書 on the wire: preview, issue, rendering, printing, handing over.
import { z } from 'zod';

export const CertificateKind = z.enum(['resident']);
export const CertificateEvent = z.enum(['reserved', 'rendered', 'printed', 'handed_over']);
export type CertificateEvent = z.infer<typeof CertificateEvent>;

/** Character as the register has it (with its selector) → what is printed instead. */
export const Substitutions = z.record(z.string().min(1).max(16), z.string().min(1).max(16));
const Remarks = z.string().max(500);

/** All that is printed, as printed strings; blank where an item has no entry. */
export const ResidentFields = z.object({
  certificate_number: z.string(),
  issued_on: z.string(),
  issued_date: z.string(),
  householder_address: z.string(),
  householder_name: z.string(),
  category: z.string(),
  members: z.array(
    z.object({ name: z.string(), relationship: z.string(), sex: z.string(), age: z.string() }),
  ),
  cause: z.string(),
  house_address: z.string(),
  damage_class: z.string(),
  object_kind: z.string(),
  flood_class: z.string(),
  remarks: z.string(),
  mayor_title: z.string(),
  mayor_name: z.string(),
  seal_number: z.string(),
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

/** POST /api/:municipality/:disaster/certificates/preview */
export const PreviewQuestion = z.strictObject({
  confirmation_id: z.uuid(),
  substitutions: Substitutions.default({}),
  remarks: Remarks.default(''),
});
export type PreviewQuestion = z.output<typeof PreviewQuestion>;

export const CertificateSummary = z.object({
  certificate_id: z.uuid(),
  kind: CertificateKind,
  certificate_number: z.int(),
  confirmation_id: z.uuid(),
  household_number: z.string(),
  issued_on: z.string(),
  /** Display name of who issued it. */
  created_by: z.string(),
  created_at: z.string(),
  /** Whether the PDF is kept and can be opened. */
  is_rendered: z.boolean(),
  events: z.array(z.object({ event: CertificateEvent, at: z.string(), by: z.string() })),
});
export type CertificateSummary = z.infer<typeof CertificateSummary>;

/** The number stands as 第―号 until it is given. */
export const PreviewAnswer = z.object({
  fields: ResidentFields,
  missing_glyphs: z.array(MissingGlyph),
  has_seal: z.boolean(),
  /** Certificates of this household for this disaster that were issued before. */
  issued_before: z.array(CertificateSummary),
});
export type PreviewAnswer = z.infer<typeof PreviewAnswer>;

/** POST /api/:municipality/:disaster/certificates; the client makes the id (UUIDv7), so a repeat issues nothing twice. */
export const NewCertificate = z.strictObject({
  certificate_id: z.uuidv7(),
  confirmation_id: z.uuid(),
  substitutions: Substitutions.default({}),
  remarks: Remarks.default(''),
});
export type NewCertificate = z.output<typeof NewCertificate>;

/** Answer of issue, `GET …/certificates/:certificate_id`, and the posts `/rendering`, `/printing`, `/handing-over`. */
export const Certificate = CertificateSummary.extend({
  fields: ResidentFields,
  /** SHA-256 of the kept PDF; null until rendered. The PDF itself: `GET …/certificates/:certificate_id/document`. */
  document_hash: z.string().nullable(),
});
export type Certificate = z.infer<typeof Certificate>;

/** GET /api/:municipality/:disaster/certificates?confirmation_id=…: newest first. */
export const CertificateListQuestion = z.strictObject({ confirmation_id: z.uuid().optional() });
export const CertificateList = z.object({ certificates: z.array(CertificateSummary) });
