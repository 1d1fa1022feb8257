/**
 * Puts stops into an order where each lengthens the way least, one after the other; at either end too. `order` and `added`
 * are indices of places in metres.
 */
export function insertStops(
  x: Float64Array,
  y: Float64Array,
  order: readonly number[],
  added: readonly number[],
): number[] {
  const grown = [...order];
  const between = (one: number | undefined, other: number | undefined): number =>
    one === undefined || other === undefined
      ? 0
      : Math.hypot((x[one] ?? 0) - (x[other] ?? 0), (y[one] ?? 0) - (y[other] ?? 0));
  for (const stop of added) {
    let [best, least] = [0, Number.POSITIVE_INFINITY];
    for (let place = 0; place <= grown.length; place++) {
      const [before, after] = [grown[place - 1], grown[place]];
      const longer = between(before, stop) + between(stop, after) - between(before, after);
      if (longer < least) [best, least] = [place, longer];
    }
    grown.splice(best, 0, stop);
  }
  return grown;
}
