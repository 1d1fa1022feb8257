// What is believed about records that belong together and records that do not, before and after the region's own records
// have been counted. Plain numbers: a model can be kept as JSON and holds nothing of any person.
import { DISTANCE_BINS, areaOfBin } from './distance-bins.ts';
import { HOUSEHOLD_PLACE_GROUPS, NO_DISTANCE, PLACE_BINS, SURVEY_PLACE_GROUPS } from './levels.ts';
import { WALK_DISTANCES, WALK_LEVELS, WALK_STEPS } from './walk-order.ts';

/**
 * Shares of a field's levels among pairs that belong together (m) and among others that are candidates (u). For agreeing
 * names u is a multiple of the share of people who bear the name.
 */
export interface Field {
  readonly m: readonly number[];
  readonly u: readonly number[];
}

/** m: share of the true partners in each cell; e: number of other records that one record meets in it. */
export interface PlaceField {
  readonly m: readonly number[];
  readonly e: readonly number[];
}

export interface Model {
  readonly version: 3;
  /** Records that it was estimated on, 0 for the priors. */
  readonly records: number;
  readonly survey: {
    /** by trust, then group * PLACE_BINS + bin */
    readonly place: readonly PlaceField[];
    readonly address: {
      readonly m: readonly number[];
      /** by kind of building, then bin */
      readonly u: readonly (readonly (readonly number[])[])[];
    };
    /** Share of buildings that are surveyed in the first round, by use. */
    readonly coverage: readonly number[];
    /** by kind of building, then those whose owner lives there */
    readonly resident: readonly Field[];
    readonly owner: readonly Field[];
    readonly use: Field;
    readonly structure: Field;
    readonly buildingName: Field;
    /** by DOUBLE of the building */
    readonly double: Field;
    /** Share of surveys whose building is not on the roll. */
    readonly missing: number;
  };
  readonly household: {
    /** by kind of building, then (group * PLACE_BINS + bin) * 5 + address */
    readonly place: readonly PlaceField[];
    /** by NAME_KIND */
    readonly name: readonly Field[];
    /** by DOUBLE of the building */
    readonly double: Field;
    /** Share of houses where nobody lives: of those whose owner has letters sent there, and of all. */
    readonly vacantOwned: number;
    readonly vacant: number;
    /** Share that meets another building at its address, by what the own one is (`ELSEWHERE`). */
    readonly elsewhere: readonly number[];
    readonly use: Field;
    readonly buildingName: Field;
    readonly missing: number;
  };
  readonly pair: {
    readonly resident: Field;
    readonly owner: Field;
    readonly address: Field;
    readonly distance: PlaceField;
  };
  readonly walk: PlaceField;
}

/** What a lot's outbuildings agree on with its main house says nothing: sheds are compared with sheds. */
function ofBothKinds<T>(of: T): readonly T[] {
  return [of, of];
}

// Whole name, then (family alone does not occur), family, different; each by owner's address unknown, same, other.
const homeNames: Field = {
  m: [1, 1, 1, 0.12, 0.5, 0.04, 1, 1, 1, 0.04, 0.02, 0.06, 0.07, 0.02, 0.13],
  u: [1, 1, 1, 0.7, 1.5, 0.7, 1, 1, 1, 0.5, 0.1, 0.7, 0.28, 0.02, 0.66],
};
// Flats belong to landlords.
const flatNames: Field = {
  m: [1, 1, 1, 0.02, 0.02, 0.01, 1, 1, 1, 0.01, 0.01, 0.02, 0.45, 0.02, 0.44],
  u: homeNames.u,
};
// Who lives far from the registered address: the roll has them at the new one. Who lets a house has it at the own one.
const strayNames: Field = {
  m: [1, 1, 1, 0.15, 0.02, 0.4, 1, 1, 1, 0.04, 0.01, 0.08, 0.1, 0.01, 0.19],
  u: [1, 1, 1, 0.35, 0.3, 0.65, 1, 1, 1, 0.4, 0.02, 0.6, 0.3, 0.001, 0.68],
};

// An owner tears down before building anew: of two houses on one lot the newer is lived in and surveyed.
// Never learned: what is chosen wrongly for want of another would teach it.
const doubles: Field = { m: [0.975, 0.0246, 0.00037, 0.000025], u: [0.95, 0.02, 0.02, 0.01] };

const DENSITY = 0.004;
const SURVEY_GROUP_SHARES = [0.6, 0.22, 0.07, 0.05, 0.06];
const HOUSEHOLD_GROUP_SHARES = [0.72, 0.1, 0.1, 0.08];

/** Sane priors: what one would say of any Japanese town before looking at its registers. */
export const priorModel: Model = {
  version: 3,
  records: 0,
  survey: {
    place: [
      surveyPlace({ inside: 0.92, wall: 2, point: 2.5 }, 0.03),
      surveyPlace({ inside: 0.65, wall: 4, point: 5 }, 0.15),
      surveyPlace({ inside: 0.35, wall: 6, point: 9 }, 0.3),
    ],
    address: {
      m: [0, 0.66, 0.04, 0.02, 0.28],
      u: ofBothKinds(Array.from({ length: PLACE_BINS }, (_, bin) => addressShares(bin))),
    },
    coverage: [0.5, 0.8, 0.8, 0.2, 0.4],
    resident: [
      ...ofBothKinds({ m: [0, 0.3, 0.22, 0.08, 0.4], u: [1, 2, 1.5, 1.5, 0.95] }),
      { m: [0, 0.5, 0.35, 0.1, 0.05], u: [1, 2, 1.5, 1.5, 0.95] },
    ],
    owner: [
      ...ofBothKinds({ m: [0, 0.5, 0.3, 0.05, 0.15], u: [1, 2, 1.5, 1.5, 0.95] }),
      { m: [0, 0.5, 0.3, 0.05, 0.15], u: [1, 2, 1.5, 1.5, 0.95] },
    ],
    use: useField(),
    structure: { m: [0.05, 0.8, 0.1, 0.05], u: [0.05, 0.6, 0.15, 0.2] },
    buildingName: { m: [0, 0.9, 0.1], u: [0, 0.05, 0.95] },
    double: doubles,
    missing: 0.04,
  },
  household: {
    place: ofBothKinds(householdPlace()),
    // whole, then (family alone does not occur), family, different; each by owner's address unknown, same, other
    name: [homeNames, homeNames, flatNames, strayNames, homeNames],
    double: doubles,
    // National survey of housing: one in seven of all houses, hardly one of those that the owner calls home.
    vacantOwned: 0.03,
    vacant: 0.14,
    elsewhere: [0.03, 0.7, 0.06, 0.4],
    use: {
      m: [0.03, 0.8, 0.06, 0.001, 0.03, 0.005, 0.01, 0.05, 0.0001, 0.009],
      u: [0.03, 0.6, 0.07, 0.08, 0.14, 0.005, 0.045, 0.01, 0.01, 0.01],
    },
    buildingName: { m: [0, 0.9, 0.1], u: [0, 0.02, 0.98] },
    missing: 0.04,
  },
  pair: {
    resident: { m: [0, 0.5, 0.34, 0.1, 0.06], u: [1, 2, 1.5, 1.5, 0.95] },
    owner: { m: [0, 0.4, 0.25, 0.05, 0.3], u: [1, 2, 1.5, 1.5, 0.95] },
    address: { m: [0, 0.94, 0.03, 0.02, 0.01], u: [1, 0.04, 0.35, 0.6, 0.01] },
    distance: {
      m: ringShares(9, 0).concat(0.01),
      e: [...ringCounts(DENSITY), 1],
    },
  },
  walk: walkField(),
};

function surveyPlace(spread: { inside: number; wall: number; point: number }, others: number): PlaceField {
  const m: number[] = [];
  const e: number[] = [];
  for (let group = 0; group < SURVEY_PLACE_GROUPS; group += 1) {
    const share = SURVEY_GROUP_SHARES[group] ?? 0;
    const rings =
      group === 0
        ? ringShares(spread.wall, spread.inside)
        : ringShares(Math.hypot(spread.point, group === 1 ? 0 : group === 2 ? 6 : 22), 0);
    for (let bin = 0; bin < DISTANCE_BINS; bin += 1) {
      m.push(group === 4 ? 1e-9 : share * (rings[bin] ?? 0));
      const inside = bin === 0 ? (group === 0 ? others : 1e-6) : areaOfBin(bin) * DENSITY;
      e.push(group === 4 ? 1e-9 : share * inside);
    }
    m.push(group === 4 ? share : 1e-9);
    e.push(1);
  }
  return { m, e };
}

/** Distances spread round a point by `sigma` metres in both directions, one in twenty five times as far. */
function ringShares(sigma: number, inside: number): number[] {
  const within = (metres: number) =>
    0.95 * (1 - Math.exp(-(metres ** 2) / (2 * sigma ** 2))) +
    0.05 * (1 - Math.exp(-(metres ** 2) / (2 * (5 * sigma + 20) ** 2)));
  const ends = [0, 1, 2, 3, 4.5, 6.5, 9, 12, 16, 22, 30, 42, 60, 100, 250, Number.POSITIVE_INFINITY];
  return ends.map((end, bin) =>
    bin === 0
      ? Math.max(inside, 1e-9)
      : (1 - inside) * Math.max(1e-6, within(end) - within(ends[bin - 1] ?? 0)),
  );
}

function ringCounts(density: number): number[] {
  return Array.from({ length: DISTANCE_BINS }, (_, bin) =>
    bin === 0 ? 1e-6 : Math.min(areaOfBin(bin) * density, 2000),
  );
}

/** Among others than the partner: neighbours share a block, sometimes the number; those far off neither. */
function addressShares(bin: number): number[] {
  if (bin === NO_DISTANCE) return [1, 0.01, 0.1, 0.9, 1];
  if (bin <= 6) return [1, 0.08, 0.37, 0.25, 0.3];
  if (bin <= 9) return [1, 0.03, 0.37, 0.3, 0.3];
  if (bin <= 12) return [1, 0.004, 0.25, 0.446, 0.3];
  return [1, 0.0005, 0.03, 0.67, 0.3];
}

function useField(): Field {
  // survey unknown, dwelling, mixed, other; each by building unknown, house, flats, shed, other
  const m = [
    [0.01, 0.04, 0.01, 0.004, 0.01],
    [0.02, 0.68, 0.06, 0.005, 0.01],
    [0.003, 0.03, 0.002, 0.001, 0.01],
    [0.005, 0.005, 0.002, 0.02, 0.074],
  ].flat();
  const building = [0.03, 0.7, 0.06, 0.08, 0.13];
  const survey = [0.074, 0.775, 0.046, 0.105];
  return { m, u: survey.flatMap((one) => building.map((other) => one * other)) };
}

function householdPlace(): PlaceField {
  const m: number[] = [];
  const e: number[] = [];
  const sigmas = [6, 28, 14, 1];
  const addressOf = [
    [0.02, 0.62, 0.03, 0.03, 0.3],
    [0.35, 0.35, 0.05, 0.05, 0.2],
    [0.02, 0.9, 0.04, 0.03, 0.01],
    [0.1, 0.4, 0.05, 0.05, 0.4],
  ];
  for (let group = 0; group < HOUSEHOLD_PLACE_GROUPS; group += 1) {
    const share = HOUSEHOLD_GROUP_SHARES[group] ?? 0;
    const rings = [...ringShares(sigmas[group] ?? 10, 0), 0];
    for (let bin = 0; bin < PLACE_BINS; bin += 1)
      for (let address = 0; address < 5; address += 1) {
        const within = group === 3 ? (bin === NO_DISTANCE ? 1 : 1e-9) : (rings[bin] ?? 0);
        m.push(Math.max(1e-9, share * within * (addressOf[group]?.[address] ?? 0)));
        const others = bin === NO_DISTANCE || bin === 0 ? 1e-6 : areaOfBin(bin) * DENSITY;
        const same = addressShares(bin);
        const among =
          bin === NO_DISTANCE ? (same[address] ?? 1) : address === 0 ? 0.05 : (same[address] ?? 0);
        e.push(group === 3 ? among : Math.max(1e-9, share * others * among));
      }
  }
  return { m, e };
}

/** Next door mostly; now and then the day ends and the next begins elsewhere. */
function walkField(): PlaceField {
  const m: number[] = [];
  const e: number[] = [];
  const near = [0.05, 0.12, 0.16, 0.18, 0.17, 0.12, 0.08, 0.05, 0.03, 0.04];
  const steps = [0.5, 0.15, 0.1, 0.25];
  for (let step = 0; step < WALK_STEPS; step += 1)
    for (let bin = 0; bin < WALK_DISTANCES.length + 1; bin += 1) {
      m.push((near[bin] ?? 0) * (steps[step] ?? 0));
      const [inner, outer] = [WALK_DISTANCES[bin - 1] ?? 0, WALK_DISTANCES[bin] ?? 300];
      const among = [0.08, 0.1, 0.3, 0.52][step] ?? 0;
      e.push(Math.PI * (outer ** 2 - inner ** 2) * DENSITY * among);
    }
  if (m.length !== WALK_LEVELS) throw new RangeError('a level of the walk has no prior');
  return { m, e };
}
