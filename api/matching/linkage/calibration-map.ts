/** Log odds before and after, ascending; straight between. */
export const CALIBRATION: readonly (readonly [before: number, after: number])[] = [
  [-12, -12],
  [12, 12],
];
