// Whether a place lies within an outline, or how far off its wall.

/** Metres from the wall, 0 inside; corners and point in metres of one plane. */
export function metresFromOutline(xs: Float64Array, ys: Float64Array, x: number, y: number): number {
  let inside = false;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0, before = xs.length - 1; at < xs.length; before = at, at += 1) {
    const [x1, y1, x2, y2] = [xs[at] ?? 0, ys[at] ?? 0, xs[before] ?? 0, ys[before] ?? 0];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    const length = (x2 - x1) ** 2 + (y2 - y1) ** 2;
    const along = length === 0 ? 0 : ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length;
    const share = Math.max(0, Math.min(1, along));
    least = Math.min(least, Math.hypot(x1 + share * (x2 - x1) - x, y1 + share * (y2 - y1) - y));
  }
  return inside ? 0 : least;
}
