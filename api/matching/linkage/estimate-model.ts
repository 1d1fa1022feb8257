// Expectation-maximisation on a region's own records: link with what is believed, count what the links show, believe that,
// and again. Priors count as so many pairs, so that a hamlet does not learn from chance what a city learns from its people.
import { countAmbient } from './ambient.ts';
import type { Ambient } from './ambient.ts';
import { compareAddresses } from './compare-addresses.ts';
import { holdContest } from './contest.ts';
import type { Outcome } from './contest.ts';
import { Binding } from './decisions.ts';
import { groundOf } from './ground.ts';
import type { Ground } from './ground.ts';
import { DISTANCE_BINS } from './distance-bins.ts';
import { NO_DISTANCE, PLACE_BINS } from './levels.ts';
import { priorModel } from './model.ts';
import type { Field, Model, PlaceField } from './model.ts';
import { PLACE } from './prepared.ts';
import type { Region } from './region.ts';
import { pairLevels } from './together.ts';

const PASSES = 6;
const ROUNDS = 8;
/** Pairs that a prior counts as. */
const PRIOR_PAIRS = 30;
/** Only neighbours are counted as "others": those found by name or number were chosen for agreeing. */
const NEIGHBOUR_BINS = 12;

/**
 * The model of a region. `prior` is where it starts and what it falls back to where records are few: an earlier model of
 * the municipality, or `priorModel`. Decisions of people count as the links they are.
 */
export function estimateModel(region: Region, prior: Model = priorModel): Model {
  const ground = groundOf(region);
  if (ground.prepared.surveys.length + ground.prepared.households.length === 0) return prior;
  const ambient = countAmbient(ground);
  const binding = new Binding(ground.prepared, region.decisions);
  let model = withAmbient(prior, ambient);
  for (let pass = 0; pass < PASSES; pass += 1)
    model = maximise(ground, ambient, holdContest(ground, model, binding, ROUNDS), prior);
  return model;
}

/** The region's own neighbourhoods with the prior's links. */
function withAmbient(prior: Model, ambient: Ambient): Model {
  const others = (e: readonly number[], counted: Float64Array, seen: number): number[] =>
    e.map((value, cell) => blend(value, counted[cell] ?? 0, seen));
  return {
    ...prior,
    survey: {
      ...prior.survey,
      place: prior.survey.place.map(({ m, e }, kind) => ({
        m,
        e: lessPartners(
          others(e, ambient.survey[kind] ?? new Float64Array(), ambient.surveys[kind] ?? 0),
          m,
          e,
        ),
      })),
    },
    household: {
      ...prior.household,
      place: {
        m: prior.household.place.m,
        e: lessPartners(
          others(prior.household.place.e, ambient.household, ambient.households),
          prior.household.place.m,
          prior.household.place.e,
        ),
      },
    },
    pair: {
      ...prior.pair,
      distance: {
        m: prior.pair.distance.m,
        e: lessPartners(
          others(prior.pair.distance.e, ambient.pair, ambient.households),
          prior.pair.distance.m,
          prior.pair.distance.e,
        ),
      },
    },
    walk: { m: prior.walk.m, e: others(prior.walk.e, ambient.walk, 100) },
  };
}

/** Who is met includes the partner; what is left is never less than a twentieth of what the prior expects. */
function lessPartners(e: readonly number[], m: readonly number[], floor: readonly number[]): number[] {
  return e.map((value, cell) =>
    Math.max(value - (m[cell] ?? 0), 0.05 * Math.min(value, floor[cell] ?? 0), 1e-7),
  );
}

function blend(prior: number, counted: number, seen: number): number {
  const weight = seen / (seen + 20);
  return prior * (1 - weight) + counted * weight;
}

function maximise(ground: Ground, ambient: Ambient, outcome: Outcome, prior: Model): Model {
  const base = withAmbient(prior, ambient);
  const survey = maximiseSurvey(ground, outcome, base, ambient);
  return {
    version: 1,
    records: ground.prepared.surveys.length + ground.prepared.households.length,
    survey,
    household: maximiseHousehold(ground, outcome, base, ambient),
    pair: maximisePair(ground, outcome, base, survey, ambient),
    walk: maximiseWalk(outcome, base.walk),
  };
}

function maximiseSurvey(
  { prepared, candidates: { sb }, sb: levels, trust }: Ground,
  { surveys, beliefs }: Outcome,
  { survey: prior }: Model,
  ambient: Ambient,
): Model['survey'] {
  const { s, b, book } = prepared;
  const p = new Float64Array(sb.to.length);
  let [missing, all] = [0, 0];
  surveys.to.forEach((to, option) => {
    if (to < b.x.length) p[surveys.edge[option] ?? 0] = beliefs.survey[option] ?? 0;
    else if (s.round[surveys.from[option] ?? 0] === 0) {
      missing += beliefs.survey[option] ?? 0;
      all += 1;
    }
  });
  const places = prior.place.map(({ m }) => new Float64Array(m.length));
  const address = new Float64Array(5);
  const otherAddresses = Array.from({ length: PLACE_BINS }, () => new Float64Array(5));
  const resident = new NameTally();
  const owner = new NameTally();
  const use = new Tally(prior.use.m.length);
  const structure = new Tally(prior.structure.m.length);
  const buildingName = new Tally(prior.buildingName.m.length);
  for (let edge = 0; edge < p.length; edge += 1) {
    const [survey = 0, building = 0, mass = 0] = [sb.from[edge], sb.to[edge], p[edge]];
    const cell = levels.place[edge] ?? 0;
    const bin = cell % PLACE_BINS;
    const [told = 0, near] = [levels.address[edge], bin < NEIGHBOUR_BINS];
    add(places[trust[survey] ?? 1], cell, mass);
    if (told > 0) {
      add(address, told, mass);
      add(otherAddresses[bin], told, 1 - mass);
    }
    const others = near ? 1 - mass : 0;
    const owners = b.owners[building] ?? [];
    for (const [tally, kind] of [
      [resident, 'resident'],
      [owner, 'owner'],
    ] as const) {
      const level = levels[kind][edge] ?? 0;
      const name = s[kind][survey] ?? null;
      if (level > 0 && name !== null)
        tally.add(
          level,
          mass,
          others,
          book.shareOfWhole(name.whole),
          book.shareOfFamily(name.family >= 0 ? name.family : (owners[0]?.family ?? -1)),
        );
    }
    use.add(levels.use[edge] ?? 0, mass, others);
    structure.add(levels.structure[edge] ?? 0, mass, others);
    if ((levels.buildingName[edge] ?? 0) > 0) buildingName.add(levels.buildingName[edge] ?? 0, mass, others);
  }
  return {
    place: prior.place.map((field, kind) =>
      placeField(field, places[kind], ambient.survey[kind], ambient.surveys[kind] ?? 0),
    ),
    address: {
      m: shares(address, prior.address.m, PRIOR_PAIRS),
      u: prior.address.u.map((u, bin) =>
        bin === NO_DISTANCE || bin >= DISTANCE_BINS - 1
          ? u
          : [1, ...shares((otherAddresses[bin] ?? new Float64Array(5)).subarray(1), u.slice(1), PRIOR_PAIRS)],
      ),
    },
    resident: resident.field(prior.resident),
    owner: owner.field(prior.owner),
    use: use.field(prior.use),
    structure: structure.field(prior.structure),
    buildingName: buildingName.field(prior.buildingName),
    missing: share(missing, all, prior.missing),
  };
}

function maximiseHousehold(
  { prepared, candidates: { hb }, hb: levels }: Ground,
  { households, beliefs }: Outcome,
  { household: prior }: Model,
  ambient: Ambient,
): Model['household'] {
  const { b, h, book } = prepared;
  const p = new Float64Array(hb.to.length);
  let found = 0;
  households.to.forEach((to, option) => {
    found += beliefs.household[option] ?? 0;
    if (to < b.x.length) p[households.edge[option] ?? 0] = beliefs.household[option] ?? 0;
  });
  const place = new Float64Array(prior.place.m.length);
  const name = new NameTally(3);
  const use = new Tally(prior.use.m.length);
  const buildingName = new Tally(prior.buildingName.m.length);
  for (let edge = 0; edge < p.length; edge += 1) {
    const [household = 0, building = 0, mass = 0] = [hb.from[edge], hb.to[edge], p[edge]];
    const cell = levels.place[edge] ?? 0;
    add(place, cell, mass);
    const others = Math.floor(cell / 5) % PLACE_BINS < NEIGHBOUR_BINS ? 1 - mass : 0;
    const owner = b.owners[building]?.[0];
    const family =
      owner !== undefined && owner.family >= 0 ? owner.family : (h.members[household]?.[0]?.family ?? -1);
    name.add(
      levels.name[edge] ?? 12,
      mass,
      others,
      book.shareOfWhole(owner?.whole ?? -1),
      book.shareOfFamily(family),
    );
    use.add(levels.use[edge] ?? 0, mass, others);
    if ((levels.buildingName[edge] ?? 0) > 0) buildingName.add(levels.buildingName[edge] ?? 0, mass, others);
  }
  const field = placeField(prior.place, place, ambient.household, ambient.households);
  // Whom an address alone brings together without a place: no neighbourhood to count, so the prior's word stays.
  const last = (prior.place.m.length / 4) * 3;
  return {
    place: {
      m: field.m,
      e: field.e.map((value, cell) => (cell >= last ? (prior.place.e[cell] ?? value) : value)),
    },
    name: name.field(prior.name),
    use: use.field(prior.use),
    buildingName: buildingName.field(prior.buildingName),
    missing: share(h.x.length - found, h.x.length, prior.missing),
  };
}

function maximisePair(
  ground: Ground,
  { together, surveys, beliefs, crowd }: Outcome,
  { pair: prior }: Model,
  survey: Model['survey'],
  ambient: Ambient,
): Model['pair'] {
  const resident = new NameTally();
  const owner = new NameTally();
  const address = new Tally(5);
  const distance = new Float64Array(prior.distance.m.length);
  together.one.forEach((one, at) => {
    const mass = beliefs.both[at] ?? 0;
    if (mass < 1e-4 || (crowd[surveys.to[one] ?? 0] ?? 1) > 1.5) return;
    const level = pairLevels(together.levels[at] ?? 0);
    if (level.resident > 0) resident.add(level.resident, mass, 0, 0, 0);
    if (level.owner > 0) owner.add(level.owner, mass, 0, 0, 0);
    if (level.address > 0) address.add(level.address, mass, 0);
    add(distance, level.distance, mass);
  });
  return {
    // By chance a household's name agrees with a sheet as often as an owner's does.
    resident: { m: resident.field(prior.resident).m, u: survey.resident.u },
    owner: { m: owner.field(prior.owner).m, u: survey.owner.u },
    address: {
      m: address.field(prior.address).m,
      u: addressesAround(ground, address.matched, prior.address.u),
    },
    distance: placeField(prior.distance, distance, ambient.pair, ambient.households),
  };
}

/** Address levels of households and surveys that lie near each other, less those that belong together. */
function addressesAround(
  { prepared: { h, s }, candidates: { hs } }: Ground,
  matched: Float64Array,
  prior: readonly number[],
): number[] {
  const counts = new Float64Array(prior.length);
  for (let edge = 0; edge < hs.to.length; edge += 1) {
    const [household = 0, survey = 0] = [hs.from[edge], hs.to[edge]];
    if (h.place[household] === PLACE.none) continue;
    const metres = Math.hypot(
      (h.x[household] ?? 0) - (s.x[survey] ?? 0),
      (h.y[household] ?? 0) - (s.y[survey] ?? 0),
    );
    const level = compareAddresses(h, household, s, survey, true);
    if (level > 0 && metres <= 40) add(counts, level, 1);
  }
  const others = counts.map((count, level) => Math.max(count - (matched[level] ?? 0), 0.02 * count));
  return [1, ...shares(others.subarray(1), prior.slice(1), PRIOR_PAIRS)];
}

function maximiseWalk({ beliefs }: Outcome, prior: PlaceField): PlaceField {
  const counts = new Float64Array(prior.m.length);
  beliefs.walk.eachPair(beliefs.survey, (level, probability) => add(counts, level, probability));
  return { m: shares(counts, prior.m, PRIOR_PAIRS), e: prior.e };
}

function placeField(
  prior: PlaceField,
  counts: Float64Array | undefined,
  around: Float64Array | undefined,
  seen: number,
): PlaceField {
  const m = shares(counts ?? new Float64Array(prior.m.length), prior.m, PRIOR_PAIRS);
  const met = prior.e.map((value, cell) => blend(value, around?.[cell] ?? 0, seen));
  return { m, e: lessPartners(met, m, prior.e) };
}

/** Counts as shares of one, with the prior's shares as so many counts more. */
function shares(counts: Float64Array, prior: readonly number[], weight: number): number[] {
  const all = counts.reduce((sum, one) => sum + one, 0);
  const priorAll = prior.reduce((sum, one) => sum + one, 0) || 1;
  return prior.map((one, at) =>
    Math.max(1e-9, ((counts[at] ?? 0) + (weight * one) / priorAll) / (all + weight)),
  );
}

function share(count: number, all: number, prior: number): number {
  return Math.min(0.3, Math.max(0.003, (count + PRIOR_PAIRS * prior) / (all + PRIOR_PAIRS)));
}

function add(counts: Float64Array | undefined, at: number, value: number): void {
  if (counts !== undefined) counts[at] = (counts[at] ?? 0) + value;
}

class Tally {
  readonly #m: Float64Array;
  readonly #u: Float64Array;

  constructor(levels: number) {
    this.#m = new Float64Array(levels);
    this.#u = new Float64Array(levels);
  }

  add(level: number, mass: number, others: number): void {
    add(this.#m, level, mass);
    add(this.#u, level, others);
  }

  get matched(): Float64Array {
    return this.#m;
  }

  field({ m, u }: Field): Field {
    return { m: shares(this.#m, m, PRIOR_PAIRS), u: shares(this.#u, u, PRIOR_PAIRS) };
  }
}

/** `width` columns beside each name level. u of agreeing levels is counted against the share who bear the name. */
class NameTally {
  readonly #width: number;
  readonly #m: Float64Array;
  readonly #u: Float64Array;
  #whole = 0;
  #family = 0;
  #others = 0;

  constructor(width = 1) {
    this.#width = width;
    this.#m = new Float64Array(5 * width);
    this.#u = new Float64Array(5 * width);
  }

  add(level: number, mass: number, others: number, shareOfWhole: number, shareOfFamily: number): void {
    add(this.#m, level, mass);
    add(this.#u, level, others);
    this.#whole += others * shareOfWhole;
    this.#family += others * shareOfFamily;
    this.#others += others;
  }

  field({ m, u }: Field): Field {
    const known = (level: number) => Math.floor(level / this.#width) > 0;
    return {
      m: shares(
        this.#m,
        m.map((value, level) => (known(level) ? value : 0)),
        PRIOR_PAIRS,
      ),
      u: u.map((prior, level) => {
        const kind = Math.floor(level / this.#width);
        if (kind === 0) return 1;
        const [count, k] = [this.#u[level] ?? 0, PRIOR_PAIRS * 5];
        if (kind === 4) return Math.max(1e-4, (count + k * prior) / (this.#others + k));
        const expected = kind === 1 ? this.#whole : this.#family;
        const weight = kind === 1 ? 0.02 : 0.5;
        return Math.max(0.05, (count + weight * prior) / (expected + weight));
      }),
    };
  }
}
