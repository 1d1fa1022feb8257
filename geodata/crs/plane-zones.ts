/** Origins of the nineteen zones of 平面直角座標系 (平成14年国土交通省告示第9号), zone I first: latitude, longitude in degrees. */
export const PLANE_ORIGINS: readonly (readonly [latitude: number, longitude: number])[] = [
  [33, 129 + 30 / 60],
  [33, 131],
  [36, 132 + 10 / 60],
  [33, 133 + 30 / 60],
  [36, 134 + 20 / 60],
  [36, 136],
  [36, 137 + 10 / 60],
  [36, 138 + 30 / 60],
  [36, 139 + 50 / 60],
  [40, 140 + 50 / 60],
  [44, 140 + 15 / 60],
  [44, 142 + 15 / 60],
  [44, 144 + 15 / 60],
  [26, 142],
  [26, 127 + 30 / 60],
  [26, 124],
  [26, 131],
  [20, 136],
  [26, 154],
];

const JGD2011_FIRST = 6669;
const JGD2000_FIRST = 2443;

/** EPSG code of a zone (1 to 19) on JGD2011. Throws RangeError for any other zone. */
export function planeEpsg(zone: number): number {
  if (!Number.isInteger(zone) || zone < 1 || zone > PLANE_ORIGINS.length)
    throw new RangeError('zones run from 1 to 19');
  return JGD2011_FIRST + zone - 1;
}

/** The zone (1 to 19) of a plane EPSG code on JGD2011 or JGD2000, else null. */
export function planeZone(
  epsg: number,
): { readonly zone: number; readonly datum: 'jgd2011' | 'jgd2000' } | null {
  for (const [first, datum] of [
    [JGD2011_FIRST, 'jgd2011'],
    [JGD2000_FIRST, 'jgd2000'],
  ] as const) {
    const zone = epsg - first + 1;
    if (Number.isInteger(zone) && zone >= 1 && zone <= PLANE_ORIGINS.length) return { zone, datum };
  }
  return null;
}
