// Hatching for hazard areas: the form tells the kind, the distance of its lines the rank, also where the national colours
// are too near to each other, or not there at all.
import type { HazardKind } from './hazard-colours.ts';

/** A square that repeats without a seam: SVG path data of strokes in a box of `size`. */
export type Hatch = { readonly id: string; readonly size: number; readonly path: string };

/** Pixels between two strokes by rank, from the shallowest to the deepest. */
const distances = [24, 18, 14, 11, 8, 6] as const;

const forms: Readonly<Record<HazardKind, (size: number) => string>> = {
  // Each stroke is drawn over the corners too, so that it meets itself in the next square.
  flood: (n) => `M-1 1L1 -1M0 ${n}L${n} 0M${n - 1} ${n + 1}L${n + 1} ${n - 1}`,
  storm_surge: (n) => `M-1 ${n - 1}L1 ${n + 1}M0 0L${n} ${n}M${n - 1} -1L${n + 1} 1`,
  inland_flood: (n) => `M${n / 4 - 1} ${n / 4}h2M${(n * 3) / 4 - 1} ${(n * 3) / 4}h2`,
  tsunami: (n) =>
    `M0 ${n / 2}C${n / 6} ${n / 2 - n / 4} ${n / 3} ${n / 2 - n / 4} ${n / 2} ${n / 2}S${(n * 5) / 6} ${n / 2 + n / 4} ${n} ${n / 2}`,
  landslide: (n) => `M${n / 2} 0V${n}`,
};

/** 特別警戒区域 is crossed, so that the two ranks differ by more than their distance. */
const crossed = (n: number) => `M${n / 2} 0V${n}M0 ${n / 2}H${n}`;

/** As the map's layers put it together from what a tile carries. */
function hatchId(kind: HazardKind, rank: number): string {
  return `hatch-${kind}-${rank}`;
}

export function hatchOf(kind: HazardKind, rank: number): Hatch {
  if (kind === 'landslide') {
    const size = rank === 2 ? 9 : 14;
    return { id: hatchId(kind, rank), size, path: (rank === 2 ? crossed : forms.landslide)(size) };
  }
  const size = distances[Math.min(rank, distances.length) - 1] ?? distances[0];
  return { id: hatchId(kind, rank), size, path: forms[kind](size) };
}
