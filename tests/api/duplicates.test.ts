// 二重調査の疑い: what two teams at one house leave behind, told from what only looks like it.
import { expect, test } from 'vitest';
import { Duplicates } from '../../api/surveys/duplicates.contract.ts';
import type { Duplicate } from '../../api/surveys/duplicates.contract.ts';
import { StopColumns } from '../../api/surveys/progress.contract.ts';
import { slugOf } from '../support/accounts.ts';
import { aPlanOf, askPapers } from '../support/handouts.ts';
import type { PlannedDistricts } from '../support/handouts.ts';
import { testHouse } from '../support/house.ts';
import { aFootprint } from '../support/places.ts';
import { aBuilding, aCounter, aSurvey, at } from '../support/records.ts';
import type { Counter } from '../support/records.ts';
import { signedIn } from '../support/town.ts';

const town = await testHouse();
const permissions = ['survey_planning', 'survey_sheet_output'] as const;
const apart = 30;

/** Houses `B1`…, each on an outline of 10 m, in one district. */
async function aStreet(
  count: number,
): Promise<{ counter: Counter; plan: PlannedDistricts; stops: number[] }> {
  const counter = await aCounter(town, { permissions });
  const houses: string[] = [];
  for (let n = 1; n <= count; n += 1) {
    houses.push(
      await aBuilding(town, counter.municipality, `B${n}`, {
        place: inside(n),
        address: `むすび市港町${n}番地`,
      }),
    );
    await aFootprint(town, counter.municipality, at(n * apart, 0), { property_number: `B${n}` });
  }
  const plan = await aPlanOf(town, counter, [houses]);
  return { counter, plan, stops: await stopsOf(counter, plan) };
}

/** In the middle of house `n`. */
const inside = (n: number) => at(n * apart + 4, 4);

async function stopsOf({ clerk }: Counter, { path }: PlannedDistricts): Promise<number[]> {
  const columns = StopColumns.parse(await (await clerk.get(`${path}/stops`)).json());
  return columns.stop_id.toSorted((one, other) => one - other);
}

async function report(
  { clerk }: Pick<Counter, 'clerk'>,
  { path }: PlannedDistricts,
  stop_id: number | undefined,
  state: string,
  survey_number: string | null = null,
): Promise<void> {
  const answer = await clerk.post(`${path}/stops/states`, {
    stop_ids: [stop_id],
    state,
    note: null,
    survey_number,
  });
  expect(answer.status).toBe(200);
}

async function found({ clerk }: Pick<Counter, 'clerk'>, { path }: PlannedDistricts): Promise<Duplicate[]> {
  const answer = await clerk.get(`${path}/duplicates`);
  expect(answer.status).toBe(200);
  return Duplicates.parse(await answer.json()).duplicates;
}

const seen = ({ kind, address, claims }: Duplicate) => [kind, address, claims.map(({ claim }) => claim)];

test('two results of one round on the outline of one house are found, and neighbours with one each are not', async () => {
  const { counter, plan } = await aStreet(3);
  await aSurvey(town, counter, 'S1', { place: inside(1) });
  await aSurvey(town, counter, 'S2', { place: inside(1), damage_class: 'total' });
  await aSurvey(town, counter, 'S3', { place: inside(2) });
  await aSurvey(town, counter, 'S4', { place: inside(3) });
  const [one, ...others] = await found(counter, plan);
  expect(others).toEqual([]);
  expect(one && seen(one)).toEqual(['results', 'むすび市港町1番地', ['S1', 'S2']]);
  expect(one).toMatchObject({
    district_number: 1,
    settled: null,
    claims: [{ what: '半壊' }, { what: '全壊' }],
  });
});

test('a row of houses under one roof may have a result each, and no more', async () => {
  const counter = await aCounter(town, { permissions });
  for (const n of [1, 2]) await aBuilding(town, counter.municipality, `B${n}`, { place: at(2 + n, 4) });
  await aFootprint(town, counter.municipality, at(0, 0));
  const plan = await aPlanOf(town, counter, [['B1', 'B2']]);
  await aSurvey(town, counter, 'S1', { place: at(3, 4) });
  await aSurvey(town, counter, 'S2', { place: at(4, 4) });
  expect(await found(counter, plan)).toEqual([]);
  await aSurvey(town, counter, 'S3', { place: at(5, 4) });
  expect((await found(counter, plan)).map(({ claims }) => claims.length)).toEqual([3]);
});

test('a result whose number was given to a house belongs to it, wherever its place was set', async () => {
  const { counter, plan } = await aStreet(2);
  await askPapers(counter, plan, plan.districts[0]);
  // 000001 is the sheet of the first house; its place was tapped on the second one.
  await aSurvey(town, counter, '000001', { place: inside(2) });
  await aSurvey(town, counter, '000002', { place: inside(2) });
  expect(await found(counter, plan)).toEqual([]);
  await aSurvey(town, counter, 'X9', { place: inside(1) });
  expect((await found(counter, plan)).map(seen)).toEqual([
    ['results', 'むすび市港町1番地', ['000001', 'X9']],
  ]);
});

test('a house reported done twice with different numbers is found until somebody takes it back', async () => {
  const { counter, plan, stops } = await aStreet(2);
  const other = await signedIn(town, {
    municipality: counter.municipality,
    permissions: ['survey_planning'],
  });
  await report(counter, plan, stops[0], 'done', '000011');
  await report({ clerk: other }, plan, stops[0], 'done', '000012');
  await report(counter, plan, stops[1], 'done', '000013');
  await report(counter, plan, stops[1], 'done', '000013');
  expect((await found(counter, plan)).map(seen)).toEqual([
    ['reports', 'むすび市港町1番地', ['000011', '000012']],
  ]);
  await report(counter, plan, stops[0], 'untouched');
  await report(counter, plan, stops[0], 'done', '000012');
  expect(await found(counter, plan)).toEqual([]);
});

test('one number for two houses is found, reported or given beforehand', async () => {
  const { counter, plan, stops } = await aStreet(3);
  await report(counter, plan, stops[0], 'done', '000077');
  await report(counter, plan, stops[1], 'done', '000077');
  expect((await found(counter, plan)).map(seen)).toEqual([
    ['number', 'むすび市港町1番地', ['BB2']],
    ['number', 'むすび市港町2番地', ['BB1']],
  ]);
  await report(counter, plan, stops[0], 'untouched');
  await report(counter, plan, stops[1], 'untouched');
  await askPapers(counter, plan, plan.districts[0]);
  // Somebody wrote on the neighbour's sheet.
  await report(counter, plan, stops[2], 'done', '000001');
  expect((await found(counter, plan)).filter(({ address }) => address.endsWith('3番地')).map(seen)).toEqual([
    ['number', 'むすび市港町3番地', ['BB1']],
  ]);
});

test('a house that another plan of the same method has done is found', async () => {
  const { counter, plan, stops } = await aStreet(2);
  const other = await aPlanOf(town, counter, [['B2']], '応援班の計画');
  await report(counter, plan, stops[1], 'done');
  expect(await found(counter, plan)).toEqual([]);
  await report(counter, other, (await stopsOf(counter, other))[0], 'done', '000005');
  const [one] = await found(counter, plan);
  expect(one).toMatchObject({
    kind: 'plans',
    address: 'むすび市港町2番地',
    claims: [{ what: '応援班の計画', survey_number: '000005' }],
  });
});

test('what somebody has looked at is settled until another claim comes', async () => {
  const { counter, plan } = await aStreet(1);
  await aSurvey(town, counter, 'S1', { place: inside(1) });
  await aSurvey(town, counter, 'S2', { place: inside(1) });
  const [one] = await found(counter, plan);
  const settle = (claims: string[]) =>
    counter.clerk.post(`${plan.path}/duplicates`, {
      stop_id: one?.stop_id,
      kind: 'results',
      claims,
      reason: '2戸を別に調べた',
    });
  const stale = await settle(['S1', 'S9']);
  expect(stale.status).toBe(409);
  expect(await slugOf(stale)).toBe('surveys/duplicate-gone');
  const settled = await settle(['S2', 'S1']);
  expect(settled.status).toBe(200);
  expect(Duplicates.parse(await settled.json()).duplicates).toMatchObject([
    { settled: { reason: '2戸を別に調べた' } },
  ]);
  await aSurvey(town, counter, 'S3', { place: inside(1) });
  expect(await found(counter, plan)).toMatchObject([{ settled: null }]);
});
