import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for certificates.kind */
export type KindKind = string & { __brand?: 'certificates.kind' };

/**
 * Represents the table certificates.kind
 * 証明書の種類: four of them come with the town, and it adds its own
 */
export default interface KindTable {
  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** Name in code: resident 居住者用, owner 所有者用, damage_report 被災届出受理証, fire 火災 */
  kind: ColumnType<KindKind, KindKind, KindKind>;

  /** What the paper is called, e.g. 罹災証明書 */
  title: ColumnType<string, string, string>;

  /** What tells it from others of that title, e.g. 居住者用 */
  label: ColumnType<string, string | undefined, string>;

  /** What it must rest on: confirmation (household and survey tied), building (building and survey), declaration (届出 without survey) */
  ground: ColumnType<string, string, string>;

  /** Classes that it may certify; null: all */
  damage_classes: ColumnType<string[] | null, string[] | null, string[] | null>;

  /** Whether it is offered */
  is_active: ColumnType<boolean, boolean | undefined, boolean>;

  /** Order on screens */
  position: ColumnType<number, number, number>;

  /** When */
  created_at: ColumnType<string, string | undefined, string>;

  /** Grows with each change; sent back as If-Match */
  version: ColumnType<number, number | undefined, number>;
}

export type Kind = Selectable<KindTable>;

export type NewKind = Insertable<KindTable>;

export type KindUpdate = Updateable<KindTable>;