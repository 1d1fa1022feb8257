// How fast one gets about. Two people on foot who look for house numbers make about 4 km/h; through town by car 20 km/h
// is the mean speed in Japanese city centres in daytime (道路交通センサス: 混雑時旅行速度 of 人口集中地区 is 19 to 21 km/h).
// A team-day is 6 hours on site; the team-day speeds of speeds.ts are read with the same 6 hours.
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
