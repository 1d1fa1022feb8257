import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressInWords } from '../address-words.ts';
import type { AddressPoint, BaseFeature, Place, PlacedAddress, PlacedBuilding, Rows } from '../place.ts';
import { drawTown } from './draw-town.ts';
import { distanceToSegment, isInside, nth } from './geometry.ts';
import type { Xy } from './geometry.ts';
import { CellIndex, metresFrom, ringsCross } from './test-ground.ts';

/** Kerb to kerb, half. */
const HALF_WIDTH = { lane: 1.25, minor: 2.9, main: 5.2, trunk: 8.4 };
const RAIL_HALF = 4;

const towns = fc.record({
  people: fc.integer({ min: 700, max: 9000 }),
  seed: fc.integer({ min: 0, max: 1e6 }),
});

async function listed<T>(rows: Rows<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const row of rows) list.push(row);
  return list;
}

interface Ground {
  readonly place: Place;
  readonly buildings: readonly (PlacedBuilding & { readonly ring: readonly Xy[] })[];
  readonly addressPoints: readonly AddressPoint[];
  readonly base: readonly BaseFeature[];
  readonly metres: (at: readonly number[]) => Xy;
}

async function groundOf(people: number, seed: number): Promise<Ground> {
  const place = drawTown({ people, seed });
  const metres = metresFrom(place.municipality.centre);
  const buildings = (await listed(place.buildings())).map((building) => ({
    ...building,
    ring: building.outline.slice(1).map(metres),
  }));
  return {
    place,
    buildings,
    addressPoints: await listed(place.addressPoints()),
    base: await listed(place.baseMap()),
    metres,
  };
}

function ringsOf(ground: Ground, kinds: readonly string[]): (readonly Xy[])[] {
  return ground.base.flatMap((feature) =>
    kinds.includes(feature.kind) && feature.geometry.type === 'Polygon'
      ? [(feature.geometry.coordinates[0] ?? []).slice(1).map(ground.metres)]
      : [],
  );
}

interface Way {
  readonly a: Xy;
  readonly b: Xy;
  readonly half: number;
  readonly street: boolean;
}

function waysOf({ base, metres }: Ground): CellIndex<Way> {
  const ways = new CellIndex<Way>(60);
  for (const feature of base) {
    if (feature.geometry.type !== 'LineString') continue;
    const half =
      feature.kind === 'rail' ? RAIL_HALF : feature.kind === 'road' ? HALF_WIDTH[feature.road_class] : 0;
    if (half === 0) continue;
    const line = feature.geometry.coordinates.map(metres);
    line.slice(1).forEach((b, at) => {
      const a = nth(line, at);
      ways.add([a, b], { a, b, half, street: feature.kind === 'road' });
    });
  }
  return ways;
}

async function everyTown(check: (ground: Ground) => void): Promise<void> {
  await fc.assert(
    fc.asyncProperty(towns, async ({ people, seed }) => check(await groundOf(people, seed))),
    { numRuns: 4, seed: 20260728 },
  );
}

describe('a drawn town', () => {
  test('has no building in the sea or in a river', async () => {
    await everyTown((ground) => {
      const land = ringsOf(ground, ['land', 'quay']);
      const water = ringsOf(ground, ['river', 'water']);
      for (const { ring, building_no } of ground.buildings)
        for (const corner of ring) {
          expect(
            land.some((outline) => isInside(corner, outline)),
            `building ${building_no}`,
          ).toBe(true);
          expect(
            water.some((outline) => isInside(corner, outline)),
            `building ${building_no}`,
          ).toBe(false);
        }
    });
  });

  test('has no building on a road or railway, and a street within thirty metres of every dwelling', async () => {
    await everyTown((ground) => {
      const ways = waysOf(ground);
      const farHomes: number[] = [];
      for (const { ring, building_no, dwelling_units } of ground.buildings) {
        let street = Infinity;
        for (const way of ways.near(ring, 40)) {
          const off = Math.min(
            ...ring.map((corner) => distanceToSegment(corner, way.a, way.b)),
            ...[way.a, way.b].flatMap((end) =>
              ring.map((corner, at) => distanceToSegment(end, corner, nth(ring, at + 1))),
            ),
          );
          expect(off, `building ${building_no}`).toBeGreaterThan(way.half);
          if (way.street) street = Math.min(street, off);
        }
        if (dwelling_units > 0 && street >= 30) farHomes.push(building_no);
      }
      expect(farHomes).toEqual([]);
    });
  });

  test('has no two buildings that overlap', async () => {
    await everyTown(({ buildings }) => {
      const index = new CellIndex<readonly Xy[]>(40);
      for (const { ring, building_no } of buildings) {
        for (const other of index.near(ring, 0))
          expect(ringsCross(ring, other), `building ${building_no}`).toBe(false);
        index.add(ring, ring);
      }
    });
  });

  test('gives an address to one main building only, in a 町字 that is there', async () => {
    await everyTown(({ place, buildings }) => {
      const areas = new Map(place.areas.map((area) => [area.town_id, area]));
      const mains = new Map<string, PlacedBuilding>();
      const strangers: number[] = [];
      for (const building of buildings) {
        const words = wordsOf(areas, building.address);
        const main = mains.get(words);
        if (!main) mains.set(words, building);
        // What shares an address stands on the same lot, and belongs to its main building or to nothing.
        else if (
          main.frontage.join() !== building.frontage.join() ||
          ![null, main.building_no].includes(building.belongs_to)
        )
          strangers.push(building.building_no);
      }
      expect(strangers).toEqual([]);
      expect(new Set(place.areas.map(({ name }) => name)).size).toBe(place.areas.length);
      expect(areas.size).toBe(place.areas.length);
    });
  });

  test('has address points that are unique and lie at the front of their buildings', async () => {
    await everyTown(({ place, buildings, addressPoints }) => {
      const areas = new Map(place.areas.map((area) => [area.town_id, area]));
      const points = new Map<string, readonly number[]>();
      for (const { address, point } of addressPoints) {
        const words = wordsOf(areas, address);
        expect(points.has(words), words).toBe(false);
        points.set(words, point);
      }
      const known = buildings.filter(({ address }) => points.has(wordsOf(areas, address)));
      expect(known.length).toBeGreaterThan(buildings.length * 0.85);
      for (const { address, frontage } of known)
        expect(points.get(wordsOf(areas, address))).toEqual(frontage);
    });
  });

  test('is the same at every drawing, and other for another seed', async () => {
    const read = async (seed: number) => {
      const place = drawTown({ people: 3000, seed });
      return JSON.stringify([
        place.areas,
        await listed(place.buildings()),
        await listed(place.sites()),
        await listed(place.hazards()),
        await listed(place.baseMap()),
      ]);
    };
    const [first, again, other] = [await read(7), await read(7), await read(8)];
    expect(again === first).toBe(true);
    expect(other === first).toBe(false);
  });

  test.each([1000, 5000, 20_000, 60_000])('has homes for %d people', async (people) => {
    let homes = 0;
    for await (const { dwelling_units } of drawTown({ people, seed: 3 }).buildings()) homes += dwelling_units;
    expect(people / homes).toBeGreaterThan(1.5);
    expect(people / homes).toBeLessThan(2.4);
  });

  test('has the sites of the story: schools, the fishing port and a sports park for cars, high ground', async () => {
    const sites = await listed(drawTown({ people: 20_000, seed: 1 }).sites());
    const of = (kind: string) => sites.filter((site) => site.kind === kind).map(({ name }) => name);
    expect(of('shelter').length).toBeGreaterThan(8);
    expect(of('car_stay')).toEqual(expect.arrayContaining(['むすび漁港駐車場', 'むすび運動公園']));
    expect(of('emergency_ground')).toContain('城山公園');
    const ids = sites.flatMap(({ national_id }) => national_id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^E99001\d{5}(1[12]|20)1$/u);
  });

  test('has ranks of flood, tsunami and landslide that agree with its hazard areas', async () => {
    const place = drawTown({ people: 8000, seed: 5 });
    const areas = await listed(place.hazards());
    let [right, all, twice] = [0, 0, 0];
    for await (const { centre, ranks, building_no } of place.buildings()) {
      if (building_no % 7 !== 0) continue;
      for (const kind of ['flood', 'tsunami', 'landslide'] as const) {
        const hit = areas.filter(
          ({ kind: own, geometry }) =>
            own === kind &&
            geometry.type === 'Polygon' &&
            geometry.coordinates.every((ring, at) => isInside(centre, ring.map(pair)) === (at === 0)),
        );
        all += 1;
        if (kind !== 'landslide' && hit.length > 1) twice += 1;
        if (Math.max(0, ...hit.map(({ rank }) => rank)) === ranks[kind]) right += 1;
      }
    }
    expect(right / all).toBeGreaterThan(0.98);
    expect(twice).toBe(0);
  });

  test.each([0, 499, 1_200_001, 2000.5])('is refused for %d people', (people) => {
    expect(() => drawTown({ people, seed: 1 })).toThrow(RangeError);
  });
});

function wordsOf(
  areas: ReadonlyMap<string, Parameters<typeof addressInWords>[0]>,
  address: PlacedAddress | null,
): string {
  const area = areas.get(address?.town_id ?? '');
  if (!area || !address) throw new Error('an address without its 町字');
  return addressInWords(area, address);
}

function pair(at: readonly number[]): Xy {
  return [at[0] ?? 0, at[1] ?? 0];
}
