import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { findTileLayer, tileLayers } from '../../tiles/layers.ts';
import { testHouse } from '../support/house.ts';
import { bring, geojson, square } from '../support/imports.ts';
import { aBarrier, aFootprint, aHazard, aSite } from '../support/places.ts';
import { aBuilding, aCounter, aHousehold, aProtection, aSurvey, at } from '../support/records.ts';
import type { Counter } from '../support/records.ts';
import { readTile, tileAt } from '../support/tiles.ts';
import type { TileFeature } from '../support/tiles.ts';
import { point, signedIn } from '../support/town.ts';

const town = await testHouse();

type Asking = Pick<Counter, 'clerk' | 'municipality' | 'disaster'>;

function addressOf({ municipality, disaster }: Omit<Asking, 'clerk'>, layer: string, zoom: number): string {
  const { z, x, y } = tileAt(at(0, 0), zoom);
  return `/tiles/${municipality.municipality_code}/${disaster.disaster_code}/${layer}/${z}/${x}/${y}.mvt`;
}

async function tileOf(
  asking: Asking,
  layer: string,
  zoom = findTileLayer(layer)?.max_zoom ?? 16,
): Promise<TileFeature[]> {
  const answer = await asking.clerk.get(addressOf(asking, layer, zoom));
  if (answer.status === 204) return [];
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/vnd.mapbox-vector-tile');
  return readTile(await answer.arrayBuffer())[layer] ?? [];
}

async function aTown(permissions?: Parameters<typeof aCounter>[1]): Promise<Counter> {
  const counter = await aCounter(town, permissions);
  const { municipality_code } = counter.municipality;
  await aHousehold(town, counter.municipality, 'H1', { people: [{ name: '隠岐 みさき' }] });
  await aBuilding(town, counter.municipality, 'B1', { owner_name: '隠岐 みさき' });
  await aSurvey(town, counter, 'S1', { resident_name: '隠岐' });
  await aFootprint(town, counter.municipality, at(0, 0), { property_number: 'B1' });
  await aHazard(town, counter.municipality, at(-100, -100));
  await aBarrier(town, counter.municipality, at(-100, 0));
  await aSite(town, counter.municipality, at(0, 0));
  await aSite(town, counter.municipality, at(3, 0), { kind: 'emergency_ground' });
  const geom = point(at(0, 0).lon, at(0, 0).lat);
  await town.house.db
    .insertInto('registers.town')
    .values({
      municipality_code,
      town_id: '0001001',
      prefecture: 'うみべ県',
      city: 'むすび市',
      name: '港町一丁目',
      town_key: '港町1',
      geom,
    })
    .execute();
  await town.house.db
    .insertInto('registers.address_point')
    .values({
      municipality_code,
      address_key: '0001001|4|12',
      town_id: '0001001',
      level: 'house',
      block_no: '4',
      house_no: '12',
      geom,
    })
    .execute();
  return counter;
}

describe('what a tile carries', () => {
  test.each(tileLayers.filter((layer) => layer.name !== 'base'))(
    '$name: the declared attributes and nothing else',
    async ({ name, attributes }) => {
      const counter = await aTown();
      const features = await tileOf(counter, name);
      expect(features.length).toBeGreaterThan(0);
      const carried = new Set(features.flatMap((feature) => Object.keys(feature.attributes)));
      expect([...carried].sort()).toEqual([...attributes].sort());
      expect(JSON.stringify(features)).not.toContain('隠岐');
    },
  );

  test('an outline has a number only where one is known, a site stands beside only where another does', async () => {
    const counter = await aCounter(town);
    await aFootprint(town, counter.municipality, at(0, 0));
    await aSite(town, counter.municipality, at(0, 0));
    await aSite(town, counter.municipality, at(60, 0), { kind: 'emergency_ground' });
    expect((await tileOf(counter, 'footprints')).map(({ attributes }) => attributes)).toEqual([{}]);
    expect((await tileOf(counter, 'sites')).map(({ attributes }) => attributes['beside'])).toEqual([
      undefined,
      undefined,
    ]);
  });

  test('of a hazard area with many corners the part in the tile', async () => {
    const counter = await aCounter(town);
    const { lon, lat } = at(0, 0);
    const shore = Array.from({ length: 1500 }, (_none, step) => {
      const turn = (step / 1500) * 2 * Math.PI;
      return [lon + 0.3 * Math.cos(turn) - 0.3, lat + 0.3 * Math.sin(turn)];
    });
    const geometry = { type: 'Polygon', coordinates: [[...shore, shore[0]]] };
    const file = geojson([{ type: 'Feature', properties: { kind: 'tsunami', rank: 3 }, geometry }]);
    await bring(town, counter.municipality, { kind: 'hazards', file });
    const [area] = await tileOf(counter, 'hazards', 14);
    expect(area?.attributes).toEqual({ kind: 'tsunami', rank: 3 });
    expect(area?.geometry.flat().length).toBeLessThan(100);
  });

  test('ids let a feature be picked out on the map', async () => {
    const counter = await aTown();
    for (const layer of ['households', 'buildings', 'surveys', 'footprints', 'hazards', 'barriers', 'sites'])
      expect((await tileOf(counter, layer))[0]?.id).toBeGreaterThan(0);
  });

  test('registers as of the disaster', async () => {
    const counter = await aCounter(town);
    await aHousehold(town, counter.municipality, 'H-old', { valid_until: '2026-06-15' });
    await aHousehold(town, counter.municipality, 'H-new', { valid_from: '2026-06-15' });
    const features = await tileOf(counter, 'households');
    expect(features.map((feature) => feature.attributes)).toEqual([{ household_number: 'H-old' }]);
  });

  test('sums from afar, which leave a protected household out', async () => {
    const counter = await aCounter(town);
    for (const number of ['H1', 'H2', 'H3']) await aHousehold(town, counter.municipality, number);
    await aProtection(town, counter.municipality, 'H2');
    const features = await tileOf(counter, 'households', 12);
    expect(features.map(({ id, attributes }) => [id, attributes])).toEqual([[undefined, { count: 2 }]]);
  });

  test('nothing of the town next door, though it lies in the same place', async () => {
    const counter = await aTown();
    const neighbour = await aTown();
    await aHousehold(town, neighbour.municipality, 'H-next-door');
    const numbers = (await tileOf(counter, 'households')).map(
      (feature) => feature.attributes['household_number'],
    );
    expect(numbers).toEqual(['H1']);
  });

  test('nothing at all is an empty answer', async () => {
    const counter = await aCounter(town);
    expect((await counter.clerk.get(addressOf(counter, 'households', 16))).status).toBe(204);
  });

  test('the base map shows what is known from afar, the rest nearer, no sea that nobody drew; other towns have none', async () => {
    const counter = await aCounter(town);
    const { lon, lat } = at(0, 0);
    const line = {
      type: 'LineString',
      coordinates: [
        [lon - 0.1, lat],
        [lon + 0.1, lat],
      ],
    };
    const road = (road_class: string) => ({
      type: 'Feature',
      properties: { kind: 'road', road_class, name: `${road_class}の道` },
      geometry: line,
    });
    await bring(town, counter.municipality, {
      kind: 'base_features',
      file: geojson([
        square([lon - 0.01, lat - 0.01], { kind: 'land' }, 0.02),
        road('trunk'),
        road('lane'),
        {
          type: 'Feature',
          properties: { kind: 'place_name', place: 'town', name: '港町' },
          geometry: { type: 'Point', coordinates: [lon, lat] },
        },
      ]),
    });
    const shown = async (zoom: number) =>
      (await tileOf(counter, 'base', zoom))
        .map(({ attributes }) => [attributes['kind'], attributes['class'], attributes['name']])
        .sort();
    expect(await shown(10)).toEqual([
      ['land', undefined, undefined],
      ['road', 'trunk', 'trunkの道'],
    ]);
    expect(await shown(15)).toEqual([
      ['land', undefined, undefined],
      ['place_name', 'town', '港町'],
      ['road', 'lane', 'laneの道'],
      ['road', 'trunk', 'trunkの道'],
    ]);
    expect(await tileOf(await aCounter(town), 'base', 14)).toEqual([]);
  });

  test('of a long coast a tile holds the part that lies in it', async () => {
    const counter = await aCounter(town);
    const { lon, lat } = at(0, 0);
    const coast = Array.from({ length: 1000 }, (_none, step) => {
      const turn = (step / 1000) * 2 * Math.PI;
      return [lon + 0.3 * Math.cos(turn) - 0.3, lat + 0.3 * Math.sin(turn)];
    });
    const island = { type: 'Polygon', coordinates: [[...coast, coast[0]]] };
    const file = geojson([{ type: 'Feature', properties: { kind: 'land' }, geometry: island }]);
    await bring(town, counter.municipality, { kind: 'base_features', file });
    const land = (await tileOf(counter, 'base', 14)).find(({ attributes }) => attributes['kind'] === 'land');
    const corners = land?.geometry.flat() ?? [];
    expect(corners.length).toBeGreaterThan(3);
    expect(corners.length).toBeLessThan(100);
  });
});

describe('who gets a tile', () => {
  test.each(tileLayers)(
    '$name: absent for those without its permission',
    async ({ name, permission, max_zoom }) => {
      const counter = await aTown();
      const nobody = await signedIn(town, { municipality: counter.municipality });
      const answer = await nobody.get(addressOf(counter, name, max_zoom));
      expect(answer.status).toBe(permission === null ? (name === 'base' ? 204 : 200) : 404);
    },
  );

  test('another town is absent', async () => {
    const counter = await aTown();
    const stranger = await signedIn(town, { permissions: ['certificate_issue'] });
    expect((await stranger.get(addressOf(counter, 'towns', 14))).status).toBe(404);
  });

  test('a protected household is on the map only for those with the named right', async () => {
    const counter = await aTown();
    await aProtection(town, counter.municipality, 'H1');
    expect(await tileOf(counter, 'households')).toEqual([]);
    const clerk = await signedIn(town, {
      municipality: counter.municipality,
      permissions: ['certificate_issue', 'protected_open'],
    });
    expect(await tileOf({ ...counter, clerk }, 'households')).toHaveLength(1);
  });

  test.each([
    ['households', 7],
    ['households', 18],
    ['nonsense', 16],
  ])('%s at zoom %i does not exist', async (layer, zoom) => {
    const counter = await aTown();
    expect((await counter.clerk.get(addressOf(counter, layer, zoom))).status).toBe(404);
  });

  test('an address that is no tile is refused', async () => {
    const { clerk, municipality, disaster } = await aCounter(town);
    const path = `/tiles/${municipality.municipality_code}/${disaster.disaster_code}/households`;
    for (const tile of ['16/1/x.mvt', '16/1/1.pbf', '16/-1/1.mvt'])
      expect((await clerk.get(`${path}/${tile}`)).status).toBe(422);
    expect((await clerk.get(`${path}/16/99999/1.mvt`)).status).toBe(404);
  });
});

describe('keeping tiles', () => {
  async function versionOf(asking: Asking, layer = 'households'): Promise<string> {
    const answer = await asking.clerk.get(addressOf(asking, layer, 14));
    expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    return answer.headers.get('etag') ?? '';
  }

  test('a browser that holds the newest is told so, without the tile', async () => {
    const counter = await aTown();
    const held = await versionOf(counter);
    const answer = await counter.clerk.get(addressOf(counter, 'households', 16), {
      headers: { 'if-none-match': held },
    });
    expect(answer.status).toBe(304);
    expect((await answer.arrayBuffer()).byteLength).toBe(0);
  });

  test('each map and list makes other versions of its own layer only', async () => {
    const counter = await aTown();
    const before = [await versionOf(counter, 'hazards'), await versionOf(counter, 'sites')];
    const { lon, lat } = at(0, 0);
    const file = geojson([square([lon, lat], { kind: 'flood', rank: 1 })]);
    await bring(town, counter.municipality, { kind: 'hazards', file });
    const after = [await versionOf(counter, 'hazards'), await versionOf(counter, 'sites')];
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).toBe(before[1]);
  });

  test('an import, a protection and other rights each make another version', async () => {
    const counter = await aTown();
    const { municipality_code } = counter.municipality;
    const versions = [await versionOf(counter)];
    await town.house.db
      .insertInto('imports.import')
      .values({
        import_id: uuidv7(),
        municipality_code,
        kind: 'residents',
        state: 'applied',
        file_name: 'r.csv',
        as_of: '2026-05-01',
        created_by: 'test',
        applied_at: '2026-06-03T00:00:00Z',
      })
      .execute();
    versions.push(await versionOf(counter));
    await aProtection(town, counter.municipality, 'H-other');
    versions.push(await versionOf(counter));
    await sql`UPDATE registers.protection SET ended_at = now() + interval '1 second' WHERE municipality_code = ${municipality_code}`.execute(
      town.house.db,
    );
    versions.push(await versionOf(counter));
    const clerk = await signedIn(town, {
      municipality: counter.municipality,
      permissions: ['certificate_issue', 'protected_open'],
    });
    versions.push(await versionOf({ ...counter, clerk }));
    expect(new Set(versions).size).toBe(5);
  });
});

test('a map of households is one look at the municipality in the audit, however many tiles it takes', async () => {
  const counter = await aTown();
  for (const zoom of [13, 14, 15, 16]) await tileOf(counter, 'households', zoom);
  await tileOf(counter, 'towns');
  const { rows } = await sql<{
    action: string;
    persons: string[];
    details: string;
  }>`SELECT action, persons, details
    FROM audit.entry WHERE municipality_code = ${counter.municipality.municipality_code}`.execute(
    town.house.db,
  );
  expect(rows).toEqual([{ action: 'tiles.look', persons: [], details: '{"layer":"households"}' }]);
});
