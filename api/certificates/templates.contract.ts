// 様式 on the wire: what stands on a paper, from top to bottom, and the items of a case that it may be bound to.
import { z } from 'zod';

/** What a certificate rests on. */
export const Ground = z.enum(['confirmation', 'building', 'declaration']);
export type Ground = z.infer<typeof Ground>;
/** What a letter tells: 却下, or what a 第2次調査・再調査 came to. */
export const LetterSort = z.enum(['refusal', 'survey_result']);
export type LetterSort = z.infer<typeof LetterSort>;
export const PaperGround = z.enum([...Ground.options, ...LetterSort.options]);
export type PaperGround = z.infer<typeof PaperGround>;

export function isLetter(ground: PaperGround): ground is LetterSort {
  return LetterSort.safeParse(ground).success;
}

/** Items of certificates; some stand on letters too. On a letter the number is the 文書番号. */
const certificateFields = {
  certificate_number: {
    title: '番号',
    grounds: ['confirmation', 'building', 'declaration', 'refusal', 'survey_result'],
  },
  issued_date: { title: '交付日', grounds: ['confirmation', 'building', 'declaration'] },
  householder_address: { title: '世帯主住所', grounds: ['confirmation'] },
  householder_name: { title: '世帯主氏名', grounds: ['confirmation'] },
  owner_address: { title: '所有者住所', grounds: ['building'] },
  owner_name: { title: '所有者氏名', grounds: ['building'] },
  co_owners: { title: '共有者', grounds: ['building'] },
  declarant_address: { title: '届出者住所', grounds: ['declaration'] },
  declarant_name: { title: '届出者氏名', grounds: ['declaration'] },
  category: { title: '被災者区分', grounds: ['confirmation', 'building', 'declaration'] },
  cause: {
    title: '罹災原因',
    grounds: ['confirmation', 'building', 'declaration', 'refusal', 'survey_result'],
  },
  house_address: {
    title: '被災住家の所在地',
    grounds: ['confirmation', 'building', 'declaration', 'refusal', 'survey_result'],
  },
  damage_class: { title: '被害の程度', grounds: ['confirmation', 'building', 'survey_result'] },
  object_kind: { title: '被災物件種別', grounds: ['confirmation', 'building', 'declaration'] },
  flood_class: { title: '浸水区分', grounds: ['confirmation', 'building'] },
  survey_round: { title: '調査回', grounds: ['confirmation', 'building', 'survey_result'] },
  property_number: { title: '物件番号', grounds: ['building'] },
  lot_number: { title: '家屋番号', grounds: ['building'] },
  structure: { title: '構造', grounds: ['building'] },
  damaged_object: { title: '被災物件', grounds: ['declaration'] },
  damage_content: { title: '被災内容', grounds: ['declaration'] },
  special_notes: { title: '特記事項', grounds: ['declaration'] },
  other: { title: 'その他', grounds: ['declaration'] },
  received_date: { title: '届出受理日', grounds: ['declaration'] },
  remarks: { title: '備考', grounds: ['confirmation', 'building', 'declaration'] },
  version_words: { title: '再交付・訂正の記載', grounds: ['confirmation', 'building', 'declaration'] },
  copy_words: { title: '原本証明', grounds: ['confirmation', 'building', 'declaration'] },
} as const satisfies Record<string, { title: string; grounds: readonly PaperGround[] }>;
export type CertificateField = keyof typeof certificateFields;

const letterFields = {
  applicant_address: { title: '申請者住所', grounds: ['refusal', 'survey_result'] },
  applicant_name: { title: '申請者氏名', grounds: ['refusal', 'survey_result'] },
  application_number: { title: '申請番号', grounds: ['refusal', 'survey_result'] },
  application_date: { title: '申請日', grounds: ['refusal', 'survey_result'] },
  applied_object: { title: '申請の物件', grounds: ['refusal', 'survey_result'] },
  request_date: { title: '調査の依頼日', grounds: ['survey_result'] },
  former_damage_class: { title: '前の被害の程度', grounds: ['survey_result'] },
  former_survey: { title: '前の調査', grounds: ['survey_result'] },
  new_survey: { title: '今回の調査', grounds: ['survey_result'] },
  outcome: { title: '判定の結果', grounds: ['survey_result'] },
  reason: { title: '理由', grounds: ['refusal', 'survey_result'] },
  judged_by: { title: '判断した者', grounds: ['refusal', 'survey_result'] },
  office: { title: 'お問い合わせ先', grounds: ['refusal', 'survey_result'] },
} as const satisfies Record<string, { title: string; grounds: readonly LetterSort[] }>;
export type LetterField = keyof typeof letterFields;

/** Items that a paper can show: name in code → what staff call it, and for which grounds there is something to show. */
export const fieldNames = { ...certificateFields, ...letterFields };
export type FieldName = keyof typeof fieldNames;

const names = Object.keys(fieldNames).filter((name): name is FieldName => name in fieldNames);
export const FieldName = z.enum(names);

/** Items that may be bound on a paper of this ground, in the order in which they are offered. */
export function fieldsOf(ground: PaperGround): FieldName[] {
  return names.filter((name) => (fieldNames[name].grounds as readonly PaperGround[]).includes(ground));
}

/** What a paper of this ground must say to be one. */
export const neededFields: Readonly<Record<PaperGround, readonly FieldName[]>> = {
  confirmation: ['householder_address', 'householder_name', 'cause', 'house_address', 'damage_class'],
  building: ['owner_address', 'owner_name', 'cause', 'house_address', 'damage_class'],
  declaration: ['declarant_address', 'declarant_name', 'damaged_object', 'damage_content'],
  refusal: ['applicant_name', 'house_address', 'reason', 'judged_by', 'office'],
  survey_result: [
    'applicant_name',
    'house_address',
    'former_damage_class',
    'damage_class',
    'reason',
    'judged_by',
    'office',
  ],
};

const Words = (most: number) => z.string().max(most);
/** Millimetres. */
const Height = z.number().min(4).max(150);
const Label = z.array(z.string().min(1).max(12)).min(1).max(2);
const NamedField = z.strictObject({ label: Words(20), field: FieldName });

/** A row of a table. `fills`: takes what the others leave of the page; one row of a paper at most. */
export const TemplateRow = z.discriminatedUnion('row', [
  z.strictObject({
    row: z.literal('item'),
    label: Label,
    field: FieldName,
    height: Height,
    look: z.enum(['plain', 'name', 'class', 'small']),
    /** An empty cell says 以下余白. */
    closes: z.boolean(),
    fills: z.boolean(),
  }),
  z.strictObject({
    row: z.literal('items'),
    label: Label,
    items: z.array(NamedField).min(1).max(6),
    height: Height,
  }),
  z.strictObject({
    row: z.literal('members'),
    label: Label,
    items: z.array(NamedField).max(4),
  }),
  z.strictObject({ row: z.literal('fixed'), label: Label, text: Words(400), height: Height }),
  z.strictObject({ row: z.literal('note'), text: Words(600), height: Height }),
]);
export type TemplateRow = z.infer<typeof TemplateRow>;

export const TemplateBlock = z.discriminatedUnion('block', [
  z.strictObject({
    block: z.literal('head'),
    title: z.string().min(1).max(20),
    subtitle: Words(30),
  }),
  /** Items in braces are replaced by what they say: {世帯主氏名}. */
  z.strictObject({
    block: z.literal('text'),
    text: z.string().min(1).max(800),
    size: z.enum(['small', 'plain', 'large']),
    align: z.enum(['left', 'centre', 'right']),
    height: Height,
  }),
  z.strictObject({ block: z.literal('table'), rows: z.array(TemplateRow).min(1).max(14) }),
  z.strictObject({
    block: z.literal('certification'),
    sentence: z.string().min(1).max(60),
    seal: z.enum(['over_name', 'beside_name', 'none']),
  }),
  z.strictObject({
    block: z.literal('qr'),
    place: z.enum(['bottom_left', 'top_left']),
    caption: Words(20),
  }),
]);
export type TemplateBlock = z.infer<typeof TemplateBlock>;
export const TemplateBlocks = z.array(TemplateBlock).min(1).max(20);
export type TemplateBlocks = z.infer<typeof TemplateBlocks>;

/** What is wrong with a template, where, and what to do. */
export const TemplateFault = z.object({ pointer: z.string(), code: z.string(), message: z.string() });
export type TemplateFault = z.infer<typeof TemplateFault>;

export const TemplateVersion = z.object({
  /** Null for the form that comes with the program and was never used yet. */
  template_id: z.uuid().nullable(),
  kind: z.string(),
  template_version: z.int(),
  blocks: TemplateBlocks,
  note: z.string(),
  /** Display name; null: as it came. */
  created_by: z.string().nullable(),
  created_at: z.string().nullable(),
});
export type TemplateVersion = z.infer<typeof TemplateVersion>;

/** GET /api/:municipality/certificate-kinds/:kind/templates: newest first; the first is the one in use. */
export const TemplateList = z.object({ ground: PaperGround, templates: z.array(TemplateVersion) });
export type TemplateList = z.infer<typeof TemplateList>;

/** POST /api/:municipality/certificate-kinds/:kind/templates/check: faults; drawn with an invented case. */
export const TemplateQuestion = z.strictObject({
  blocks: TemplateBlocks,
  /** Draw the invented case with long texts and many members. */
  long: z.boolean().default(false),
});
export const TemplateCheck = z.object({
  faults: z.array(TemplateFault),
  /** What is left of the page, in millimetres; negative: so much too long. */
  room: z.number(),
  pages: z.int(),
});
export type TemplateCheck = z.infer<typeof TemplateCheck>;

/** POST /api/:municipality/certificate-kinds/:kind/templates → TemplateVersion; refused with faults as problem fields. */
export const NewTemplate = z.strictObject({
  template_id: z.uuidv7(),
  blocks: TemplateBlocks,
  note: z.string().trim().max(200),
  /** The version that was edited: a newer one is not overwritten unseen. */
  edited_version: z.int().min(0),
});
export type NewTemplate = z.infer<typeof NewTemplate>;
