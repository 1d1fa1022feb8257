// What the links show of households and surveys of one house, and of houses that follow each other on a walk.
import type { Ambient } from './ambient.ts';
import { compareAddresses } from './compare-addresses.ts';
import type { Outcome } from './contest.ts';
import type { Ground } from './ground.ts';
import type { Model, PlaceField } from './model.ts';
import { PLACE } from './prepared.ts';
import { NameTally, Tally, add, placeField, shares } from './tallies.ts';
import { pairLevels } from './together.ts';

const NOBODY = { whole: 0, family: 0 };

export function countPairs(
  ground: Ground,
  { together, surveys, beliefs, crowd }: Outcome,
  { pair: prior }: Model,
  survey: Model['survey'],
  ambient: Ambient,
): Model['pair'] {
  const resident = new NameTally(1);
  const owner = new NameTally(1);
  const address = new Tally(5);
  const distance = new Float64Array(prior.distance.m.length);
  together.one.forEach((one, at) => {
    const mass = beliefs.both[at] ?? 0;
    if (mass < 1e-4 || (crowd[surveys.to[one] ?? 0] ?? 1) > 1.5) return;
    const level = pairLevels(together.levels[at] ?? 0);
    if (level.resident > 0) resident.add(0, level.resident, mass, 0, NOBODY);
    if (level.owner > 0) owner.add(0, level.owner, mass, 0, NOBODY);
    if (level.address > 0) address.add(level.address, mass, 0);
    add(distance, level.distance, mass);
  });
  return {
    // By chance a household's name agrees with a sheet as often as an owner's does.
    resident: { m: resident.m(prior.resident.m), u: survey.resident[0]?.u ?? prior.resident.u },
    owner: { m: owner.m(prior.owner.m), u: survey.owner[0]?.u ?? prior.owner.u },
    address: {
      m: address.field(prior.address).m,
      u: addressesAround(ground, address.m, prior.address.u),
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
    const level = compareAddresses(h, household, s, survey);
    if (level > 0 && metres <= 40) add(counts, level, 1);
  }
  const others = counts.map((count, level) => Math.max(count - (matched[level] ?? 0), 0.02 * count));
  return [1, ...shares(others.subarray(1), prior.slice(1))];
}

export function countWalk({ beliefs }: Outcome, prior: PlaceField): PlaceField {
  const counts = new Float64Array(prior.m.length);
  beliefs.walk.eachPair(beliefs.survey, (level, probability) => add(counts, level, probability));
  return { m: shares(counts, prior.m), e: prior.e };
}
