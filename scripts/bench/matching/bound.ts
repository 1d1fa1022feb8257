// What no method can go beyond on these registers: one that is told every other answer and is left with two houses that
// all evidence fits alike. Such houses are counted by exchanging them: where the levels of all comparisons of their
// records stay the same, whoever chooses does so by chance.
import { groundOf } from '../../../api/matching/linkage/ground.ts';
import type { Ground } from '../../../api/matching/linkage/ground.ts';
import { compareHouseholdSurvey } from '../../../api/matching/linkage/levels.ts';
import type { Region } from '../../../api/matching/linkage/region.ts';
import type { Figures } from '../figures.ts';
import type { Houses } from './score.ts';

interface Chances {
  asked: number;
  first: number;
  five: number;
}

export function figuresOfBound(region: Region, houses: Houses): Figures {
  const bound = new Bound(groundOf(region), houses);
  const [household, building]: [Chances, Chances] = [noChances(), noChances()];
  for (const row of houses.rows) {
    const homes = row.household_numbers.filter((number) => !houses.hidden('h', number));
    const properties = row.property_numbers.filter((number) => !houses.hidden('b', number));
    for (const survey of row.survey_numbers) {
      if (houses.hidden('s', survey)) continue;
      if (homes.length > 0) count(household, Math.min(...homes.map((home) => bound.homesLike(home, survey))));
      if (properties.length > 0)
        count(building, Math.min(...properties.map((property) => bound.buildingsLike(property, survey))));
    }
  }
  return {
    surveys: household.asked,
    'household 1st %': percent(household.first, household.asked),
    'household top 5 %': percent(household.five, household.asked),
    'building 1st %': percent(building.first, building.asked),
    'building top 5 %': percent(building.five, building.asked),
  };
}

class Bound {
  readonly #ground: Ground;
  readonly #houses: Houses;
  readonly #household: ReadonlyMap<string, number>;
  readonly #building: ReadonlyMap<string, number>;
  readonly #survey: ReadonlyMap<string, number>;

  constructor(ground: Ground, houses: Houses) {
    this.#ground = ground;
    this.#houses = houses;
    const { prepared } = ground;
    this.#household = places(prepared.households.map(({ household_number }) => household_number));
    this.#building = places(prepared.buildings.map(({ property_number }) => property_number));
    this.#survey = places(prepared.surveys.map(({ survey_number }) => survey_number));
  }

  /** Houses that the household of a surveyed house might as well live in. */
  homesLike(home: string, number: string): number {
    const { prepared, candidates } = this.#ground;
    const at = this.#houses.of('h', home);
    const [household = -1, survey = -1] = [this.#household.get(home), this.#survey.get(number)];
    const own = this.#mainOf(at);
    if (household < 0 || survey < 0 || own < 0) return 0;
    let like = 0;
    for (const building of edgesOf(candidates.hb, household)) {
      const other = this.#houses.of('b', prepared.buildings[building]?.property_number ?? '');
      if (other < 0 || other === at) continue;
      const theirs = this.#surveyLike(other, survey);
      if (theirs === null || !this.#sameHome(household, [own, survey], [building, theirs])) continue;
      const rows = this.#houses.rows[other]?.household_numbers ?? [];
      const exchangeable =
        rows.length === 0 ||
        rows.some((one) => {
          const neighbour = this.#household.get(one) ?? -1;
          return neighbour >= 0 && this.#sameHome(neighbour, [building, theirs], [own, survey]);
        });
      if (exchangeable) like += 1;
    }
    return like;
  }

  /** Buildings that a survey might as well be of. */
  buildingsLike(property: string, number: string): number {
    const { prepared, candidates } = this.#ground;
    const at = this.#houses.of('s', number);
    const [own = -1, survey = -1] = [this.#building.get(property), this.#survey.get(number)];
    if (own < 0 || survey < 0) return 0;
    let like = 0;
    for (const building of edgesOf(candidates.sb, survey)) {
      const other = this.#houses.of('b', prepared.buildings[building]?.property_number ?? '');
      if (building === own || other === at || !this.#sameSurvey(survey, own, building)) continue;
      const homes = (this.#houses.rows[at]?.household_numbers ?? []).map(
        (one) => this.#household.get(one) ?? -1,
      );
      if (!homes.every((home) => home < 0 || this.#home(home, own) === this.#home(home, building))) continue;
      const theirs = other < 0 ? null : this.#surveyLike(other, survey);
      if (theirs === null || this.#sameSurvey(theirs, building, own)) like += 1;
    }
    return like;
  }

  #mainOf(house: number): number {
    const [property] = this.#houses.rows[house]?.property_numbers ?? [];
    return this.#building.get(property ?? '') ?? -1;
  }

  /** A survey of the house in the round of another. */
  #surveyLike(house: number, survey: number): number | null {
    const { round } = this.#ground.prepared.s;
    const numbers = this.#houses.rows[house]?.survey_numbers ?? [];
    return (
      numbers
        .map((one) => this.#survey.get(one) ?? -1)
        .find((one) => one >= 0 && round[one] === round[survey]) ?? null
    );
  }

  #sameHome(
    household: number,
    [b, s]: readonly [number, number],
    [b2, s2]: readonly [number, number],
  ): boolean {
    const own = this.#home(household, b);
    return (
      own !== null &&
      own === this.#home(household, b2) &&
      this.#meeting(household, s) === this.#meeting(household, s2)
    );
  }

  #sameSurvey(survey: number, building: number, other: number): boolean {
    const own = this.#visit(survey, building);
    return own !== null && own === this.#visit(survey, other);
  }

  /** All levels of a household with a building; null where the two were never compared. */
  #home(household: number, building: number): string | null {
    const { candidates, hb, doubles } = this.#ground;
    const edge = edgeTo(candidates.hb, household, building);
    return edge < 0
      ? null
      : [
          hb.place[edge],
          hb.name[edge],
          hb.nameKind[edge],
          hb.use[edge],
          hb.buildingName[edge],
          doubles[building],
        ].join();
  }

  #visit(survey: number, building: number): string | null {
    const { candidates, sb, doubles } = this.#ground;
    const edge = edgeTo(candidates.sb, survey, building);
    const levels = [sb.place, sb.address, sb.resident, sb.owner, sb.use, sb.structure, sb.buildingName];
    return edge < 0 ? null : [...levels.map((level) => level[edge]), doubles[building]].join();
  }

  #meeting(household: number, survey: number): string {
    return Object.values(compareHouseholdSurvey(this.#ground.prepared, household, survey)).join();
  }
}

type Edges = Ground['candidates']['hb'];

function* edgesOf({ start, to }: Edges, from: number): Generator<number> {
  for (let edge = start[from] ?? 0; edge < (start[from + 1] ?? 0); edge += 1) yield to[edge] ?? 0;
}

function edgeTo({ start, to }: Edges, from: number, target: number): number {
  for (let edge = start[from] ?? 0; edge < (start[from + 1] ?? 0); edge += 1)
    if (to[edge] === target) return edge;
  return -1;
}

function places(numbers: readonly string[]): ReadonlyMap<string, number> {
  return new Map(numbers.map((number, at) => [number, at]));
}

function noChances(): Chances {
  return { asked: 0, first: 0, five: 0 };
}

/** Among the right one and `like` others. */
function count(chances: Chances, like: number): void {
  chances.asked += 1;
  chances.first += 1 / (1 + like);
  chances.five += Math.min(1, 5 / (1 + like));
}

function percent(part: number, of: number): number {
  return Math.round((10_000 * part) / Math.max(of, 1)) / 100;
}
