// scripts/musubi plan: files in, files out, no database.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Command } from 'commander';
import { afterAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { planCommand } from './plan.ts';
import { isWithin } from '../../api/surveys/planning/outline-districts.ts';

const folder = await mkdtemp(join(tmpdir(), 'musubi-plan-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const patience = 30_000;
const whole = new URL('../musubi.ts', import.meta.url).pathname;

/** The whole command line as an operator calls it, where no database is. */
async function asOperator(...words: string[]): Promise<{ code: number | null; out: string; said: string }> {
  const child = spawn(process.execPath, [whole, 'plan', ...words], {
    env: {
      ...process.env,
      DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
      MUSUBI_DATA_DIR: '/nowhere',
    },
  });
  const ended = new Promise<number | null>((tell) => child.once('close', tell));
  const [out, said, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, said };
}

/** The same without a process of its own; answers what it prints, throws what ends it. */
async function plan(...words: string[]): Promise<string> {
  const printed: string[] = [];
  const print = vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
  const say = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  planCommand(program);
  await program.parseAsync(['plan', ...words], { from: 'user' }).finally(() => {
    print.mockRestore();
    say.mockRestore();
  });
  return printed.join('\n');
}

async function file(name: string, contents: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof contents === 'string' ? contents : JSON.stringify(contents));
  return path;
}

const collection = (features: readonly unknown[]) => ({ type: 'FeatureCollection', features });
const feature = (geometry: object, properties: object = {}) => ({ type: 'Feature', properties, geometry });
const point = (lon: number, lat: number, properties: object) =>
  feature({ type: 'Point', coordinates: [lon, lat] }, properties);
const rectangle = (west: number, south: number, east: number, north: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});
/** About 20 m. */
const step = 0.0002;
const [west, south] = [139.85, 35.75];
/** Ten rows of twelve, every fifth not wooden; `house 0` is an outline, the others are points. */
const houses = Array.from({ length: 120 }, (_, at) => {
  const [lon, lat] = [west + (at % 12) * step, south + Math.floor(at / 12) * step];
  const properties = { id: `house ${at}`, structure: at % 5 === 4 ? 'nonWooden' : 'wooden', damage: 0.5 };
  return at === 0
    ? feature(rectangle(lon - step / 4, lat - step / 4, lon + step / 4, lat + step / 4), properties)
    : point(lon, lat, properties);
});
const buildings = await file('buildings.geojson', collection(houses));
const usual = ['--buildings', buildings, '--method', 'earthquake-wooden-1'];

const Result = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.union([
      z.object({
        properties: z.object({ id: z.string(), district: z.int(), order: z.int(), minutes: z.number() }),
        geometry: z.object({ type: z.literal('Point'), coordinates: z.tuple([z.number(), z.number()]) }),
      }),
      z.object({
        properties: z.object({ kind: z.literal('district'), district: z.int(), buildings: z.int() }),
        geometry: z.object({
          type: z.literal('MultiPolygon'),
          coordinates: z.array(z.array(z.array(z.tuple([z.number(), z.number()])))),
        }),
      }),
    ]),
  ),
});

async function resultIn(path: string) {
  const { features } = Result.parse(JSON.parse(await readFile(path, 'utf8')));
  return {
    points: features.flatMap(({ properties, geometry }) =>
      'id' in properties && geometry.type === 'Point' ? [{ ...properties, at: geometry.coordinates }] : [],
    ),
    districts: features.flatMap(({ properties, geometry }) =>
      'kind' in properties && geometry.type === 'MultiPolygon'
        ? [{ ...properties, polygons: geometry.coordinates }]
        : [],
    ),
  };
}

test(
  'every building comes back once, in a district, in an order and within its outline',
  async () => {
    const out = join(folder, 'result.geojson');
    const {
      code,
      out: printed,
      said,
    } = await asOperator(...usual, '--districts', '6', '--out', out, '--json');
    expect(code).toBe(0);
    expect(said).toContain('区割を計算しています');
    expect(JSON.parse(printed)).toMatchObject({
      buildings: 120,
      districts: 6,
      scope_pieces: 1,
      notices: ['no_barriers'],
      minutes: { min: expect.any(Number), max: expect.any(Number) },
      walking_metres: expect.any(Number),
      seconds: expect.any(Number),
    });
    const { points, districts } = await resultIn(out);
    expect(points.map(({ id }) => id).toSorted()).toEqual(houses.map((_, at) => `house ${at}`).toSorted());
    expect(new Set(points.map(({ minutes }) => minutes))).toEqual(new Set([36, 72]));
    expect(districts.map(({ district }) => district)).toEqual([1, 2, 3, 4, 5, 6]);
    for (const { district, buildings: count, polygons } of districts) {
      const own = points.filter((one) => one.district === district);
      expect(own.map(({ order }) => order).toSorted((a, b) => a - b)).toEqual(own.map((_, at) => at + 1));
      expect(count).toBe(own.length);
      const holds = (at: readonly [number, number]) =>
        polygons.some(([outer = [], ...holes]) =>
          [outer, ...holes].every((ring, n) => isWithin(ring, at) === (n === 0)),
        );
      expect(
        points
          .filter(({ at }) => holds(at))
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual(own.map(({ id }) => id).toSorted());
    }
  },
  patience,
);

test(
  'a scope leaves out what is outside, and barriers are respected; team-days tell how many districts',
  async () => {
    const scope = await file(
      'scope.geojson',
      collection([feature(rectangle(west - step, south - step, west + 5.5 * step, south + 20 * step))]),
    );
    const river = await file(
      'river.geojson',
      collection([
        feature(
          {
            type: 'LineString',
            coordinates: [
              [west + 2.5 * step, south - 0.01],
              [west + 2.5 * step, south + 0.01],
            ],
          },
          { kind: 'river' },
        ),
      ]),
    );
    const out = join(folder, 'within.geojson');
    const words = ['--scope', scope, '--barriers', river, '--team-days', '3.6', '--out', out];
    const printed = await plan(...usual, ...words);
    // 60 buildings, of which 12 take twice as long: 7.2 team-days.
    expect(printed).toContain('建物 60 件、調査区 2');
    expect(printed).toContain('範囲が離れているため');
    expect(printed).not.toContain('河川・鉄道・幹線道路が渡されていない');
    const { points } = await resultIn(out);
    const sides = points.map(({ district, at: [lon] }) => `${district} ${lon < west + 2.5 * step}`);
    expect(new Set(sides).size).toBe(2);
  },
  patience,
);

test(
  'a slower car and shorter days make a district longer',
  async () => {
    const minutes = async (...more: string[]) => {
      const words = [...usual, '--districts', '1', '--base', '139.80,35.75', '--json', ...more];
      const printed: unknown = JSON.parse(await plan(...words, '--out', join(folder, 'paces.geojson')));
      return z.object({ minutes: z.object({ max: z.number() }) }).parse(printed).minutes.max;
    };
    const usually = await minutes();
    expect(await minutes('--driving-kmh', '10')).toBeGreaterThan(usually);
    expect(await minutes('--day-minutes', '180')).toBeLessThan(usually);
  },
  patience,
);

const out = ['--out', join(folder, 'never.geojson')];
const two = ['--districts', '2', ...out];
const withBuildings = async (name: string, contents: unknown) => {
  const path = await file(name, contents);
  return ['--buildings', path, '--method', 'earthquake-wooden-1', ...two];
};

test.each([
  [
    'a method that there is not',
    () => ['--buildings', buildings, '--method', 'fire', ...two],
    '調査の方法がわかりません',
  ],
  [
    'neither a number nor team-days',
    () => [...usual, ...out],
    '--districts か --team-days のどちらかが要ります',
  ],
  [
    'more districts than buildings',
    () => [...usual, '--districts', '121', ...out],
    '建物の数（120件）より多くなっています',
  ],
  ['no district', () => [...usual, '--districts', '0', ...out], '調査区の数は1以上にしてください'],
  ['a number that is none', () => [...usual, '--districts', 'many', ...out], '整数で指定してください'],
  [
    'a base in the sea of another country',
    () => [...usual, ...two, '--base', '10,10'],
    '経度,緯度 を度で指定してください',
  ],
  [
    'a file that is not there',
    () => ['--buildings', join(folder, 'none'), '--method', 'wind', ...two],
    '建物のファイルが読めません',
  ],
  [
    'a folder that is not there for the result',
    () => [...usual, '--districts', '2', '--out', join(folder, 'no/result')],
    '結果のファイルに書けません',
  ],
  ['what is not JSON', () => withBuildings('text', 'id,lon,lat'), '建物のファイルが JSON として読めません'],
  [
    'JSON that is no GeoJSON',
    () => withBuildings('list', [1, 2]),
    'GeoJSON の FeatureCollection ではありません',
  ],
  ['a file without buildings', () => withBuildings('empty', collection([])), '建物が1件もありません'],
  [
    'a plane coordinate system',
    () =>
      withBuildings('plane', {
        ...collection(houses),
        crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::6677' } },
      }),
    '座標系が経緯度（EPSG:4326、EPSG:6668）ではありません',
  ],
  [
    'several faults at once, by the numbers of the features',
    () =>
      withBuildings(
        'faulty',
        collection([
          point(west, south, { id: 'a' }),
          point(west, south, { id: 'a' }),
          point(south, west, { id: 'b' }),
          point(west, south, {}),
          point(west, south, { id: 'c', structure: 'stone' }),
          point(west, south, { id: 'd', damage: 50 }),
        ]),
      ),
    [
      'id が重なっている建物があります（1件。2番目）',
      '経度と緯度が逆になっている建物があります（1件。3番目）',
      'id のない建物があります（1件。4番目）',
      'structure が wooden、nonWooden のどちらでもない建物があります（1件。5番目）',
      'damage が0から1の数でない建物があります（1件。6番目）',
    ].join('\n'),
  ],
  [
    'a scope of points',
    async () => [...usual, ...two, '--scope', await file('points', collection(houses.slice(1)))],
    '範囲のファイルに、多角形でないものがあります',
  ],
  [
    'a scope elsewhere',
    async () => [
      ...usual,
      ...two,
      '--scope',
      await file('elsewhere', collection([feature(rectangle(140, 36, 140.1, 36.1))])),
    ],
    '範囲の中に建物が1件もありません',
  ],
  [
    'barriers in metres',
    async () => [
      ...usual,
      ...two,
      '--barriers',
      await file(
        'metres',
        collection([
          feature({
            type: 'LineString',
            coordinates: [
              [1000, 2000],
              [3000, 4000],
            ],
          }),
        ]),
      ),
    ],
    '障壁の座標が日本の経緯度',
  ],
] as const)('%s is refused in Japanese', async (_, words, sentence) => {
  await expect(async () => plan(...(await words()))).rejects.toThrow(sentence);
});

test(
  'what is refused is said on standard error and ends with 1, without what stands in the file',
  async () => {
    const words = await withBuildings(
      'nobody',
      collection([point(west, south, { id: 'secret', damage: 7 })]),
    );
    const { code, out: printed, said } = await asOperator(...words);
    expect({ code, printed }).toEqual({ code: 1, printed: '' });
    expect(said).toContain('damage が0から1の数でない建物があります（1件。1番目）');
    expect(said).not.toContain('secret');
  },
  patience,
);
