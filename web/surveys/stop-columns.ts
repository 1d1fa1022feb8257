// The buildings of a plan as columns, made ready for the map: 30,000 of them, so nothing here makes an object of each.
import { finishedStates, stopStates, type StopColumns } from '../../api/surveys/progress.contract.ts';
import type { DrawnShape } from '../map/drawing.ts';
import { boundsOfPlaces, isInside } from './outlines.ts';

export type StopFinding = {
  /** Places in the columns. */
  found: number[];
  /** Of those: nobody goes there again, so they stay in their district. */
  finished: number;
};

/** The buildings that lie in a drawn shape. */
export function stopsInside(stops: StopColumns, { coordinates }: DrawnShape): StopFinding {
  const bounds = boundsOfPlaces(coordinates.flat());
  const found: number[] = [];
  let finished = 0;
  if (bounds)
    for (let at = 0; at < stops.stop_id.length; at += 1) {
      const x = stops.lon[at] ?? 0;
      const y = stops.lat[at] ?? 0;
      if (x < bounds[0] || x > bounds[2] || y < bounds[1] || y > bounds[3]) continue;
      if (!isInside(x, y, coordinates)) continue;
      found.push(at);
      const state = stopStates[stops.state[at] ?? 0];
      if (state && finishedStates.includes(state)) finished += 1;
    }
  return { found, finished };
}

/** Longitudes and latitudes in turn, as the graphics card takes them. */
export function placesOf(stops: StopColumns): Float64Array {
  const places = new Float64Array(stops.stop_id.length * 2);
  for (let at = 0; at < stops.stop_id.length; at += 1) {
    places[at * 2] = stops.lon[at] ?? 0;
    places[at * 2 + 1] = stops.lat[at] ?? 0;
  }
  return places;
}

/** Red, green, blue and opacity of each building by its column `state`. */
export function coloursOf(
  stops: StopColumns,
  byState: readonly (readonly [number, number, number, number])[],
): Uint8Array {
  const colours = new Uint8Array(stops.stop_id.length * 4);
  for (let at = 0; at < stops.stop_id.length; at += 1)
    colours.set(byState[stops.state[at] ?? 0] ?? [0, 0, 0, 0], at * 4);
  return colours;
}

/** Places in the columns of the buildings of a district, in visiting order. */
export function stopsOfDistrict(stops: StopColumns, district_id: string): number[] {
  const district = stops.districts.indexOf(district_id);
  if (district < 0) return [];
  const own: number[] = [];
  for (const [at, of] of stops.district.entries()) if (of === district) own.push(at);
  return own.sort((a, b) => (stops.visit_order[a] ?? 0) - (stops.visit_order[b] ?? 0));
}
