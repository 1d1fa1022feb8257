import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for surveys.damage_class */
export type DamageClassDamageClass = string & { __brand?: 'surveys.damage_class' };

/**
 * Represents the table surveys.damage_class
 * 被害の程度: data, not an enumeration in code (運用指針 R7.7; document 002)
 */
export default interface DamageClassTable {
  /** Name in code */
  damage_class: ColumnType<DamageClassDamageClass, DamageClassDamageClass, DamageClassDamageClass>;

  /** As printed */
  label: ColumnType<string, string, string>;

  /** One letter for maps and print */
  letter: ColumnType<string | null, string | null, string | null>;

  /** Heaviest first */
  rank: ColumnType<number, number, number>;
}

export type DamageClass = Selectable<DamageClassTable>;

export type NewDamageClass = Insertable<DamageClassTable>;

export type DamageClassUpdate = Updateable<DamageClassTable>;