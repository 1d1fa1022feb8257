// Plane zones by prefecture (平成14年国土交通省告示第9号). Prefectures with several zones have that of their largest part.
const ZONES: readonly (readonly [zone: number, prefectures: string])[] = [
  [1, '42'],
  [2, '40 41 43 44 45 46'],
  [3, '32 34 35'],
  [4, '36 37 38 39'],
  [5, '28 31 33'],
  [6, '18 24 25 26 27 29 30'],
  [7, '16 17 21 23'],
  [8, '15 19 20 22'],
  [9, '07 08 09 10 11 12 13 14'],
  [10, '02 03 04 05 06'],
  [12, '01'],
  [15, '47'],
];

const BY_PREFECTURE = new Map(
  ZONES.flatMap(([zone, prefectures]) =>
    prefectures.split(' ').map((code): [string, number] => [code, zone]),
  ),
);

/** Zone (1 to 19) of a prefecture's two digits. Throws RangeError for no prefecture. */
export function zoneOfPrefecture(code: string): number {
  const zone = BY_PREFECTURE.get(code);
  if (zone === undefined) throw new RangeError('no prefecture has this code');
  return zone;
}
