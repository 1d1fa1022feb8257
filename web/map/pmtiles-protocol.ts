import { addProtocol } from 'maplibre-gl';
import { Protocol } from 'pmtiles';

let isKnown = false;

/** Teaches the map to read tiles out of one archive (`pmtiles://…/{z}/{x}/{y}`), a range of bytes for each. */
export function knowPmtiles(): void {
  if (isKnown) return;
  isKnown = true;
  addProtocol('pmtiles', new Protocol().tile);
}
