// The counter's question: what is meant, where that lies, and what stands around it.
import type { Reader } from '../db/database.ts';
import { countAround, listBuildings, listHouseholds, listSurveys } from './nearest-records.ts';
import type { Point } from './nearest-records.ts';
import { listCombinedRows } from './combined-rows.ts';
import { getDisasterContext } from './disaster-context.ts';
import type { DisasterContext } from './disaster-context.ts';
import type { Target } from './found.ts';
import type {
  BuildingRow,
  HouseholdRow,
  LookupAnswer,
  LookupQuestion,
  SurveyRow,
} from './matching.contract.ts';
import { understand } from './understanding.ts';

const radiusM = 100;

/**
 * Answers a lookup. The reader's scope decides what can be found at all: a protected household is in no list, match,
 * candidate or count of somebody without the right. Throws not-found for an unknown disaster.
 */
export async function lookUp(
  reader: Reader,
  municipality: string,
  disaster: string,
  question: LookupQuestion,
): Promise<LookupAnswer> {
  const context = await getDisasterContext(reader, municipality, disaster);
  const [found, ...others] = await understand(reader, context, question);
  const target = found?.targets[0];
  const own = await getOwn(reader, context, target);
  const centre = target === undefined ? null : placeOf(target, own);
  const lists = await listAround(reader, context, own, centre, question.limit);
  return {
    understood_as: found?.understood_as ?? 'nothing',
    could_also_be: others.map((other) => other.understood_as),
    center: target === undefined || centre === null ? null : describeCentre(target, centre),
    candidates: found?.candidates ?? [],
    candidates_total: found?.total ?? 0,
    ...(await listCombinedRows(reader, context, lists, target, centre, question.limit)),
    ...lists,
    counts: {
      radius_m: radiusM,
      ...(centre === null
        ? {
            residents: lists.residents.length,
            buildings: lists.buildings.length,
            surveys: lists.surveys.length,
          }
        : await countAround(reader, context, centre, radiusM)),
    },
    registers: describeRegisters(context),
  };
}

type Lists = Pick<LookupAnswer, 'residents' | 'buildings' | 'surveys'>;

interface Centre extends Point {
  geocode_level: NonNullable<LookupAnswer['center']>['of']['geocode_level'];
}

interface Own {
  household: HouseholdRow | undefined;
  building: BuildingRow | undefined;
  survey: SurveyRow | undefined;
}

/** The target's own row, in the shape of its list and without distance. */
async function getOwn(reader: Reader, context: DisasterContext, target: Target | undefined): Promise<Own> {
  const own = (kind: Target['kind']) => ({
    numbers: target !== undefined && 'number' in target && target.kind === kind ? [target.number] : [],
    from: null,
  });
  const [household] = await listHouseholds(reader, context, own('household'));
  const [building] = await listBuildings(reader, context, own('building'));
  const [survey] = await listSurveys(reader, context, own('survey'));
  return { household, building, survey };
}

/** Where a target lies; null for a record that has no place. */
function placeOf(target: Target, { household, building, survey }: Own): Centre | null {
  if (target.kind === 'point') return { lon: target.lon, lat: target.lat, geocode_level: null };
  if (target.kind === 'address') return target;
  const { lon = null, lat = null } = household ?? building ?? survey ?? {};
  const geocode_level = (household ?? building)?.geocode_level ?? 'survey';
  return lon === null || lat === null ? null : { lon, lat, geocode_level };
}

async function listAround(
  reader: Reader,
  context: DisasterContext,
  { household, building, survey }: Own,
  centre: Point | null,
  limit: number,
): Promise<Lists> {
  const around = centre === null ? { numbers: [], from: null } : { nearest: limit, from: centre };
  const first = { distance_m: centre === null ? null : 0 };
  return {
    residents: ownFirst(
      await listHouseholds(reader, context, around),
      household && { ...household, ...first },
      (row) => row.household_number,
      limit,
    ),
    buildings: ownFirst(
      await listBuildings(reader, context, around),
      building && { ...building, ...first },
      (row) => row.property_number,
      limit,
    ),
    surveys: ownFirst(
      await listSurveys(reader, context, around),
      survey && { ...survey, ...first },
      (row) => row.survey_number,
      limit,
    ),
  };
}

/** Several households can stand at one point (one address); the one that was asked for is the first of them. */
function ownFirst<Row>(
  rows: Row[],
  own: Row | undefined,
  numberOf: (row: Row) => string,
  limit: number,
): Row[] {
  if (own === undefined) return rows;
  return [own, ...rows.filter((row) => numberOf(row) !== numberOf(own))].slice(0, limit);
}

function describeCentre(
  target: Target,
  { lon, lat, geocode_level }: Centre,
): NonNullable<LookupAnswer['center']> {
  return {
    lon,
    lat,
    of: { kind: target.kind, number: 'number' in target ? target.number : null, geocode_level },
  };
}

function describeRegisters(context: DisasterContext): LookupAnswer['registers'] {
  const { disaster_on, residents_as_of, buildings_as_of } = context;
  return {
    disaster_on,
    residents_as_of,
    residents_late: residents_as_of !== null && residents_as_of > disaster_on,
    buildings_as_of,
    buildings_late: buildings_as_of !== null && buildings_as_of > disaster_on,
  };
}

/** Ids of everybody and everything that an answer shows, for the audit. */
export function personsIn(answer: LookupAnswer): {
  household: Set<string>;
  property: Set<string>;
  survey: Set<string>;
} {
  const { residents, buildings, surveys, candidates, matches } = answer;
  const household = new Set(residents.map((row) => row.household_number));
  const property = new Set(buildings.map((row) => row.property_number));
  const survey = new Set(surveys.map((row) => row.survey_number));
  for (const candidate of candidates) {
    if (candidate.kind === 'household') household.add(candidate.household_number);
    if (candidate.kind === 'building') property.add(candidate.property_number);
    if (candidate.kind === 'survey') survey.add(candidate.survey_number);
  }
  for (const match of matches) {
    if (match.household) household.add(match.household.household_number);
    if (match.building) property.add(match.building.property_number);
    if (match.survey) survey.add(match.survey.survey_number);
  }
  return { household, property, survey };
}
