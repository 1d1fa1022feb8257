/** How far an outline reaches beyond its stops, metres: half of the distance at which the surroundings begin. */
const SURROUNDINGS = 70;

/**
 * Places around the stops that belong to nobody: points of a triangular grid at least the given distance from every
 * stop, and near enough to close every stop in. Between them and the stops the outlines of districts run.
 */
export function surroundings(x: Float64Array, y: Float64Array): { x: number[]; y: number[] } {
  const row = SURROUNDINGS * Math.sqrt(0.75);
  const isFree = new Map<string, { x: number; y: number; free: boolean }>();
  for (let at = 0; at < x.length; at++) {
    const [east, north] = [x[at] ?? 0, y[at] ?? 0];
    const middle = Math.round(north / row);
    for (let line = middle - 3; line <= middle + 3; line++) {
      const shift = line % 2 === 0 ? 0 : SURROUNDINGS / 2;
      const column = Math.round((east - shift) / SURROUNDINGS);
      for (let place = column - 3; place <= column + 3; place++) {
        const [gx, gy] = [place * SURROUNDINGS + shift, line * row];
        const free = Math.hypot(gx - east, gy - north) > SURROUNDINGS;
        const key = `${line} ${place}`;
        const known = isFree.get(key);
        if (known === undefined) isFree.set(key, { x: gx, y: gy, free });
        else if (!free) known.free = false;
      }
    }
  }
  const free = [...isFree.values()].filter((place) => place.free);
  return { x: free.map((place) => place.x), y: free.map((place) => place.y) };
}
