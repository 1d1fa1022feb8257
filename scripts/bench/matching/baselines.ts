// What linking is measured against: the nearest record, the same address, and one building to each survey by distance.
import { addressParts } from '../../../api/matching/linkage/address-parts.ts';
import { planeAt } from '../../../api/matching/linkage/plane.ts';
import { PointGrid } from '../../../api/matching/linkage/point-grid.ts';
import type { Link } from '../../../api/matching/linkage/link-region.ts';
import type { Region } from '../../../api/matching/linkage/region.ts';
import { assign } from './assign.ts';

const REACH = 150;
const NEAREST = 20;
/** Metres that leaving a survey without a partner costs: with more, a missing building pushes a whole street on. */
const ALONE = 30;

/** Rows of each survey, best first. */
export type RowsOf = (survey: string) => readonly Link[];

interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly grid: PointGrid;
}

/** The nearest building, and the nearest household, whatever else is known; the i-th nearest of both make the i-th row. */
export function nearestOnly(region: Region): RowsOf {
  const plane = planeOf(region);
  const buildings = pointsOf(region.buildings, plane);
  const households = pointsOf(region.households, plane);
  const surveys = new Map(region.surveys.map((survey) => [survey.survey_number, survey]));
  return (number) => {
    const survey = surveys.get(number);
    if (survey === undefined) return [];
    const [x, y] = [plane.x(survey.lon), plane.y(survey.lat)];
    const near = buildings.grid.nearest(x, y, REACH, 5);
    const homes = householdsByPlace(households.grid.nearest(x, y, REACH, 60), households);
    return Array.from({ length: 5 }, (_, at) =>
      row(
        region.households[homes[at] ?? -1]?.household_number,
        region.buildings[near[at] ?? -1]?.property_number,
        number,
      ),
    );
  };
}

/** One household of each place: those of one address stand at one point, and any of them would be a hit. */
function householdsByPlace(nearest: readonly number[], { x, y }: Points): number[] {
  const seen = new Set<string>();
  return nearest.filter((at) => {
    const place = `${x[at]} ${y[at]}`;
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  });
}

/** Households and buildings whose address is written as the sheet has it; nothing for a sheet without one. */
export function exactAddressOnly(region: Region): RowsOf {
  const surveys = new Map(region.surveys.map((survey) => [survey.survey_number, survey]));
  const households = byAddress(region.households);
  const buildings = byAddress(region.buildings);
  return (number) => {
    const key = addressParts(surveys.get(number)?.address_key ?? null)?.fine;
    if (key === undefined || key === null) return [];
    const [homes, found] = [households.get(key) ?? [], buildings.get(key) ?? []];
    return Array.from({ length: Math.min(5, Math.max(homes.length, found.length)) }, (_, at) =>
      row(homes[at]?.household_number, found[at]?.property_number, number),
    );
  };
}

function byAddress<T extends { readonly address_key: string | null }>(rows: readonly T[]): Map<string, T[]> {
  const index = new Map<string, T[]>();
  for (const one of rows) {
    const key = addressParts(one.address_key)?.fine;
    if (key === undefined || key === null) continue;
    const same = index.get(key);
    if (same) same.push(one);
    else index.set(key, [one]);
  }
  return index;
}

/**
 * One building to each survey of a round, and one household (of those at one place) to each, with the least sum of distances;
 * an optimal assignment. Rows after the first are the next nearest.
 */
export function assignmentOnly(region: Region): RowsOf {
  const plane = planeOf(region);
  const buildings = pointsOf(region.buildings, plane);
  const households = pointsOf(region.households, plane);
  const places = householdsByPlace(
    [...households.x.keys()].filter((at) => !Number.isNaN(households.x[at])),
    households,
  );
  const homes = new PointGrid(households.x, households.y, places, 40);
  const first = new Map<string, { building: number; household: number }>();
  for (const round of ['first', 'second', 'resurvey']) {
    const surveys = region.surveys.filter((survey) => survey.round === round);
    const near = (points: Points, grid: PointGrid) =>
      assign(
        surveys.map(({ lon, lat }) => {
          const [x, y] = [plane.x(lon), plane.y(lat)];
          return grid
            .nearest(x, y, REACH, NEAREST)
            .map((to) => ({ to, cost: Math.hypot((points.x[to] ?? 0) - x, (points.y[to] ?? 0) - y) }));
        }),
        ALONE,
      );
    const [toBuilding, toHousehold] = [near(buildings, buildings.grid), near(households, homes)];
    surveys.forEach(({ survey_number }, at) =>
      first.set(survey_number, { building: toBuilding[at] ?? -1, household: toHousehold[at] ?? -1 }),
    );
  }
  const nearest = nearestOnly(region);
  return (number) => {
    const { building = -1, household = -1 } = first.get(number) ?? {};
    const chosen = row(
      region.households[household]?.household_number,
      region.buildings[building]?.property_number,
      number,
    );
    return [chosen, ...nearest(number).slice(0, 4)];
  };
}

function planeOf({ surveys }: Region) {
  return planeAt(surveys[0]?.lat ?? 35);
}

/** Records whose place is no better than their town are left out: they would all stand in its middle. */
function pointsOf(
  rows: readonly {
    readonly lon: number | null;
    readonly lat: number | null;
    readonly geocode_level: string;
  }[],
  plane: ReturnType<typeof planeAt>,
): Points {
  const placed = (at: number) => {
    const found = rows[at];
    return (
      found !== undefined && found.lon !== null && !['none', 'oaza', 'town'].includes(found.geocode_level)
    );
  };
  const x = Float64Array.from(rows, ({ lon }, at) =>
    lon !== null && placed(at) ? plane.x(lon) : Number.NaN,
  );
  const y = Float64Array.from(rows, ({ lat }, at) =>
    lat !== null && placed(at) ? plane.y(lat) : Number.NaN,
  );
  return { x, y, grid: new PointGrid(x, y, [...x.keys()].filter(placed), 40) };
}

function row(household: string | undefined, property: string | undefined, survey: string): Link {
  return {
    household_number: household ?? null,
    property_number: property ?? null,
    survey_number: survey,
    probability: 0,
    reasons: [],
  };
}
