// Found by scripts/bench/matching-calibration.ts on twelve towns (seeds 21 to 32, all noises and positions); the figures of
// the README are of other towns.

/** Log odds before and after, ascending; straight between. */
export const CALIBRATION: readonly (readonly [before: number, after: number])[] = [
  [-12, -12],
  [-5.26, -3.75],
  [-4.52, -2.95],
  [-3.51, -2.77],
  [-2.5, -1.96],
  [-1.45, -1.51],
  [-0.53, -0.63],
  [0.45, 0.67],
  [1.5, 1.25],
  [2.52, 2.17],
  [3.51, 2.91],
  [4.48, 3.29],
  [5.49, 3.81],
  [6.48, 4.46],
  [7.52, 4.52],
  [8.74, 5.18],
  [10.16, 5.9],
  [12, 6.45],
];
