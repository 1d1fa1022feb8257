// 証明書の種類, 設定 on the wire.
import { z } from 'zod';
import { CertificateKind } from './certificates.contract.ts';
import { Ground } from './templates.contract.ts';
import type { LetterSort, PaperGround } from './templates.contract.ts';

export const KindView = z.object({
  kind: CertificateKind,
  title: z.string(),
  label: z.string(),
  ground: Ground,
  /** Classes that it may certify; null: all. */
  damage_classes: z.array(z.string()).nullable(),
  is_active: z.boolean(),
  /** 様式の版 in use; 0: as it came. */
  template_version: z.int(),
  version: z.int(),
});
export type KindView = z.infer<typeof KindView>;

/** What has a 様式 of its own: a kind of certificate, or a letter. */
export interface PaperKind {
  kind: string;
  title: string;
  ground: PaperGround;
}
/** Letters are no certificates: they have no number series, and a town adds none. */
export const letterKinds: Readonly<Record<LetterSort, PaperKind>> = {
  refusal: { kind: 'letter_refusal', title: '却下通知書', ground: 'refusal' },
  survey_result: {
    kind: 'letter_survey_result',
    title: '再調査（第2次調査）結果通知書',
    ground: 'survey_result',
  },
};

/** GET /api/:municipality/certificate-kinds */
export const KindList = z.object({ kinds: z.array(KindView) });

const words = {
  title: z.string().trim().min(1).max(40),
  label: z.string().trim().max(40),
};
/** POST /api/:municipality/certificate-kinds: a kind of the town's own. */
export const NewKind = z.strictObject({
  kind: CertificateKind.refine((kind) => Object.values(letterKinds).every((letter) => letter.kind !== kind), {
    message: '通知書の名前は使えません',
  }),
  ...words,
  ground: Ground,
});
export type NewKind = z.infer<typeof NewKind>;
/** PUT /api/:municipality/certificate-kinds/:kind, If-Match. */
export const KindChange = z.strictObject({ ...words, is_active: z.boolean() });
export type KindChange = z.infer<typeof KindChange>;

/** PUT /api/:municipality/certificate-settings, If-Match. */
export const PaperSettingsChange = z.strictObject({
  copies_per_household: z.int().min(1).max(20),
  fee_yen: z.int().min(0).max(10_000),
  fee_exemption: z.string().trim().max(100),
  /** Sentence of 原本証明; empty: not offered. */
  certified_copy: z.string().trim().max(100),
  /** Scheme and host of the public pages, e.g. https://musubi.example.lg.jp; null: as the clerk's own page. */
  public_address: z
    .string()
    .trim()
    .regex(/^https?:\/\/[A-Za-z0-9.:[\]-]{1,200}$/)
    .nullable(),
});
export type PaperSettingsChange = z.infer<typeof PaperSettingsChange>;
/** GET /api/:municipality/certificate-settings */
export const PaperSettings = z.object({ ...PaperSettingsChange.shape, version: z.int() });
export type PaperSettings = z.infer<typeof PaperSettings>;
