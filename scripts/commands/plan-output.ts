// What `plan` writes and prints: points in visiting order and an outline for each district, figures for people or programs.
import { outlineDistricts } from '../../api/surveys/planning/outline-districts.ts';
import type { Cut, CutNotice, Stop } from '../../api/surveys/planning/plan-problem.ts';
import { toJgd2011 } from '../../geodata/crs/to-jgd2011.ts';
import type { PlannedBuilding } from './plan-input.ts';

/** A GeoJSON FeatureCollection in EPSG:6668; `epsg` is the plane that the stops are in. */
export function resultOf(
  cut: Cut,
  stops: readonly Stop[],
  buildings: readonly PlannedBuilding[],
  epsg: number,
): string {
  const byId = new Map(buildings.map((building, at) => [String(building.id), { building, stop: stops[at] }]));
  const points = cut.districts.flatMap(({ stops: ids }, at) =>
    ids.flatMap((id, index) => {
      const found = byId.get(id);
      if (found === undefined) return [];
      const { building, stop } = found;
      return {
        type: 'Feature',
        properties: {
          id: building.id,
          district: at + 1,
          order: index + 1,
          minutes: rounded(stop?.minutes ?? 0),
        },
        geometry: { type: 'Point', coordinates: [building.lon, building.lat] },
      };
    }),
  );
  const numbers = new Map(
    cut.districts.flatMap(({ stops: ids }, at) => ids.map((id) => [id, String(at + 1)] as const)),
  );
  const outlines = outlineDistricts(stops, numbers);
  const polygons = cut.districts.map(({ stops: ids, ...figures }, at) => ({
    type: 'Feature',
    properties: {
      kind: 'district',
      district: at + 1,
      buildings: ids.length,
      ...Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, rounded(value)])),
    },
    geometry: {
      type: 'MultiPolygon',
      coordinates: (outlines.get(String(at + 1)) ?? []).map((rings) =>
        rings.map((ring) => ring.map(([x, y]) => toDegrees(x, y, epsg))),
      ),
    },
  }));
  const lines = [...points, ...polygons].map((feature) => JSON.stringify(feature));
  return `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`;
}

function toDegrees(x: number, y: number, epsg: number): [number, number] {
  const place = toJgd2011(x, y, epsg);
  if (!place.ok) throw new RangeError('an outline left the plane');
  return [Math.round(place.lon * 1e7) / 1e7, Math.round(place.lat * 1e7) / 1e7];
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

const NOTICES: Readonly<Record<CutNotice, string>> = {
  no_barriers: '河川・鉄道・幹線道路が渡されていないため、それらをまたぐ調査区ができることがあります',
  scope_in_pieces: '範囲が離れているため、一つながりにならない調査区があります',
  uneven: '一つながりの調査区では、所要時間がそろいきりませんでした',
};

/** On standard output. */
export function printFigures(
  { districts, balance, scope_pieces, notices }: Cut,
  buildings: number,
  seconds: number,
  json: boolean,
): void {
  const metres = districts.reduce((total, district) => total + district.walking_metres, 0);
  const { min, median, mean, max } = balance;
  if (json) {
    const minutes = { min: rounded(min), median: rounded(median), mean: rounded(mean), max: rounded(max) };
    console.log(
      JSON.stringify({
        buildings,
        districts: districts.length,
        minutes,
        walking_metres: Math.round(metres),
        scope_pieces,
        notices,
        seconds,
      }),
    );
    return;
  }
  console.log(`建物 ${buildings} 件、調査区 ${districts.length}`);
  console.log(
    `1区の所要時間（分） 最小 ${rounded(min)}、中央 ${rounded(median)}、平均 ${rounded(mean)}、最大 ${rounded(max)}（最大は平均の ${(max / mean).toFixed(3)} 倍）`,
  );
  console.log(`徒歩の合計 ${(metres / 1000).toFixed(1)} km`);
  for (const notice of notices) console.log(NOTICES[notice]);
  console.log(`計算時間 ${seconds} 秒`);
}
