// Found by scripts/bench/matching-calibration.ts on twelve towns (seeds 21 to 32, all noises and positions); the figures of
// the README are of other towns.

/** Log odds before and after, ascending; straight between. */
export const CALIBRATION: readonly (readonly [before: number, after: number])[] = [
  [-12, -12],
  [-5.26, -3.84],
  [-4.52, -3.46],
  [-3.54, -2.92],
  [-2.51, -1.73],
  [-1.51, -0.96],
  [-0.52, -0.17],
  [0, 0],
  [0.48, 0.28],
  [1.47, 1.38],
  [2.52, 2.01],
  [3.48, 2.66],
  [4.49, 3.11],
  [5.5, 3.52],
  [6.52, 4.36],
  [7.51, 4.59],
  [8.8, 5.04],
  [10.36, 5.63],
  [12, 6.83],
];
