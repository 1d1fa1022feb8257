// 位置の確認: what addresses cannot place is listed, set by hand, outlives imports, and can be taken back.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { PlaceCounts, PlacePage, PlaceRow, TownPoints } from '../../api/registers/places.contract.ts';
import { slugOf } from '../support/accounts.ts';
import { testHouse } from '../support/house.ts';
import { bring, csv, residentRow, residentsHeader } from '../support/imports.ts';
import { aProtection } from '../support/records.ts';
import { aDisaster, aMunicipality, signedIn } from '../support/town.ts';
import type { Municipality, SignedIn } from '../support/town.ts';

const town = await testHouse();
const { db } = town.house;
const hand = { lon: 138.3005, lat: 34.8005 };
const buildingsHeader = '物件番号,所在地,納税義務者氏名,階数';

const addresses = {
  house: 'うみべ県むすび市浜一丁目1番1号',
  town: '浜一丁目88番1号',
  lot: '浜一丁目674番地11',
  oaza: '沖',
  none: '東京都千代田区千代田1-1',
};

const gazetteerOf = ({ municipality_code: code }: Municipality, ...more: string[]) =>
  csv(
    'lg_code,machiaza_id,blk_id,rsdt_id,rsdt2_id,pref,city,town,block_no,house_no,lon,lat',
    `${code},0001001,,,,うみべ県,むすび市,浜一丁目,1,1,138.3,34.8`,
    `${code},0001001,,,,うみべ県,むすび市,浜一丁目,1,3,138.302,34.802`,
    `${code},0002000,,,,うみべ県,むすび市,沖,7,2,138.4,34.9`,
    ...more,
  );

const residentsOf = (changes: Readonly<Record<string, string>> = {}, suffix = '') =>
  csv(
    residentsHeader,
    ...Object.entries({ ...addresses, ...changes }).map(([name, address]) =>
      residentRow(name, { household: name, name: `${name}${suffix}`, address }),
    ),
  );

/** A town whose registers of 1 March hold one address of each kind. */
async function aWorkList() {
  const municipality = await aMunicipality(town);
  await bring(town, municipality, { kind: 'gazetteer', file: gazetteerOf(municipality) });
  await bring(town, municipality, { kind: 'residents', as_of: '2026-03-01', file: residentsOf() });
  await bring(town, municipality, {
    kind: 'buildings',
    as_of: '2026-03-01',
    file: csv(buildingsHeader, 'B1,浜一丁目674番地11,結 一郎,2', 'B2,浜一丁目1番3号,結 一郎,2'),
  });
  const disaster = await aDisaster(town, municipality, { occurred_on: '2026-06-01' });
  const clerk = await signedIn(town, { municipality, permissions: ['base_data_manage'] });
  return workerOf(clerk, `/api/${municipality.municipality_code}`, disaster.disaster_code);
}
type Worker = Awaited<ReturnType<typeof aWorkList>>;

function workerOf(clerk: SignedIn, path: string, disaster: string) {
  return {
    clerk,
    path,
    disaster,
    municipality: clerk.municipality,
    list: async (search: object = {}) =>
      PlacePage.parse(await (await clerk.post(`${path}/${disaster}/places/search`, search)).json()),
    put: async ({ kind, version_id, version }: PlaceRow, place: object = hand) =>
      clerk.put(`${path}/places/${kind}/${version_id}`, place, { version }),
    takeBack: async ({ kind, version_id, version }: PlaceRow) =>
      clerk.delete(`${path}/places/${kind}/${version_id}`, { version }),
  };
}

async function rowOf(worker: Worker, number: string, levels = ['none', 'oaza', 'town', 'manual']) {
  const row = (await worker.list({ levels })).rows.find((one) => one.number === number);
  if (row === undefined) throw new Error('not on the list');
  return row;
}

/** Level and place of every version of a household, oldest first. */
async function versionsOf({ municipality }: Worker, number: string) {
  return db
    .selectFrom('registers.household')
    .select(['geocode_level as level', 'address'])
    .select([sql<number | null>`ST_X(geom)`.as('lon'), sql<number | null>`ST_Y(geom)`.as('lat')])
    .where('municipality_code', '=', municipality.municipality_code)
    .where('household_number', '=', number)
    .orderBy('valid_from')
    .execute();
}

test('the list holds what is not placed down to its 番地, by town and address, both registers together', async () => {
  const worker = await aWorkList();
  const { rows, next } = await worker.list();
  expect(rows.map(({ kind, number, level, town_name }) => [kind, number, level, town_name])).toEqual([
    ['household', 'none', 'none', null],
    ['building', 'B1', 'town', '浜一丁目'],
    ['household', 'lot', 'town', '浜一丁目'],
    ['household', 'town', 'town', '浜一丁目'],
    ['household', 'oaza', 'oaza', '沖'],
  ]);
  expect(next).toBeNull();
  expect(rows[1]).toMatchObject({ name: '結 一郎', version: 0, placed_by: null, lon: 138.301, lat: 34.801 });
});

test('its pages join without a gap, whatever their length', async () => {
  const worker = await aWorkList();
  const whole = (await worker.list()).rows;
  for (const limit of [1, 2, 3]) {
    const paged: PlaceRow[] = [];
    for (let after: PlacePage['next'] = null; ;) {
      const page: PlacePage = await worker.list({ limit, after });
      paged.push(...page.rows);
      if (page.next === null) break;
      after = page.next;
    }
    expect(paged).toEqual(whole);
  }
});

test('it can be narrowed to a town, a register and levels', async () => {
  const worker = await aWorkList();
  const numbers = async (search: object) => (await worker.list(search)).rows.map(({ number }) => number);
  expect(await numbers({ town_id: '0002000' })).toEqual(['oaza']);
  expect(await numbers({ town_id: '' })).toEqual(['none']);
  expect(await numbers({ kinds: ['building'] })).toEqual(['B1']);
  expect(await numbers({ levels: ['none', 'oaza'] })).toEqual(['none', 'oaza']);
});

test('the counts are those of the list, town by town', async () => {
  const worker = await aWorkList();
  const answer = await worker.clerk.get(`${worker.path}/${worker.disaster}/places`);
  const { counts, towns } = PlaceCounts.parse(await answer.json());
  expect(counts).toEqual([
    { kind: 'household', town_id: null, level: 'none', count: 1 },
    { kind: 'building', town_id: '0001001', level: 'town', count: 1 },
    { kind: 'household', town_id: '0001001', level: 'town', count: 2 },
    { kind: 'household', town_id: '0002000', level: 'oaza', count: 1 },
  ]);
  expect(towns.map(({ name }) => name)).toEqual(['浜一丁目', '沖']);
});

test("a town's known houses and blocks are shown to work by", async () => {
  const worker = await aWorkList();
  const answer = await worker.clerk.get(`${worker.path}/places/towns/0001001`);
  const { points } = TownPoints.parse(await answer.json());
  expect(points.map(({ block_no, house_no }) => [block_no, house_no])).toEqual([
    ['1', null],
    ['1', '1'],
    ['1', '3'],
  ]);
});

test('the lots of buildings that are placed stand beside them, of that town only', async () => {
  const worker = await aWorkList();
  await worker.put(await rowOf(worker, 'B1'));
  const lotsOf = async (id: string) =>
    TownPoints.parse(await (await worker.clerk.get(`${worker.path}/places/towns/${id}`)).json()).lots;
  expect(await lotsOf('0001001')).toEqual([
    { lot: '1-3', lon: 138.302, lat: 34.802 },
    { lot: '674-11', ...hand },
  ]);
  expect(await lotsOf('0002000')).toEqual([]);
});

test('a place set by hand is the place from then on, says by whom, and is heard of', async () => {
  const worker = await aWorkList();
  const heard: string[] = [];
  const stop = town.house.live.listen(worker.municipality.municipality_code, ({ topic }) =>
    heard.push(topic),
  );
  const answer = await worker.put(await rowOf(worker, 'lot'));
  expect(answer.status).toBe(200);
  expect(PlaceRow.parse(await answer.json())).toMatchObject({
    ...hand,
    level: 'manual',
    placed_by: worker.clerk.account.user_id,
    version: 1,
  });
  await expect.poll(() => heard).toContain('places');
  stop();
  expect((await worker.list()).rows.map(({ number }) => number)).not.toContain('lot');
  expect((await worker.list({ levels: ['manual'] })).rows.map(({ number }) => number)).toEqual(['lot']);
});

test('it outlives the same snapshot, later ones, and a new gazetteer', async () => {
  const worker = await aWorkList();
  await worker.put(await rowOf(worker, 'lot'));
  const { municipality } = worker;
  await bring(town, municipality, { kind: 'residents', as_of: '2026-03-01', file: residentsOf() });
  await bring(town, municipality, { kind: 'residents', as_of: '2026-04-01', file: residentsOf({}, '改') });
  await bring(town, municipality, {
    kind: 'gazetteer',
    file: gazetteerOf(
      municipality,
      `${municipality.municipality_code},0001001,,,,うみべ県,むすび市,浜一丁目,5,5,138.31,34.81`,
    ),
  });
  expect(await versionsOf(worker, 'lot')).toEqual([
    { ...hand, level: 'manual', address: addresses.lot },
    { ...hand, level: 'manual', address: addresses.lot },
  ]);
});

test('it outlives another writing of the address, and ends where the address changes', async () => {
  const worker = await aWorkList();
  await worker.put(await rowOf(worker, 'lot'));
  const { municipality } = worker;
  const written = { lot: 'うみべ県むすび市浜１丁目６７４番地の１１' };
  await bring(town, municipality, { kind: 'residents', as_of: '2026-04-01', file: residentsOf(written) });
  const moved = { lot: '浜一丁目1番3号' };
  await bring(town, municipality, { kind: 'residents', as_of: '2026-05-01', file: residentsOf(moved) });
  expect((await versionsOf(worker, 'lot')).map(({ level, lon }) => [level, lon])).toEqual([
    ['manual', hand.lon],
    ['manual', hand.lon],
    ['house', 138.302],
  ]);
});

test('buildings keep theirs, but coordinates of the register itself go before it', async () => {
  const worker = await aWorkList();
  await worker.put(await rowOf(worker, 'B1'));
  const bringBuildings = (as_of: string, header: string, row: string) =>
    bring(town, worker.municipality, { kind: 'buildings', as_of, crs: 6668, file: csv(header, row) });
  await bringBuildings('2026-04-01', buildingsHeader, 'B1,浜一丁目674番地11,結 一郎,3');
  await bringBuildings(
    '2026-05-01',
    `${buildingsHeader},経度,緯度`,
    'B1,浜一丁目674番地11,結 一郎,3,138.35,34.85',
  );
  const versions = await db
    .selectFrom('registers.building')
    .select('geocode_level')
    .where('municipality_code', '=', worker.municipality.municipality_code)
    .where('property_number', '=', 'B1')
    .orderBy('valid_from')
    .execute();
  expect(versions.map(({ geocode_level }) => geocode_level)).toEqual(['manual', 'manual', 'survey']);
});

test('taken back, the address alone places it again, at once and in later imports', async () => {
  const worker = await aWorkList();
  await worker.put(await rowOf(worker, 'lot'));
  const answer = await worker.takeBack(await rowOf(worker, 'lot'));
  expect(answer.status).toBe(200);
  expect(await rowOf(worker, 'lot')).toMatchObject({
    level: 'town',
    lon: 138.301,
    version: 2,
    placed_by: null,
  });
  await bring(town, worker.municipality, {
    kind: 'residents',
    as_of: '2026-04-01',
    file: residentsOf({}, '改'),
  });
  expect((await versionsOf(worker, 'lot')).map(({ level }) => level)).toEqual(['town', 'town']);
  expect((await worker.put(await rowOf(worker, 'lot'))).status).toBe(200);
});

test('who was second is told so, and nothing is overwritten', async () => {
  const worker = await aWorkList();
  const row = await rowOf(worker, 'lot');
  await worker.put(row);
  const second = await worker.put(row, { lon: 138.3, lat: 34.9 });
  expect([second.status, await slugOf(second)]).toEqual([412, 'http/version-stale']);
  expect(await rowOf(worker, 'lot')).toMatchObject(hand);
  const stale = await worker.takeBack(row);
  expect([stale.status, await slugOf(stale)]).toEqual([412, 'http/version-stale']);
});

test('what its address places finely is not moved by hand, nor is anything outside Japan', async () => {
  const worker = await aWorkList();
  const { household_version_id } = await db
    .selectFrom('registers.household')
    .select('household_version_id')
    .where('municipality_code', '=', worker.municipality.municipality_code)
    .where('household_number', '=', 'house')
    .executeTakeFirstOrThrow();
  const row = await rowOf(worker, 'lot');
  const known = await worker.put({ ...row, version_id: String(household_version_id) });
  expect([known.status, await slugOf(known)]).toEqual([409, 'registers/place-known']);
  expect((await worker.put(row, { lon: 2.3, lat: 48.8 })).status).toBe(422);
  expect((await worker.takeBack(row)).status).toBe(409);
});

test('a protected household is on no list, in no count, and cannot be placed without the right', async () => {
  const worker = await aWorkList();
  const row = await rowOf(worker, 'lot');
  await worker.put(row);
  await aProtection(town, worker.municipality, 'lot');
  const levels = ['none', 'oaza', 'town', 'manual'];
  expect((await worker.list({ levels })).rows.map(({ number }) => number)).not.toContain('lot');
  const counted = PlaceCounts.parse(
    await (await worker.clerk.get(`${worker.path}/${worker.disaster}/places`)).json(),
  );
  expect(counted.counts.reduce((sum, { count }) => sum + count, 0)).toBe(4);
  expect((await worker.put({ ...row, version: 1 })).status).toBe(404);
  expect((await worker.takeBack({ ...row, version: 1 })).status).toBe(404);
  const warden = workerOf(
    await signedIn(town, {
      municipality: worker.municipality,
      permissions: ['base_data_manage', 'protected_open'],
    }),
    worker.path,
    worker.disaster,
  );
  expect((await warden.put(await rowOf(warden, 'lot'))).status).toBe(200);
  await bring(town, worker.municipality, {
    kind: 'residents',
    as_of: '2026-04-01',
    file: residentsOf({}, '改'),
  });
  expect((await versionsOf(worker, 'lot')).map(({ level }) => level)).toEqual(['manual', 'manual']);
});

test('the owner of a building is not named where a protected person is it', async () => {
  const worker = await aWorkList();
  const { municipality } = worker;
  await bring(town, municipality, {
    kind: 'buildings',
    as_of: '2026-04-01',
    file: csv(buildingsHeader, 'B9,浜一丁目674番地12,lot,1'),
  });
  await aProtection(town, municipality, 'lot');
  expect(await rowOf(worker, 'B9')).toMatchObject({ name: null, address: '浜一丁目674番地12' });
});

test('searching, placing and taking back stand in the audit with their numbers', async () => {
  const worker = await aWorkList();
  await worker.put(await rowOf(worker, 'lot'));
  await worker.takeBack(await rowOf(worker, 'lot'));
  const entries = await db
    .selectFrom('audit.entry')
    .select(['action', 'persons'])
    .where('municipality_code', '=', municipalityOf(worker))
    .where('action', 'like', 'registers.%place%')
    .orderBy('at')
    .execute();
  expect(entries.map(({ action }) => action)).toEqual([
    'registers.search_places',
    'registers.place_by_hand',
    'registers.search_places',
    'registers.take_place_back',
  ]);
  expect(entries[1]?.persons).toEqual(['household:lot']);
  expect(entries[0]?.persons).toContain('property:B1');
});

function municipalityOf({ municipality }: Worker): string {
  return municipality.municipality_code;
}
