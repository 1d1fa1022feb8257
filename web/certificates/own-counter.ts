const key = 'counter-number';

/** The counters that a browser may stand at. */
export const counterChoices = Array.from({ length: 20 }, (_, index) => ({
  id: String(index + 1),
  title: `窓口 ${index + 1}`,
}));

/** 窓口 that this browser stands at; kept in it. */
export function ownCounter(): number {
  const kept = Number(localStorage.getItem(key));
  return Number.isInteger(kept) && kept >= 1 && kept <= 99 ? kept : 1;
}

export function keepOwnCounter(counter: number): void {
  try {
    localStorage.setItem(key, String(counter));
  } catch {
    // A browser that keeps nothing starts at counter 1.
  }
}
