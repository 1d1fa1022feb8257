// 配布: numbers that nobody gets twice, and papers that say what the plan says.
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, inject, onTestFinished, test } from 'vitest';
import { HandoutList, Slip } from '../../api/surveys/handout/handouts.contract.ts';
import { LookupAnswer } from '../../api/matching/matching.contract.ts';
import { slugOf } from '../support/accounts.ts';
import { aPlanOf, askPapers, drawn } from '../support/handouts.ts';
import type { PlannedDistricts } from '../support/handouts.ts';
import { testHouse } from '../support/house.ts';
import { aBarrier, aFootprint } from '../support/places.ts';
import { aBuilding, aCounter, aHousehold, aProtection, aSurvey, at } from '../support/records.ts';
import type { Counter } from '../support/records.ts';
import { signedIn } from '../support/town.ts';

const town = await testHouse();
const permissions = ['survey_sheet_output', 'survey_planning'] as const;

/** `count` houses in a row, `B1`…, each on its outline. */
async function aRow(counter: Counter, count: number, from = 1): Promise<string[]> {
  const houses: string[] = [];
  for (let n = from; n < from + count; n += 1) {
    const place = at(n * 15, n % 2 === 0 ? 0 : 18);
    houses.push(
      await aBuilding(town, counter.municipality, `B${n}`, { place, address: `むすび市港町一丁目${n}番地` }),
    );
    await aFootprint(town, counter.municipality, place, { property_number: `B${n}` });
  }
  return houses;
}

interface Given {
  survey_number: string;
  building_key: string;
}

async function numbersOf({ plan_id }: PlannedDistricts): Promise<Given[]> {
  return town.house.db
    .selectFrom('surveys.survey_number')
    .select(['survey_number', 'building_key'])
    .where('plan_id', '=', plan_id)
    .orderBy('survey_number')
    .execute();
}

async function paperOf(
  { clerk }: Counter,
  { path }: PlannedDistricts,
  handout_id: string,
  paper: string,
): Promise<Buffer> {
  const answer = await clerk.get(`${path}/handouts/${handout_id}/papers/${paper}`);
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

async function inFolder(pdf: Buffer, run: (folder: string) => string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'musubi-papers-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'paper.pdf'), pdf);
  return run(folder);
}

const textOf = (pdf: Buffer) =>
  inFolder(pdf, (cwd) =>
    execFileSync('pdftotext', ['paper.pdf', '-'], { cwd, encoding: 'utf8' }).replaceAll(/\s/gu, ''),
  );

/** What zbarimg reads off all pages at the resolution of a phone's picture of them. */
const codesOf = (pdf: Buffer) =>
  inFolder(pdf, (cwd) => {
    execFileSync('pdftoppm', ['-r', '150', '-gray', 'paper.pdf', 'page'], { cwd });
    return execFileSync('sh', ['-c', 'zbarimg --quiet --nodbus --raw -Sdisable -Sqrcode.enable page*.pgm'], {
      cwd,
      encoding: 'utf8',
    });
  });

test('numbers follow the visiting order, begin after the results that are there, and stay when papers are drawn again', async () => {
  const counter = await aCounter(town, { permissions });
  const [a = '', b = '', c = ''] = await aRow(counter, 3);
  await aSurvey(town, counter, '000041');
  const plan = await aPlanOf(town, counter, [[c, a, b]]);
  await askPapers(counter, plan, plan.districts[0]);
  const given = [
    { survey_number: '000042', building_key: `B${c}` },
    { survey_number: '000043', building_key: `B${a}` },
    { survey_number: '000044', building_key: `B${b}` },
  ];
  expect(await numbersOf(plan)).toEqual(given);
  await askPapers(counter, plan, plan.districts[0]);
  expect(await numbersOf(plan)).toEqual(given);
});

test('eight hand-outs at once give every building one number and no number twice', async ({ skip }) => {
  skip(inject('engine') === 'embedded', 'needs several connections at once');
  const counter = await aCounter(town, { permissions });
  const houses = await aRow(counter, 24);
  const halves = Array.from({ length: 4 }, (_, quarter) => houses.slice(quarter * 6, quarter * 6 + 6));
  const plan = await aPlanOf(town, counter, halves);
  // Each district by two coordinators.
  const asked = await Promise.all(
    [...plan.districts, ...plan.districts].map((district) => askPapers(counter, plan, district)),
  );
  await Promise.all(asked.map(({ handout_id }) => drawn(counter, plan, handout_id)));
  const given = await numbersOf(plan);
  expect(new Set(given.map(({ building_key }) => building_key)).size).toBe(24);
  expect(given.map(({ survey_number }) => Number(survey_number))).toEqual(
    Array.from({ length: 24 }, (_, n) => n + 1),
  );
});

test('a building that moves to another district takes its number along; one that comes new gets the next', async () => {
  const counter = await aCounter(town, { permissions });
  const houses = await aRow(counter, 3);
  const plan = await aPlanOf(town, counter, [houses.slice(0, 2), houses.slice(2)]);
  await askPapers(counter, plan, plan.districts[0]);
  const before = await numbersOf(plan);
  await sql`UPDATE surveys.plan_building SET district_id = ${plan.districts[1]}, visit_order = 9
    WHERE plan_id = ${plan.plan_id} AND property_number = 'B2'`.execute(town.house.db);
  await askPapers(counter, plan, plan.districts[1]);
  expect(await numbersOf(plan)).toEqual([...before, { survey_number: '000003', building_key: 'BB3' }]);
});

test('the program cannot change or take back a number', async () => {
  const counter = await aCounter(town, { permissions });
  const plan = await aPlanOf(town, counter, [await aRow(counter, 1)]);
  await askPapers(counter, plan, plan.districts[0]);
  const rights = await sql<{
    may: boolean;
  }>`SELECT has_table_privilege('musubi_app', 'surveys.survey_number', 'UPDATE')
    OR has_table_privilege('musubi_app', 'surveys.survey_number', 'DELETE') AS may`.execute(town.house.db);
  expect(rights.rows).toEqual([{ may: false }]);
});

test('all four papers are drawn, and the codes on sheets and slips name the surveys to a reader that is not ours', async () => {
  const counter = await aCounter(town, { permissions });
  const houses = await aRow(counter, 7);
  await aBarrier(town, counter.municipality, at(0, 40));
  const plan = await aPlanOf(town, counter, [houses]);
  const papers = ['atlas', 'list', 'sheets', 'slips'];
  const { handout_id } = await askPapers(counter, plan, plan.districts[0], { papers });
  const done = await drawn(counter, plan, handout_id);
  expect(done).toMatchObject({
    state: 'done',
    progress: 1,
    stops: 7,
    is_older: false,
    team: '1班',
    days: ['2026-06-04'],
  });
  expect(done.drawn).toEqual([
    { paper: 'atlas', pages: 1 },
    { paper: 'list', pages: 1 },
    { paper: 'sheets', pages: 7 },
    { paper: 'slips', pages: 2 },
  ]);
  const codes = await town.house.db
    .selectFrom('surveys.v_survey_number')
    .select('survey_code')
    .where('plan_id', '=', plan.plan_id)
    .orderBy('survey_number')
    .execute();
  const printed = codes.map(({ survey_code }) => `MSBS:${survey_code}`);
  expect((await codesOf(await paperOf(counter, plan, handout_id, 'sheets'))).trim().split('\n')).toEqual(
    printed,
  );
  const onSlips = (await codesOf(await paperOf(counter, plan, handout_id, 'slips'))).trim().split('\n');
  expect(onSlips.toSorted()).toEqual(printed.toSorted());
  const sheets = await textOf(await paperOf(counter, plan, handout_id, 'sheets'));
  for (const words of [
    '000007',
    'むすび市港町一丁目7番地',
    '火災の有無',
    '応急危険度判定',
    '聞取り',
    '特記事項',
    '配置図',
  ])
    expect(sheets).toContain(words);
  const atlas = await textOf(await paperOf(counter, plan, handout_id, 'atlas'));
  for (const words of ['調査区', '凡例', '縮尺', '渡らない線', '時点', '出典', '1/1ページ', '6月4日(木)'])
    expect(atlas).toContain(words);
});

test('the code of a sheet finds its survey at the counter once the result is in, in whatever case a reader types it', async () => {
  const counter = await aCounter(town, { permissions: [...permissions, 'certificate_issue'] });
  const plan = await aPlanOf(town, counter, [await aRow(counter, 2)]);
  await askPapers(counter, plan, plan.districts[0]);
  const { survey_code } = await town.house.db
    .selectFrom('surveys.v_survey_number')
    .select('survey_code')
    .where('plan_id', '=', plan.plan_id)
    .where('survey_number', '=', '000002')
    .executeTakeFirstOrThrow();
  const lookUp = async (text: string) =>
    LookupAnswer.parse(await (await counter.clerk.post(`${counter.path}/lookup`, { text })).json());
  expect((await lookUp(`MSBS:${survey_code}`)).understood_as).toBe('nothing');
  await aSurvey(town, counter, '000002', { place: at(30, 0) });
  const found = await lookUp(`msbs:${survey_code.toLowerCase()}`);
  expect(found).toMatchObject({
    understood_as: 'survey_number',
    center: { of: { kind: 'survey', number: '000002' } },
  });
  expect((await lookUp(`MSBS:${'0'.repeat(20)}`)).understood_as).toBe('nothing');
});

test('owners are named only where asked for, and nobody under 支援措置, whoever asks', async () => {
  const counter = await aCounter(town, { permissions: [...permissions, 'protected_open'] });
  const { municipality } = counter;
  await aBuilding(town, municipality, 'B1', { place: at(0, 0), owner_name: '磯部　渚' });
  await aBuilding(town, municipality, 'B2', { place: at(15, 0), owner_name: '守谷　澪' });
  await aProtection(
    town,
    municipality,
    await aHousehold(town, municipality, 'H2', { people: [{ name: '守谷　澪' }], place: at(15, 0) }),
  );
  const plan = await aPlanOf(town, counter, [['B1', 'B2']]);
  const sheetsOf = async (names_owners: boolean): Promise<string> => {
    const { handout_id } = await askPapers(counter, plan, plan.districts[0], {
      papers: ['sheets'],
      names_owners,
    });
    await drawn(counter, plan, handout_id);
    return textOf(await paperOf(counter, plan, handout_id, 'sheets'));
  };
  expect(await sheetsOf(false)).not.toContain('磯部');
  const named = await sheetsOf(true);
  expect(named).toContain('磯部渚');
  expect(named).not.toContain('守谷');
});

test('finished buildings get no sheet, and an absent one says so on the list', async () => {
  const counter = await aCounter(town, { permissions });
  const plan = await aPlanOf(town, counter, [await aRow(counter, 3)]);
  await sql`UPDATE surveys.plan_building SET state = CASE property_number WHEN 'B1' THEN 'done' ELSE 'absent' END, state_at = '2026-06-03T01:00:00Z'
    WHERE plan_id = ${plan.plan_id} AND property_number IN ('B1', 'B2')`.execute(town.house.db);
  const { handout_id } = await askPapers(counter, plan, plan.districts[0]);
  const done = await drawn(counter, plan, handout_id);
  expect(done.stops).toBe(2);
  const list = await textOf(await paperOf(counter, plan, handout_id, 'list'));
  expect(list).not.toContain('一丁目1番地');
  expect(list).toContain('不在（6月3日）');
});

test('a district with nothing left to visit is refused, and one of another plan is not there', async () => {
  const counter = await aCounter(town, { permissions });
  const plan = await aPlanOf(town, counter, [await aRow(counter, 1)]);
  await sql`UPDATE surveys.plan_building SET state = 'done', state_at = now() WHERE plan_id = ${plan.plan_id}`.execute(
    town.house.db,
  );
  const wanted = {
    handout_id: crypto.randomUUID(),
    papers: ['list'],
    team: null,
    days: [],
    names_owners: false,
  };
  const empty = await counter.clerk.post(`${plan.path}/districts/${plan.districts[0]}/handouts`, wanted);
  expect(empty.status).toBe(422);
  expect(await slugOf(empty)).toBe('surveys/nothing-to-visit');
  expect(await numbersOf(plan)).toEqual([]);
  const stranger = await counter.clerk.post(`${plan.path}/districts/${crypto.randomUUID()}/handouts`, wanted);
  expect(stranger.status).toBe(404);
});

test('drawing is stopped when told so, and a plan that gave numbers stays', async () => {
  const counter = await aCounter(town, { permissions });
  const plan = await aPlanOf(town, counter, [await aRow(counter, 2)]);
  const { handout_id } = await askPapers(counter, plan, plan.districts[0], {
    papers: ['atlas', 'sheets', 'slips'],
  });
  const stopped = await counter.clerk.post(`${plan.path}/handouts/${handout_id}/cancel`);
  expect(stopped.status).toBe(200);
  expect(await drawn(counter, plan, handout_id)).toMatchObject({ state: 'cancelled' });
  const again = await counter.clerk.post(`${plan.path}/handouts/${handout_id}/cancel`);
  expect(await slugOf(again)).toBe('surveys/handout-over');
  const list = HandoutList.parse(await (await counter.clerk.get(`${plan.path}/handouts`)).json());
  expect(list.handouts.map((one) => one.handout_id)).toEqual([handout_id]);
});

test('GeoJSON, GPX and CSV carry the numbers in visiting order and no name', async () => {
  const counter = await aCounter(town, { permissions });
  const [a = '', b = ''] = await aRow(counter, 2);
  const plan = await aPlanOf(town, counter, [[b, a]]);
  await askPapers(counter, plan, plan.districts[0]);
  const fileOf = async (format: string): Promise<string> => {
    const answer = await counter.clerk.get(`${plan.path}/districts/${plan.districts[0]}/files/${format}`);
    expect(answer.status).toBe(200);
    // `text()` would take the byte order mark away.
    return Buffer.from(await answer.arrayBuffer()).toString('utf8');
  };
  const files = { geojson: await fileOf('geojson'), gpx: await fileOf('gpx'), csv: await fileOf('csv') };
  const collection: unknown = JSON.parse(files.geojson);
  expect(collection).toMatchObject({
    type: 'FeatureCollection',
    features: [
      { geometry: { type: 'MultiPolygon' }, properties: { kind: 'district', district_number: 1 } },
      { geometry: { type: 'LineString' }, properties: { kind: 'visiting_order' } },
      { geometry: { type: 'Point' }, properties: { order: 1, survey_number: '000001', property_number: b } },
      { geometry: { type: 'Point' }, properties: { order: 2, survey_number: '000002', property_number: a } },
    ],
  });
  expect(files.gpx.match(/<rtept[^>]*><name>[^<]*/gu)?.map((point) => point.slice(-10))).toEqual([
    '001 000001',
    '002 000002',
  ]);
  expect(files.csv.startsWith('\uFEFF調査区,訪問順,調査番号,所在地')).toBe(true);
  expect(files.csv.split('\r\n')[1]).toMatch(/^1,1,000001,むすび市港町一丁目2番地,/u);
  for (const text of Object.values(files)) expect(text).not.toContain('浜野');
});

test("the slip carries the town's own words once somebody has written them", async () => {
  const counter = await aCounter(town, { permissions });
  const plan = await aPlanOf(town, counter, [await aRow(counter, 1)]);
  const usual = Slip.parse(await (await counter.clerk.get(`${counter.path}/survey-slip`)).json());
  expect(usual.version).toBe(0);
  const words = { notice: '8月17日から受け付けます。', to_bring: '本用紙', contact: '税務課 000-000-0000' };
  const changed = await counter.clerk.put(`${counter.path}/survey-slip`, words, { version: 0 });
  expect(Slip.parse(await changed.json())).toEqual({ ...words, version: 1 });
  expect((await counter.clerk.put(`${counter.path}/survey-slip`, words, { version: 0 })).status).toBe(412);
  const { handout_id } = await askPapers(counter, plan, plan.districts[0], { papers: ['slips'] });
  await drawn(counter, plan, handout_id);
  const slip = await textOf(await paperOf(counter, plan, handout_id, 'slips'));
  for (const word of ['調査済証', '000001', '8月17日から受け付けます。', '税務課'])
    expect(slip).toContain(word);
});

test('whoever may not print survey sheets gets neither papers nor numbers', async () => {
  const counter = await aCounter(town, { permissions });
  const plan = await aPlanOf(town, counter, [await aRow(counter, 1)]);
  const planner = await signedIn(town, {
    municipality: counter.municipality,
    permissions: ['survey_planning'],
  });
  const wanted = {
    handout_id: crypto.randomUUID(),
    papers: ['list'],
    team: null,
    days: [],
    names_owners: false,
  };
  const answer = await planner.post(`${plan.path}/districts/${plan.districts[0]}/handouts`, wanted);
  expect(answer.status).toBe(403);
  expect(await numbersOf(plan)).toEqual([]);
});
