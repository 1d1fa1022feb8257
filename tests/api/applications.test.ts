import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, inject, test } from 'vitest';
import { ApplicationPage } from '../../api/certificates/applications.contract.ts';
import { Explanation } from '../../api/certificates/explanation.contract.ts';
import { Prefill } from '../../api/certificates/prefill.contract.ts';
import { ProblemDocument } from '../../api/http/problem.ts';
import {
  anApplication,
  declared,
  family,
  goOn,
  receive,
  show,
  threeChecks,
  wentOn,
} from '../support/applications.ts';
import { testHouse } from '../support/house.ts';
import { aConfirmation, aCounter, aHousehold, aSurvey, at } from '../support/records.ts';
import type { Counter } from '../support/records.ts';
import { signedIn } from '../support/town.ts';

const town = await testHouse();

async function slugOf(answer: Response): Promise<string> {
  return ProblemDocument.parse(await answer.json()).type.replace('/problems/certificates/', '');
}

async function search({ clerk, path }: Counter, question: object = {}): Promise<ApplicationPage> {
  const answer = await clerk.post(`${path}/applications/search`, question);
  expect(answer.status).toBe(200);
  return ApplicationPage.parse(await answer.json());
}

async function pointsOf({ disaster }: Counter) {
  return town.house.db
    .selectFrom('surveys.point_to_survey')
    .select(['round', 'source_id', 'ended_at', 'address', 'reason', sql<number | null>`ST_X(geom)`.as('lon')])
    .where('municipality_code', '=', disaster.municipality_code)
    .where('disaster_code', '=', disaster.disaster_code)
    .orderBy('wanted_at')
    .execute();
}

describe('a form filled from the register', () => {
  test('shows the household as it was on the day of the disaster', async () => {
    const counter = await aCounter(town);
    await aHousehold(town, counter.municipality, 'H1', family);
    const answer = await counter.clerk.post(`${counter.path}/applications/prefill`, {
      household_number: 'H1',
    });
    const prefill = Prefill.parse(await answer.json());
    expect(prefill).toMatchObject({
      applicant_name: '浜野　一郎',
      address_then: 'むすび市港町一丁目1番1号　浜荘201',
      house_address: 'むすび市港町一丁目1番1号',
      category: null,
      members: [
        { name: '浜野　一郎', relationship: '世帯主', age: 55 },
        { name: '浜野　はる', relationship: '子', age: 6 },
      ],
      earlier: [],
    });
  });

  test('knows the owner-occupier and the result that a person has tied, and earlier applications', async () => {
    const counter = await aCounter(town);
    const tie = await aConfirmation(town, counter, '1', family);
    const earlier = await anApplication(counter, { household_number: 'H1' });
    const answer = await counter.clerk.post(`${counter.path}/applications/prefill`, {
      household_number: 'H1',
    });
    expect(Prefill.parse(await answer.json())).toMatchObject({
      category: 'owner_occupier',
      property_number: tie.property_number,
      slip_number: tie.survey_number,
      earlier: [{ application_id: earlier.application_id, application_number: 1, state: 'received' }],
    });
  });

  test('prints, blank and filled', async () => {
    const counter = await aCounter(town);
    await aHousehold(town, counter.municipality, 'H1', family);
    const { application_id } = await anApplication(counter, { household_number: 'H1' });
    for (const asked of [{}, { household_number: 'H1' }, { application_id }]) {
      const answer = await counter.clerk.post(`${counter.path}/application-form`, asked);
      expect(answer.headers.get('content-type')).toBe('application/pdf');
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    }
  });
});

describe('receiving', () => {
  test('gives consecutive numbers, and one application for one id', async () => {
    const counter = await aCounter(town);
    expect((await receive(counter)).application_number).toBe(1);
    const application_id = uuidv7();
    expect((await receive(counter, { application_id })).application_number).toBe(2);
    const again = await counter.clerk.post(`${counter.path}/applications`, { ...declared, application_id });
    expect(await slugOf(again)).toBe('application-received-already');
    expect((await receive(counter)).application_number).toBe(3);
  });

  test('asks for a mailing address where the paper goes by post, and for what "other" means', async () => {
    const counter = await aCounter(town);
    const answer = await counter.clerk.post(`${counter.path}/applications`, {
      application_id: uuidv7(),
      ...declared,
      delivery: 'post',
      category: 'other',
    });
    const { errors } = ProblemDocument.parse(await answer.json());
    expect(errors?.map(({ pointer }) => pointer)).toEqual(['/mailing_address', '/category_detail']);
  });

  test('refuses a household number that the register does not have', async () => {
    const counter = await aCounter(town);
    const answer = await counter.clerk.post(`${counter.path}/applications`, {
      application_id: uuidv7(),
      ...declared,
      household_number: 'H404',
    });
    expect(await slugOf(answer)).toBe('application-household-missing');
  });

  test('without a result near the house it becomes a point to survey at once', async () => {
    const counter = await aCounter(town);
    await aHousehold(town, counter.municipality, 'H1', { ...family, place: at(0, 0) });
    await aSurvey(town, counter, 'S1', { place: at(200, 0) });
    const application = await anApplication(counter, { household_number: 'H1' });
    expect(application.state).toBe('awaiting_survey');
    const [point, ...others] = await pointsOf(counter);
    expect(others).toEqual([]);
    expect(point).toMatchObject({ round: 'first', source_id: application.application_id, ended_at: null });
    expect(point?.lon).toBeCloseTo(at(0, 0).lon, 6);
    expect(JSON.stringify(point)).not.toContain('浜野');
  });

  test('with a result near the house, with its slip, or for a movable thing it waits for no survey', async () => {
    const counter = await aCounter(town);
    await aHousehold(town, counter.municipality, 'H1', { ...family, place: at(0, 0) });
    await aSurvey(town, counter, 'S1', { place: at(12, 0) });
    expect((await anApplication(counter, { household_number: 'H1' })).state).toBe('received');
    await aHousehold(town, counter.municipality, 'H2', { ...family, place: at(900, 0) });
    expect((await anApplication(counter, { household_number: 'H2', slip_number: 'S1' })).state).toBe(
      'received',
    );
    expect((await anApplication(counter, { household_number: 'H2', object: 'movable' })).state).toBe(
      'received',
    );
    expect(await pointsOf(counter)).toEqual([]);
  });

  test('a result that comes later shows in the list of those that wait', async () => {
    const counter = await aCounter(town);
    await aHousehold(town, counter.municipality, 'H1', { ...family, place: at(0, 0) });
    await anApplication(counter, { household_number: 'H1' });
    expect((await search(counter)).results_ready).toBe(0);
    await aSurvey(town, counter, 'S1', { place: at(3, 0) });
    const page = await search(counter, { has_result: true });
    expect(page).toMatchObject({ results_ready: 1, total: 1, rows: [{ has_result: true }] });
  });
});

describe('going on', () => {
  test('explanation, agreement with its day, and the certificate', async () => {
    const counter = await aCounter(town);
    const { confirmation_id, survey_number } = await aConfirmation(town, counter, '1', family);
    const received = await anApplication(counter, { household_number: 'H1', checks: threeChecks });
    const explained = await wentOn(counter, received, 'explained', { survey_number });
    expect(explained).toMatchObject({ state: 'explained', confirmation_id });
    expect(explained.events.at(-1)).toMatchObject({ survey_number, damage_label: '半壊' });
    const agreed = await wentOn(counter, explained, 'agreed', { held_on: '2026-06-09' });
    expect(agreed.events.at(-1)).toMatchObject({ to_state: 'agreed', held_on: '2026-06-09' });
    const issued = await counter.clerk.post(`${counter.path}/applications/${agreed.application_id}/steps`, {
      step_seen: agreed.step,
      to_state: 'issued',
      held_on: '2026-06-09',
      reason: null,
      survey_number: null,
    });
    expect(issued.status).toBe(422);
  });

  test('is refused where no transition leads, and where somebody else was first', async () => {
    const counter = await aCounter(town);
    const received = await anApplication(counter);
    expect(await slugOf(await goOn(counter, received, 'resurvey_requested', { reason: '傾いている' }))).toBe(
      'application-transition-refused',
    );
    await wentOn(counter, received, 'in_consultation');
    expect(await slugOf(await goOn(counter, received, 'searching_again'))).toBe('application-gone-on');
  });

  test('two clerks at once: one goes on, the other is told', async ({ skip }) => {
    skip(inject('engine') === 'embedded', 'needs two connections at once');
    const counter = await aCounter(town);
    for (let round = 0; round < 6; round += 1) {
      const received = await anApplication(counter);
      const answers = await Promise.all([
        goOn(counter, received, 'in_consultation'),
        goOn(counter, received, 'searching_again'),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    }
  });

  test('asks for a reason where one is due', async () => {
    const counter = await aCounter(town);
    const answer = await goOn(counter, await anApplication(counter), 'refused');
    expect(ProblemDocument.parse(await answer.json()).errors?.[0]?.pointer).toBe('/reason');
  });

  test('a re-survey waits in the list of the survey room until the result is explained', async () => {
    const counter = await aCounter(town);
    const { survey_number } = await aConfirmation(town, counter, '1', family);
    const received = await anApplication(counter, { household_number: 'H1' });
    const explained = await wentOn(counter, received, 'explained', { survey_number });
    const second = await wentOn(counter, explained, 'second_survey_requested', { reason: '柱が傾いている' });
    expect(await pointsOf(counter)).toMatchObject([
      { round: 'second', reason: '柱が傾いている', ended_at: null },
    ]);
    const answer = await counter.clerk.get(
      `${counter.path}/applications/${second.application_id}/explanation`,
    );
    expect(Explanation.parse(await answer.json()).point?.round).toBe('second');
    await wentOn(counter, second, 'explained', { survey_number });
    const [point] = await pointsOf(counter);
    expect(point?.ended_at).not.toBeNull();
  });

  test('a second survey is asked for after a first one only', async () => {
    const counter = await aCounter(town);
    const { survey_number } = await aConfirmation(town, counter, '1', family);
    await town.house.db
      .updateTable('surveys.survey')
      .set({ round: 'second' })
      .where('municipality_code', '=', counter.municipality.municipality_code)
      .execute();
    const received = await anApplication(counter, { household_number: 'H1' });
    const explained = await wentOn(counter, received, 'explained', { survey_number });
    const reason = '納得できない';
    expect(await slugOf(await goOn(counter, explained, 'second_survey_requested', { reason }))).toBe(
      'application-not-first-survey',
    );
    expect((await wentOn(counter, explained, 'resurvey_requested', { reason })).state).toBe(
      'resurvey_requested',
    );
  });

  test('a correction of a version that has moved on is refused', async () => {
    const counter = await aCounter(town);
    const application = await anApplication(counter);
    const address = `${counter.path}/applications/${application.application_id}`;
    const body = { ...declared, representative_number: 1, copies: 2 };
    expect((await counter.clerk.put(address, body, { version: application.version })).status).toBe(200);
    expect((await counter.clerk.put(address, body, { version: application.version })).status).toBe(412);
    expect((await show(counter, application.application_id)).copies).toBe(2);
  });
});

describe('explanation', () => {
  test('offers what a person has tied first, then the slip, then what lies nearest', async () => {
    const counter = await aCounter(town);
    const { survey_number } = await aConfirmation(town, counter, '1', { ...family, place: at(0, 0) });
    await aSurvey(town, counter, 'SLIP', { place: at(500, 0) });
    await aSurvey(town, counter, 'NEAR', { place: at(9, 0) });
    await aSurvey(town, counter, 'FAR', { place: at(300, 0) });
    const { application_id } = await anApplication(counter, { household_number: 'H1', slip_number: 'SLIP' });
    const answer = await counter.clerk.get(`${counter.path}/applications/${application_id}/explanation`);
    const { results } = Explanation.parse(await answer.json());
    expect(results.map((result) => [result.basis, result.survey_number])).toEqual([
      ['confirmation', survey_number],
      ['slip', 'SLIP'],
      ['near', 'NEAR'],
    ]);
  });
});

describe('the list', () => {
  test('counts by state and channel, finds by name, reading and number, and goes on page by page', async () => {
    const counter = await aCounter(town);
    await anApplication(counter, {
      applicant_name: '岬　次郎',
      applicant_kana: 'ミサキ　ジロウ',
      head_name: '岬　次郎',
    });
    await anApplication(counter, { channel: 'post' });
    const third = await anApplication(counter, {});
    await wentOn(counter, third, 'in_consultation');
    const all = await search(counter, { limit: 2 });
    expect(all.rows.map((row) => row.application_number)).toEqual([3, 2]);
    expect(all).toMatchObject({ total: 3, next: 2 });
    const sum = all.counts.reduce((total, { count }) => total + count, 0);
    expect(sum).toBe(3);
    expect((await search(counter, { before: 2 })).rows.map((row) => row.application_number)).toEqual([1]);
    for (const text of ['岬', '岬　次郎', 'みさき', '1'])
      expect((await search(counter, { text })).rows.map((row) => row.application_number)).toEqual([1]);
    expect((await search(counter, { states: ['in_consultation'] })).total).toBe(1);
    expect((await search(counter, { channel: 'post' })).total).toBe(1);
  });

  test('names those of one house under one number', async () => {
    const counter = await aCounter(town);
    await anApplication(counter);
    const second = await anApplication(counter, { representative_number: 1 });
    expect(second).toMatchObject({ representative_number: 1, group: [{ application_number: 1 }] });
    const answer = await counter.clerk.post(`${counter.path}/applications`, {
      ...declared,
      application_id: uuidv7(),
      representative_number: 2,
    });
    expect(await slugOf(answer)).toBe('application-representative-missing');
  });
});

describe('a ruling', () => {
  test('is proposed by one person and decided by another with the right of its own', async () => {
    const counter = await aCounter(town);
    const { application_id } = await anApplication(counter);
    const given = {
      ruling_id: uuidv7(),
      kind: 'household_split',
      evidence: ['utility_bill', 'hearing'],
      finding: '長男夫婦は離れで別に暮らしている',
      reason: '電気と水道の契約が別',
    };
    const proposed = await counter.clerk.post(
      `${counter.path}/applications/${application_id}/rulings`,
      given,
    );
    expect(proposed.status).toBe(201);
    const decision = `${counter.path}/rulings/${given.ruling_id}/decision`;
    const approve = { decision: 'approved', reason: null };
    expect((await counter.clerk.post(decision, approve)).status).toBe(403);
    const { municipality } = counter;
    const head = await signedIn(town, { municipality, permissions: ['certificate_issue_with_correction'] });
    expect((await head.post(decision, approve)).status).toBe(200);
    expect(await slugOf(await head.post(decision, approve))).toBe('ruling-decided');
    expect((await show(counter, application_id)).rulings).toMatchObject([
      { decision: 'approved', is_own: true },
    ]);
  });

  test('of one’s own is not decided, even with the right', async () => {
    const counter = await aCounter(town, {
      permissions: ['certificate_issue', 'certificate_issue_with_correction'],
    });
    const { application_id } = await anApplication(counter);
    const ruling_id = uuidv7();
    const given = {
      ruling_id,
      kind: 'real_use',
      evidence: ['structure'],
      finding: '居宅として使う',
      reason: '台所がある',
    };
    await counter.clerk.post(`${counter.path}/applications/${application_id}/rulings`, given);
    const answer = await counter.clerk.post(`${counter.path}/rulings/${ruling_id}/decision`, {
      decision: 'approved',
      reason: null,
    });
    expect(await slugOf(answer)).toBe('ruling-second-person');
  });
});
