import type { CertificateField, FieldName, LetterField } from '../templates.contract.ts';
import type { Substitutions } from '../../documents/glyphs.ts';

/** A member of the household at the time of the disaster, as printed. */
export interface CertificateMember {
  name: string;
  relationship: string;
  sex: string;
  age: string;
}

/**
 * Everything that a paper says, as printed strings: what is frozen when it is issued. An item that is no item of
 * this paper, or has no entry, is absent or empty. Plain JSON.
 */
export interface PrintedFields extends Partial<Record<FieldName, string>> {
  /** '第0000123号'; on a letter the 文書番号, or empty. */
  certificate_number: string;
  issued_date: string;
  /** YYYY-MM-DD, for the file's own date. */
  issued_on: string;
  /** Living in the house at the time of the disaster; empty on an owner's paper. */
  members: readonly CertificateMember[];
  /** 'むすび市長' */
  mayor_title: string;
  mayor_name: string;
  /** 公印番号: '第00012号' */
  seal_number: string;
  /** 原本証明; empty: none. */
  copy_words: string;
  /** What the QR code says: address of the public page with the signed content; empty: no code. */
  verification: string;
  /** Issued in a drill: every page says so. */
  training: boolean;
  substitutions: Substitutions;
}

/** Of a certificate. */
export type PaperFields = PrintedFields & Record<CertificateField, string>;
/** Of a letter. */
export type LetterFields = PrintedFields & Record<LetterField, string>;
