// Which of a few quiet tints each district has: never that of its nearest neighbours, and the same after an edit far away.

type Labelled = { lon: number | null; lat: number | null };

/** Neighbours that are looked at: about as many as a cell of a plane has. */
const neighbours = 6;

/**
 * A place among `tints` for each district, in their order. Districts are near where their labels are; without a label
 * they take the tints in turn.
 */
export function tintsOf(districts: readonly Labelled[], tints: number): number[] {
  const chosen: number[] = [];
  for (const [index, { lon, lat }] of districts.entries()) {
    if (lon === null || lat === null) {
      chosen.push(index % tints);
      continue;
    }
    const near = districts
      .slice(0, index)
      .flatMap((other, place) =>
        other.lon === null || other.lat === null
          ? []
          : [{ tint: chosen[place] ?? 0, away: ((other.lon - lon) * 0.82) ** 2 + (other.lat - lat) ** 2 }],
      )
      .sort((a, b) => a.away - b.away)
      .slice(0, neighbours);
    const cost = Array.from({ length: tints }, (_, tint) =>
      // The nearer a neighbour, the worse its tint.
      near.reduce((sum, { tint: taken }, place) => sum + (taken === tint ? neighbours - place : 0), 0),
    );
    chosen.push(cost.indexOf(Math.min(...cost)));
  }
  return chosen;
}
