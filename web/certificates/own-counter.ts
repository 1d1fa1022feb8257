const key = 'counter-number';

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
