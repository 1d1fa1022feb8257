import type { DrawnPolygon, LonLat } from '../../../api/surveys/scope.contract.ts';

/** A shape as a hand draws it: a circle in degrees with a wavy edge of so many corners. */
export function blob([lon, lat]: LonLat, reach: number, corners: number): DrawnPolygon {
  const ring = Array.from({ length: corners }, (_, at): LonLat => {
    const turn = (2 * Math.PI * at) / corners;
    const away = reach * (1 + 0.05 * Math.sin(9 * turn));
    return [lon + away * Math.cos(turn), lat + away * Math.sin(turn)];
  });
  return { type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)]] };
}
