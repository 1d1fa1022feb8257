// What the links of households to buildings show of the fields that compare them.
import type { Ambient } from './ambient.ts';
import type { Outcome } from './contest.ts';
import { ADDRESS } from './compare-addresses.ts';
import { distanceBin } from './distance-bins.ts';
import { AtAddress, ELSEWHERE } from './elsewhere.ts';
import type { Ground } from './ground.ts';
import { HOUSEHOLD_PLACE_GROUPS, NAME_KIND, NEIGHBOUR_BINS, NO_DISTANCE, PLACE_BINS } from './levels.ts';
import type { Field, Model } from './model.ts';
import { NameTally, Tally, add, placeField, share } from './tallies.ts';

const KINDS = 2;
const SHED = 3;
/** Homes, sheds and flats; the other kinds are found by their names. */
const COUNTED_NAMES = NAME_KIND.flat + 1;
/** Below: the roll names nobody. */
const NAMED = 3;

export function countHouseholds(
  { prepared, numbers, candidates: { hb }, hb: levels }: Ground,
  { households, beliefs }: Outcome,
  { household: prior }: Model,
  ambient: Ambient,
): Model['household'] {
  const { b, h, book } = prepared;
  const p = new Float64Array(hb.to.length);
  let found = 0;
  const housed = new Float64Array(h.x.length);
  households.to.forEach((to, option) => {
    const belief = beliefs.household[option] ?? 0;
    found += belief;
    add(housed, households.from[option] ?? 0, belief);
    if (to < b.x.length) p[households.edge[option] ?? 0] = beliefs.household[option] ?? 0;
  });
  const place = new Float64Array(prior.place[0]?.m.length ?? 0);
  const name = new NameTally(KINDS, 3);
  const flat = new NameTally(1, 3);
  const at = new AtAddress(prepared, numbers);
  const another = new Float64Array(prior.elsewhere.length);
  const homes = new Float64Array(prior.elsewhere.length);
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
    const nameKind = levels.nameKind[edge] ?? 0;
    if (nameKind < COUNTED_NAMES && (levels.name[edge] ?? 12) >= NAMED)
      (nameKind === NAME_KIND.flat ? flat : name).add(
        nameKind % NAME_KIND.flat,
        levels.name[edge] ?? 12,
        mass,
        others,
        {
          whole: book.shareOfWhole(owner?.whole ?? -1),
          family: book.shareOfFamily(family),
        },
      );
    const told = at.of(household, building, cell % 5);
    if (told !== null) {
      add(homes, told.kind, mass);
      if (told.another) add(another, told.kind, mass);
    }
    use.add(levels.use[edge] ?? 0, mass, others);
    if ((levels.buildingName[edge] ?? 0) > 0) buildingName.add(levels.buildingName[edge] ?? 0, mass, others);
  }
  for (let household = 0; household < h.x.length; household += 1) {
    const count = at.count[household] ?? -1;
    if (count < 0) continue;
    const nowhere = Math.max(0, 1 - (housed[household] ?? 0));
    add(homes, ELSEWHERE.nowhere, nowhere);
    if (count > 0) add(another, ELSEWHERE.nowhere, nowhere);
  }
  // Whom an address alone brings together without a place: no neighbourhood to count, so the prior's word stays.
  const last = (place.length / HOUSEHOLD_PLACE_GROUPS) * (HOUSEHOLD_PLACE_GROUPS - 1);
  return {
    place: prior.place.map((field, kind) => {
      const counted = placeField(field, place, ambient.household[kind], ambient.households, kind === 0);
      const { e } = counted;
      const m = withStrays(counted.m);
      const others = kind === 0 ? wrongAddresses(m, e) : e;
      return { m, e: others.map((value, cell) => (cell >= last ? (field.e[cell] ?? value) : value)) };
    }),
    // Pairs far apart were chosen for their names: what they agree on by chance cannot be counted.
    name: [
      ...name.fields(prior.name.slice(0, KINDS)),
      ...flat.fields(prior.name.slice(KINDS, COUNTED_NAMES)),
      ...prior.name.slice(COUNTED_NAMES),
    ],
    double: prior.double,
    vacantOwned: prior.vacantOwned,
    vacant: prior.vacant,
    elsewhere: prior.elsewhere.map((value, kind) =>
      Math.min(0.97, (10 * value + (another[kind] ?? 0)) / (10 + (homes[kind] ?? 0))),
    ),
    use: withoutShedDwellers(use.field(prior.use), prior.use),
    buildingName: buildingName.field(prior.buildingName),
    missing: share(h.x.length - found, h.x.length, prior.missing),
  };
}

/** Those whose house is on no roll are left with its sheds: that is no sign that people live in sheds. */
function withoutShedDwellers({ m, u }: Field, prior: Field): Field {
  return {
    m: m.map((value, level) => (level % 5 === SHED ? Math.min(value, prior.m[level] ?? 0) : value)),
    u,
  };
}

/** Share of addresses that lead to another's house, at the least. */
const LEAST_WRONG = 0.012;

/**
 * A wrong address is placed where its number stands, as a right one is: among buildings of the very address the distance
 * tells nothing of which it is.
 */
function wrongAddresses(m: readonly number[], e: readonly number[]): number[] {
  const same = (cell: number) =>
    cell % 5 === ADDRESS.same && cell < (m.length / HOUSEHOLD_PLACE_GROUPS) * (HOUSEHOLD_PLACE_GROUPS - 1);
  const sum = (values: readonly number[]) =>
    values.reduce((all, value, cell) => all + (same(cell) ? value : 0), 0);
  const [right, wrong] = [sum(m), sum(e)];
  const times = Math.max(wrong / Math.max(right, 1e-6), LEAST_WRONG);
  // Half of them; the others are several houses of one address, spread as they were counted.
  return e.map((value, cell) =>
    same(cell) ? Math.max(1e-9, 0.5 * times * (m[cell] ?? 0) + 0.5 * value) : value,
  );
}

/** Of a hundred households one at least has moved and not said so: those who moved far are few and found last. */
const LEAST_STRAYS = 0.01;
const FAR = distanceBin(60) + 1;

function withStrays(m: readonly number[]): number[] {
  const stray = (cell: number) =>
    cell < PLACE_BINS * 5 &&
    Math.floor(cell / 5) >= FAR &&
    Math.floor(cell / 5) < NO_DISTANCE &&
    cell % 5 !== ADDRESS.same;
  const all = m.reduce((sum, value, cell) => sum + (stray(cell) ? value : 0), 0);
  const cells = m.filter((_, cell) => stray(cell)).length;
  const lacking = Math.max(0, LEAST_STRAYS - all) / cells;
  return m.map((value, cell) => (stray(cell) ? value + lacking : value));
}
