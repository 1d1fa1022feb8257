import { districtOf, orderWithin } from './measure-district.ts';
import type { Assignment, District } from './plan-problem.ts';
import type { Town } from './town.ts';

/**
 * The figures of districts after a change by hand, by key. Districts of `before` whose stops are still the same are
 * answered as they were; in the others new stops are put into the order where they lengthen it least. Stops of the town
 * without a district count nowhere; keys without stops have no figures. Milliseconds for 30,000 stops: keep the town
 * (`townOf`) while a plan is being edited. `tries` a stop in search of shorter orders.
 */
export function measureDistricts(
  town: Town,
  assignment: Assignment,
  before: ReadonlyMap<string, District> = new Map(),
  tries = 0,
): Map<string, District> {
  const indexOf = new Map(town.stops.map(({ id }, at) => [id, at]));
  const members = new Map<string, number[]>();
  town.stops.forEach(({ id }, at) => {
    const key = assignment.get(id);
    if (key === undefined) return;
    const list = members.get(key);
    if (list === undefined) members.set(key, [at]);
    else list.push(at);
  });
  const keys = [...members.keys()].sort();
  return new Map(
    keys.map((key) => {
      const stops = members.get(key) ?? [];
      const known = before.get(key);
      const kept = known?.stops.filter((id) => assignment.get(id) === key && indexOf.has(id));
      if (known !== undefined && kept?.length === known.stops.length && kept.length === stops.length)
        return [key, known];
      const order = kept?.flatMap((id) => indexOf.get(id) ?? []);
      return [key, districtOf(town, orderWithin(town, Int32Array.from(stops), tries, order))];
    }),
  );
}
