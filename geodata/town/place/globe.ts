// From metres of the ground to longitude and latitude. The drawn town lies on open sea in plane zone IX, apart from the
// fixture town, so that both can be shown beside each other and neither is meant for a real one.
import type { Polygon } from 'geojson';
import { fromJgd2011, toJgd2011 } from '../../crs/to-jgd2011.ts';
import type { Position } from '../place.ts';
import { areaOf } from './geometry.ts';
import type { Xy } from './geometry.ts';

export const TOWN_EPSG = 6677;
const ORIGIN: Position = [140.42, 34.22];

const [originX, originY] = fromJgd2011(ORIGIN[0], ORIGIN[1], TOWN_EPSG);

/** Longitude and latitude to the seventh decimal, about a centimetre. */
export function onGlobe(at: Xy): [lon: number, lat: number] {
  const found = toJgd2011(originX + at[0], originY + at[1], TOWN_EPSG);
  if (!found.ok) throw new RangeError(`the town reaches out of its zone: ${found.problem}`);
  return [round(found.lon), round(found.lat)];
}

export function lineOnGlobe(points: readonly Xy[]): [lon: number, lat: number][] {
  return points.map(onGlobe);
}

/** A closed ring, counter-clockwise. */
export function ringOnGlobe(points: readonly Xy[]): [lon: number, lat: number][] {
  const ring = (areaOf(points) < 0 ? points.toReversed() : points).map(onGlobe);
  const [first] = ring;
  return first ? [...ring, first] : ring;
}

/** Rings of a polygon as GeoJSON has them: outer counter-clockwise, holes clockwise, all closed. */
export function polygonOnGlobe(rings: readonly (readonly Xy[])[]): Polygon {
  const coordinates = rings.map((ring, at) => {
    const closed = ringOnGlobe(ring);
    return at === 0 ? closed : closed.toReversed();
  });
  return { type: 'Polygon', coordinates };
}

function round(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
