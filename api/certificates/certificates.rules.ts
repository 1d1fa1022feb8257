// What a certificate says, made from what the registers and the survey say. Pure.
import { fullYears } from '../../geodata/full-years.ts';
import { formatWareki } from '../../geodata/wareki.ts';
import { splitIntoClusters } from './document/clusters.ts';
import { findMissingGlyphs } from './document/glyphs.ts';
import type { FontStack } from './document/fonts.ts';
import type { Substitutions } from './document/glyphs.ts';
import type { ResidentCertificateFields } from './document/resident-fields.ts';
import type { MissingGlyph } from './certificates.contract.ts';

/** As held on the day of the disaster. */
export interface Grounds {
  disaster: { occurred_on: string; cause: string; kind: string };
  municipality: { mayor_title: string; mayor_name: string; seal_number: string | null };
  household: { head_name: string; address: string; address_detail: string | null };
  /** Head first. */
  members: readonly { name: string; relationship: string | null; sex: string | null; born_on: string }[];
  survey: { damage_label: string; flood_class: string | null };
}

export interface Choices {
  /** Null before one is given. */
  certificate_number: number | null;
  /** YYYY-MM-DD in Japan. */
  issued_on: string;
  remarks: string;
  substitutions: Substitutions;
}

/** The printed strings of a 罹災証明書 (居住者用). The house is where the household lived: its address without 方書. */
export function composeResidentFields(grounds: Grounds, choices: Choices): ResidentCertificateFields {
  const { disaster, municipality, household, members, survey } = grounds;
  return {
    certificate_number: writeNumber(choices.certificate_number),
    issued_on: choices.issued_on,
    issued_date: formatWareki(choices.issued_on),
    householder_address: [household.address, household.address_detail].filter(isGiven).join('　'),
    householder_name: household.head_name,
    category: '居住者',
    members: members.map(({ name, relationship, sex, born_on }) => ({
      name,
      relationship: relationship ?? '',
      sex: sex ?? '',
      age: String(fullYears(born_on, disaster.occurred_on) ?? ''),
    })),
    cause: disaster.cause,
    house_address: household.address,
    damage_class: survey.damage_label,
    object_kind: '居住',
    flood_class: survey.flood_class ?? '',
    remarks: choices.remarks,
    mayor_title: municipality.mayor_title,
    mayor_name: municipality.mayor_name,
    seal_number: municipality.seal_number ?? '',
    training: disaster.kind === 'training',
    substitutions: choices.substitutions,
  };
}

/** 第0000123号; 第―号 while none is given. */
export function writeNumber(certificateNumber: number | null): string {
  return `第${certificateNumber === null ? '―' : String(certificateNumber).padStart(7, '0')}号`;
}

function isGiven(text: string | null): boolean {
  return text !== null && text !== '';
}

/** Characters that cannot be printed and have no substitution, with every place where they stand. */
export function locateMissingGlyphs(fields: ResidentCertificateFields, fonts: FontStack): MissingGlyph[] {
  const { substitutions, ...printed } = fields;
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
