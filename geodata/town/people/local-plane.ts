import type { Position } from '../place.ts';

/** Metres east and north of a centre, good to a thousandth over a town; its inverse beside it. */
export interface LocalPlane {
  toPlane(position: Position): readonly [x: number, y: number];
  toPosition(x: number, y: number): Position;
}

export function localPlane(centre: Position): LocalPlane {
  const [lon, lat] = centre;
  const radians = (lat * Math.PI) / 180;
  // Lengths of a degree on GRS80.
  const north = 111_132.95 - 559.85 * Math.cos(2 * radians) + 1.17 * Math.cos(4 * radians);
  const east = 111_412.88 * Math.cos(radians) - 93.5 * Math.cos(3 * radians) + 0.12 * Math.cos(5 * radians);
  return {
    toPlane: (position) => [(position[0] - lon) * east, (position[1] - lat) * north],
    toPosition: (x, y) => [lon + x / east, lat + y / north],
  };
}
