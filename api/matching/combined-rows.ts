// The combined rows above the three lists: what people have confirmed, and what the machine holds to belong together.
import type { Reader } from '../db/database.ts';
import { isRejectedBy } from './decisions.ts';
import type { Named } from './decisions.ts';
import type { DisasterContext } from './disaster-context.ts';
import type { Target } from './found.ts';
import { linkOnDemand } from './link-on-demand.ts';
import { describeReason } from './linkage/reasons.ts';
import { rankRows } from './linkage/row-order.ts';
import { areLinksFresh, listLinksOf } from './links-of-records.ts';
import type { FoundLink } from './links-of-records.ts';
import type { LookupAnswer, Match } from './matching.contract.ts';
import { listBuildings, listHouseholds, listSurveys } from './nearest-records.ts';
import type { Point } from './nearest-records.ts';
import { listRejectionsOf } from './rejections.queries.ts';

type Lists = Pick<LookupAnswer, 'residents' | 'buildings' | 'surveys'>;

/** Around an address or a point, records this near are what is asked about; the nearest are, however far. */
const askedWithinM = 20;
const askedAround = 10;
/** Beyond that a row's nearness counts half. */
const halfM = 15;

/** Both in the order that the contract states. */
export async function listCombinedRows(
  reader: Reader,
  context: DisasterContext,
  lists: Lists,
  target: Target | undefined,
  from: Point | null,
  limit: number,
): Promise<Pick<LookupAnswer, 'matches' | 'rejections'>> {
  const asked = askedAbout(lists, target);
  const ties = await listTies(reader, context, lists, asked);
  const rejections = await listRejectionsOf(reader, context, asked);
  const links = (await findLinks(reader, context, lists, asked)).filter(
    (link) => !rejections.some((rejection) => isRejectedBy(link, rejection)),
  );
  const rows = await readRows(reader, context, lists, [...ties, ...links], from);
  const linkOf = new Map(links.map((link) => [keyOf(link), link]));
  const tied = new Set(ties.map(keyOf));
  const isAsked = (ends: Ends) =>
    asked.households.includes(ends.household_number ?? '') ||
    asked.properties.includes(ends.property_number ?? '') ||
    asked.surveys.includes(ends.survey_number ?? '');

  const confirmed = ties.map((tie): Ranked => {
    const link = linkOf.get(keyOf(tie));
    const match: Match = {
      ...rows(tie),
      probability: link?.probability ?? null,
      state: 'confirmed',
      confirmed: true,
      confirmation_id: tie.confirmation_id,
      confirmed_at: tie.confirmed_at,
      reasons: link ? wordsOf(link) : [],
    };
    return { match, group: isAsked(tie) ? 0 : 2, score: -distanceOf(match) };
  });
  const linked = links
    .filter((link) => !tied.has(keyOf(link)))
    .map((link) => {
      const match: Match = {
        ...rows(link),
        probability: link.probability,
        state: link.state,
        confirmed: false,
        confirmation_id: null,
        confirmed_at: null,
        reasons: wordsOf(link),
      };
      const { household_number, property_number, survey_number } = link;
      const score = link.probability * nearness(match, target);
      return { match, household_number, property_number, survey_number, score };
    })
    // A record that ended since, or that the asker may not see, leaves less than a pair.
    .filter(({ match }) => [match.household, match.building, match.survey].filter(Boolean).length >= 2);
  const matches = [
    ...inGroup(confirmed, 0),
    ...rankRows(linked, ({ score }) => score),
    ...inGroup(confirmed, 2),
  ]
    .slice(0, limit)
    .map(({ match }) => match);
  return { matches, rejections };
}

interface Ranked {
  match: Match;
  /** Confirmed of what was asked for, confirmed around it; links stand between. */
  group: 0 | 2;
  score: number;
}

function inGroup(rows: readonly Ranked[], group: Ranked['group']): Ranked[] {
  return rows.filter((row) => row.group === group).sort((one, other) => other.score - one.score);
}

interface Ends {
  household_number: string | null;
  property_number: string | null;
  survey_number: string | null;
}

function keyOf({ household_number, property_number, survey_number }: Ends): string {
  return JSON.stringify([household_number, property_number, survey_number]);
}

function wordsOf(link: FoundLink): Match['reasons'] {
  return [...link.reasons]
    .sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight))
    .map((reason) => ({
      text: describeReason(reason),
      against: reason.against,
      weight: Math.abs(reason.weight),
    }));
}

/** The record itself; of an address or a point the records at it. */
function askedAbout(lists: Lists, target: Target | undefined): Named {
  if (target === undefined) return { households: [], properties: [], surveys: [] };
  if ('number' in target) {
    const own = (kind: Target['kind']) => (target.kind === kind ? [target.number] : []);
    return { households: own('household'), properties: own('building'), surveys: own('survey') };
  }
  const near = <Row extends { distance_m: number | null }>(rows: readonly Row[]) =>
    rows
      .filter((row, place) => row.distance_m !== null && (place === 0 || row.distance_m <= askedWithinM))
      .slice(0, askedAround);
  return {
    households: near(lists.residents).map((row) => row.household_number),
    properties: near(lists.buildings).map((row) => row.property_number),
    surveys: near(lists.surveys).map((row) => row.survey_number),
  };
}

/** 1 where one record was asked about. Of an address the household's own place counts, of a point where things stand. */
function nearness(match: Match, target: Target | undefined): number {
  if (target === undefined || 'number' in target) return 1;
  const { household, building, survey } = match;
  const distances = target.kind === 'address' ? [household, building, survey] : [survey, building, household];
  const distance = distances.find((row) => row !== null && row.distance_m !== null)?.distance_m ?? null;
  return distance === null ? 0 : 2 ** -(distance / halfM);
}

function distanceOf({ survey, building, household }: Match): number {
  return survey?.distance_m ?? building?.distance_m ?? household?.distance_m ?? Infinity;
}

async function findLinks(
  reader: Reader,
  context: DisasterContext,
  lists: Lists,
  asked: Named,
): Promise<FoundLink[]> {
  if (asked.households.length + asked.properties.length + asked.surveys.length === 0) return [];
  const stored = await listLinksOf(reader, context, asked);
  if (stored.length > 0 || (await areLinksFresh(reader, context))) return stored;
  return linkOnDemand(reader, context, asked, {
    households: [...asked.households, ...lists.residents.map((row) => row.household_number)],
    properties: [...asked.properties, ...lists.buildings.map((row) => row.property_number)],
    surveys: [...asked.surveys, ...lists.surveys.map((row) => row.survey_number)],
  });
}

interface Tie extends Ends {
  confirmation_id: string;
  confirmed_at: string;
}

async function listTies(
  reader: Reader,
  { municipality_code, disaster_code }: DisasterContext,
  lists: Lists,
  asked: Named,
): Promise<Tie[]> {
  const households = [...asked.households, ...lists.residents.map((row) => row.household_number)];
  const properties = [...asked.properties, ...lists.buildings.map((row) => row.property_number)];
  const surveys = [...asked.surveys, ...lists.surveys.map((row) => row.survey_number)];
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

/** The three records of each tie or link: from the lists where they stand there, else read by number. */
async function readRows(
  reader: Reader,
  context: DisasterContext,
  lists: Lists,
  ends: readonly Ends[],
  from: Point | null,
): Promise<(ends: Ends) => Pick<Match, 'household' | 'building' | 'survey'>> {
  const households = byNumber(lists.residents, (row) => row.household_number);
  const buildings = byNumber(lists.buildings, (row) => row.property_number);
  const surveys = byNumber(lists.surveys, (row) => row.survey_number);
  const missing = (known: ReadonlyMap<string, unknown>, numbers: (string | null)[]) => ({
    numbers: [...new Set(numbers.filter((number) => number !== null))].filter((number) => !known.has(number)),
    from,
  });
  const wanted = {
    households: missing(
      households,
      ends.map((end) => end.household_number),
    ),
    buildings: missing(
      buildings,
      ends.map((end) => end.property_number),
    ),
    surveys: missing(
      surveys,
      ends.map((end) => end.survey_number),
    ),
  };
  for (const row of await listHouseholds(reader, context, wanted.households))
    households.set(row.household_number, row);
  for (const row of await listBuildings(reader, context, wanted.buildings))
    buildings.set(row.property_number, row);
  for (const row of await listSurveys(reader, context, wanted.surveys)) surveys.set(row.survey_number, row);
  return ({ household_number, property_number, survey_number }) => ({
    household: households.get(household_number ?? '') ?? null,
    building: buildings.get(property_number ?? '') ?? null,
    survey: surveys.get(survey_number ?? '') ?? null,
  });
}

function byNumber<Row>(rows: readonly Row[], numberOf: (row: Row) => string): Map<string, Row> {
  return new Map(rows.map((row) => [numberOf(row), row]));
}
