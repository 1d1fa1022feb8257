// The first pass over a place: how many people its dwellings hold, how many numbers its registers need.
import type { Place } from '../place.ts';
import { listDwellings } from './inhabit.ts';
import type { InhabitOptions } from './inhabit.ts';
import { isSurveyed } from './surveys/campaign.ts';

export interface Census {
  readonly buildings: number;
  /** as if no dwelling stood empty */
  readonly households: number;
  readonly people: number;
  readonly peopleInFlats: number;
  readonly surveyed: number;
}

/** One dwelling in about fifteen stands empty where there is room enough. */
export const FULL = 0.94;

export async function countPlace(place: Place, options: InhabitOptions): Promise<Census> {
  const census = { buildings: 0, households: 0, people: 0, peopleInFlats: 0, surveyed: 0 };
  for await (const building of place.buildings()) {
    census.buildings += 1;
    if (isSurveyed(options.seed, building)) census.surveyed += 1;
    for (const { household, room } of listDwellings(building, options)) {
      census.households += 1;
      census.people += household.people.length;
      if (room !== null) census.peopleInFlats += household.people.length;
    }
  }
  return census;
}

/**
 * How many flats each flat of the place stands for, so that all people find room; 1 where there is room. Throws
 * RangeError where even eight times as many flats would not do.
 */
export function flatFactor({ people, peopleInFlats }: Census, wished: number): number {
  const missing = wished / FULL - people;
  if (missing <= 0) return 1;
  const factor = peopleInFlats === 0 ? Infinity : 1 + missing / peopleInFlats;
  if (factor > 8) throw new RangeError(`the place has room for about ${Math.floor(people * FULL)} people`);
  return factor;
}
