// scripts/musubi plan: cuts without a database, GeoJSON in, GeoJSON out. The same core as 調査計画.
import { writeFile } from 'node:fs/promises';
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { cutDistricts } from '../../api/surveys/planning/cut-districts.ts';
import { isWithin } from '../../api/surveys/planning/outline-districts.ts';
import { PACES } from '../../api/surveys/planning/paces.rules.ts';
import type { Paces, Place, PlanOrder, Stop } from '../../api/surveys/planning/plan-problem.ts';
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
import { printFigures, resultOf } from './plan-output.ts';

interface PlanOptions {
  readonly scope?: string;
  readonly buildings: string;
  readonly barriers?: string;
  readonly method: string;
  readonly districts?: number;
  readonly teamDays?: number;
  readonly base?: Place;
  readonly order: PlanOrder;
  readonly dayMinutes: number;
  readonly walkingKmh: number;
  readonly drivingKmh: number;
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
    .option('--day-minutes <m>', 'minutes on site of a team-day', positive, PACES.day_minutes)
    .option('--walking-kmh <v>', 'from house to house', positive, PACES.walking_kmh)
    .option('--driving-kmh <v>', 'from the base and back', positive, PACES.driving_kmh)
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
  const { dayMinutes: day_minutes, walkingKmh: walking_kmh, drivingKmh: driving_kmh } = options;
  const paces: Paces = { walking_kmh, driving_kmh, day_minutes };
  const epsg = planeAround(buildings);
  const toPlane = planeOf(epsg);
  const stops = buildings.map(({ id, lon, lat, structure, damage }): Stop => {
    const [x, y] = toPlane(lon, lat);
    const minutes = surveyMinutes(method.method, structure ?? method.structure, day_minutes);
    return { id: String(id), x, y, minutes, damage };
  });
  const barriers = options.barriers === undefined ? [] : await readBarriers(options.barriers, toPlane);
  const base = options.base === undefined ? null : toPlane(...options.base);
  const districts = districtCount(options, stops);
  const cut = cutDistricts(
    { stops, ground: { barriers, base, paces }, districts, order: options.order },
    { onProgress: showProgress() },
  );
  await writeFile(options.out, resultOf(cut, stops, buildings, epsg)).catch(() => {
    throw new PlanInputError('結果のファイルに書けません。--out のフォルダーがあるか確かめてください');
  });
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  printFigures(cut, stops.length, seconds, options.json === true);
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

function districtCount({ districts, teamDays, dayMinutes }: PlanOptions, stops: readonly Stop[]): number {
  const work = stops.reduce((minutes, stop) => minutes + stop.minutes, 0) / dayMinutes;
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

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!/^-?\d+$/u.test(text) || !Number.isSafeInteger(number))
    throw new InvalidArgumentError('整数で指定してください');
  return number;
}

function positive(text: string): number {
  const number = Number(text);
  if (!Number.isFinite(number) || number <= 0)
    throw new InvalidArgumentError('0より大きい数で指定してください');
  return number;
}

function lonLat(text: string): Place {
  const [lon = Number.NaN, lat = Number.NaN] = text.split(',').map(Number);
  if (!toJgd2011(lon, lat, 4326).ok)
    throw new InvalidArgumentError('経度,緯度 を度で指定してください（例 138.32,34.87）');
  return [lon, lat];
}
