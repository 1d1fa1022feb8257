// Who surveys which house on which day: districts of a team's day cut along the walk, numbered in advance.
import type { PlacedBuilding } from '../../place.ts';
import { Chance } from '../chance.ts';

/** 2026-07-28 16:27, the earthquake; day 0 of the story. */
export const OCCURRED_ON = '2026-07-28';
const FIRST_SURVEY_DAY = 3;
/** 地震 木造 第1次: ten a day and team (document 002). */
const HOUSES_A_DAY = 10;
/** The document's aim: done within a month. */
const DAYS_AIMED_AT = 29;

/** YYYY-MM-DD of a day of the story. */
export function dateOfDay(day: number): string {
  return new Date(Date.parse(`${OCCURRED_ON}T00:00:00Z`) + day * 86_400_000).toISOString().slice(0, 10);
}

/** Whether a building is to be surveyed: all dwellings but the few that nobody finds, and other buildings on request. */
export function isSurveyed(seed: number, building: PlacedBuilding): boolean {
  const share = building.dwelling_units > 0 ? 0.98 : building.belongs_to === null ? 0.3 : 0.15;
  return new Chance(seed, 'in scope', building.building_no).hit(share);
}

export interface Visit {
  /** 班 of the district */
  readonly team: number;
  /** number of the team's day over the whole campaign */
  readonly district: number;
  /** day of the story on which the district is walked */
  readonly day: number;
}

export class Campaign {
  readonly teams: number;
  readonly lastDay: number;
  readonly #daysEach: number;

  /** `targets`: buildings to be surveyed, in walking order. */
  constructor(targets: number) {
    const districts = Math.max(1, Math.ceil(targets / HOUSES_A_DAY));
    this.teams = Math.max(1, Math.round(districts / DAYS_AIMED_AT));
    this.#daysEach = Math.ceil(districts / this.teams);
    this.lastDay = FIRST_SURVEY_DAY + this.#daysEach - 1;
  }

  /** `index` counts the targets along the walk from 0. Every team walks its own part of the town from its first day on. */
  visit(index: number): Visit {
    const district = Math.floor(index / HOUSES_A_DAY);
    return {
      district,
      team: Math.floor(district / this.#daysEach) + 1,
      day: FIRST_SURVEY_DAY + (district % this.#daysEach),
    };
  }
}
