import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { AuditPage } from '../../api/audit/audit.contract.ts';
import { recordEntry } from '../../api/audit/audit.commands.ts';
import type { Trx } from '../../api/db/database.ts';
import { inScope } from '../../api/db/scope.ts';
import { ProtectionView } from '../../api/registers/registers.contract.ts';
import { foldName } from '../../geodata/text/fold-name.ts';
import { slugOf } from '../support/accounts.ts';
import { testHouse } from '../support/house.ts';
import { aBuilding, aCounter, aHousehold, aProtection, aSurvey, at } from '../support/records.ts';
import { aMunicipality, signedIn } from '../support/town.ts';
import type { Municipality } from '../support/town.ts';

const town = await testHouse();
const { db } = town.house;

async function aWarden(municipality?: Municipality) {
  const warden = await signedIn(town, {
    permissions: ['protected_open'],
    ...(municipality === undefined ? {} : { municipality }),
  });
  return Object.assign(warden, { path: `/api/${warden.municipality.municipality_code}/protections` });
}
type Warden = Awaited<ReturnType<typeof aWarden>>;

async function list(by: Warden): Promise<ProtectionView[]> {
  return ProtectionView.array().parse(await (await by.get(by.path)).json());
}

const reading = { reason: 'domestic_violence', since: '2026-01-10' };

/** A town in which 守 is protected and 隣 is not: households, buildings and surveys of both. */
async function aTownWithASecret() {
  const counter = await aCounter(town);
  const { municipality } = counter;
  const protectedPeople = [{ name: '守　結衣', kana: 'マモリ　ユイ' }, { name: '守　蓮' }];
  await aHousehold(town, municipality, 'H1', { people: protectedPeople, place: at(0, 0) });
  await aHousehold(town, municipality, 'H2', { people: [{ name: '隣　大輔' }], place: at(20, 0) });
  await aBuilding(town, municipality, 'B1', { owner_name: '守　結衣', place: at(0, 0) });
  await aBuilding(town, municipality, 'B2', { owner_name: '隣　大輔', place: at(20, 0) });
  await aBuilding(town, municipality, 'B3', { owner_name: '別　人', place: at(500, 0) });
  await db
    .updateTable('registers.building')
    .set({ co_owners: ['守　蓮'], co_owner_keys: [foldName('守　蓮')] })
    .where('property_number', '=', 'B3')
    .where('municipality_code', '=', municipality.municipality_code)
    .execute();
  await aSurvey(town, counter, 'S1', { resident_name: '守', place: at(0, 0) });
  await aSurvey(town, counter, 'S2', { resident_name: '隣　大輔', place: at(20, 0) });
  await aSurvey(town, counter, 'S3', { resident_name: '守', place: at(5000, 0) });
  await aSurvey(town, counter, 'S4', { place: at(40, 0) });
  await db
    .updateTable('surveys.survey')
    .set({ owner_name: '守　結衣', owner_name_key: foldName('守　結衣'), remarks: '守さん宅' })
    .where('survey_number', '=', 'S4')
    .where('municipality_code', '=', municipality.municipality_code)
    .execute();
  await aProtection(town, municipality, 'H1');
  const look = <T>(opensProtected: boolean, work: (trx: Trx) => Promise<T>) =>
    inScope(db, { role: 'musubi_app', municipality: municipality.municipality_code, opensProtected }, work);
  return { ...counter, look };
}

async function names(trx: Trx) {
  const households = await trx.selectFrom('registers.v_household').select('household_number').execute();
  const residents = await trx.selectFrom('registers.v_resident').select('name').execute();
  const buildings = await trx
    .selectFrom('registers.v_building')
    .select(['property_number', 'owner_name', 'co_owners'])
    .orderBy('property_number')
    .execute();
  const surveys = await trx
    .selectFrom('surveys.v_survey')
    .select(['survey_number', 'resident_name', 'owner_name', 'remarks'])
    .orderBy('survey_number')
    .execute();
  return {
    households: households.map((row) => row.household_number).sort(),
    residents: residents.map((row) => row.name).sort(),
    owners: buildings.map((row) => [row.property_number, row.owner_name, row.co_owners.join()]),
    surveys: surveys.map((row) => [row.survey_number, row.resident_name, row.owner_name, row.remarks]),
  };
}

test('without the right a protected household does not exist, and its names stand on no building and no survey', async () => {
  const { look } = await aTownWithASecret();
  expect(await look(false, names)).toEqual({
    households: ['H2'],
    residents: ['隣　大輔'],
    owners: [
      ['B1', null, ''],
      ['B2', '隣　大輔', ''],
      ['B3', null, ''],
    ],
    surveys: [
      ['S1', null, null, null],
      ['S2', '隣　大輔', null, null],
      ['S3', '守', null, null], // the same family name, five kilometres away
      ['S4', null, null, null],
    ],
  });
});

test('counts, too, do not know a protected household', async () => {
  const { look } = await aTownWithASecret();
  const count = (opens: boolean) =>
    look(opens, async (trx) => {
      const key = foldName('守　結衣');
      const counted = await sql<{ counts: number[] }>`SELECT ARRAY[
        (SELECT count(*) FROM registers.v_household),
        (SELECT count(*) FROM registers.household),
        (SELECT count(*) FROM registers.v_resident),
        (SELECT count(*) FROM registers.resident),
        (SELECT sum(members) FROM registers.v_household),
        (SELECT count(*) FROM registers.v_resident WHERE name_key = ${key}),
        (SELECT count(*) FROM registers.v_building WHERE owner_name_key = ${key}),
        (SELECT count(*) FROM surveys.v_survey WHERE owner_name_key = ${key})]::int[] AS counts`.execute(trx);
      return counted.rows[0]?.counts;
    });
  expect(await count(false)).toEqual([1, 1, 1, 1, 1, 0, 0, 0]);
  expect(await count(true)).toEqual([2, 2, 3, 3, 3, 1, 1, 1]);
});

test('with the right everything is there', async () => {
  const { look } = await aTownWithASecret();
  const open = await look(true, names);
  expect(open.households).toEqual(['H1', 'H2']);
  expect(open.residents).toHaveLength(3);
  expect(open.owners.map(([, owner]) => owner)).toEqual(['守　結衣', '隣　大輔', '別　人']);
  expect(open.surveys.find(([number]) => number === 'S4')).toEqual(['S4', null, '守　結衣', '守さん宅']);
});

test('a protection hides from its commit on, until it ends, also at the counter', async () => {
  const { clerk, municipality, path } = await aTownWithASecret();
  const warden = await aWarden(municipality);
  const finds = async () => {
    const answer = await clerk.post(`${path}/lookup`, { name: '隣　大輔' });
    return (await answer.text()).includes('隣　大輔');
  };
  expect(await finds()).toBe(true);
  const added = await warden.post(warden.path, { household_number: 'H2', ...reading });
  expect(added.status).toBe(201);
  expect(await finds()).toBe(false);
  const { protection_id } = ProtectionView.parse(await added.json());
  expect((await warden.post(`${warden.path}/${protection_id}/end`, {})).status).toBe(200);
  expect(await finds()).toBe(true);
});

test('only who holds the right sees, adds or ends a protection, and only in their own town', async () => {
  const warden = await aWarden();
  await aHousehold(town, warden.municipality, 'H9');
  const added = await warden.post(warden.path, { household_number: 'H9', ...reading });
  const { protection_id } = ProtectionView.parse(await added.json());
  const clerk = await signedIn(town, {
    municipality: warden.municipality,
    permissions: ['certificate_issue', 'administration', 'base_data_manage', 'audit_read'],
  });
  expect((await clerk.get(warden.path)).status).toBe(403);
  expect((await clerk.post(warden.path, { household_number: 'H9', ...reading })).status).toBe(403);
  expect((await clerk.post(`${warden.path}/${protection_id}/end`, {})).status).toBe(403);
  const elsewhere = await aWarden();
  expect((await elsewhere.get(warden.path)).status).toBe(404);
  expect((await elsewhere.post(`${elsewhere.path}/${protection_id}/end`, {})).status).toBe(404);
  expect(await list(elsewhere)).toEqual([]);
});

test('a household is protected once at a time, by a number that the register knows, and a protection ends once', async () => {
  const warden = await aWarden();
  await aHousehold(town, warden.municipality, 'H3');
  const asked = { household_number: 'H3', ...reading };
  const unknown = await warden.post(warden.path, { ...asked, household_number: 'H4' });
  expect([unknown.status, await slugOf(unknown)]).toEqual([422, 'registers/household-unknown']);
  const { protection_id } = ProtectionView.parse(await (await warden.post(warden.path, asked)).json());
  expect(await slugOf(await warden.post(warden.path, asked))).toBe('registers/already-protected');
  await warden.post(`${warden.path}/${protection_id}/end`, {});
  expect(await slugOf(await warden.post(`${warden.path}/${protection_id}/end`, {}))).toBe(
    'registers/protection-ended',
  );
  expect((await warden.post(warden.path, asked)).status).toBe(201);
  expect(
    (await list(warden)).map(({ household_number, ended_at }) => [household_number, ended_at === null]),
  ).toEqual([
    ['H3', true],
    ['H3', false],
  ]);
});

test('the list names whom it protects, and every look and change is audited with the household', async () => {
  const warden = await aWarden();
  await aHousehold(town, warden.municipality, 'H5', { people: [{ name: '守　結衣' }] });
  await warden.post(warden.path, { household_number: 'H5', ...reading });
  expect(await list(warden)).toMatchObject([{ head_name: '守　結衣', created_by: warden.account.user_id }]);
  const [protection] = await list(warden);
  await warden.post(`${warden.path}/${protection?.protection_id}/end`, {});
  const entries = await db
    .selectFrom('audit.entry')
    .select(['action', 'outcome', 'persons'])
    .where('account_id', '=', warden.account.account_id)
    .orderBy('at')
    .orderBy('entry_id')
    .execute();
  expect(entries.map(({ action, outcome, persons }) => `${action} ${outcome} ${persons.join()}`)).toEqual([
    'registers.add_protection 201 household:H5',
    'registers.protections 200 household:H5',
    'registers.protections 200 household:H5',
    'registers.end_protection 200 household:H5',
  ]);
});

test('the audit does not tell who is protected to a reader without the right, nor does its search', async () => {
  const { municipality } = await aTownWithASecret();
  const code = municipality.municipality_code;
  await inScope(db, { role: 'musubi_app', municipality: code }, (trx) =>
    recordEntry(trx, {
      municipality_code: code,
      disaster_code: null,
      actor: 'iso',
      account_id: null,
      place: 'local',
      action: 'matching.lookup',
      outcome: 200,
      persons: ['household:H1', 'household:H2', 'resident:H1-1', 'resident:H2-1'],
      purpose: null,
      details: '{}',
    }),
  );
  const search = async (permissions: ('audit_read' | 'protected_open')[], asked: object) => {
    const reader = await signedIn(town, { municipality, permissions });
    const answer = await reader.post(`/api/${code}/audit/search`, { actor: 'iso', ...asked });
    const { entries, total } = AuditPage.parse(await answer.json());
    return [total, ...entries.flatMap((entry) => entry.persons)];
  };
  const all = ['household:H1', 'household:H2', 'resident:H1-1', 'resident:H2-1'];
  expect(await search(['audit_read'], {})).toEqual([1, 'household:H2', 'resident:H2-1']);
  expect(await search(['audit_read'], { person: 'household:H1' })).toEqual([0]);
  expect(await search(['audit_read'], { person: 'resident:H1-1' })).toEqual([0]);
  expect((await search(['audit_read'], { person: 'household:H2' }))[0]).toBe(1);
  expect(await search(['audit_read', 'protected_open'], { person: 'household:H1' })).toEqual([1, ...all]);
});

test('a protection in one town hides nothing in another', async () => {
  const one = await aWarden();
  const other = await aMunicipality(town);
  await aHousehold(town, one.municipality, 'H7');
  await aHousehold(town, other, 'H7');
  await one.post(one.path, { household_number: 'H7', ...reading });
  const count = (municipality: string) =>
    inScope(db, { role: 'musubi_app', municipality }, (trx) =>
      trx.selectFrom('registers.v_household').select('household_number').execute(),
    );
  expect(await count(one.municipality.municipality_code)).toHaveLength(0);
  expect(await count(other.municipality_code)).toHaveLength(1);
});
