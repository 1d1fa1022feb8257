// What one does without planning by time: k-means of the places, a grid of quantiles, sheets sorted by address.
import { clustersKmeans, featureCollection, point } from '@turf/turf';
import type { Stop } from '../../../api/surveys/planning/plan-problem.ts';

/** Groups of stops; how many come out is the method's own affair. */
export type Groups = Stop[][];

/** turf's k-means, of places as they are. It reckons plainly with coordinates, so metres serve as well as degrees. */
export function kMeans(stops: readonly Stop[], count: number): Groups {
  const points = featureCollection(stops.map(({ x, y }, at) => point([x, y], { at })));
  const groups: Groups = Array.from({ length: count }, () => []);
  for (const { properties } of clustersKmeans(points, { numberOfClusters: count }).features) {
    const stop = stops[properties['at']];
    if (stop !== undefined) groups[properties.cluster ?? 0]?.push(stop);
  }
  return groups.filter((group) => group.length > 0);
}

/** Columns of as many stops, each cut in rows of as many: about the number asked for, not always it. */
export function quantileGrid(stops: readonly Stop[], count: number): Groups {
  const columns = Math.max(1, Math.round(Math.sqrt(count)));
  const rows = Math.max(1, Math.round(count / columns));
  return evenly(
    [...stops].sort((one, other) => one.x - other.x),
    columns,
  ).flatMap((column) =>
    evenly(
      column.sort((one, other) => one.y - other.y),
      rows,
    ),
  );
}

/** The list by address, cut where a team's share of minutes is full. */
export function byAddress(
  stops: readonly Stop[],
  count: number,
  addressOf: ReadonlyMap<string, string>,
): Groups {
  const address = ({ id }: Stop) => addressOf.get(id) ?? '';
  const sorted = [...stops].sort((one, other) => (address(one) < address(other) ? -1 : 1));
  const total = sorted.reduce((sum, { minutes }) => sum + minutes, 0);
  const groups: Groups = Array.from({ length: count }, () => []);
  let gone = 0;
  for (const stop of sorted) {
    groups[Math.min(count - 1, Math.floor((gone / total) * count))]?.push(stop);
    gone += stop.minutes;
  }
  return groups.filter((group) => group.length > 0);
}

function evenly(stops: readonly Stop[], parts: number): Groups {
  return Array.from({ length: parts }, (_, at) =>
    stops.slice(Math.round((at * stops.length) / parts), Math.round(((at + 1) * stops.length) / parts)),
  );
}
