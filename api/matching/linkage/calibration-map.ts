// Found by scripts/bench/matching-calibration.ts on twelve towns (seeds 21 to 32, all noises and positions); the figures of
// the README are of other towns.

/** Log odds before and after, ascending; straight between. */
export const CALIBRATION: readonly (readonly [before: number, after: number])[] = [
  [-12, -12],
  [-5.27, -3.82],
  [-4.55, -3.22],
  [-3.51, -2.78],
  [-2.54, -2.06],
  [-1.48, -1.22],
  [-0.51, -0.49],
  [0.47, 0.31],
  [1.54, 1.45],
  [2.54, 2.14],
  [3.53, 2.68],
  [4.55, 3.39],
  [5.49, 3.95],
  [6.51, 4.28],
  [7.5, 4.94],
  [8.8, 5.32],
  [10.2, 6.15],
  [12, 6.56],
];
