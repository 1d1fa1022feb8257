import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import type { DisasterContext } from './disaster-context.ts';
import type { Found, Target } from './found.ts';
import { numberVariants } from './matching.rules.ts';

const kinds = ['survey_number', 'household_number', 'property_number', 'resident_number'] as const;
export type NumberKind = (typeof kinds)[number];

/**
 * The records that bear a number, one for each kind of register that has it, survey numbers first: a slip is what
 * an applicant brings. Where a register has several writings of it (with and without zeros), the nearest to the typed one.
 */
export async function findByNumber(
  reader: Reader,
  context: DisasterContext,
  typed: string,
  wanted: readonly NumberKind[] = kinds,
): Promise<Found[]> {
  const variants = numberVariants(typed);
  const { residents_as_of, buildings_as_of, disaster_code } = context;
  const current = (asOf: string | null) =>
    sql<boolean>`valid_from <= ${asOf}::date AND (valid_until IS NULL OR valid_until > ${asOf}::date)`;
  const hits = await reader
    .selectFrom('surveys.v_survey')
    .select([
      sql<NumberKind>`'survey_number'`.as('understood_as'),
      'survey_number as written',
      'survey_number as number',
    ])
    .where('disaster_code', '=', disaster_code)
    .where('survey_number', 'in', variants)
    .unionAll(
      reader
        .selectFrom('registers.v_household')
        .select([
          sql<NumberKind>`'household_number'`.as('understood_as'),
          'household_number as written',
          'household_number as number',
        ])
        .where(current(residents_as_of))
        .where('household_number', 'in', variants),
    )
    .unionAll(
      reader
        .selectFrom('registers.v_building')
        .select([
          sql<NumberKind>`'property_number'`.as('understood_as'),
          'property_number as written',
          'property_number as number',
        ])
        .where(current(buildings_as_of))
        .where('property_number', 'in', variants),
    )
    .unionAll(
      reader
        .selectFrom('registers.v_resident')
        .select([
          sql<NumberKind>`'resident_number'`.as('understood_as'),
          'resident_number as written',
          'household_number as number',
        ])
        .where(current(residents_as_of))
        .where('resident_number', 'in', variants),
    )
    .execute();
  return kinds.flatMap((kind) => {
    if (!wanted.includes(kind)) return [];
    const [best] = hits
      .filter((hit) => hit.understood_as === kind)
      .sort((one, other) => variants.indexOf(one.written) - variants.indexOf(other.written));
    if (best === undefined) return [];
    return [{ understood_as: kind, targets: [targetOfNumber(kind, best.number)], candidates: [], total: 1 }];
  });
}

function targetOfNumber(kind: NumberKind, number: string): Target {
  if (kind === 'survey_number') return { kind: 'survey', number };
  if (kind === 'property_number') return { kind: 'building', number };
  return { kind: 'household', number };
}
