// What the links of surveys to buildings show of the fields that compare them.
import type { Ambient } from './ambient.ts';
import { buildingKind } from './building-words.ts';
import type { Outcome } from './contest.ts';
import { DISTANCE_BINS } from './distance-bins.ts';
import type { Ground } from './ground.ts';
import { livedInByOwner } from './house-numbers.ts';
import { NEIGHBOUR_BINS, NO_DISTANCE, PLACE_BINS } from './levels.ts';
import type { Model } from './model.ts';
import { NameTally, PRIOR_PAIRS, Tally, add, placeField, share, shares } from './tallies.ts';

const KINDS = 2;

export function countSurveys(
  { prepared, candidates: { sb }, sb: levels, trust, numbers }: Ground,
  { surveys, beliefs }: Outcome,
  { survey: prior }: Model,
  ambient: Ambient,
): Model['survey'] {
  const { s, b, book } = prepared;
  const p = new Float64Array(sb.to.length);
  const covered = new Float64Array(prior.coverage.length);
  let [missing, all] = [0, 0];
  surveys.to.forEach((to, option) => {
    const first = s.round[surveys.from[option] ?? 0] === 0;
    if (to < b.x.length) {
      const edge = surveys.edge[option] ?? -1;
      if (edge >= 0) p[edge] = beliefs.survey[option] ?? 0;
      if (first) add(covered, b.use[to] ?? 0, beliefs.survey[option] ?? 0);
    } else if (s.round[surveys.from[option] ?? 0] === 0) {
      missing += beliefs.survey[option] ?? 0;
      all += 1;
    }
  });
  const places = prior.place.map(({ m }) => new Float64Array(m.length));
  const address = new Float64Array(5);
  const otherAddresses = Array.from({ length: KINDS }, () =>
    Array.from({ length: PLACE_BINS }, () => new Float64Array(5)),
  );
  const tallies = () => ({ rest: new NameTally(KINDS), home: new NameTally(1) });
  const [resident, owner] = [tallies(), tallies()];
  const use = new Tally(prior.use.m.length);
  const structure = new Tally(prior.structure.m.length);
  const buildingName = new Tally(prior.buildingName.m.length);
  for (let edge = 0; edge < p.length; edge += 1) {
    const [survey = 0, building = 0, mass = 0] = [sb.from[edge], sb.to[edge], p[edge]];
    const cell = levels.place[edge] ?? 0;
    const bin = cell % PLACE_BINS;
    const kind = buildingKind(b.use[building]);
    const [told = 0, near] = [levels.address[edge], bin < NEIGHBOUR_BINS];
    add(places[trust[survey] ?? 1], cell, mass);
    if (told > 0) {
      add(address, told, mass);
      add(otherAddresses[kind]?.[bin], told, 1 - mass);
    }
    const others = near ? 1 - mass : 0;
    const owners = b.owners[building] ?? [];
    for (const [tally, who] of [
      [resident, 'resident'],
      [owner, 'owner'],
    ] as const) {
      const level = levels[who][edge] ?? 0;
      const name = s[who][survey] ?? null;
      if (level === 0 || name === null) continue;
      const family = name.family >= 0 ? name.family : (owners[0]?.family ?? -1);
      const home = livedInByOwner(numbers, kind, building);
      tally[home ? 'home' : 'rest'].add(home ? 0 : kind, level, mass, others, {
        whole: book.shareOfWhole(name.whole),
        family: book.shareOfFamily(family),
      });
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
      m: shares(address, prior.address.m),
      u: prior.address.u.map((bins, kind) =>
        bins.map((u, bin) =>
          bin === NO_DISTANCE || bin >= DISTANCE_BINS - 1
            ? u
            : [1, ...shares((otherAddresses[kind]?.[bin] ?? new Float64Array(5)).subarray(1), u.slice(1))],
        ),
      ),
    },
    resident: [
      ...resident.rest.fields(prior.resident.slice(0, KINDS)),
      ...resident.home.fields(prior.resident.slice(KINDS)),
    ],
    owner: [
      ...owner.rest.fields(prior.owner.slice(0, KINDS)),
      ...owner.home.fields(prior.owner.slice(KINDS)),
    ],
    use: use.field(prior.use),
    structure: structure.field(prior.structure),
    buildingName: buildingName.field(prior.buildingName),
    double: prior.double,
    coverage: coverageOf(b.use, covered, prior.coverage),
    missing: share(missing, all, prior.missing),
  };
}

function coverageOf(uses: Uint8Array, covered: Float64Array, prior: readonly number[]): number[] {
  const all = new Float64Array(prior.length);
  for (const use of uses) add(all, use, 1);
  return prior.map((value, use) =>
    Math.min(0.95, ((covered[use] ?? 0) + PRIOR_PAIRS * value) / ((all[use] ?? 0) + PRIOR_PAIRS)),
  );
}
