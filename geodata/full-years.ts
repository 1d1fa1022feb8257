/**
 * Age in full years on a day, both 'YYYY-MM-DD', as certificates and lists show it: it grows on the birthday, of
 * somebody born on 29 February in other years on 1 March. Null before birth.
 */
export function fullYears(bornOn: string, onDay: string): number | null {
  if (onDay < bornOn) return null;
  const years = Number(onDay.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return onDay.slice(5) < bornOn.slice(5) ? years - 1 : years;
}
