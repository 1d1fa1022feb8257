import { expect, inject, test } from 'vitest';
import { inScope } from '../../api/db/scope.ts';
import { getDisasterContext } from '../../api/matching/disaster-context.ts';
import { cutHere } from '../../api/tiles/cut-here.ts';
import { canCutInDatabase, cutInDatabase } from '../../api/tiles/cut-in-database.ts';
import { boundsOf } from '../../api/tiles/tile-address.ts';
import type { TileLayerName } from '../../tiles/layers.ts';
import { testHouse } from '../support/house.ts';
import { aBuilding, aCounter, aHousehold, aSurvey, at } from '../support/records.ts';
import { aBarrier, aFootprint, aHazard, aSite } from '../support/places.ts';
import { readTile, tileAt } from '../support/tiles.ts';
import type { TileFeature } from '../support/tiles.ts';
import { point } from '../support/town.ts';

const town = await testHouse();
const counter = await aCounter(town);
const { municipality_code } = counter.municipality;
const layers: readonly TileLayerName[] = [
  'towns',
  'addresses',
  'buildings',
  'households',
  'surveys',
  'footprints',
  'hazards',
  'barriers',
  'sites',
];

/** Scattered over some tiles of every zoom, by a fixed rule. */
for (let number = 0; number < 120; number += 1) {
  const place = at(((number * 7919) % 3000) - 1500, ((number * 104_729) % 3000) - 1500);
  await aHousehold(town, counter.municipality, `H${number}`, { place });
  await aBuilding(town, counter.municipality, `B${number}`, { place });
  await aSurvey(town, counter, `S${number}`, { place, damage_class: number % 2 === 0 ? 'total' : 'none' });
  await aFootprint(town, counter.municipality, place, {
    property_number: number % 3 === 0 ? `B${number}` : null,
  });
  await aHazard(town, counter.municipality, place, { kind: 'tsunami', rank: (number % 6) + 1 });
  await aBarrier(town, counter.municipality, place, { name: number % 2 === 0 ? `第${number}川` : null });
  await aSite(town, counter.municipality, place, { name: `広場${number}`, kind: 'emergency_ground' });
  const geom = point(place.lon, place.lat);
  const town_id = String(number).padStart(7, '0');
  await town.house.db
    .insertInto('registers.town')
    .values({
      municipality_code,
      town_id,
      prefecture: 'うみべ県',
      city: 'むすび市',
      name: `町${number}`,
      town_key: `町${number}`,
      geom,
    })
    .execute();
  await town.house.db
    .insertInto('registers.address_point')
    .values({
      municipality_code,
      address_key: town_id,
      town_id,
      level: 'block',
      block_no: String(number),
      house_no: null,
      geom,
    })
    .execute();
}

async function inTown<T>(work: (trx: Parameters<typeof cutHere>[0]) => Promise<T>): Promise<T> {
  return inScope(town.house.db, { role: 'musubi_app', municipality: municipality_code }, work);
}

function bare(features: readonly TileFeature[]): string[] {
  return features.map(({ id, attributes, type }) => JSON.stringify([id, attributes, type])).sort();
}

/** Corners of a feature's box; of a point twice itself. Which corner a shape begins with, and which way round, is the encoder's. */
function boxOf(feature: TileFeature | undefined): number[] {
  const points = feature?.geometry.flat() ?? [];
  if (points.length === 0) return [Number.NaN];
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** Whether something of it lies beyond the tile and its buffer of 64 units. */
function isCut(feature: TileFeature): boolean {
  return boxOf(feature).some((side) => side <= -64 || side >= 4160);
}

/** Square units of a tile. */
function sizeOf({ geometry }: TileFeature): number {
  return geometry.reduce(
    (sum, ring) =>
      sum +
      Math.abs(
        ring.reduce((twice, [x, y], corner) => {
          const [nextX, nextY] = ring[(corner + 1) % ring.length] ?? [x, y];
          return twice + x * nextY - nextX * y;
        }, 0),
      ) /
        2,
    0,
  );
}

function findTwin(features: readonly TileFeature[], one: TileFeature): TileFeature | undefined {
  const attributes = JSON.stringify(one.attributes);
  return features.find((other) => other.id === one.id && JSON.stringify(other.attributes) === attributes);
}

/** Within one unit everywhere; of a shape that the tile's border cuts, by its area, for the new corner moves with the edge's slope. */
function isAlike(one: TileFeature, other: TileFeature | undefined): boolean {
  if (other === undefined) return false;
  const [box, otherBox] = [boxOf(one), boxOf(other)];
  const isNear = box.every((side, which) => Math.abs(side - (otherBox[which] ?? Number.NaN)) <= 1);
  const [west = 0, north = 0, east = 0, south = 0] = box;
  // An edge may lie one unit beside the other's along its whole length.
  const isAsLarge =
    one.type !== 3 || Math.abs(sizeOf(one) - sizeOf(other)) <= 2 * (east - west + south - north);
  return isAsLarge && (isNear || isCut(one));
}

test('the engine says of itself whether it can cut tiles', async () => {
  expect(await inTown(canCutInDatabase)).toBe(inject('engine') === 'server');
});

for (const layer of layers)
  test(`${layer}: both ways of cutting give the same ids and attributes, and places within one unit`, async ({
    skip,
  }) => {
    skip(inject('engine') === 'embedded', 'the embedded engine has no ST_AsMVT to compare with');
    let seen = 0;
    for (const zoom of [14, 15, 16, 17])
      for (const shift of [-1, 0, 1]) {
        const { z, x, y } = tileAt(at(0, 0), zoom);
        const tile = { z, x: x + shift, y };
        const [inDatabase, here] = await inTown(async (trx) => {
          const context = await getDisasterContext(trx, municipality_code, counter.disaster.disaster_code);
          return [
            readTile(await cutInDatabase(trx, layer, tile, context))[layer] ?? [],
            readTile(await cutHere(trx, layer, tile, context))[layer] ?? [],
          ] as const;
        });
        expect(bare(here)).toEqual(bare(inDatabase));
        const apart = inDatabase.filter((feature) => !isAlike(feature, findTwin(here, feature)));
        expect(apart.map(({ id, attributes }) => [id, attributes])).toEqual([]);
        seen += inDatabase.length;
      }
    expect(seen).toBeGreaterThan(50);
  });

test('a place comes back from a tile where it lay, within one unit', async () => {
  const { z, x, y } = tileAt(at(0, 0), 15);
  const features = await inTown(async (trx) => {
    const context = await getDisasterContext(trx, municipality_code, counter.disaster.disaster_code);
    const cut = (await canCutInDatabase(trx)) ? cutInDatabase : cutHere;
    return readTile(await cut(trx, 'households', { z, x, y }, context))['households'] ?? [];
  });
  const [west, , east] = boundsOf({ z, x, y });
  expect(features.length).toBeGreaterThan(5);
  for (const feature of features) {
    const number = Number(String(feature.attributes['household_number']).slice(1));
    const { lon } = at(((number * 7919) % 3000) - 1500, 0);
    const expected = ((lon - west) / (east - west)) * (4096 + 128) - 64;
    expect(Math.abs((boxOf(feature)[0] ?? Number.NaN) - expected)).toBeLessThanOrEqual(1);
  }
});

for (const zoom of [8, 11, 12, 13])
  test(`sums at zoom ${zoom} count every row once, whichever way they are cut`, async () => {
    const counted: Record<string, number> = {};
    const centre = tileAt(at(0, 0), zoom);
    for (const layer of ['buildings', 'households', 'surveys'] as const)
      for (let x = centre.x - 2; x <= centre.x + 2; x += 1)
        for (let y = centre.y - 2; y <= centre.y + 2; y += 1) {
          const tile = { z: zoom, x, y };
          const [served, here] = await inTown(async (trx) => {
            const context = await getDisasterContext(trx, municipality_code, counter.disaster.disaster_code);
            const cut = (await canCutInDatabase(trx)) ? cutInDatabase : cutHere;
            return [
              readTile(await cut(trx, layer, tile, context))[layer] ?? [],
              readTile(await cutHere(trx, layer, tile, context))[layer] ?? [],
            ] as const;
          });
          expect(bare(here)).toEqual(bare(served));
          for (const { attributes } of served)
            for (const [name, number] of Object.entries(attributes))
              counted[`${layer} ${name}`] = (counted[`${layer} ${name}`] ?? 0) + Number(number);
        }
    expect(counted).toEqual({
      'buildings count': 120,
      'households count': 120,
      'surveys count': 120,
      'surveys total': 60,
      'surveys none': 60,
    });
  });
