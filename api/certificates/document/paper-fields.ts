import type { FieldName } from '../templates.contract.ts';
import type { Substitutions } from '../../documents/glyphs.ts';

/** A member of the household at the time of the disaster, as printed. */
export interface CertificateMember {
  name: string;
  relationship: string;
  sex: string;
  age: string;
}

/**
 * Everything that a paper says, as printed strings: what is frozen when it is issued. Empty string where an item
 * has no entry. Plain JSON.
 */
export interface PaperFields extends Record<FieldName, string> {
  /** YYYY-MM-DD, for the file's own date. */
  issued_on: string;
  /** Living in the house at the time of the disaster; empty on an owner's paper. */
  members: readonly CertificateMember[];
  /** 'むすび市長' */
  mayor_title: string;
  mayor_name: string;
  /** 公印番号: '第00012号' */
  seal_number: string;
  /** What the QR code says: address of the public page with the signed content; empty: no code. */
  verification: string;
  /** Issued in a drill: every page says so. */
  training: boolean;
  substitutions: Substitutions;
}
