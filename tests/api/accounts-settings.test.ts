import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { DisasterView } from '../../api/accounts/disasters.contract.ts';
import { defaultGroups } from '../../api/accounts/groups.rules.ts';
import { GroupView } from '../../api/accounts/groups.contract.ts';
import { permissionLabels } from '../../api/accounts/groups.contract.ts';
import { foundMunicipality } from '../../api/accounts/municipality.commands.ts';
import { MunicipalityView } from '../../api/accounts/municipality.contract.ts';
import { isPermission, permissions } from '../../api/accounts/permissions.ts';
import { inScope } from '../../api/db/scope.ts';
import { slugOf } from '../support/accounts.ts';
import { testHouse } from '../support/house.ts';
import { aMunicipality, signedIn } from '../support/town.ts';

const town = await testHouse();
const { db } = town.house;
const seal = await readFile(new URL('../../geodata/sample-town/seal.png', import.meta.url));

const shiosai = {
  municipality_code: '980013',
  name: '潮騒市',
  prefecture: 'うみべ県',
  mayor_title: '潮騒市長',
  mayor_name: '結 渚',
  plane_zone: 9,
  center: [143.5, 36] as const,
};

async function anAdministrator() {
  const by = await signedIn(town, { permissions: ['administration'] });
  const path = (rest: string) => `/api/${by.municipality.municipality_code}/${rest}`;
  return { by, path };
}

test('a founded municipality has the default policy and a group for every job of the table', async () => {
  const scope = { role: 'musubi_app', municipality: shiosai.municipality_code } as const;
  await inScope(db, scope, (trx) => foundMunicipality(trx, shiosai));
  const by = await signedIn(town, { municipality: shiosai, permissions: ['administration'] });
  const answer = await by.get(`/api/${shiosai.municipality_code}/groups`);
  const groups = GroupView.array().parse(await answer.json());
  for (const { name, permissions: held } of defaultGroups)
    expect(groups.find((group) => group.name === name)?.permissions).toEqual([...held].sort());
  expect((await by.get(`/api/${shiosai.municipality_code}/policy`)).status).toBe(200);
});

test('nobody founds a municipality on behalf of an account, nor another than that of the scope', async () => {
  const { by } = await anAdministrator();
  const code = '980021';
  const found = (scope: { municipality: string; account?: string }) =>
    inScope(db, { role: 'musubi_app', ...scope }, (trx) =>
      foundMunicipality(trx, { ...shiosai, municipality_code: code }),
    );
  await expect(found({ municipality: code, account: by.account.account_id })).rejects.toThrow(/row-level/);
  await expect(found({ municipality: by.municipality.municipality_code })).rejects.toThrow(/row-level/);
});

test('a code whose check digit is wrong is refused', async () => {
  const scope = { role: 'musubi_app', municipality: '980018' } as const;
  const founding = inScope(db, scope, (trx) =>
    foundMunicipality(trx, { ...shiosai, municipality_code: '980018' }),
  );
  await expect(founding).rejects.toMatchObject({ slug: 'accounts/municipality-code-wrong' });
});

test('the rights in code, in the database and on screens are the same', async () => {
  const rows = await db.selectFrom('accounts.permission').selectAll().execute();
  const labels = Object.fromEntries(rows.map(({ permission, label }) => [permission, label]));
  expect(labels).toEqual(permissionLabels);
  expect(Object.keys(labels).sort()).toEqual([...permissions].sort());
  expect(Object.keys(labels).filter((name) => !isPermission(name))).toEqual([]);
});

test('what certificates print of the municipality is changed by the version that was seen', async () => {
  const { by, path } = await anAdministrator();
  const seen = MunicipalityView.parse(await (await by.get(path('municipality'))).json());
  const change = {
    mayor_title: 'むすび市長',
    mayor_name: '浜 ひかり',
    seal_number: '第12号',
    center: [143.52, 36.01],
  };
  const answer = await by.put(path('municipality'), change, { version: seen.version });
  expect(MunicipalityView.parse(await answer.json())).toMatchObject({ ...change, version: 2 });
  expect((await by.put(path('municipality'), change, { version: seen.version })).status).toBe(412);
});

test('a seal is kept, shown and taken away; what is no PNG is refused', async () => {
  const { by, path } = await anAdministrator();
  const place = path('municipality/seal');
  const png = { headers: { 'content-type': 'image/png' } };
  expect((await by.get(place)).status).toBe(404);
  const bad = await by.put(place, new TextEncoder().encode('%PDF-1.7 no image'), { version: 1, ...png });
  expect([bad.status, await slugOf(bad)]).toEqual([422, 'accounts/seal-not-png']);
  const cut = await by.put(place, new Uint8Array(seal.subarray(0, 200)), { version: 1, ...png });
  expect(await slugOf(cut)).toBe('accounts/seal-not-png');
  const kept = await by.put(place, new Uint8Array(seal), { version: 1, ...png });
  expect(MunicipalityView.parse(await kept.json()).seal_file).toMatch(/^[0-9a-f]{64}$/);
  const shown = await by.get(place);
  expect(shown.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await shown.arrayBuffer()).equals(seal)).toBe(true);
  const gone = await by.delete(place, { version: 2 });
  expect(MunicipalityView.parse(await gone.json()).seal_file).toBeNull();
});

test('a disaster is registered once by an administrator and then offered to everybody of the town alone', async () => {
  const { by, path } = await anAdministrator();
  const clerk = await signedIn(town, { municipality: by.municipality });
  const quake = {
    disaster_code: 'r8-eq',
    name: '令和8年うみべ沖地震',
    cause: '令和8年6月1日のうみべ沖地震',
    kind: 'actual',
    occurred_on: '2026-06-01',
  };
  expect((await clerk.post(path('disasters'), quake)).status).toBe(403);
  expect((await by.post(path('disasters'), quake)).status).toBe(201);
  expect(await slugOf(await by.post(path('disasters'), quake))).toBe('accounts/disaster-taken');
  const drill = { ...quake, disaster_code: 'drill', kind: 'training', occurred_on: '2026-09-01' };
  await by.post(path('disasters'), drill);
  const listed = DisasterView.array().parse(await (await clerk.get(path('disasters'))).json());
  expect(listed.map(({ disaster_code, kind }) => [disaster_code, kind])).toEqual([
    ['drill', 'training'],
    ['r8-eq', 'actual'],
  ]);
  const stranger = await signedIn(town, { municipality: await aMunicipality(town) });
  const none = await stranger.get(`/api/${stranger.municipality.municipality_code}/disasters`);
  expect(await none.json()).toEqual([]);
});
