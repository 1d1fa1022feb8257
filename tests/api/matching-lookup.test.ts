import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { LookupAnswer } from '../../api/matching/matching.contract.ts';
import { ProblemDocument } from '../../api/http/problem.ts';
import { testHouse } from '../support/house.ts';
import {
  aBuilding,
  aConfirmation,
  aCounter,
  aHousehold,
  aProtection,
  aSurvey,
  at,
} from '../support/records.ts';
import type { Counter } from '../support/records.ts';
import { point, signedIn } from '../support/town.ts';

const town = await testHouse();

async function lookUp(
  { clerk, path }: Pick<Counter, 'clerk' | 'path'>,
  question: object,
): Promise<LookupAnswer> {
  const answer = await clerk.post(`${path}/lookup`, question);
  expect(answer.status).toBe(200);
  return LookupAnswer.parse(await answer.json());
}

/** Four of each 30 m apart, numbered from the west. */
async function aStreet(counter: Counter): Promise<void> {
  for (const number of [1, 2, 3, 4]) {
    const place = at(number * 30, 0);
    const people = [
      { name: `岸 ${'一二三四'.charAt(number - 1)}郎`, kana: `キシ ${'アイウエ'.charAt(number - 1)}ロウ` },
    ];
    await aHousehold(town, counter.municipality, `H${number}`, { place, people });
    await aBuilding(town, counter.municipality, `B${number}`, {
      place: at(number * 30, 4),
      owner_name: `岸 ${number}`,
    });
    await aSurvey(town, counter, `000${number}`, { place: at(number * 30 + 2, 0) });
  }
}

describe('a survey number', () => {
  test('gives three lists around its place, nearest first, in metres', async () => {
    const counter = await aCounter(town);
    await aStreet(counter);
    const answer = await lookUp(counter, { survey_number: '0003' });
    expect(answer.center?.of).toEqual({ kind: 'survey', number: '0003', geocode_level: 'survey' });
    expect(answer.surveys.map((row) => row.survey_number)).toEqual(['0003', '0002', '0004', '0001']);
    expect(answer.residents.map((row) => row.household_number)).toEqual(['H3', 'H4', 'H2', 'H1']);
    expect(answer.buildings.map((row) => row.property_number)).toEqual(['B3', 'B4', 'B2', 'B1']);
    expect(answer.surveys.map((row) => row.distance_m)).toEqual([0, 30, 30, 60]);
    expect(answer.residents.map((row) => row.distance_m)).toEqual([2, 28, 32, 62]);
    expect(answer.counts).toEqual({ radius_m: 100, residents: 4, buildings: 4, surveys: 4 });
  });

  test('is found without its leading zeros through the one box', async () => {
    const counter = await aCounter(town);
    await aStreet(counter);
    const answer = await lookUp(counter, { text: '２' });
    expect(answer.understood_as).toBe('survey_number');
    expect(answer.surveys[0]?.survey_number).toBe('0002');
  });

  test('of another disaster is not found', async () => {
    const counter = await aCounter(town);
    const other = await aCounter(town);
    await aSurvey(town, other, '777');
    const answer = await lookUp(counter, { survey_number: '777' });
    expect(answer).toMatchObject({ understood_as: 'nothing', center: null, residents: [], surveys: [] });
  });
});

describe('the one box', () => {
  test('takes a number that several registers have for the survey slip, and says what else it could be', async () => {
    const counter = await aCounter(town);
    await aHousehold(town, counter.municipality, '500', { place: at(0, 0) });
    await aSurvey(town, counter, '500', { place: at(90, 0) });
    const answer = await lookUp(counter, { text: '500' });
    expect(answer.understood_as).toBe('survey_number');
    expect(answer.could_also_be).toEqual(['household_number']);
  });

  test.each([
    ['H2', 'household_number'],
    ['H2-1', 'resident_number'],
    ['B2', 'property_number'],
    ['岸　二郎', 'name'],
    ['きし　いろう', 'kana'],
  ])('understands %s as %s and stands at that record', async (text, understood) => {
    const counter = await aCounter(town);
    await aStreet(counter);
    const answer = await lookUp(counter, { text });
    expect(answer.understood_as).toBe(understood);
    expect(['H2', 'B2']).toContain(answer.center?.of.number);
  });

  test('finds a name in any variant of its characters', async () => {
    const counter = await aCounter(town);
    await aHousehold(town, counter.municipality, 'H1', { people: [{ name: '髙橋　清一' }] });
    const answer = await lookUp(counter, { text: '高橋清一' });
    expect(answer.residents.map((row) => row.head_name)).toEqual(['髙橋　清一']);
  });

  test('finds a household by a member who is not its head, and shows who fits', async () => {
    const counter = await aCounter(town);
    await aHousehold(town, counter.municipality, 'H1', {
      people: [{ name: '岸 一郎' }, { name: '沖田 花子', relationship: '妻', born_on: '1980-04-05' }],
    });
    await aHousehold(town, counter.municipality, 'H2', {
      people: [{ name: '沖田 花子' }],
      place: at(500, 0),
    });
    const answer = await lookUp(counter, { name: '沖田花子' });
    expect(answer.candidates_total).toBe(2);
    expect(answer.candidates).toContainEqual(
      expect.objectContaining({
        household_number: 'H1',
        name: '沖田 花子',
        relationship: '妻',
        born_on: '1980-04-05',
        head_name: '岸 一郎',
      }),
    );
  });

  test('gives a family name alone one candidate a household, and prefers the whole name where somebody bears it', async () => {
    const counter = await aCounter(town);
    await aHousehold(town, counter.municipality, 'H1', { people: [{ name: '森 一' }, { name: '森 二' }] });
    await aHousehold(town, counter.municipality, 'H2', { people: [{ name: '森田 三' }] });
    expect((await lookUp(counter, { name: '森' })).candidates_total).toBe(2);
    expect((await lookUp(counter, { name: '森 一' })).candidates).toEqual([]);
  });

  test('names the owner of a house where nobody of that name lives', async () => {
    const counter = await aCounter(town);
    await aBuilding(town, counter.municipality, 'B9', { owner_name: '沖 良子', place: at(10, 10) });
    const answer = await lookUp(counter, { text: '沖良子' });
    expect(answer.center?.of).toMatchObject({ kind: 'building', number: 'B9' });
  });

  test('finds nothing in a text that fits nothing, and shows nobody', async () => {
    const counter = await aCounter(town);
    await aStreet(counter);
    const answer = await lookUp(counter, { text: "'; DROP TABLE registers.household; --" });
    expect(answer).toMatchObject({
      understood_as: 'nothing',
      candidates: [],
      residents: [],
      buildings: [],
      surveys: [],
    });
  });
});

describe('an address', () => {
  async function aGazetteer(counter: Counter): Promise<void> {
    const { municipality_code } = counter.municipality;
    for (const [town_id, name] of [
      ['0001001', '港町一丁目'],
      ['0001002', '港町二丁目'],
    ] as const)
      await town.house.db
        .insertInto('registers.town')
        .values({
          municipality_code,
          town_id,
          prefecture: 'うみべ県',
          city: 'むすび市',
          name,
          town_key: name,
          geom: point(143.5, 36),
        })
        .execute();
    for (const [address_key, level, block_no, house_no, east] of [
      ['0001001|4', 'block', '4', null, 50],
      ['0001001|4|12', 'house', '4', '12', 60],
    ] as const) {
      const { lon, lat } = at(east, 0);
      await town.house.db
        .insertInto('registers.address_point')
        .values({
          municipality_code,
          address_key,
          town_id: '0001001',
          level,
          block_no,
          house_no,
          geom: point(lon, lat),
        })
        .execute();
    }
  }

  test.each([
    ['むすび市港町一丁目４番１２号', 'house', '港町一丁目4-12'],
    ['港町1-4-12', 'house', '港町一丁目4-12'],
    ['港町一丁目4番99号', 'block', '港町一丁目4'],
  ])('%s is placed as well as the gazetteer knows it (%s)', async (text, level) => {
    const counter = await aCounter(town);
    await aGazetteer(counter);
    await aHousehold(town, counter.municipality, 'H1', { place: at(60, 0) });
    const answer = await lookUp(counter, { text });
    expect(answer.understood_as).toBe('address');
    expect(answer.center?.of).toEqual({ kind: 'address', number: null, geocode_level: level });
    expect(answer.residents[0]?.household_number).toBe('H1');
  });

  test('that names several towns gives them to choose from', async () => {
    const counter = await aCounter(town);
    await aGazetteer(counter);
    const answer = await lookUp(counter, { address: '港町' });
    expect(answer.candidates.map((candidate) => candidate.kind === 'address' && candidate.address)).toEqual([
      '港町一丁目',
      '港町二丁目',
    ]);
  });

  test('that no gazetteer has leads to the records that bear it', async () => {
    const counter = await aCounter(town);
    await aHousehold(town, counter.municipality, 'H1', { address_key: '沖ノ島1', place: null });
    const answer = await lookUp(counter, { address: '沖ノ島1' });
    expect(answer.residents.map((row) => [row.household_number, row.distance_m])).toEqual([['H1', null]]);
    expect(answer.center).toBeNull();
  });
});

describe('what stands in the lists', () => {
  test('a point on the map needs no record', async () => {
    const counter = await aCounter(town);
    await aStreet(counter);
    const { lon, lat } = at(31, 0);
    const answer = await lookUp(counter, { at: [lon, lat], limit: 2 });
    expect(answer.center?.of.kind).toBe('point');
    expect(answer.residents.map((row) => row.household_number)).toEqual(['H1', 'H2']);
  });

  test('of several households at one point the one asked for comes first', async () => {
    const counter = await aCounter(town);
    for (const number of ['H1', 'H2', 'H3']) await aHousehold(town, counter.municipality, number);
    const answer = await lookUp(counter, { household_number: 'H3' });
    expect(answer.residents.map((row) => row.household_number)).toEqual(['H3', 'H1', 'H2']);
    expect(answer.residents[0]?.distance_m).toBe(0);
  });

  test('nearness is measured in metres, not in degrees', async () => {
    const counter = await aCounter(town);
    await aHousehold(town, counter.municipality, 'north', { place: { lon: 143.5, lat: 36 + 0.001 } });
    await aHousehold(town, counter.municipality, 'east', { place: { lon: 143.5 + 0.0011, lat: 36 } });
    const answer = await lookUp(counter, { at: [143.5, 36], limit: 1 });
    expect(answer.residents.map((row) => row.household_number)).toEqual(['east']);
  });

  test('registers are read as of the disaster, and a later snapshot is said to be late', async () => {
    const counter = await aCounter(town);
    const old = { place: at(0, 0), address: 'むすび市旧町1番', valid_until: '2026-06-15' };
    await aHousehold(town, counter.municipality, 'H1', old);
    await aHousehold(town, counter.municipality, 'H1', {
      place: at(900, 0),
      address: 'むすび市新町2番',
      valid_from: '2026-06-15',
    });
    const answer = await lookUp(counter, { household_number: 'H1' });
    expect(answer.residents.map((row) => row.address)).toEqual(['むすび市旧町1番']);
    expect(answer.registers).toMatchObject({ residents_as_of: '2026-05-01', residents_late: false });

    const before = await aCounter(town, { occurred_on: '2026-04-01' });
    await aHousehold(town, before.municipality, 'H1');
    expect((await lookUp(before, { household_number: 'H1' })).registers.residents_late).toBe(true);
  });

  test('confirmed ties stand first above the lists, that of the asked-for record before others', async () => {
    const counter = await aCounter(town);
    const tie = await aConfirmation(town, counter, '1');
    await aConfirmation(town, counter, '2');
    const answer = await lookUp(counter, { survey_number: tie.survey_number });
    expect(answer.matches.filter((match) => match.confirmed)).toHaveLength(2);
    expect(answer.matches[0]).toMatchObject({
      household: { household_number: 'H1' },
      building: { property_number: 'B1' },
      survey: { survey_number: 'S1', distance_m: 0 },
      state: 'confirmed',
      confirmed: true,
      confirmation_id: tie.confirmation_id,
    });
  });
});

describe('支援措置', () => {
  async function aProtectedHousehold(permissions: Parameters<typeof aCounter>[1] = {}) {
    const counter = await aCounter(town, permissions);
    const tie = await aConfirmation(town, counter, '1', {
      people: [{ name: '隠岐 みさき', kana: 'オキ ミサキ' }],
    });
    await aHousehold(town, counter.municipality, 'H2', { place: at(20, 0) });
    await aBuilding(town, counter.municipality, 'B2', { owner_name: '隠岐 みさき', place: at(5, 0) });
    await aProtection(town, counter.municipality, tie.household_number);
    return { counter, tie };
  }

  test('a protected household is in no list, match, candidate or count', async () => {
    const { counter } = await aProtectedHousehold();
    for (const question of [
      { survey_number: 'S1' },
      { text: 'H1' },
      { text: 'H1-1' },
      { text: '隠岐みさき' },
      { text: 'おきみさき' },
      { name: '隠岐' },
      { at: [at(0, 0).lon, at(0, 0).lat] },
    ]) {
      const answer = await clerkSees(counter, question);
      expect(answer).not.toContain('H1');
      expect(answer).not.toContain('隠岐');
    }
    const around = await lookUp(counter, { survey_number: 'S1' });
    expect(around.counts.residents).toBe(1);
    expect(around.matches.map((match) => match.household?.household_number)).not.toContain('H1');
    expect((await lookUp(counter, { name: '隠岐みさき' })).candidates_total).toBe(0);
  });

  async function clerkSees({ clerk, path }: Counter, question: object): Promise<string> {
    return (await clerk.post(`${path}/lookup`, question)).text();
  }

  test('is seen with the named right', async () => {
    const { counter } = await aProtectedHousehold({ permissions: ['certificate_issue', 'protected_open'] });
    const answer = await lookUp(counter, { name: '隠岐みさき' });
    expect(answer.residents.map((row) => row.household_number)).toContain('H1');
    expect(answer.counts.residents).toBe(2);
    expect(answer.matches[0]).toMatchObject({ confirmed: true, household: { household_number: 'H1' } });
  });
});

describe('who may ask, and what stays behind', () => {
  test('without the right to issue certificates nothing is found out', async () => {
    const counter = await aCounter(town);
    const other = await signedIn(town, { municipality: counter.municipality, permissions: ['audit_read'] });
    expect((await other.post(`${counter.path}/lookup`, { text: '1' })).status).toBe(403);
  });

  test('another town is absent', async () => {
    const counter = await aCounter(town);
    const stranger = await signedIn(town, { permissions: ['certificate_issue'] });
    expect((await stranger.post(`${counter.path}/lookup`, { text: '1' })).status).toBe(404);
  });

  test('each lookup is audited with the ids that it showed and without the words that were typed', async () => {
    const counter = await aCounter(town);
    await aHousehold(town, counter.municipality, 'H1', { people: [{ name: '岸 波子' }] });
    await aSurvey(town, counter, 'S1');
    await lookUp(counter, { text: '岸波子' });
    const { rows } = await sql<{ persons: string[]; details: string; whole: string }>`
      SELECT persons, details, e::text AS whole FROM audit.entry e
      WHERE municipality_code = ${counter.municipality.municipality_code} AND action = 'matching.lookup'`.execute(
      town.house.db,
    );
    expect(rows.map((row) => row.persons)).toEqual([['household:H1', 'survey:S1']]);
    expect(rows[0]?.whole).not.toContain('岸');
  });

  test('a question in two forms at once, or in none, is refused without being repeated', async () => {
    const { clerk, path } = await aCounter(town);
    for (const question of [{}, { text: '岸波子', name: '岸波子' }, { text: '岸波子', nonsense: 1 }]) {
      const answer = await clerk.post(`${path}/lookup`, question);
      expect(answer.status).toBe(422);
      const body = await answer.text();
      expect(ProblemDocument.parse(JSON.parse(body)).type).toBe('/problems/http/malformed');
      expect(body).not.toContain('岸波子');
    }
  });
});
