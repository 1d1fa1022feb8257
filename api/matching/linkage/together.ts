// What a survey and a household (or two surveys of different rounds) say of each other when both choose one building. Name and
// address are told three times over in such a triangle (sheet, roll, residents' register): of three agreements two
// carry all there is to know, so the weakest side of the triangle is taken back.
import { ADDRESS } from './compare-addresses.ts';
import { compareHouseholdSurvey } from './levels.ts';
import type { Model } from './model.ts';
import { UNROLLED_HOUSEHOLD } from './options.ts';
import type { Options } from './options.ts';
import { PLACE } from './prepared.ts';
import type { Prepared } from './prepared.ts';
import { fieldWeight, nameWeight, shareOfAgreement } from './weights.ts';
import type { HouseholdBuildingWeights, SurveyBuildingWeights } from './weights.ts';

/** Pairs of options that bear on each other, as parallel columns. */
export interface Together {
  /** option of a survey */
  readonly one: Int32Array;
  /** option of a household */
  readonly other: Int32Array;
  /** likelihood ratio of both against either alone */
  readonly ratio: Float64Array;
  /** resident * 125 + owner * 25 + address * 5, then * 32 + distance: for counting and for reasons */
  readonly levels: Uint16Array;
}

/** Half of the houses that are on no roll hold a household that is somewhere in the register. */
const UNROLLED_LIVED_IN = 0.5;
const HARDLY = 0.03;

export interface TogetherInput {
  readonly prepared: Prepared;
  readonly model: Model;
  readonly surveys: Options;
  readonly households: Options;
  readonly sb: SurveyBuildingWeights;
  readonly hb: HouseholdBuildingWeights;
  /** Households to be expected in each building. */
  readonly crowd: Float64Array;
}

export function weighTogether(input: TogetherInput): Together {
  const { prepared, model, surveys, households, crowd } = input;
  const count = prepared.buildings.length;
  const columns = { one: new Column(), other: new Column(), ratio: new Column(), levels: new Column() };
  const pairs = new PairMemory(prepared, model);
  const townSizes = householdsInTowns(prepared);
  for (let survey = 0; survey < prepared.surveys.length; survey += 1) {
    pairs.begin(survey);
    for (let one = surveys.start[survey] ?? 0; one < (surveys.start[survey + 1] ?? 0); one += 1) {
      const building = surveys.to[one] ?? 0;
      const { start, edges } = households.into;
      for (let at = start[building] ?? 0; at < (start[building + 1] ?? 0); at += 1) {
        const other = edges[at] ?? 0;
        const pair = pairs.of(households.from[other] ?? 0);
        let weight: number;
        if (building >= count) {
          const names = pair.resident + pair.owner;
          const place = pair.address + pair.distance + Math.log(UNROLLED_LIVED_IN);
          // Many households of one address tell of one house, not of many; a name tells of its own.
          const alike = countAlike(prepared, households, building, households.from[other] ?? 0);
          const gain = Math.max(0, place + Math.min(0, names) - Math.log(model.household.missing));
          weight = names + place - gain * (1 - 1 / alike) - UNROLLED_HOUSEHOLD;
        } else {
          const n = Math.max(1, crowd[building] ?? 1);
          const s = surveys.edge[one] ?? 0;
          const h = households.edge[other] ?? 0;
          const [hbName, hbAddress] = [input.hb.name[h] ?? 0, input.hb.address[h] ?? 0];
          const names =
            thirdSide(pair.resident, input.sb.resident[s] ?? 0, hbName) +
            Math.min(pair.owner, thirdSide(pair.owner, input.sb.owner[s] ?? 0, hbName));
          // The one met is any of those who live here; address and place are told once, however many share them.
          const met = n > 1.5 ? Math.log(1 - 1 / n + Math.exp(Math.min(30, names)) / n) : names;
          const shared =
            thirdSide(pair.address, input.sb.address[s] ?? 0, hbAddress) +
            placeTogether(
              prepared.b.place[building] ?? PLACE.none,
              pair,
              townSizes.get(prepared.b.town[building] ?? -1),
            );
          weight = met + shared / n;
        }
        if (Math.abs(weight) < HARDLY) continue;
        columns.one.push(one);
        columns.other.push(other);
        columns.ratio.push(Math.exp(Math.min(60, weight)));
        columns.levels.push(pair.levels);
      }
    }
  }
  return {
    one: Int32Array.from(columns.one.values()),
    other: Int32Array.from(columns.other.values()),
    ratio: Float64Array.from(columns.ratio.values()),
    levels: Uint16Array.from(columns.levels.values()),
  };
}

/** Households of one address that may live in a house on no roll. */
function countAlike({ h }: Prepared, { into, from }: Options, house: number, household: number): number {
  const key = h.fine[household] ?? -1;
  if (key < 0) return 1;
  let count = 0;
  for (let at = into.start[house] ?? 0; at < (into.start[house + 1] ?? 0); at += 1)
    if (h.fine[from[into.edges[at] ?? 0] ?? 0] === key) count += 1;
  return Math.max(1, count);
}

/** The side's weight less the weakest of the triangle; alone, where one of the three is not known. */
function thirdSide(side: number, second: number, third: number): number {
  if (side === 0 || second === 0 || third === 0) return side;
  return side - Math.min(side, second, third);
}

/** Where the building has no place of its own, that survey and household lie together is all there is to go by. */
function placeTogether(place: number, { distance, level }: Pair, townSize = 20): number {
  if (level.distance === 0) return 0;
  if (place === PLACE.none) return Math.max(-4, Math.min(8, distance + Math.log(Math.max(20, townSize))));
  if (place === PLACE.near) return Math.max(-3, Math.min(2.5, 0.7 * (distance + 3)));
  return 0;
}

interface Pair {
  resident: number;
  owner: number;
  address: number;
  distance: number;
  levels: number;
  level: { distance: number };
}

/** Each household is compared once with a survey, however many buildings both may choose. */
class PairMemory {
  readonly #prepared: Prepared;
  readonly #model: Model['pair'];
  #survey = -1;
  #pairs = new Map<number, Pair>();

  constructor(prepared: Prepared, model: Model) {
    this.#prepared = prepared;
    this.#model = model.pair;
  }

  begin(survey: number): void {
    this.#survey = survey;
    this.#pairs = new Map();
  }

  of(household: number): Pair {
    const known = this.#pairs.get(household);
    if (known) return known;
    const pair = this.#weigh(household);
    this.#pairs.set(household, pair);
    return pair;
  }

  #weigh(household: number): Pair {
    const { book, s, h } = this.#prepared;
    const level = compareHouseholdSurvey(this.#prepared, household, this.#survey);
    const head = h.members[household]?.[0];
    const weigh = (kind: 'resident' | 'owner') => {
      const share =
        level[kind] === 0 ? 1 : shareOfAgreement(book, level[kind], s[kind][this.#survey] ?? null, head);
      return nameWeight(this.#model[kind], level[kind], share);
    };
    const { m, e } = this.#model.distance;
    return {
      resident: weigh('resident'),
      owner: weigh('owner'),
      address: level.address === ADDRESS.unknown ? 0 : fieldWeight(this.#model.address, level.address),
      distance: Math.log((m[level.distance] ?? 1e-6) / (e[level.distance] ?? 1)),
      levels: ((level.resident * 5 + level.owner) * 5 + level.address) * 32 + level.distance,
      level,
    };
  }
}

/** The parts of a number of `Together.levels`. */
export function pairLevels(levels: number) {
  const rest = Math.floor(levels / 32);
  return {
    distance: levels % 32,
    address: rest % 5,
    owner: Math.floor(rest / 5) % 5,
    resident: Math.floor(rest / 25),
  };
}

function householdsInTowns({ h }: Prepared): Map<number, number> {
  const counts = new Map<number, number>();
  for (const town of h.town) counts.set(town, (counts.get(town) ?? 0) + 1);
  return counts;
}

/** Numbers of which nobody knows beforehand how many there will be, without an object each. */
class Column {
  #values = new Float64Array(1024);
  #size = 0;

  push(value: number): void {
    if (this.#size === this.#values.length) {
      const larger = new Float64Array(this.#size * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#size] = value;
    this.#size += 1;
  }

  values(): Float64Array {
    return this.#values.subarray(0, this.#size);
  }
}
