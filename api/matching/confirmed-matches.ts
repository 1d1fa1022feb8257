// The combined rows above the three lists. Until matching has run these are the ties that people confirmed.
import type { Reader } from '../db/database.ts';
import type { DisasterContext } from './disaster-context.ts';
import type { Target } from './found.ts';
import type { LookupAnswer, Match } from './matching.contract.ts';
import { listBuildings, listHouseholds, listSurveys } from './nearest-records.ts';
import type { Point } from './nearest-records.ts';

type Lists = Pick<LookupAnswer, 'residents' | 'buildings' | 'surveys'>;

/** Confirmed ties of any record in the lists: those of the asked-for record first, then by the survey's distance. */
export async function listConfirmedMatches(
  reader: Reader,
  context: DisasterContext,
  lists: Lists,
  target: Target | undefined,
  from: Point | null,
  limit: number,
): Promise<Match[]> {
  const ties = await listTies(reader, context, lists);
  if (ties.length === 0) return [];
  const numbers = (values: (string | null)[]) => ({
    numbers: [...new Set(values.filter((value) => value !== null))],
    from,
  });
  const households = byNumber(
    await listHouseholds(reader, context, numbers(ties.map((tie) => tie.household_number))),
    (row) => row.household_number,
  );
  const buildings = byNumber(
    await listBuildings(reader, context, numbers(ties.map((tie) => tie.property_number))),
    (row) => row.property_number,
  );
  const surveys = byNumber(
    await listSurveys(reader, context, numbers(ties.map((tie) => tie.survey_number))),
    (row) => row.survey_number,
  );
  const asked = target !== undefined && 'number' in target ? target : undefined;
  const isAsked = ({ household, building, survey }: Match) =>
    (asked?.kind === 'household' && household?.household_number === asked.number) ||
    (asked?.kind === 'building' && building?.property_number === asked.number) ||
    (asked?.kind === 'survey' && survey?.survey_number === asked.number);
  return ties
    .map((tie): Match => ({
      household: households.get(tie.household_number) ?? null,
      building: buildings.get(tie.property_number ?? '') ?? null,
      survey: surveys.get(tie.survey_number) ?? null,
      probability: null,
      confirmed: true,
      confirmation_id: tie.confirmation_id,
      confirmed_at: tie.confirmed_at,
      reasons: [],
    }))
    .sort(
      (one, other) =>
        Number(isAsked(other)) - Number(isAsked(one)) ||
        (one.survey?.distance_m ?? Infinity) - (other.survey?.distance_m ?? Infinity),
    )
    .slice(0, limit);
}

async function listTies(reader: Reader, { municipality_code, disaster_code }: DisasterContext, lists: Lists) {
  const households = lists.residents.map((row) => row.household_number);
  const properties = lists.buildings.map((row) => row.property_number);
  const surveys = lists.surveys.map((row) => row.survey_number);
  if (households.length + properties.length + surveys.length === 0) return [];
  return reader
    .selectFrom('matching.confirmation')
    .select(['confirmation_id', 'household_number', 'property_number', 'survey_number', 'confirmed_at'])
    .where('municipality_code', '=', municipality_code)
    .where('disaster_code', '=', disaster_code)
    .where('withdrawn_at', 'is', null)
    .where((eb) =>
      eb.or([
        ...(households.length > 0 ? [eb('household_number', 'in', households)] : []),
        ...(properties.length > 0 ? [eb('property_number', 'in', properties)] : []),
        ...(surveys.length > 0 ? [eb('survey_number', 'in', surveys)] : []),
      ]),
    )
    .orderBy('confirmed_at')
    .execute();
}

function byNumber<Row>(rows: Row[], numberOf: (row: Row) => string): Map<string, Row> {
  return new Map(rows.map((row) => [numberOf(row), row]));
}
