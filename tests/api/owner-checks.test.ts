// 照合 of an owner's building: a paper without a confirmed household waits as long as any other.
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { WaitingOverrides } from '../../api/certificates/guard.contract.ts';
import { OwnerCheck } from '../../api/certificates/owner-checks.contract.ts';
import { foldName } from '../../geodata/text/fold-name.ts';
import { slugOf } from '../support/accounts.ts';
import { testHouse } from '../support/house.ts';
import { aFootprint } from '../support/places.ts';
import { aBuilding, aCounter, aProtection, aHousehold, aSurvey, at } from '../support/records.ts';
import type { Counter } from '../support/records.ts';
import { signedIn } from '../support/town.ts';

const town = await testHouse();
const owner = '沖　登';
const house = { property_number: 'B1', survey_number: 'S1' };

/** The building of one owner with a survey at its place; who was heard of at the door. */
async function aRentedHouse(heard: { owner?: string; resident?: string } = {}): Promise<Counter> {
  const counter = await aCounter(town);
  await aBuilding(town, counter.municipality, 'B1', { owner_name: owner, place: at(0, 0) });
  await aSurvey(town, counter, 'S1', {
    place: at(3, 0),
    ...(heard.resident === undefined ? {} : { resident_name: heard.resident }),
  });
  if (heard.owner !== undefined)
    await sql`UPDATE surveys.survey SET owner_name = ${heard.owner}, owner_name_key = ${foldName(heard.owner)}
      WHERE municipality_code = ${counter.municipality.municipality_code}`.execute(town.house.db);
  return counter;
}

async function check({ clerk, path }: Counter, acts: object = {}, of: object = house): Promise<OwnerCheck> {
  const answer = await clerk.post(`${path}/owner-checks`, { ...of, ...acts });
  expect(answer.status).toBe(200);
  return OwnerCheck.parse(await answer.json());
}

function codesOf({ kinds }: OwnerCheck, wanted: string): string[] {
  return kinds.find(({ kind }) => kind === wanted)?.findings.map(({ code }) => code) ?? [];
}

async function issue({ clerk, path }: Counter, of: object = house): Promise<Response> {
  return clerk.post(`${path}/certificates`, { certificate_id: uuidv7(), kind: 'owner', ...of });
}

async function point({ clerk, path }: Counter, { lon, lat }: { lon: number; lat: number }): Promise<string> {
  const window_id = uuidv7();
  const answer = await clerk.post(`${path}/pointings`, { pointing_id: uuidv7(), window_id, at: [lon, lat] });
  expect(answer.status).toBe(201);
  return window_id;
}

describe("an owner's paper without a confirmation", () => {
  test('is refused while one kind of evidence alone speaks for the house', async () => {
    const counter = await aRentedHouse({ owner });
    expect(await slugOf(await issue(counter))).toBe('certificates/house-not-proven');
    const first = await check(counter);
    expect([first.is_open, first.missing]).toEqual([false, ['applicant']]);
    expect(first.kinds.find(({ kind }) => kind === 'name')?.stand).toBe('agree');
    expect(await slugOf(await issue(counter))).toBe('certificates/house-not-proven');
  });

  test('goes out once slip and the owner heard at the door agree', async () => {
    const counter = await aRentedHouse({ owner });
    expect((await check(counter, { slip_number: 'S1' })).is_proven).toBe(true);
    expect((await issue(counter)).status).toBe(201);
  });

  test('goes out once slip and finger agree, though nobody was met at the door', async () => {
    const counter = await aRentedHouse();
    expect((await check(counter, { slip_number: 'S1' })).missing).toEqual(['building']);
    const pointed = await check(counter, { window_id: await point(counter, at(1, 1)) });
    expect([pointed.slip_number, pointed.is_proven]).toEqual(['S1', true]);
    expect((await issue(counter)).status).toBe(201);
  });

  test('does not take a tenant for the owner, nor an owner of several houses for this one', async () => {
    const let_out = await aRentedHouse({ resident: '浜野　一郎' });
    expect((await check(let_out, { slip_number: 'S1' })).missing).toEqual(['building']);
    const several = await aRentedHouse({ owner });
    await aBuilding(town, several.municipality, 'B2', { owner_name: owner, place: at(20, 0) });
    expect((await check(several, { slip_number: 'S1' })).missing).toEqual(['building']);
  });

  test("stays closed for the neighbour's survey, slip or finger", async () => {
    const counter = await aRentedHouse({ owner: '磯部　渚' });
    await aBuilding(town, counter.municipality, 'B2', { owner_name: '磯部　渚', place: at(20, 0) });
    await aSurvey(town, counter, 'S2', { place: at(20, 0) });
    const wrong = await check(counter, {
      slip_number: 'S2',
      window_id: await point(counter, at(20, 0)),
    });
    expect(wrong.kinds.filter(({ stand }) => stand === 'contradict').map(({ kind }) => kind)).toEqual([
      'slip',
      'pointing',
      'name',
    ]);
    expect(await slugOf(await issue(counter))).toBe('certificates/house-not-proven');
  });

  test('is not told by a place on the tax register that another building shares', async () => {
    const counter = await aRentedHouse();
    await aFootprint(town, counter.municipality, at(-2, -2));
    await aFootprint(town, counter.municipality, at(20, 0));
    const given = async () =>
      check(counter, { slip_number: 'S1', window_id: await point(counter, at(1, 1)) });
    expect((await given()).is_proven).toBe(true);
    await aBuilding(town, counter.municipality, 'B9', { owner_name: '磯部　渚', place: at(2, 2) });
    const doubted = await given();
    expect([codesOf(doubted, 'pointing'), doubted.missing]).toEqual([
      ['pointing.building_in_doubt'],
      ['building'],
    ]);
    expect(codesOf(doubted, 'records')).toContain('records.place_shared');
    expect(await slugOf(await issue(counter))).toBe('certificates/house-not-proven');
  });

  test('is not told by a place that the own address of the building does not lead to', async () => {
    const counter = await aCounter(town);
    const address_key = '0001001|1|1';
    await aBuilding(town, counter.municipality, 'B1', { owner_name: owner, place: at(0, 0), address_key });
    await aSurvey(town, counter, 'S1', { place: at(3, 0) });
    await aFootprint(town, counter.municipality, at(-2, -2));
    await aFootprint(town, counter.municipality, at(30, -2));
    await aHousehold(town, counter.municipality, 'H7', { address_key, place: at(33, 1) });
    const doubted = await check(counter, { slip_number: 'S1', window_id: await point(counter, at(1, 1)) });
    expect(codesOf(doubted, 'records')).toContain('records.place_unlike_address');
    expect(doubted.missing).toEqual(['building']);
  });

  test('is contradicted by another building that bears the very address of the survey', async () => {
    const counter = await aCounter(town);
    await aBuilding(town, counter.municipality, 'B1', {
      owner_name: owner,
      place: at(0, 0),
      address_key: '0001001|1|1',
    });
    await aBuilding(town, counter.municipality, 'B2', {
      owner_name: '磯部　渚',
      place: at(20, 0),
      address_key: '0001001|1|2',
    });
    await aSurvey(town, counter, 'S1', { place: at(3, 0), address_key: '0001001|1|2' });
    const told = await check(counter, { slip_number: 'S1', window_id: await point(counter, at(1, 1)) });
    expect([codesOf(told, 'address').at(-1), told.missing]).toEqual([
      'address.other_building_address',
      ['contradiction'],
    ]);
  });

  test('is held back by the database too', async () => {
    const counter = await aRentedHouse({ owner });
    const before = await check(counter);
    await sql`UPDATE certificates.owner_check SET survey_number = 'S9' WHERE owner_check_id = ${before.owner_check_id}`.execute(
      town.house.db,
    );
    const { survey_version_id } = await town.house.db
      .selectFrom('surveys.survey')
      .select('survey_version_id')
      .where('municipality_code', '=', counter.municipality.municipality_code)
      .executeTakeFirstOrThrow();
    const bare = sql`INSERT INTO certificates.certificate (certificate_id, municipality_code, disaster_code, kind, certificate_number, property_number,
        owner_key, survey_version_id, fields, issued_on, created_by)
      VALUES (${uuidv7()}, ${counter.municipality.municipality_code}, ${counter.disaster.disaster_code}, 'owner', 1, 'B1',
        ${foldName(owner)}, ${survey_version_id}, '{}', now(), ${counter.clerk.account.account_id})`;
    await expect(bare.execute(town.house.db)).rejects.toThrow('the house is not checked');
  });

  test('goes out by a second person, who sees whose building it is', async () => {
    const counter = await aRentedHouse();
    const { owner_check_id } = await check(counter, { slip_number: 'S1' });
    const asked = await counter.clerk.post(`${counter.path}/owner-checks/${owner_check_id}/overrides`, {
      override_id: uuidv7(),
      reason: '所有者と現地を確かめた',
    });
    expect(asked.status).toBe(201);
    const second = await signedIn(town, {
      municipality: counter.municipality,
      permissions: ['certificate_issue', 'certificate_issue_with_correction'],
    });
    const list = await second.get(`${counter.path}/house-overrides`);
    const { overrides } = WaitingOverrides.parse(await list.json());
    expect(overrides).toMatchObject([
      { confirmation_id: null, owner_check_id, household_number: null, head_name: owner, ...house },
    ]);
    const path = `${counter.path}/house-overrides/${overrides[0]?.override_id ?? ''}/decision`;
    expect((await second.post(path, { decision: 'approved' })).status).toBe(200);
    const seen = await second.get(`${counter.path}/owner-checks/${owner_check_id}`);
    expect(OwnerCheck.parse(await seen.json()).is_open).toBe(true);
    expect((await issue(counter)).status).toBe(201);
  });

  test('tells nothing of a protected owner', async () => {
    const counter = await aRentedHouse();
    await aHousehold(town, counter.municipality, 'H1', { people: [{ name: owner }] });
    await aProtection(town, counter.municipality, 'H1');
    const answer = await counter.clerk.post(`${counter.path}/owner-checks`, house);
    expect(answer.status).toBe(404);
  });
});
