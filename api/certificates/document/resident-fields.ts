import type { Substitutions } from './glyphs.ts';

/** A member of the household at the time of the disaster, as printed. */
export interface CertificateMember {
  name: string;
  relationship: string;
  sex: string;
  age: string;
}

/**
 * Everything that a 罹災証明書 (居住者用) says, as printed strings: what is frozen when the certificate is issued.
 * Empty string where an item has no entry. Plain JSON.
 */
export interface ResidentCertificateFields {
  /** '第0000123号' */
  certificate_number: string;
  /** YYYY-MM-DD, for the file's own date. */
  issued_on: string;
  /** '令和8年8月12日' */
  issued_date: string;
  householder_address: string;
  householder_name: string;
  /** 被災者区分 */
  category: string;
  members: readonly CertificateMember[];
  /** 罹災原因: '令和8年7月28日の地震による' */
  cause: string;
  house_address: string;
  /** 住家の被害の程度: '準半壊' */
  damage_class: string;
  /** 被災物件種別 */
  object_kind: string;
  /** 浸水区分 */
  flood_class: string;
  /** May hold line feeds. */
  remarks: string;
  /** 'むすび市長' */
  mayor_title: string;
  mayor_name: string;
  /** 公印番号: '第00012号' */
  seal_number: string;
  /** Issued in a drill: every page says so. */
  training: boolean;
  substitutions: Substitutions;
}
