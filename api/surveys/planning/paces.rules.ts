// How fast one gets about. Document 002 gives team-day speeds and says nothing of ways, so these are assumptions of ours,
// which a plan may set otherwise. On foot 4 km/h: two people who look for house numbers. By car 20 km/h: the mean in
// densely settled districts was 21.0 km/h (国土交通省 道路交通センサス 平成17年度, 人口集中地区の平均旅行速度), and streets
// are no better after a disaster. A team-day is 6 hours; team-day speeds are read with the same 6 hours.
import type { Paces } from './plan-problem.ts';

export const PACES: Paces = { walking_kmh: 4, driving_kmh: 20, day_minutes: 360 };

/** Roads are longer than straight lines: the usual detour in a street grid with some large blocks. */
const ROAD_DETOUR = 1.3;

export function walkingMinutes(metres: number, paces: Paces): number {
  return (metres / 1000 / paces.walking_kmh) * 60;
}

/** From the base to a place and back by car, for a straight distance in metres. */
export function returnMinutes(metres: number, paces: Paces): number {
  return 2 * ((metres * ROAD_DETOUR) / 1000 / paces.driving_kmh) * 60;
}
