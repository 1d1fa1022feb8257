// How long somebody will wait. Pure.

/** Until a day has cases of its own. */
export const usualSeconds = 420;
/** So few cases say little: they are mixed with as many usual ones. */
const casesThatCount = 10;

/** Mean seconds of the cases, drawn to the usual ones while there are few. */
export function secondsACase(cases: { count: number; seconds: number }): number {
  const usual = Math.max(0, casesThatCount - cases.count);
  return Math.round((cases.seconds + usual * usualSeconds) / (cases.count + usual));
}

/** Whole minutes, rounded up, until somebody with `ahead` before them is called. */
export function waitMinutes(ahead: number, secondsEach: number, counters: number): number {
  return Math.ceil((ahead * secondsEach) / Math.max(1, counters) / 60);
}
