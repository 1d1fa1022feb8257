// Agreement weights: the logarithm of how much likelier what is seen of a pair is when the two belong together.
import { ADDRESS } from './compare-addresses.ts';
import { buildingKind } from './building-words.ts';
import type { Candidates } from './candidates.ts';
import { AtAddress, ELSEWHERE, elsewhereWeight } from './elsewhere.ts';
import type { Ground } from './ground.ts';
import { livedInByOwner } from './house-numbers.ts';
import { HOUSEHOLD_PLACE_GROUPS, NEIGHBOUR_BINS, NO_DISTANCE, PLACE_BINS } from './levels.ts';
import type { HouseholdBuildingLevels, SurveyBuildingLevels } from './levels.ts';
import type { Field, Model } from './model.ts';
import { PLACE } from './prepared.ts';
import type { Prepared } from './prepared.ts';
import type { NameBook, ReadName } from './name-book.ts';

/** Nothing that one field says goes beyond. */
const MOST = 14;

export interface SurveyBuildingWeights {
  readonly total: Float64Array;
  readonly resident: Float32Array;
  readonly owner: Float32Array;
  readonly address: Float32Array;
}

export interface HouseholdBuildingWeights {
  readonly total: Float64Array;
  readonly name: Float32Array;
  readonly address: Float32Array;
  /** By household: what speaks for its living in none of the buildings; already taken off the others. */
  readonly nowhere: Float64Array;
}

/** log(m / u) of a level. */
export function fieldWeight({ m, u }: Field, level: number): number {
  return bounded(Math.log((m[level] ?? 1) / (u[level] ?? 1)));
}

/** Agreement on a rare name tells more: u is a multiple of the share of those who bear it. */
export function nameWeight(field: Field, level: number, share: number): number {
  if (level === 0) return 0;
  const [m, u] = [field.m[level] ?? 1, field.u[level] ?? 1];
  return bounded(Math.log(m / Math.min(0.9, level === 4 ? u : u * share)));
}

/** Share of people who agree by chance on what the two agree on. */
export function shareOfAgreement(
  book: NameBook,
  level: number,
  name: ReadName | null,
  other: ReadName | undefined,
): number {
  if (level === 1) {
    const whole = name !== null && name.whole >= 0 ? name.whole : (other?.whole ?? -1);
    return book.shareOfWhole(whole);
  }
  const family = name !== null && name.family >= 0 ? name.family : (other?.family ?? -1);
  return book.shareOfFamily(family);
}

export function weighSurveyBuildings(
  prepared: Prepared,
  { sb }: Candidates,
  levels: SurveyBuildingLevels,
  { trust, doubles, numbers }: Pick<Ground, 'trust' | 'doubles' | 'numbers'>,
  { survey: model }: Model,
): SurveyBuildingWeights {
  const { book, s, b } = prepared;
  const towns = countInTowns(prepared);
  const unplaced = shareUnplaced(prepared);
  const n = sb.to.length;
  const weights = {
    total: new Float64Array(n),
    resident: new Float32Array(n),
    owner: new Float32Array(n),
    address: new Float32Array(n),
  };
  for (let edge = 0; edge < n; edge += 1) {
    const [survey = 0, building = 0] = [sb.from[edge], sb.to[edge]];
    const cell = levels.place[edge] ?? 0;
    const kind = buildingKind(b.use[building]);
    const bin = cell % PLACE_BINS;
    const field = model.place[trust[survey] ?? 1] ?? model.place[1];
    const among =
      bin === NO_DISTANCE
        ? Math.max(1, unplaced * (towns.get(b.town[building] ?? -1) ?? 1))
        : (field?.e[cell] ?? 1);
    const place = Math.log((field?.m[cell] ?? 1e-9) / among);
    const address = levels.address[edge] ?? 0;
    const addressWeight =
      address === ADDRESS.unknown
        ? 0
        : bounded(Math.log((model.address.m[address] ?? 1) / (model.address.u[kind]?.[bin]?.[address] ?? 1)));
    const owners = b.owners[building];
    const weigh = (who: 'resident' | 'owner') => {
      const level = levels[who][edge] ?? 0;
      const names = model[who][livedInByOwner(numbers, kind, building) ? 2 : kind];
      const share = level === 0 ? 1 : shareOfAgreement(book, level, s[who][survey] ?? null, owners?.[0]);
      return names === undefined ? 0 : nameWeight(names, level, share);
    };
    const [resident, owner] = [weigh('resident'), weigh('owner')];
    weights.address[edge] = address === ADDRESS.apart ? 0 : addressWeight;
    weights.resident[edge] = resident;
    weights.owner[edge] = owner;
    weights.total[edge] =
      place +
      addressWeight +
      resident +
      owner +
      fieldWeight(model.use, levels.use[edge] ?? 0) +
      fieldWeight(model.structure, levels.structure[edge] ?? 0) +
      fieldWeight(model.double, doubles[building] ?? 0) +
      ((levels.buildingName[edge] ?? 0) === 0
        ? 0
        : fieldWeight(model.buildingName, levels.buildingName[edge] ?? 0));
  }
  return weights;
}

export function weighHouseholdBuildings(
  prepared: Prepared,
  { hb }: Candidates,
  levels: HouseholdBuildingLevels,
  { numbers, doubles }: Pick<Ground, 'numbers' | 'doubles'>,
  { household: model }: Model,
): HouseholdBuildingWeights {
  const { book, h, b } = prepared;
  const towns = countInTowns(prepared);
  const unplaced = shareUnplaced(prepared);
  const byAddress = model.place.map(addressWeights);
  const kinds = logSharesOfKinds(model.place);
  const at = new AtAddress(prepared, numbers);
  const nowhere = Float64Array.from(at.count, (count) =>
    elsewhereWeight(model.elsewhere, count < 0 ? null : { kind: ELSEWHERE.nowhere, another: count > 0 }),
  );
  const n = hb.to.length;
  const weights = {
    total: new Float64Array(n),
    name: new Float32Array(n),
    address: new Float32Array(n),
    nowhere,
  };
  for (let edge = 0; edge < n; edge += 1) {
    const [household = 0, building = 0] = [hb.from[edge], hb.to[edge]];
    const cell = levels.place[edge] ?? 0;
    const kind = buildingKind(b.use[building]);
    const field = model.place[kind];
    const group = Math.floor(cell / 5 / PLACE_BINS);
    const others =
      group < HOUSEHOLD_PLACE_GROUPS - 1
        ? 1
        : Math.max(
            1,
            (h.place[household] === PLACE.none ? 1 : unplaced) * (towns.get(b.town[building] ?? -1) ?? 1),
          );
    // Neighbours are counted by kind, and the kind is weighed with the use: not twice.
    const kindAmong = group < HOUSEHOLD_PLACE_GROUPS - 1 ? (kinds[kind] ?? 0) : 0;
    const place = Math.log((field?.m[cell] ?? 1e-9) / ((field?.e[cell] ?? 1) * others)) + kindAmong;
    const pair = levels.name[edge] ?? 12;
    const level = Math.floor(pair / 3);
    const share =
      level === 4
        ? 1
        : shareOfAgreement(book, level, b.owners[building]?.[0] ?? null, h.members[household]?.[0]);
    const names = model.name[levels.nameKind[edge] ?? 0];
    const [m, u] = [names?.m[pair] ?? 1, names?.u[pair] ?? 1];
    const name = level === 0 ? 0 : bounded(Math.log(m / Math.min(0.9, level === 4 ? u : u * share)));
    weights.name[edge] = name;
    weights.address[edge] = cell % 5 === ADDRESS.apart ? 0 : (byAddress[kind]?.[cell] ?? 0);
    weights.total[edge] =
      place +
      name +
      elsewhereWeight(model.elsewhere, at.of(household, building, cell % 5)) -
      (nowhere[household] ?? 0) +
      fieldWeight(model.use, levels.use[edge] ?? 0) +
      fieldWeight(model.double, doubles[building] ?? 0) +
      ((levels.buildingName[edge] ?? 0) === 0
        ? 0
        : fieldWeight(model.buildingName, levels.buildingName[edge] ?? 0));
  }
  return weights;
}

/** Share of sheds among the buildings of any town, within what can be believed. */
const [LEAST_SHEDS, MOST_SHEDS] = [0.05, 0.25];

/** Logarithm of the share of each kind among the buildings that a household meets. */
function logSharesOfKinds(place: Model['household']['place']): number[] {
  const sums = place.map(({ e }) =>
    e.reduce((sum, value, cell) => {
      const row = Math.floor(cell / 5);
      const counted = row < (HOUSEHOLD_PLACE_GROUPS - 1) * PLACE_BINS && row % PLACE_BINS < NEIGHBOUR_BINS;
      return sum + (counted ? value : 0);
    }, 0),
  );
  const [main = 0, sheds = 0] = sums;
  // In a hamlet hardly anything but the own house is met: what remains tells little of the kinds.
  const share = Math.max(LEAST_SHEDS, Math.min(MOST_SHEDS, sheds / Math.max(main + sheds, 1e-6)));
  return [Math.log(1 - share), Math.log(share)];
}

/** What the address alone says in each cell, the distance being known. */
export function addressWeights({ m, e }: { m: readonly number[]; e: readonly number[] }): Float64Array {
  const weights = new Float64Array(m.length);
  for (let row = 0; row + 4 < m.length; row += 5) {
    const sum = (values: readonly number[]) => values.slice(row, row + 5).reduce((all, one) => all + one, 0);
    const [allM, allE] = [sum(m), sum(e)];
    for (let at = row; at < row + 5; at += 1)
      weights[at] = at === row ? 0 : bounded(Math.log((m[at] ?? 1) / allM) - Math.log((e[at] ?? 1) / allE));
  }
  return weights;
}

function countInTowns({ b }: Prepared): Map<number, number> {
  const counts = new Map<number, number>();
  for (const town of b.town) counts.set(town, (counts.get(town) ?? 0) + 1);
  return counts;
}

function shareUnplaced({ b }: Prepared): number {
  return b.place.reduce((sum, place) => sum + (place === PLACE.none ? 1 : 0), 1) / (b.place.length + 10);
}

function bounded(weight: number): number {
  return Number.isNaN(weight) ? 0 : Math.max(-MOST, Math.min(MOST, weight));
}
