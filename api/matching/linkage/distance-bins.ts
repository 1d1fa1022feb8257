// Distances in bins, narrow near the house and wide far off. 0 is inside the outline.
export const DISTANCE_ENDS = [0, 1, 2, 3, 4.5, 6.5, 9, 12, 16, 22, 30, 42, 60, 100, 250] as const;
/** Farther than the last end. */
export const FAR_BIN = DISTANCE_ENDS.length;
export const DISTANCE_BINS = DISTANCE_ENDS.length + 1;

export function distanceBin(metres: number): number {
  let bin = 0;
  while (bin < FAR_BIN && metres > (DISTANCE_ENDS[bin] ?? 0)) bin += 1;
  return bin;
}

/** Square metres of the ring that a bin stands for; the last is a circle of 400 m without what lies within. */
export function areaOfBin(bin: number): number {
  const [inner, outer] = [DISTANCE_ENDS[bin - 1] ?? 0, DISTANCE_ENDS[bin] ?? 400];
  return bin === 0 ? 60 : Math.PI * (outer ** 2 - inner ** 2);
}
