// 個人情報保護モード: while it is on the server sends nobody's name, reading, birth date or number but those of the
// household that was named, whatever route is asked.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { permissions } from '../../api/accounts/permissions.ts';
import { SessionView } from '../../api/accounts/sign-in.contract.ts';
import { LookupAnswer, RecordAnswer } from '../../api/matching/matching.contract.ts';
import { PrivacyView } from '../../api/matching/privacy.contract.ts';
import { FeaturePage } from '../../api/tiles/features.contract.ts';
import { slugOf } from '../support/accounts.ts';
import { Client } from '../support/client.ts';
import { testHouse } from '../support/house.ts';
import { aBuilding, aConfirmation, aCounter, aHousehold, aSurvey, at } from '../support/records.ts';
import type { Counter } from '../support/records.ts';
import { addressOf, name, readAnswer, routesOf, theMount } from '../support/routes.ts';
import { readTile, tileAt } from '../support/tiles.ts';
import { aSession, anAccount } from '../support/town.ts';

const town = await testHouse();
const clean = [
  '/api/:municipality/:disaster/applicant-map GET',
  '/api/:municipality/:disaster/pointings POST',
  '/api/:municipality/:disaster/privacy POST',
  '/api/:municipality/:disaster/windows/:window_id GET',
  '/api/:municipality/certificate-kinds GET',
  '/api/:municipality/gazetteer/search POST',
  '/api/session GET',
];
const masked = [
  '/api/:municipality/:disaster/certificates GET',
  '/api/:municipality/:disaster/certificates/:certificate_id GET',
  '/api/:municipality/:disaster/certificates/:certificate_id/document GET',
  '/api/:municipality/:disaster/certificates/preview POST',
  '/api/:municipality/:disaster/confirmations/:confirmation_id GET',
  '/api/:municipality/:disaster/features/search POST',
  '/api/:municipality/:disaster/house-checks POST',
  '/api/:municipality/:disaster/house-checks/:confirmation_id GET',
  '/api/:municipality/:disaster/lookup POST',
  '/api/:municipality/:disaster/records POST',
  '/api/:municipality/:disaster/shown-photos/:photo_id/:kind GET',
  '/api/:municipality/:disaster/shown-photos/find POST',
  '/api/:municipality/live GET',
  '/tiles/:municipality/:disaster/:layer/:z/:x/:y GET',
];

/** Everything of the neighbours that must not leave: none of it occurs in the shown household's records. */
const secrets = [
  '沖津',
  'オキツ',
  '三郎',
  'サブロウ',
  '1951-02-03',
  '000-0000-7777',
  'H2',
  'B2',
  'S2',
  '2番2号',
  '潮見荘',
];
let counter: Counter;
let own: Awaited<ReturnType<typeof aConfirmation>>;
let other: Awaited<ReturnType<typeof aConfirmation>>;
const here = at(0, 0);

beforeAll(async () => {
  counter = await aCounter(town, { permissions });
  own = await aConfirmation(town, counter, '1', {
    people: [{ name: '浜野　一郎', kana: 'ハマノ　イチロウ', born_on: '1970-01-02' }],
  });
  other = await aConfirmation(town, counter, '2', {
    people: [{ name: '沖津　三郎', kana: 'オキツ　サブロウ', born_on: '1951-02-03' }],
    address: 'むすび市港町一丁目2番2号',
    address_detail: '潮見荘201',
    place: at(6, 0),
  });
  const { municipality_code } = counter.municipality;
  await sql`UPDATE registers.resident SET phone = '000-0000-7777'
    WHERE municipality_code = ${municipality_code} AND household_number = 'H2'`.execute(town.house.db);
  await sql`UPDATE registers.building SET owner_name = '沖津　三郎', owner_kana = 'オキツ　サブロウ', owner_name_key = '沖津三郎',
    building_name = CASE WHEN property_number <> 'B1' THEN '潮見荘' END
    WHERE municipality_code = ${municipality_code}`.execute(town.house.db);
  await sql`UPDATE surveys.survey SET resident_name = '沖津', resident_name_key = '沖津', owner_name = '沖津三郎', owner_name_key = '沖津三郎',
    remarks = '沖津宅の西隣', address = 'むすび市港町一丁目2番2号' WHERE municipality_code = ${municipality_code}`.execute(
    town.house.db,
  );
  // The survey of the confirmed household itself is of its own address.
  await sql`UPDATE surveys.survey SET address = NULL WHERE municipality_code = ${municipality_code} AND survey_number = 'S1'`.execute(
    town.house.db,
  );
  for (const [number, east] of [
    ['22', 30],
    ['23', 40],
  ] as const) {
    await aHousehold(town, counter.municipality, `H${number}`, {
      people: [{ name: '沖津　三郎', kana: 'オキツ　サブロウ', born_on: '1951-02-03' }],
      place: at(east, 0),
      address: 'むすび市港町一丁目2番2号',
    });
    await aBuilding(town, counter.municipality, `B${number}`, {
      owner_name: '沖津　三郎',
      place: at(east, 0),
    });
    await aSurvey(town, counter, `S${number}`, { resident_name: '沖津', place: at(east, 0) });
  }
});

/** A clerk whose session is in the mode, with the household of `confirmation_id`. */
async function lookedOn(confirmation_id: string | null): Promise<Client> {
  const account = await anAccount(town, counter.municipality, { permissions });
  const client = new Client(town.app, await aSession(town, account));
  const answer = await client.post(`${counter.path}/privacy`, { is_on: true, confirmation_id });
  expect(answer.status).toBe(200);
  return client;
}

function tileOf(layer: string, { z, x, y }: { z: number; x: number; y: number }): string {
  const { municipality_code, disaster_code } = counter.disaster;
  return `/tiles/${municipality_code}/${disaster_code}/${layer}/${z}/${x}/${y}.mvt`;
}

function told(text: string): string[] {
  return secrets.filter((secret) => text.includes(secret));
}

describe('by default nothing is served', () => {
  const guarded = routesOf(town.app).filter((route) => theMount(route).kind !== 'open');

  test('the routes that say how they mask are these', () => {
    const by = (way: string) => guarded.filter((route) => theMount(route).privacy === way).map(name);
    expect(by('clean')).toEqual(clean);
    expect(by('masked')).toEqual(masked);
  });

  test('all others are refused to a session in privacy mode, before they read anything', async () => {
    const session = (await lookedOn(own.confirmation_id)).headers;
    const known = {
      municipality: counter.municipality.municipality_code,
      disaster: counter.disaster.disaster_code,
    };
    const wrong: string[] = [];
    for (const route of guarded) {
      const headers = new Headers({ ...session, 'x-musubi': '1', 'idempotency-key': randomUUID() });
      if (!['GET', 'POST'].includes(route.method)) headers.set('if-match', '"1"');
      if (route.method !== 'GET') headers.set('content-type', 'application/json');
      if (name(route).includes('/live')) continue; // never ends; its words are read below
      const answer = await readAnswer(
        await town.app.request(addressOf(route.path, known), {
          method: route.method,
          headers,
          ...(route.method === 'GET' ? {} : { body: '{}' }),
        }),
      );
      const isRefused = answer.status === 403 && answer.slug === 'http/privacy-on';
      if (isRefused === (theMount(route).privacy !== undefined))
        wrong.push(`${name(route)} ${answer.status}`);
    }
    expect(wrong).toEqual([]);
    expect(guarded.length).toBeGreaterThan(60);
  });
});

describe('what is served names nobody else', () => {
  const lookups = [
    { text: '沖津' },
    { text: 'オキツ　サブロウ' },
    { text: 'H2' },
    { text: 'S2' },
    { text: 'B2' },
    { text: '浜野' },
    { household_number: 'H1' },
    { at: [here.lon, here.lat] },
  ];

  test.each(lookups)('in the answer to %o', async (question) => {
    for (const confirmation_id of [own.confirmation_id, null]) {
      const client = await lookedOn(confirmation_id);
      const text = await (await client.post(`${counter.path}/lookup`, question)).text();
      expect(told(text)).toEqual([]);
      LookupAnswer.parse(JSON.parse(text));
      const isOwnTold = /浜野|ハマノ|"H1"|"S1"|"B1"/.test(text);
      expect(isOwnTold && confirmation_id === null).toBe(false);
    }
  });

  test('but the confirmed household is shown whole, and others at their places and of one length', async () => {
    const client = await lookedOn(own.confirmation_id);
    const answer = LookupAnswer.parse(
      await (await client.post(`${counter.path}/lookup`, { household_number: 'H1' })).json(),
    );
    expect(answer.residents[0]).toMatchObject({ household_number: 'H1', head_name: '浜野　一郎' });
    expect(answer.matches[0]).toMatchObject({ confirmed: true, survey: { survey_number: 'S1' } });
    const rest = answer.residents.slice(1);
    expect(rest.length).toBe(3);
    expect(new Set(rest.map(({ household_number }) => household_number)).size).toBe(3);
    for (const row of rest)
      expect(row).toMatchObject({
        household_number: expect.stringMatching(/^●●●\d{3}$/),
        head_name: '●●●',
        head_kana: '●●●',
        address: 'むすび市港町一丁目',
        address_detail: null,
      });
    // The landlord of the shown house is not of the household.
    expect(answer.buildings[0]).toMatchObject({ property_number: 'B1', owner_name: '●●●' });
  });

  test.each([
    ['household', 'H2'],
    ['building', 'B2'],
    ['survey', 'S2'],
    ['household', 'H1'],
    ['building', 'B1'],
    ['survey', 'S1'],
  ])('in the record of a %s (%s)', async (kind, number) => {
    const client = await lookedOn(own.confirmation_id);
    const text = await (await client.post(`${counter.path}/records`, { kind, number })).text();
    expect(told(text)).toEqual([]);
    RecordAnswer.parse(JSON.parse(text));
    expect(text.includes('1970-01-02')).toBe(number === 'H1');
  });

  test('of confirmations, checks and certificates only the own are there', async () => {
    const client = await lookedOn(own.confirmation_id);
    for (const [confirmation_id, status] of [
      [own.confirmation_id, 200],
      [other.confirmation_id, 404],
    ] as const) {
      const answers = [
        await client.get(`${counter.path}/confirmations/${confirmation_id}`),
        await client.get(`${counter.path}/house-checks/${confirmation_id}`),
        await client.post(`${counter.path}/certificates/preview`, { confirmation_id }),
      ];
      for (const answer of answers) {
        expect(answer.status).toBe(status);
        expect(told(await answer.text())).toEqual([]);
      }
    }
    const issued = await counter.clerk.post(`${counter.path}/certificates`, {
      certificate_id: uuidv7(),
      confirmation_id: other.confirmation_id,
    });
    expect(issued.status).toBe(201);
    const list = await client.get(`${counter.path}/certificates`);
    expect(await list.json()).toEqual({ certificates: [] });
    const owner = await client.post(`${counter.path}/certificates/preview`, {
      kind: 'owner',
      confirmation_id: own.confirmation_id,
    });
    expect(await slugOf(owner)).toBe('http/privacy-on');
  });

  test('in tiles, which carry no number and no id, under another ETag; house numbers are left out', async () => {
    const client = await lookedOn(own.confirmation_id);
    const { z, x, y } = tileAt(here, 16);
    const houseNumbers = await client.get(tileOf('addresses', { z, x, y }));
    expect(houseNumbers.status).toBe(404);
    for (const layer of ['buildings', 'households', 'surveys']) {
      const address = tileOf(layer, { z, x, y });
      const answer = await client.get(address);
      const features = readTile(await answer.arrayBuffer())[layer] ?? [];
      expect(features.length).toBeGreaterThan(2);
      for (const { id, attributes } of features) {
        expect(id).toBeUndefined();
        expect(Object.keys(attributes).filter((key) => key.endsWith('_number'))).toEqual([]);
      }
      const open = await counter.clerk.get(address);
      expect(open.headers.get('etag')).not.toBe(answer.headers.get('etag'));
      expect(JSON.stringify(readTile(await open.arrayBuffer()))).toContain('_number');
      const plain = await counter.clerk.get(`${address}?plain=1`);
      expect(JSON.stringify(readTile(await plain.arrayBuffer()))).not.toContain('_number');
    }
  });

  test.each(['buildings', 'households', 'surveys', 'footprints'])('in the list of %s', async (layer) => {
    const client = await lookedOn(own.confirmation_id);
    const bbox = [here.lon - 0.01, here.lat - 0.01, here.lon + 0.01, here.lat + 0.01];
    const answer = await client.post(`${counter.path}/features/search`, { layer, bbox });
    const text = await answer.text();
    expect(told(text)).toEqual([]);
    const page = FeaturePage.parse(JSON.parse(text));
    expect([...new Set(page.rows.map((row) => row.name))]).toEqual(layer === 'footprints' ? [] : ['●●●']);
  });

  test('in live messages, which lose their ids', async () => {
    const client = await lookedOn(own.confirmation_id);
    const { municipality_code: municipality } = counter.municipality;
    const answer = await client.get(`/api/${municipality}/live`);
    const reader = answer.body?.getReader();
    if (!reader) throw new Error('no stream');
    await reader.read();
    town.house.live.publish({ municipality, topic: 'confirmations', id: 'H2' });
    const { value } = await reader.read();
    await reader.cancel();
    const text = new TextDecoder().decode(value);
    expect(text).toContain('event: confirmations');
    expect(told(text)).toEqual([]);
  });
});

describe('the mode itself', () => {
  test('belongs to the session, is told with it, and ends by the same key', async () => {
    const client = await lookedOn(own.confirmation_id);
    const session = SessionView.parse(await (await client.get('/api/session')).json());
    expect(session.privacy?.household_number).toBe('H1');
    const off = await client.post(`${counter.path}/privacy`, { is_on: false });
    expect(PrivacyView.parse(await off.json()).privacy).toBeNull();
    const answer = await client.post(`${counter.path}/lookup`, { text: 'H2' });
    expect(await answer.text()).toContain('沖津');
  });

  test('names only a household whose confirmation stands', async () => {
    const account = await anAccount(town, counter.municipality, { permissions });
    const client = new Client(town.app, await aSession(town, account));
    const unknown = { is_on: true, confirmation_id: uuidv7() };
    expect((await client.post(`${counter.path}/privacy`, unknown)).status).toBe(404);
    expect(SessionView.parse(await (await client.get('/api/session')).json()).privacy).toBeNull();
  });
});
