// A map of households is a look at its municipality, and goes into the audit. One pan fetches dozens of tiles: a row
// for each would bury what matters, and the box of a tile says nothing about what was looked at. So one row an hour
// for each account, place and layer; several API processes may write one each.
const hourMs = 3_600_000;
const longestMemory = 20_000;
const lastLooks = new Map<string, number>();

/** Whether this look is the first of its hour, and remembers it. `parts`: who, where from, at what. */
export function isFirstLook(parts: readonly string[], now = Date.now()): boolean {
  const key = JSON.stringify(parts);
  const hour = Math.floor(now / hourMs);
  if (lastLooks.get(key) === hour) return false;
  if (lastLooks.size >= longestMemory) lastLooks.clear();
  lastLooks.set(key, hour);
  return true;
}
