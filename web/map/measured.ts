import { area, length, lineString, polygon } from '@turf/turf';

export type MeasureKind = 'distance' | 'area';

type Place = readonly [longitude: number, latitude: number];

/** Metres along a line of places, over the globe. */
export function distanceAlong(points: readonly Place[]): number {
  return points.length < 2 ? 0 : length(lineString(points.map(([x, y]) => [x, y])), { units: 'meters' });
}

/** Square metres inside a ring of places, over the globe; it closes by itself. */
export function areaWithin(points: readonly Place[]): number {
  const [first] = points;
  if (points.length < 3 || !first) return 0;
  return area(polygon([[...points, first].map(([x, y]) => [x, y])]));
}

const whole = new Intl.NumberFormat('ja-JP', { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat('ja-JP', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const hundredths = new Intl.NumberFormat('ja-JP', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** What was measured, as exact as a click on the map is: "8.4 m", "312 m", "4.02 km". */
export function formatMeasuredDistance(metres: number): string {
  if (metres >= 999.5) return `${hundredths.format(metres / 1000)} km`;
  return `${metres >= 99.95 ? whole.format(metres) : tenths.format(metres)} m`;
}

/** "84.2 ㎡", "4,018 ㎡", from one hectare on "1.25 ha". */
export function formatMeasuredArea(squareMetres: number): string {
  if (squareMetres >= 9999.5) return `${hundredths.format(squareMetres / 10_000)} ha`;
  return `${squareMetres >= 99.95 ? whole.format(squareMetres) : tenths.format(squareMetres)} ㎡`;
}
