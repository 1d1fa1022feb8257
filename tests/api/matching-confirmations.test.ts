import { describe, expect, test } from 'vitest';
import { ProblemDocument } from '../../api/http/problem.ts';
import { Confirmation, RecordAnswer } from '../../api/matching/matching.contract.ts';
import { testHouse } from '../support/house.ts';
import { aBuilding, aConfirmation, aCounter, aHousehold, aProtection, aSurvey } from '../support/records.ts';

const town = await testHouse();

async function problemOf(answer: Response): Promise<ProblemDocument> {
  return ProblemDocument.parse(await answer.json());
}

describe('confirming', () => {
  test('ties a household, a building and a survey, and says who did it', async () => {
    const counter = await aCounter(town);
    await aHousehold(town, counter.municipality, 'H1');
    await aBuilding(town, counter.municipality, 'B1');
    await aSurvey(town, counter, 'S1');
    const tie = { household_number: 'H1', property_number: 'B1', survey_number: 'S1' };
    const answer = await counter.clerk.post(`${counter.path}/confirmations`, tie);
    expect(answer.status).toBe(201);
    const confirmation = Confirmation.parse(await answer.json());
    expect(confirmation).toMatchObject({ ...tie, withdrawn_at: null, version: 1 });
    const kept = await counter.clerk.get(`${counter.path}/confirmations/${confirmation.confirmation_id}`);
    expect(await kept.json()).toEqual(confirmation);
  });

  test('does without a building that is on no tax register', async () => {
    const counter = await aCounter(town);
    await aHousehold(town, counter.municipality, 'H1');
    await aSurvey(town, counter, 'S1');
    const tie = { household_number: 'H1', property_number: null, survey_number: 'S1' };
    expect((await counter.clerk.post(`${counter.path}/confirmations`, tie)).status).toBe(201);
  });

  test('the same household and survey a second time is refused', async () => {
    const counter = await aCounter(town);
    const { confirmation_id: _, ...tie } = await aConfirmation(town, counter, '1');
    const answer = await counter.clerk.post(`${counter.path}/confirmations`, tie);
    expect(answer.status).toBe(409);
    expect((await problemOf(answer)).type).toBe('/problems/matching/confirmed-already');
  });

  test('numbers of no record are pointed at, not repeated', async () => {
    const counter = await aCounter(town);
    await aHousehold(town, counter.municipality, 'H1', { valid_from: '2026-06-20' });
    const tie = { household_number: 'H1', property_number: 'B-unknown', survey_number: 'S-unknown' };
    const answer = await counter.clerk.post(`${counter.path}/confirmations`, tie);
    expect(answer.status).toBe(422);
    const problem = await problemOf(answer);
    expect(problem.errors?.map((error) => error.pointer)).toEqual([
      '/household_number',
      '/property_number',
      '/survey_number',
    ]);
    expect(JSON.stringify(problem)).not.toContain('unknown"');
  });

  test('a protected household cannot be told from none', async () => {
    const counter = await aCounter(town);
    const { confirmation_id, household_number, survey_number } = await aConfirmation(town, counter, '1');
    await aProtection(town, counter.municipality, household_number);
    const tie = { household_number, property_number: null, survey_number };
    const answer = await counter.clerk.post(`${counter.path}/confirmations`, tie);
    expect((await problemOf(answer)).errors?.map((error) => error.pointer)).toEqual(['/household_number']);
    expect((await counter.clerk.get(`${counter.path}/confirmations/${confirmation_id}`)).status).toBe(404);
  });

  test('is published to the other counters', async () => {
    const counter = await aCounter(town);
    await aHousehold(town, counter.municipality, 'H1');
    await aSurvey(town, counter, 'S1');
    const heard = new Promise((resolve) => {
      town.house.live.listen(counter.municipality.municipality_code, resolve);
    });
    const tie = { household_number: 'H1', property_number: null, survey_number: 'S1' };
    const answer = await counter.clerk.post(`${counter.path}/confirmations`, tie);
    const { confirmation_id } = Confirmation.parse(await answer.json());
    expect(await heard).toMatchObject({ topic: 'confirmations', id: confirmation_id });
  });
});

describe('withdrawing', () => {
  test('keeps the confirmation with who withdrew it and why, and frees the pair', async () => {
    const counter = await aCounter(town);
    const { confirmation_id, ...tie } = await aConfirmation(town, counter, '1');
    const path = `${counter.path}/confirmations`;
    const answer = await counter.clerk.post(`${path}/${confirmation_id}/withdraw`, {
      reason: '隣の家だった',
    });
    expect(answer.status).toBe(200);
    expect(Confirmation.parse(await answer.json())).toMatchObject({
      withdrawn_reason: '隣の家だった',
      version: 2,
    });
    expect((await counter.clerk.post(path, tie)).status).toBe(201);
  });

  test('a second time is refused', async () => {
    const counter = await aCounter(town);
    const { confirmation_id } = await aConfirmation(town, counter, '1');
    const path = `${counter.path}/confirmations/${confirmation_id}/withdraw`;
    await counter.clerk.post(path, { reason: '誤り' });
    const answer = await counter.clerk.post(path, { reason: '誤り' });
    expect((await problemOf(answer)).type).toBe('/problems/matching/withdrawn-already');
  });

  test('needs a reason', async () => {
    const counter = await aCounter(town);
    const { confirmation_id } = await aConfirmation(town, counter, '1');
    const answer = await counter.clerk.post(`${counter.path}/confirmations/${confirmation_id}/withdraw`, {
      reason: ' ',
    });
    expect(answer.status).toBe(422);
  });
});

describe('a whole record', () => {
  test('shows a household as it was, with ages on the day, beside what it is now', async () => {
    const counter = await aCounter(town);
    const { municipality, clerk, path } = counter;
    await aHousehold(town, municipality, 'H1', {
      people: [
        { name: '岸 一郎', born_on: '1970-06-01' },
        { name: '岸 次郎', born_on: '2000-06-02' },
      ],
      valid_until: '2026-06-15',
    });
    await aHousehold(town, municipality, 'H1', {
      people: [{ name: '岸 一郎', born_on: '1970-06-01' }],
      valid_from: '2026-06-15',
    });
    const answer = RecordAnswer.parse(
      await (await clerk.post(`${path}/records`, { kind: 'household', number: 'H1' })).json(),
    );
    if (answer.kind !== 'household') throw new Error('another kind came back');
    expect(answer.at_disaster?.people.map((person) => [person.name, person.age_at_disaster])).toEqual([
      ['岸 一郎', 56],
      ['岸 次郎', 25],
    ]);
    expect(answer.current?.people).toHaveLength(1);
  });

  test('that has not changed since stands there once, with its confirmations', async () => {
    const counter = await aCounter(town);
    const { confirmation_id } = await aConfirmation(town, counter, '1');
    for (const [kind, number] of [
      ['household', 'H1'],
      ['building', 'B1'],
      ['survey', 'S1'],
    ]) {
      const answer = await counter.clerk.post(`${counter.path}/records`, { kind, number });
      const record = RecordAnswer.parse(await answer.json());
      expect(record.confirmations.map((one) => one.confirmation_id)).toEqual([confirmation_id]);
      expect('current' in record ? record.current : null).toBeNull();
    }
  });

  test('of a protected household is absent', async () => {
    const counter = await aCounter(town);
    await aHousehold(town, counter.municipality, 'H1');
    await aProtection(town, counter.municipality, 'H1');
    expect(
      (await counter.clerk.post(`${counter.path}/records`, { kind: 'household', number: 'H1' })).status,
    ).toBe(404);
  });
});
