// 個人情報保護モード: what may be seen of the registers while an applicant looks on.
import type { Reader } from '../db/database.ts';
import type { Asking } from '../http/mounts.ts';

export interface Shown {
  /** Null: nobody's. */
  household_number: string | null;
  properties: ReadonlySet<string>;
  surveys: ReadonlySet<string>;
  residents: ReadonlySet<string>;
  /** Folded names and readings of the household's members, and their family names. */
  name_keys: ReadonlySet<string>;
}

/** Null while the mode is off: everything. The row rules themselves leave no other household's confirmations. */
export async function findShown(
  reader: Reader,
  { session, municipality, disaster }: Asking,
): Promise<Shown | null> {
  if (session.privacy === null) return null;
  const { household_number } = session.privacy;
  const nobody = new Set<string>();
  if (household_number === null)
    return { household_number, properties: nobody, surveys: nobody, residents: nobody, name_keys: nobody };
  const ties = await reader
    .selectFrom('matching.confirmation')
    .select(['property_number', 'survey_number'])
    .where('municipality_code', '=', municipality)
    .where('disaster_code', '=', disaster)
    .where('household_number', '=', household_number)
    .where('withdrawn_at', 'is', null)
    .execute();
  const people = await reader
    .selectFrom('registers.v_resident')
    .select(['resident_number', 'name_key', 'kana_key'])
    .where('household_number', '=', household_number)
    .execute();
  return {
    household_number,
    properties: new Set(ties.flatMap((tie) => tie.property_number ?? [])),
    surveys: new Set(ties.map((tie) => tie.survey_number)),
    residents: new Set(people.map((person) => person.resident_number)),
    name_keys: new Set(people.flatMap((person) => [person.name_key, person.kana_key ?? ''])),
  };
}
