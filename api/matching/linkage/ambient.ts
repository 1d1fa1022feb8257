// How many records of the other kind one record meets in each cell, whoever its partner is: counted round each record (or
// round some thousands, evenly chosen), so that a weight compares with the neighbourhoods that the town really has.
import { buildingKind } from './building-words.ts';
import { ADDRESS } from './compare-addresses.ts';
import { DISTANCE_BINS, FAR_BIN, areaOfBin, distanceBin } from './distance-bins.ts';
import { AtAddress } from './elsewhere.ts';
import type { Ground } from './ground.ts';
import {
  HOUSEHOLD_PLACE_GROUPS,
  NO_DISTANCE,
  PLACE_BINS,
  SURVEY_PLACE_GROUPS,
  compareOwners,
  homeAddress,
} from './levels.ts';
import { metresFromOutline } from './outlines.ts';
import { PointGrid } from './point-grid.ts';
import { PLACE } from './prepared.ts';
import { TRUST_LEVELS } from './survey-trust.ts';
import { NO_WALK, WALK_DISTANCES, WALK_LEVELS, WALK_STEPS, walkLevel } from './walk-order.ts';

const REACH = 60;
/** First bin that begins beyond what is counted. */
const BEYOND = distanceBin(REACH) + 1;
const MOST_COUNTED = 5000;
/** Square metres over which a name is followed. */
const TOWN_AREA = 4_000_000;

export interface Ambient {
  /** by trust, as PlaceField.e of a survey */
  readonly survey: Float64Array[];
  /** surveys counted of each trust */
  readonly surveys: number[];
  /** by kind of building */
  readonly household: readonly Float64Array[];
  readonly households: number;
  /** surveys round a household by bin */
  readonly pair: Float64Array;
  readonly walk: Float64Array;
  /** share of addresses that name several houses */
  readonly several: number;
}

export function countAmbient({ prepared, numbers, trust }: Ground): Ambient {
  const { s, b, h } = prepared;
  const placed = [...b.place.keys()].filter((at) => b.place[at] !== PLACE.none);
  const buildings = new PointGrid(b.x, b.y, placed, 40);
  const firsts = [...s.x.keys()].filter((at) => s.round[at] === 0);
  const surveyGrid = new PointGrid(s.x, s.y, firsts, 40);

  const survey = Array.from(
    { length: TRUST_LEVELS },
    () => new Float64Array(SURVEY_PLACE_GROUPS * PLACE_BINS),
  );
  const surveys = Array.from({ length: TRUST_LEVELS }, () => 0);
  for (const at of chosen(firsts)) {
    const kind = trust[at] ?? 1;
    const cells = survey[kind];
    if (cells === undefined) continue;
    surveys[kind] = (surveys[kind] ?? 0) + 1;
    const [x, y] = [s.x[at] ?? 0, s.y[at] ?? 0];
    buildings.forEachWithin(x, y, REACH, (building, metres) => {
      const place = b.place[building] ?? PLACE.none;
      const outline = place === PLACE.measured ? b.outline[building] : null;
      const group = outline ? 0 : place + 1;
      const bin = outline
        ? distanceBin(metresFromOutline(outline.xs, outline.ys, x, y))
        : Math.max(1, distanceBin(metres));
      add(cells, group * PLACE_BINS + bin, 1);
    });
  }
  survey.forEach((cells, kind) => {
    scale(cells, surveys[kind] ?? 0);
    for (let group = 0; group < SURVEY_PLACE_GROUPS; group += 1) fillBeyond(cells, group * PLACE_BINS, 1);
  });

  const household = [0, 1].map(() => new Float64Array(HOUSEHOLD_PLACE_GROUPS * PLACE_BINS * 5));
  const pair = new Float64Array(PLACE_BINS);
  const some = chosen([...h.x.keys()].filter((at) => h.place[at] !== PLACE.none));
  for (const at of some) {
    const [x, y] = [h.x[at] ?? 0, h.y[at] ?? 0];
    buildings.forEachWithin(x, y, REACH, (building, metres) => {
      const measured = b.place[building] === PLACE.measured;
      const group = measured ? (h.place[at] === PLACE.near ? 1 : 0) : 2;
      const owner = b.ownerFine[building] === h.fine[at];
      const name = owner ? compareOwners(prepared, at, building) : 4;
      const address = homeAddress({ h, b, name, metres }, at, building, numbers);
      const cells = household[buildingKind(b.use[building])];
      if (cells) add(cells, (group * PLACE_BINS + Math.max(1, distanceBin(metres))) * 5 + address, 1);
    });
    surveyGrid.forEachWithin(x, y, REACH, (_, metres) => add(pair, Math.max(1, distanceBin(metres)), 1));
  }
  scale(pair, some.length);
  for (const cells of household) {
    scale(cells, some.length);
    for (let group = 0; group < HOUSEHOLD_PLACE_GROUPS - 1; group += 1)
      for (let address = 0; address < 5; address += 1)
        fillBeyond(cells, group * PLACE_BINS * 5 + address, 5, address === ADDRESS.same ? 1e-4 : 1);
  }
  fillBeyond(pair, 0, 1);
  pair[NO_DISTANCE] = 1;
  return {
    survey,
    surveys,
    household,
    households: some.length,
    pair,
    walk: countWalk(prepared, buildings, placed),
    several: new AtAddress(prepared, numbers).shareOfSeveral(),
  };
}

function countWalk(
  prepared: Ground['prepared'],
  buildings: PointGrid,
  placed: readonly number[],
): Float64Array {
  const { b } = prepared;
  const walk = new Float64Array(WALK_LEVELS);
  const fine = chosen(placed.filter((at) => (b.place[at] ?? PLACE.none) < PLACE.near)).slice(0, 2000);
  const reach = WALK_DISTANCES[WALK_DISTANCES.length - 1] ?? 0;
  for (const one of fine)
    buildings.forEachWithin(b.x[one] ?? 0, b.y[one] ?? 0, reach, (other) => {
      const level = one === other ? NO_WALK : walkLevel(prepared, one, other);
      if (level !== NO_WALK) add(walk, level, 1);
    });
  scale(walk, fine.length);
  // Farther off: as many as in a circle of 300 m, with the steps of the last ring.
  for (let step = 0; step < WALK_STEPS; step += 1) {
    const row = step * (WALK_DISTANCES.length + 1);
    const [inner, outer] = [WALK_DISTANCES[WALK_DISTANCES.length - 2] ?? 0, reach];
    const density = (walk[row + WALK_DISTANCES.length - 1] ?? 0) / (outer ** 2 - inner ** 2);
    walk[row + WALK_DISTANCES.length] = density * (300 ** 2 - reach ** 2) + 0.5;
  }
  return walk;
}

/** Evenly among all, the same whenever the same are there. */
function chosen(all: readonly number[]): number[] {
  const step = Math.max(1, all.length / MOST_COUNTED);
  return Array.from(
    { length: Math.min(all.length, MOST_COUNTED) },
    (_, at) => all[Math.floor(at * step)] ?? 0,
  );
}

/** Bins that lie beyond what was counted go on with the density of the last. */
function fillBeyond(cells: Float64Array, first: number, step: number, thinning = 1): void {
  const last = cells[first + (BEYOND - 1) * step] ?? 0;
  const density = last / areaOfBin(BEYOND - 1);
  for (let bin = BEYOND; bin < DISTANCE_BINS; bin += 1)
    cells[first + bin * step] = density * (bin === FAR_BIN ? TOWN_AREA : areaOfBin(bin)) * thinning;
}

function add(cells: Float64Array, at: number, value: number): void {
  cells[at] = (cells[at] ?? 0) + value;
}

function scale(cells: Float64Array, by: number): void {
  for (let at = 0; at < cells.length; at += 1) cells[at] = (cells[at] ?? 0) / Math.max(1, by);
}
