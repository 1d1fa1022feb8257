// What a certificate says, made from what the registers, the survey or the declaration say. Pure.
import { fullYears } from '../../geodata/full-years.ts';
import { formatWareki } from '../../geodata/wareki.ts';
import type { MissingGlyph, PreviewQuestion, VersionReason } from './certificates.contract.ts';
import { splitIntoClusters } from '../documents/clusters.ts';
import type { FontStack } from '../documents/fonts.ts';
import { findMissingGlyphs } from '../documents/glyphs.ts';
import type { Substitutions } from '../documents/glyphs.ts';
import type { PaperFields, PrintedFields } from './document/paper-fields.ts';

/** As held on the day of the disaster. What its kind does not need is null. */
export interface Grounds {
  disaster: { occurred_on: string; cause: string; kind: string };
  municipality: { mayor_title: string; mayor_name: string; seal_number: string | null };
  household: { head_name: string; address: string; address_detail: string | null } | null;
  /** Head first. */
  members: readonly { name: string; relationship: string | null; sex: string | null; born_on: string }[];
  building: {
    owner_name: string;
    owner_address: string | null;
    co_owners: readonly string[];
    address: string;
    property_number: string;
    lot_number: string | null;
    structure: string | null;
    use: string | null;
  } | null;
  declaration: {
    declarant_name: string;
    declarant_address: string;
    damaged_object: string;
    damaged_place: string;
    damage_content: string;
    special_notes: string;
    other: string;
    received_on: string;
  } | null;
  survey: { damage_label: string; flood_class: string | null; round: string } | null;
}

export interface Choices {
  /** Null before one is given. */
  certificate_number: number | null;
  /** YYYY-MM-DD in Japan. */
  issued_on: string;
  remarks: string;
  substitutions: Substitutions;
  /** Sentence of 原本証明; empty: none. */
  copy_words: string;
  /** The certificate that this one replaces. */
  former: { certificate_number: number; reason: VersionReason } | null;
}

/** The printed strings of a paper. A resident's house is where the household lived: its address without 方書. */
export function composeFields(grounds: Grounds, choices: Choices): PaperFields {
  const { disaster, municipality, household, members, building, declaration, survey } = grounds;
  return {
    certificate_number: writeNumber(choices.certificate_number),
    issued_on: choices.issued_on,
    issued_date: formatWareki(choices.issued_on),
    householder_address: [household?.address, household?.address_detail].filter(isGiven).join('　'),
    householder_name: household?.head_name ?? '',
    owner_address: building?.owner_address ?? '',
    owner_name: building?.owner_name ?? '',
    co_owners: building?.co_owners.join('、') ?? '',
    declarant_address: declaration?.declarant_address ?? '',
    declarant_name: declaration?.declarant_name ?? '',
    category: building !== null ? '所有者' : household !== null ? '居住者' : '',
    members: members.map(({ name, relationship, sex, born_on }) => ({
      name,
      relationship: relationship ?? '',
      sex: sex ?? '',
      age: String(fullYears(born_on, disaster.occurred_on) ?? ''),
    })),
    cause: disaster.cause,
    house_address: building?.address ?? household?.address ?? declaration?.damaged_place ?? '',
    damage_class: survey?.damage_label ?? '',
    object_kind: building !== null ? (building.use ?? '') : household !== null ? '居住' : '',
    flood_class: survey?.flood_class ?? '',
    survey_round: survey === null ? '' : (rounds[survey.round] ?? ''),
    property_number: building?.property_number ?? '',
    lot_number: building?.lot_number ?? '',
    structure: building?.structure ?? '',
    damaged_object: declaration?.damaged_object ?? '',
    damage_content: declaration?.damage_content ?? '',
    special_notes: declaration?.special_notes ?? '',
    other: declaration?.other ?? '',
    received_date: declaration === null ? '' : formatWareki(declaration.received_on),
    remarks: choices.remarks,
    version_words: writeVersion(choices.former),
    copy_words: choices.copy_words,
    mayor_title: municipality.mayor_title,
    mayor_name: municipality.mayor_name,
    seal_number: municipality.seal_number ?? '',
    verification: '',
    training: disaster.kind === 'training',
    substitutions: choices.substitutions,
  };
}

const rounds: Readonly<Record<string, string>> = {
  first: '第1次調査',
  second: '第2次調査',
  resurvey: '再調査',
};

/** 第0000123号; 第―号 while none is given. */
export function writeNumber(certificateNumber: number | null): string {
  return `第${certificateNumber === null ? '―' : String(certificateNumber).padStart(7, '0')}号`;
}

const versionWords: Readonly<Record<VersionReason, string>> = {
  reissue: 'の再交付',
  correction: 'を訂正',
  second_survey: 'を第2次調査により変更',
  resurvey: 'を再調査により変更',
};

/** （第0000012号を訂正） */
function writeVersion(former: Choices['former']): string {
  return former === null ? '' : `（${writeNumber(former.certificate_number)}${versionWords[former.reason]}）`;
}

function isGiven(text: string | null | undefined): boolean {
  return text !== null && text !== undefined && text !== '';
}

/** What a question names as ground, for looking it up. */
export type GroundNamed = Pick<
  PreviewQuestion,
  'kind' | 'confirmation_id' | 'property_number' | 'survey_number' | 'declaration_id'
>;

/** Characters that cannot be printed and have no substitution, with every place where they stand. */
export function locateMissingGlyphs(fields: PrintedFields, fonts: FontStack): MissingGlyph[] {
  const { substitutions, verification: _code, ...printed } = fields;
  const missing = findMissingGlyphs(printed, fonts, substitutions);
  if (missing.length === 0) return [];
  const texts = [...listTexts(printed, '')];
  return missing.map((glyph) => ({
    ...glyph,
    places: texts.flatMap(({ pointer, text }) =>
      splitIntoClusters(text).flatMap((cluster, index) =>
        cluster.text === glyph.character ? [{ pointer, position: index + 1 }] : [],
      ),
    ),
  }));
}

function* listTexts(value: unknown, pointer: string): Generator<{ pointer: string; text: string }> {
  if (typeof value === 'string') yield { pointer, text: value };
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) yield* listTexts(item, `${pointer}/${key}`);
}
