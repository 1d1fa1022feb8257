const earthCircumference = 40_075_016.686;
const tileSize = 512;

/** Metres on the ground per screen pixel of a Web Mercator map. */
export function metresPerPixel(latitude: number, zoom: number): number {
  return (earthCircumference * Math.cos((latitude * Math.PI) / 180)) / (tileSize * 2 ** zoom);
}

/** The longest round distance (1, 2 or 5 with zeros) that fits into `maxPixels`, and its length in pixels. */
export function scaleBar(
  latitude: number,
  zoom: number,
  maxPixels: number,
): { metres: number; pixels: number } {
  const perPixel = metresPerPixel(latitude, zoom);
  const metres = roundDistance(perPixel * maxPixels);
  return { metres, pixels: metres / perPixel };
}

/** The longest round distance (1, 2 or 5 with zeros) that is no more than so many metres. */
export function roundDistance(longest: number): number {
  const power = 10 ** Math.floor(Math.log10(longest));
  return power * (longest >= 5 * power ? 5 : longest >= 2 * power ? 2 : 1);
}

/** A point so many metres to the north; exact enough for the distances of a neighbourhood. */
export function northOf([longitude, latitude]: readonly [number, number], metres: number): [number, number] {
  return [longitude, latitude + (metres / earthCircumference) * 360];
}
