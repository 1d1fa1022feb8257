import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { localPlane } from '../people/local-plane.ts';
import type { PlacedBuilding, Position } from '../place.ts';
import { tooClose } from './draft-building.ts';
import { openDataPlace } from './open-data-place.ts';
import { isWithin } from './polygon-index.ts';

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true });
});

const CENTRE: Position = [139.95, 34.2];
const plane = localPlane(CENTRE);

const HEADER = 'lg_code,machiaza_id,blk_id,rsdt_id,rsdt2_id,pref,city,town,block_no,house_no,lon,lat';

/** A block of `houses` numbers along both sides: the upper row numbered east, the lower back west. */
function pointsOfBlock(code: string, block: number, houses = 12): string[] {
  return Array.from({ length: houses }, (_, at) => {
    const half = houses / 2;
    const [x, y] = at < half ? [at * 15, block * 60 + 40] : [(houses - 1 - at) * 15, block * 60];
    const [lon, lat] = plane.toPosition(x, y);
    return `${code},0001001,00${block},00${at + 1},,むすび県,むすび市,港町一丁目,${block},${at + 1},${lon.toFixed(6)},${lat.toFixed(6)}`;
  });
}

function square(x: number, y: number, size: number): Position[] {
  return [
    [0, 0],
    [size, 0],
    [size, size],
    [0, size],
    [0, 0],
  ].map(([dx = 0, dy = 0]) => plane.toPosition(x + dx, y + dy));
}

const feature = (properties: object, ring: readonly Position[]) =>
  JSON.stringify({ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } });

async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'musubi-open-data-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

const POINTS = [HEADER, ...pointsOfBlock('142018', 1), ...pointsOfBlock('142018', 2)].join('\n');
const TOWNS = `lg_code,machiaza_id,pref,city,town,lon,lat
142018,0001001,むすび県,むすび市,港町一丁目,139.951,34.2005
142018,0002000,むすび県,むすび市,大字浜田,139.955,34.2005
`;
const TOWN_POLYGONS = `{"type":"FeatureCollection","features":[
${feature({ 名称: '大字浜田' }, square(300, -150, 400))}
]}`;
const FIELD = `{"type":"FeatureCollection","features":[
${feature({ 分類: '田' }, square(300, -150, 150))}
]}`;

async function listBuildings(
  folder: string,
  people: number,
  municipality?: string,
): Promise<PlacedBuilding[]> {
  const place = await openDataPlace(folder, {
    people,
    seed: 1,
    ...(municipality === undefined ? {} : { municipality }),
  });
  const found: PlacedBuilding[] = [];
  for await (const building of place.buildings()) found.push(building);
  return found;
}

const cornersOf = ({ outline }: PlacedBuilding) =>
  outline.slice(0, -1).map((position) => plane.toPlane(position));

test('where only points are known, an outline stands behind each, none upon another', async () => {
  const buildings = await listBuildings(await folderOf({ 'points.csv': POINTS }), 40);
  const numbers = new Set(
    buildings.map(({ address }) =>
      address?.style === 'residence' ? `${address.block_no}-${address.house_no}` : '',
    ),
  );
  expect(numbers.size).toBeGreaterThanOrEqual(22);
  for (const [at, one] of buildings.entries()) {
    const [x, y] = plane.toPlane(one.frontage);
    const [cx, cy] = plane.toPlane(one.centre);
    expect(Math.hypot(cx - x, cy - y)).toBeLessThan(one.belongs_to === null ? 25 : 45);
    for (const other of buildings.slice(at + 1))
      expect(tooClose(cornersOf(one), cornersOf(other), 0)).toBe(false);
  }
});

test('what houses of points look like does not change from one reading to the next', async () => {
  const place = await openDataPlace(await folderOf({ 'points.csv.gz': gzipSync(POINTS) }), {
    people: 40,
    seed: 1,
  });
  const read = async () => {
    const rows: PlacedBuilding[] = [];
    for await (const building of place.buildings()) rows.push(building);
    return rows;
  };
  expect(await read()).toEqual(await read());
});

test('true outlines take the number of the point before them; sheds belong to the house', async () => {
  const outlines = [
    feature({ id: 'a', height_m: 7 }, square(-4, 44, 9)),
    feature({ id: 'b', height_m: 3 }, square(-3, 56, 3)),
    feature({ id: 'c', height_m: 7 }, square(13, 43, 8).toReversed()),
  ].join('\n');
  const points = [HEADER, ...pointsOfBlock('142018', 0)].join('\n');
  const buildings = await listBuildings(
    await folderOf({ 'points.csv': points, 'buildings.geojsonl': outlines }),
    5,
  );
  expect(
    buildings.map(({ address, belongs_to }) => [
      address?.style === 'residence' ? address.house_no : '',
      belongs_to,
    ]),
  ).toEqual([
    ['1', null],
    ['1', 1],
    ['2', null],
  ]);
  expect(buildings.map(({ footprint_m2 }) => Math.round(footprint_m2))).toEqual([81, 9, 64]);
});

test('who finds no room at house numbers gets a lot inside a town polygon, not in a field', async () => {
  const folder = await folderOf({
    'points.csv': POINTS,
    'towns.csv': TOWNS,
    'polygons.geojson': TOWN_POLYGONS,
    'farmland.geojson': FIELD,
  });
  const buildings = await listBuildings(folder, 400);
  const onLots = buildings.filter(({ address }) => address?.style === 'lot');
  expect(onLots.length).toBeGreaterThan(60);
  for (const { centre } of onLots) {
    expect(isWithin(centre, [square(300, -150, 400)])).toBe(true);
    expect(isWithin(centre, [square(301, -149, 140)])).toBe(false);
  }
  const lots = onLots.map(({ address }) => JSON.stringify(address));
  expect(new Set(lots).size).toBe(lots.length);
});

test('water of an assumed flood comes to the buildings in it', async () => {
  const depth = `{"type":"FeatureCollection","features":[
${feature({ 最大浸水深: '0.5~1.0m未満の区域' }, square(-20, 80, 300))}
]}`;
  const folder = await folderOf({ 'points.csv': POINTS, 'depth.geojson': depth });
  const place = await openDataPlace(folder, { people: 40, seed: 1 });
  const hazards = [];
  for await (const hazard of place.hazards()) hazards.push([hazard.kind, hazard.rank]);
  expect(hazards).toEqual([['flood', 2]]);
  for (const { centre, ranks } of await listBuildings(folder, 40))
    expect(ranks.flood).toBe(isWithin(centre, [square(-20, 80, 300)]) ? 2 : 0);
});

test('a folder of two municipalities wants to be told which', async () => {
  const folder = await folderOf({ 'points.csv': [POINTS, ...pointsOfBlock('142034', 3)].join('\n') });
  await expect(listBuildings(folder, 20)).rejects.toThrow(/142018, 142034/u);
  expect((await listBuildings(folder, 20, '142034')).length).toBeGreaterThan(9);
});

test('a folder without address points is refused', async () => {
  await expect(listBuildings(await folderOf({ 'towns.csv': TOWNS }), 20)).rejects.toThrow(RangeError);
});

test('outlines of another town in the same folder do not take the houses of this one', async () => {
  const far = feature({ id: 'far', height_m: 7 }, square(90_000, 0, 9));
  const folder = await folderOf({ 'points.csv': POINTS, 'buildings.geojsonl': far });
  expect((await listBuildings(folder, 40)).length).toBeGreaterThanOrEqual(22);
});
