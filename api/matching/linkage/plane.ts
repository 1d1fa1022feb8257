// Metres east and north, so that distances are sums of squares. The parallel is rounded to half a degree, so that a
// region has the same metres whichever of its records are read.

export interface Plane {
  readonly x: (lon: number) => number;
  readonly y: (lat: number) => number;
}

/** Good to a thousandth within half a degree of `lat` (GRS80). */
export function planeAt(lat: number): Plane {
  const parallel = Math.round(lat * 2) / 2;
  const radians = (parallel * Math.PI) / 180;
  const north = 111_132.95 - 559.85 * Math.cos(2 * radians) + 1.17 * Math.cos(4 * radians);
  const east = 111_412.88 * Math.cos(radians) - 93.5 * Math.cos(3 * radians) + 0.12 * Math.cos(5 * radians);
  return { x: (lon) => (lon - 135) * east, y: (at) => (at - parallel) * north };
}
