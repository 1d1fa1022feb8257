import type { LonLat } from '../map/map-content.ts';

const metresPerDegree = 111_195;

/** Metres to go for an arrow key; null for other keys. With Shift ten times as far. */
export function stepOf({
  key,
  shiftKey,
}: Pick<KeyboardEvent, 'key' | 'shiftKey'>): { east: number; north: number } | null {
  const metres = shiftKey ? 10 : 1;
  if (key === 'ArrowUp') return { east: 0, north: metres };
  if (key === 'ArrowDown') return { east: 0, north: -metres };
  if (key === 'ArrowRight') return { east: metres, north: 0 };
  if (key === 'ArrowLeft') return { east: -metres, north: 0 };
  return null;
}

/** A place so many metres further. */
export function nudged([lon, lat]: LonLat, { east, north }: { east: number; north: number }): LonLat {
  return [lon + east / (metresPerDegree * Math.cos((lat * Math.PI) / 180)), lat + north / metresPerDegree];
}

/** Metres between two places of a town. */
export function metresBetween([lon, lat]: LonLat, [otherLon, otherLat]: LonLat): number {
  const east = (otherLon - lon) * metresPerDegree * Math.cos((lat * Math.PI) / 180);
  return Math.hypot(east, (otherLat - lat) * metresPerDegree);
}
