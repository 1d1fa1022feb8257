// Where the story stands: figures of the town on a day, a survey number to try, who waits at the counter.
import type { Municipality, Position } from '../place.ts';
import { Chance } from './chance.ts';
import type { SettledHouse } from './settle.ts';
import { OCCURRED_ON } from './surveys/campaign.ts';

/** The certificate counter opens, with this many waiting. */
const COUNTER_OPENS = 7;
const WAITING = 120;

export interface Story {
  readonly municipality: {
    readonly code: string;
    readonly prefecture: string;
    readonly name: string;
    readonly name_kana: string;
    readonly centre: Position;
  };
  readonly disaster: {
    readonly disaster_code: string;
    readonly name: string;
    readonly cause: string;
    readonly kind: 'actual' | 'training';
    readonly occurred_on: string;
  };
  readonly registers_of: string;
  /** day of the story; null when the whole campaign is told */
  readonly day: number | null;
  /** a house whose survey, building and household all find each other */
  readonly survey_number_to_try: string | null;
  readonly counts: StoryCounts;
  /** whose application waits when the counter opens (day 7 on) */
  readonly waiting: readonly { readonly household_number: string; readonly survey_number: string }[];
}

export interface StoryCounts {
  residents: number;
  households: number;
  /** rows of the tax roll */
  properties: number;
  buildings: number;
  empty_dwellings: number;
  surveys: number;
  /** first surveys of the whole campaign that the day has not reached */
  not_yet_surveyed: number;
  readonly by_round: Record<string, number>;
  readonly by_class: Record<string, number>;
}

export class StoryTeller {
  readonly counts: StoryCounts = {
    residents: 0,
    households: 0,
    properties: 0,
    buildings: 0,
    empty_dwellings: 0,
    surveys: 0,
    not_yet_surveyed: 0,
    by_round: {},
    by_class: {},
  };
  readonly #day: number | null;
  readonly #chance: Chance;
  readonly #waiting: { household_number: string; survey_number: string }[] = [];
  #candidates = 0;
  #toTry: string | null = null;
  #seen = 0;

  constructor(seed: number, day: number | null) {
    this.#day = day;
    this.#chance = new Chance(seed, 'story');
  }

  /** `house` with only the surveys that are done by the day. */
  tell(house: SettledHouse, notYet: number): void {
    const { counts } = this;
    counts.residents += house.residentRows.length;
    counts.households += house.house.households.length;
    counts.properties += house.rows.length;
    counts.buildings += 1;
    if (house.house.building.dwelling_units > 0 && house.house.households.length === 0)
      counts.empty_dwellings += 1;
    counts.surveys += house.surveys.length;
    counts.not_yet_surveyed += notYet;
    for (const { sheet } of house.surveys) {
      counts.by_round[sheet.round] = (counts.by_round[sheet.round] ?? 0) + 1;
      if (sheet.round === '第1次') counts.by_class[sheet.class] = (counts.by_class[sheet.class] ?? 0) + 1;
    }
    this.#lookForExample(house);
    this.#queue(house);
  }

  #lookForExample({ house, rows, addressLeads, surveys }: SettledHouse): void {
    const [survey, second] = surveys;
    if (survey === undefined || second !== undefined || house.households.length !== 1) return;
    if (house.owner.relation !== 'resident' || addressLeads[0] !== true || rows[0]?.leads !== true) return;
    if (survey.sheet.source !== 'tap' && survey.sheet.source !== 'gps') return;
    if (survey.sheet.resident === '' || !survey.sheet.class.endsWith('半壊')) return;
    this.#candidates += 1;
    if (this.#chance.hit(1 / this.#candidates)) this.#toTry = survey.survey_number;
  }

  #queue({ house, surveys }: SettledHouse): void {
    const [survey] = surveys;
    const [household] = house.households;
    if (survey === undefined || household === undefined) return;
    if ((this.#day ?? COUNTER_OPENS) < COUNTER_OPENS || survey.sheet.class === '無被害') return;
    const entry = { household_number: household.household_number, survey_number: survey.survey_number };
    this.#seen += 1;
    if (this.#waiting.length < WAITING) this.#waiting.push(entry);
    else if (this.#chance.hit(WAITING / this.#seen))
      this.#waiting[this.#chance.whole(0, WAITING - 1)] = entry;
  }

  finish(municipality: Municipality, registersOf: string): Story {
    const { code, prefecture, name, name_kana, centre } = municipality;
    // 99… is nobody's town: there the story happens. A real town has an exercise.
    const fictional = code.startsWith('99');
    const disaster = fictional ? '令和8年むすび湾地震' : `令和8年${name}地震（想定）`;
    return {
      municipality: { code, prefecture, name, name_kana, centre },
      disaster: {
        disaster_code: 'r8-eq',
        name: disaster,
        cause: `令和8年7月28日に発生した${disaster}`,
        kind: fictional ? 'actual' : 'training',
        occurred_on: OCCURRED_ON,
      },
      registers_of: registersOf,
      day: this.#day,
      survey_number_to_try: this.#toTry,
      counts: this.counts,
      waiting: this.#waiting,
    };
  }
}
