// scripts/musubi plan: cuts without a database, GeoJSON in, GeoJSON out. The same core as 調査計画.
import { writeFile } from 'node:fs/promises';
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { cutDistricts } from '../../api/surveys/planning/cut-districts.ts';
import { isWithin, outlineDistricts } from '../../api/surveys/planning/outline-districts.ts';
import { PACES } from '../../api/surveys/planning/paces.ts';
import type { Cut, CutNotice, Place, PlanOrder, Stop } from '../../api/surveys/planning/plan-problem.ts';
import { readMethod, surveyMinutes } from '../../api/surveys/planning/speeds.ts';
import { toJgd2011 } from '../../geodata/crs/to-jgd2011.ts';
import {
  nearestPlane,
  PlanInputError,
  planeOf,
  readBarriers,
  readBuildings,
  readScope,
} from './plan-input.ts';
import type { PlannedBuilding } from './plan-input.ts';

interface PlanOptions {
  readonly scope?: string;
  readonly buildings: string;
  readonly barriers?: string;
  readonly method: string;
  readonly districts?: number;
  readonly teamDays?: number;
  readonly base?: Place;
  readonly order: PlanOrder;
  readonly out: string;
  readonly json?: true;
}

export function planCommand(program: Command): void {
  program
    .command('plan')
    .description('cut buildings into districts of even work, with a visiting order; needs no database')
    .option('--scope <file>', 'polygons (GeoJSON): only buildings in them are planned')
    .requiredOption(
      '--buildings <file>',
      'points or polygons (GeoJSON, EPSG:4326 or 6668) with id; structure, damage',
    )
    .option('--barriers <file>', 'rivers, railways, trunk roads, shores (GeoJSON) that borders respect')
    .requiredOption('--method <method>', 'such as earthquake-wooden-1, flood-nonwooden, wind-wooden')
    .option('--districts <n>', 'exactly so many districts', wholeNumber)
    .option('--team-days <d>', 'team-days of work a district has, where --districts is not given', positive)
    .option('--base <lon,lat>', 'where teams set out: the way there counts', lonLat)
    .addOption(
      new Option('--order <order>', 'which district is number 1')
        .choices(['even', 'worst_first'])
        .default('even'),
    )
    .requiredOption('--out <file>', 'GeoJSON for the result')
    .option('--json', 'print the figures as JSON')
    .action(plan);
}

async function plan(options: PlanOptions): Promise<void> {
  const began = performance.now();
  const method = readMethod(options.method);
  if (method === null)
    throw new PlanInputError(
      '調査の方法がわかりません。earthquake-wooden-1、flood-nonwooden、wind-wooden のように指定してください',
    );
  const buildings = await chosen(options);
  const epsg = planeAround(buildings);
  const toPlane = planeOf(epsg);
  const stops = buildings.map(({ id, lon, lat, structure, damage }): Stop => {
    const [x, y] = toPlane(lon, lat);
    const minutes = surveyMinutes(method.method, structure ?? method.structure, PACES.day_minutes);
    return { id: String(id), x, y, minutes, damage };
  });
  const barriers = options.barriers === undefined ? [] : await readBarriers(options.barriers, toPlane);
  const base = options.base === undefined ? null : toPlane(...options.base);
  const districts = districtCount(options, stops);
  const cut = cutDistricts(
    { stops, ground: { barriers, base }, districts, order: options.order },
    { onProgress: showProgress() },
  );
  await writeFile(options.out, resultOf(cut, stops, buildings, epsg));
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  print(cut, stops.length, seconds, options.json === true);
}

async function chosen({ buildings: path, scope: scopePath }: PlanOptions): Promise<PlannedBuilding[]> {
  const buildings = await readBuildings(path);
  if (scopePath === undefined) return buildings;
  const scope = await readScope(scopePath);
  const inside = buildings.filter(({ lon, lat }) =>
    scope.some(([outer = [], ...holes]) => {
      const isIn = (ring: readonly Place[]) => isWithin(ring, [lon, lat]);
      return isIn(outer) && !holes.some(isIn);
    }),
  );
  if (inside.length === 0) throw new PlanInputError('範囲の中に建物が1件もありません');
  return inside;
}

function planeAround(buildings: readonly PlannedBuilding[]): number {
  const mean = (of: (building: PlannedBuilding) => number) =>
    buildings.reduce((sum, building) => sum + of(building), 0) / buildings.length;
  return nearestPlane(
    mean(({ lon }) => lon),
    mean(({ lat }) => lat),
  );
}

function districtCount({ districts, teamDays }: PlanOptions, stops: readonly Stop[]): number {
  const work = stops.reduce((minutes, stop) => minutes + stop.minutes, 0) / PACES.day_minutes;
  const count =
    districts ?? (teamDays === undefined ? null : Math.min(stops.length, Math.ceil(work / teamDays)));
  if (count === null) throw new PlanInputError('--districts か --team-days のどちらかが要ります');
  if (count < 1) throw new PlanInputError('調査区の数は1以上にしてください');
  if (count > stops.length)
    throw new PlanInputError(
      `調査区の数が建物の数（${stops.length}件）より多くなっています。建物の数以下にしてください`,
    );
  return count;
}

/** Each tenth on stderr. */
function showProgress(): (share: number) => void {
  let shown = 0;
  return (share) => {
    const tenth = Math.floor(share * 10);
    if (tenth <= shown) return;
    shown = tenth;
    process.stderr.write(`区割を計算しています ${tenth * 10} %\n`);
  };
}

function resultOf(
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

function print(
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

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!/^-?\d+$/u.test(text) || !Number.isSafeInteger(number))
    throw new InvalidArgumentError('a whole number is needed');
  return number;
}

function positive(text: string): number {
  const number = Number(text);
  if (!Number.isFinite(number) || number <= 0) throw new InvalidArgumentError('a number above 0 is needed');
  return number;
}

function lonLat(text: string): Place {
  const [lon = Number.NaN, lat = Number.NaN] = text.split(',').map(Number);
  if (!toJgd2011(lon, lat, 4326).ok)
    throw new InvalidArgumentError('longitude,latitude in degrees are needed');
  return [lon, lat];
}
