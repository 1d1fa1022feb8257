// 照合: printing stays closed until the records and what the applicant brings agree, or a second person decides.
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { HouseCheck, WaitingOverrides, WindowView } from '../../api/certificates/guard.contract.ts';
import { Confirmation } from '../../api/matching/matching.contract.ts';
import { slugOf } from '../support/accounts.ts';
import { testHouse } from '../support/house.ts';
import { aBuilding, aCounter, aHousehold, aSurvey, at } from '../support/records.ts';
import type { Counter, Place } from '../support/records.ts';
import { signedIn } from '../support/town.ts';

const town = await testHouse();

interface Home {
  name?: string;
  heard?: string | null;
  owner?: string;
  key?: string;
  place?: Place;
}

/** A lived-in, surveyed house with an outline of ten metres around its place. */
async function aHome(counter: Counter, number: string, given: Home = {}): Promise<void> {
  const name = given.name ?? '浜野　一郎';
  const place = given.place ?? at(0, 0);
  await aHousehold(town, counter.municipality, `H${number}`, {
    people: [{ name, kana: 'ハマノ　イチロウ' }],
    place,
    address_key: given.key ?? `0001001|1|${number}`,
  });
  await aBuilding(town, counter.municipality, `B${number}`, { place, owner_name: given.owner ?? name });
  const heard = given.heard === undefined ? name : given.heard;
  await aSurvey(town, counter, `S${number}`, { place, ...(heard === null ? {} : { resident_name: heard }) });
  const half = { lon: 5 / 90_167, lat: 5 / 110_955 };
  await sql`INSERT INTO registers.footprint (municipality_code, source, attributes, given_crs, content_hash, geom, valid_from)
    VALUES (${counter.municipality.municipality_code}, '建物外形', '{}', 6668, ${Buffer.from(number)},
      ST_Multi(ST_MakeEnvelope(${place.lon - half.lon}, ${place.lat - half.lat}, ${place.lon + half.lon}, ${place.lat + half.lat}, 6668)),
      '2026-05-01')`.execute(town.house.db);
}

async function confirm({ clerk, path }: Counter, household: string, building: string | null, survey: string) {
  const tie = { household_number: household, property_number: building, survey_number: survey };
  const answer = await clerk.post(`${path}/confirmations`, tie);
  expect(answer.status).toBe(201);
  return Confirmation.parse(await answer.json()).confirmation_id;
}

async function check({ clerk, path }: Counter, question: object): Promise<HouseCheck> {
  const answer = await clerk.post(`${path}/house-checks`, question);
  expect(answer.status).toBe(200);
  return HouseCheck.parse(await answer.json());
}

async function issue({ clerk, path }: Counter, confirmation_id: string): Promise<Response> {
  return clerk.post(`${path}/certificates`, { certificate_id: uuidv7(), confirmation_id });
}

/** The applicant points and says yes. */
async function point({ clerk, path }: Counter, place: Place, window_id: string = uuidv7()): Promise<string> {
  const answer = await clerk.post(`${path}/pointings`, {
    pointing_id: uuidv7(),
    window_id,
    at: [place.lon, place.lat],
  });
  expect(answer.status).toBe(201);
  return window_id;
}

const standsOf = ({ kinds }: HouseCheck) => Object.fromEntries(kinds.map(({ kind, stand }) => [kind, stand]));
const codesOf = ({ kinds }: HouseCheck) => kinds.flatMap(({ findings }) => findings.map(({ code }) => code));

describe('a house is proven', () => {
  test('by the slip in hand and the name heard at the door; until then nothing is issued', async () => {
    const counter = await aCounter(town);
    await aHome(counter, '1', { owner: '沖　三郎' });
    await aHousehold(town, counter.municipality, 'H9', { people: [{ name: '沖　三郎' }], place: at(200, 0) });
    const confirmation_id = await confirm(counter, 'H1', null, 'S1');
    const closed = await issue(counter, confirmation_id);
    expect([closed.status, await slugOf(closed)]).toEqual([409, 'certificates/house-not-proven']);
    const before = await check(counter, { confirmation_id });
    expect([before.is_open, before.missing]).toEqual([false, ['applicant']]);
    const after = await check(counter, { confirmation_id, slip_number: 'S1' });
    expect(standsOf(after)).toMatchObject({ slip: 'agree', name: 'agree', pointing: 'silent' });
    expect(after.is_open).toBe(true);
    expect((await issue(counter, confirmation_id)).status).toBe(201);
  });

  test('by the finger on the house and the address, with the slip', async () => {
    const counter = await aCounter(town);
    await aHome(counter, '1', { heard: null });
    await aHome(counter, '2', { heard: null, name: '沖　三郎', place: at(14, 0) });
    const confirmation_id = await confirm(counter, 'H1', 'B1', 'S1');
    const window_id = await point(counter, at(2, 1));
    const pointed = await check(counter, { confirmation_id, window_id });
    expect(codesOf(pointed)).toEqual(
      expect.arrayContaining(['pointing.in_building', 'address.address_in_building']),
    );
    expect(pointed.is_open).toBe(false);
    expect((await check(counter, { confirmation_id, slip_number: 'S1' })).is_open).toBe(true);
  });

  test('not by the records alone: they say nothing of who stands at the counter', async () => {
    const counter = await aCounter(town);
    await aHome(counter, '1');
    const confirmation_id = await confirm(counter, 'H1', 'B1', 'S1');
    const checked = await check(counter, { confirmation_id });
    expect(standsOf(checked)).toMatchObject({ name: 'agree', address: 'agree' });
    expect(checked.missing).toEqual(['applicant']);
  });

  test('not by a family name that a neighbour bears as well', async () => {
    const counter = await aCounter(town);
    await aHome(counter, '1', { heard: '浜野', owner: '沖　三郎', key: '0001001|1' });
    await aHome(counter, '2', { name: '浜野　次郎', place: at(14, 0), key: '0001001|1' });
    const confirmation_id = await confirm(counter, 'H1', 'B1', 'S1');
    const checked = await check(counter, { confirmation_id, slip_number: 'S1' });
    expect(codesOf(checked)).toEqual(expect.arrayContaining(['name.family_name_shared']));
    expect(checked.missing).toContain('household');
  });
});

describe('what speaks against a house closes it', () => {
  test("the slip of the neighbour's survey", async () => {
    const counter = await aCounter(town);
    await aHome(counter, '1');
    await aHome(counter, '2', { name: '沖　三郎', place: at(14, 0) });
    const confirmation_id = await confirm(counter, 'H1', 'B1', 'S1');
    const checked = await check(counter, { confirmation_id, slip_number: 'S2' });
    expect(standsOf(checked)).toMatchObject({ slip: 'contradict', name: 'agree', address: 'agree' });
    expect([checked.is_open, (await issue(counter, confirmation_id)).status]).toEqual([false, 409]);
  });

  test("the finger on the neighbour's house", async () => {
    const counter = await aCounter(town);
    await aHome(counter, '1');
    await aHome(counter, '2', { name: '沖　三郎', place: at(14, 0) });
    const confirmation_id = await confirm(counter, 'H1', 'B1', 'S1');
    const window_id = await point(counter, at(14, 0));
    const checked = await check(counter, { confirmation_id, slip_number: 'S1', window_id });
    expect(codesOf(checked)).toContain('pointing.other_building');
    expect(checked.is_open).toBe(false);
  });

  test('a register that came between the check and the issue', async () => {
    const counter = await aCounter(town);
    await aHome(counter, '1');
    const confirmation_id = await confirm(counter, 'H1', 'B1', 'S1');
    expect((await check(counter, { confirmation_id, slip_number: 'S1' })).is_open).toBe(true);
    await sql`UPDATE surveys.survey SET resident_name = '沖　三郎', resident_name_key = '沖三郎'
      WHERE municipality_code = ${counter.municipality.municipality_code}`.execute(town.house.db);
    expect(await slugOf(await issue(counter, confirmation_id))).toBe('certificates/house-not-proven');
  });
});

describe('the finger of an applicant', () => {
  test('counts for one household only, and the last yes counts', async () => {
    const counter = await aCounter(town);
    await aHome(counter, '1');
    await aHome(counter, '2', { name: '沖　三郎', place: at(14, 0) });
    const window_id = await point(counter, at(14, 0));
    await point(counter, at(0, 0), window_id);
    const seen = WindowView.parse(
      await (await counter.clerk.get(`${counter.path}/windows/${window_id}`)).json(),
    );
    expect(seen.pointing?.lon).toBeCloseTo(at(0, 0).lon, 7);
    const first = await confirm(counter, 'H1', 'B1', 'S1');
    expect(standsOf(await check(counter, { confirmation_id: first, window_id }))).toMatchObject({
      pointing: 'agree',
    });
    const second = await confirm(counter, 'H2', 'B2', 'S2');
    const again = await counter.clerk.post(`${counter.path}/house-checks`, {
      confirmation_id: second,
      window_id,
    });
    expect([again.status, await slugOf(again)]).toEqual([409, 'certificates/pointing-used']);
  });

  test('is asked for before it is used', async () => {
    const counter = await aCounter(town);
    await aHome(counter, '1');
    const confirmation_id = await confirm(counter, 'H1', 'B1', 'S1');
    const answer = await counter.clerk.post(`${counter.path}/house-checks`, {
      confirmation_id,
      window_id: uuidv7(),
    });
    expect(await slugOf(answer)).toBe('certificates/pointing-missing');
  });
});

describe('a second person', () => {
  async function closedHome() {
    const counter = await aCounter(town);
    const rights = ['certificate_issue', 'certificate_issue_with_correction'] as const;
    const clerk = await signedIn(town, { municipality: counter.municipality, permissions: rights });
    const chief = await signedIn(town, { municipality: counter.municipality, permissions: rights });
    const own = { ...counter, clerk };
    await aHome(own, '1');
    await aHome(own, '2', { name: '沖　三郎', place: at(14, 0) });
    const confirmation_id = await confirm(own, 'H1', 'B1', 'S1');
    await check(own, { confirmation_id, slip_number: 'S2' });
    const override_id = uuidv7();
    const wanted = { override_id, confirmation_id, reason: '隣の済証が貼られていたと班長が確認' };
    return { counter: own, chief, confirmation_id, override_id, wanted };
  }
  const decide = (override_id: string) => `house-overrides/${override_id}/decision`;

  test('opens it from a session of their own; who asked cannot', async () => {
    const { counter, chief, confirmation_id, override_id, wanted } = await closedHome();
    const { clerk, path } = counter;
    expect((await clerk.post(`${path}/house-overrides`, wanted)).status).toBe(201);
    const own = await clerk.post(`${path}/${decide(override_id)}`, { decision: 'approved' });
    expect([own.status, await slugOf(own)]).toEqual([403, 'certificates/own-override']);
    expect((await issue(counter, confirmation_id)).status).toBe(409);
    const { overrides } = WaitingOverrides.parse(await (await chief.get(`${path}/house-overrides`)).json());
    expect(overrides).toMatchObject([
      {
        override_id,
        household_number: 'H1',
        contradictions: ['slip'],
        is_own: false,
        head_name: '浜野　一郎',
      },
    ]);
    const decided = await chief.post(`${path}/${decide(override_id)}`, { decision: 'approved' });
    expect(decided.status).toBe(200);
    expect((await check(counter, { confirmation_id })).is_open).toBe(true);
    expect((await issue(counter, confirmation_id)).status).toBe(201);
    const again = await chief.post(`${path}/${decide(override_id)}`, { decision: 'refused' });
    expect(await slugOf(again)).toBe('certificates/override-decided');
  });

  test('who refuses leaves it closed, and it may be asked again', async () => {
    const { counter, chief, confirmation_id, override_id, wanted } = await closedHome();
    const { clerk, path } = counter;
    await clerk.post(`${path}/house-overrides`, wanted);
    const twice = await clerk.post(`${path}/house-overrides`, { ...wanted, override_id: uuidv7() });
    expect(await slugOf(twice)).toBe('certificates/override-waits');
    await chief.post(`${path}/${decide(override_id)}`, { decision: 'refused', note: '再度確認' });
    const { override, is_open } = await check(counter, { confirmation_id });
    expect([is_open, override?.decision, override?.note]).toEqual([false, 'refused', '再度確認']);
    const again = await clerk.post(`${path}/house-overrides`, { ...wanted, override_id: uuidv7() });
    expect(again.status).toBe(201);
  });

  test('has not approved what speaks against it only afterwards', async () => {
    const { counter, chief, confirmation_id, override_id, wanted } = await closedHome();
    await counter.clerk.post(`${counter.path}/house-overrides`, wanted);
    await chief.post(`${counter.path}/${decide(override_id)}`, { decision: 'approved' });
    const window_id = await point(counter, at(14, 0));
    expect((await check(counter, { confirmation_id, window_id })).is_open).toBe(false);
    expect(await slugOf(await issue(counter, confirmation_id))).toBe('certificates/house-not-proven');
  });

  test('is not needed where the house is proven', async () => {
    const { counter, confirmation_id, wanted } = await closedHome();
    await check(counter, { confirmation_id, slip_number: 'S1' });
    const answer = await counter.clerk.post(`${counter.path}/house-overrides`, wanted);
    expect(await slugOf(answer)).toBe('certificates/house-proven-already');
  });
});

test('the database itself refuses a certificate without a check', async () => {
  const counter = await aCounter(town);
  await aHome(counter, '1');
  const confirmation_id = await confirm(counter, 'H1', 'B1', 'S1');
  await check(counter, { confirmation_id, slip_number: 'S1' });
  const proven = { slip: 'silent', name: 'agree', address: 'silent', pointing: 'silent', is_proven: true };
  const forged = town.house.db
    .updateTable('certificates.house_check')
    .set(proven)
    .where('confirmation_id', '=', confirmation_id);
  await expect(forged.execute()).rejects.toMatchObject({ constraint: 'house_check_proof_needs_two' });
  const self = town.house.db.insertInto('certificates.house_override').values({
    override_id: uuidv7(),
    confirmation_id,
    municipality_code: counter.municipality.municipality_code,
    disaster_code: counter.disaster.disaster_code,
    household_number: 'H1',
    reason: '自分で承認',
    contradictions: [],
    requested_by: counter.clerk.account.account_id,
    decision: 'approved',
    decided_by: counter.clerk.account.account_id,
    decided_at: new Date().toISOString(),
  });
  await expect(self.execute()).rejects.toMatchObject({ constraint: 'house_override_two_persons' });
});
