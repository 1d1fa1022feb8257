// 部位別損害割合: they come with a result, go with its version, and stand beside the class at the counter.
import { expect, test } from 'vitest';
import { SURVEY_PARTS } from '../../geodata/register-headers.ts';
import { Explanation } from '../../api/certificates/explanation.contract.ts';
import { anApplication } from '../support/applications.ts';
import { testHouse } from '../support/house.ts';
import { bring, csv, stage } from '../support/imports.ts';
import { aJpeg, aPhoto, announce } from '../support/pictures.ts';
import { aCounter } from '../support/records.ts';
import type { Counter } from '../support/records.ts';

const town = await testHouse();

const header = '調査番号,判定,損害割合,経度,緯度';
const place = '139.95,34.2';

function bringSurveys({ municipality, disaster }: Counter, ...file: [string, ...string[]]) {
  const { disaster_code } = disaster;
  return bring(town, municipality, { kind: 'surveys', disaster_code, file: csv(...file) });
}

async function partsOf({ municipality }: Counter, survey_number: string): Promise<[string, number][]> {
  const rows = await town.house.db
    .selectFrom('surveys.v_survey_part')
    .select(['part', 'loss_ratio'])
    .where('municipality_code', '=', municipality.municipality_code)
    .where('survey_number', '=', survey_number)
    .orderBy('rank')
    .execute();
  return rows.map(({ part, loss_ratio }) => [part, loss_ratio]);
}

test('every part of the import is one that the database knows, in the same order', async () => {
  const kinds = await town.house.db
    .selectFrom('surveys.survey_part_kind')
    .select(['part', 'label'])
    .orderBy('rank')
    .execute();
  expect(kinds.map(({ part, label }) => ({ part, header: `${label}損害割合` }))).toEqual(SURVEY_PARTS);
});

test('parts come under their standard headers and as other files call them', async () => {
  const counter = await aCounter(town);
  await bringSurveys(
    counter,
    `${header},屋根損害割合,損害割合_外壁,基礎_損害割合,柱（又は耐力壁）損害割合,内壁損害割合`,
    `S1,中規模半壊,33.5,${place},12%,１９,2.5,0,`,
  );
  expect(await partsOf(counter, 'S1')).toEqual([
    ['roof', 12],
    ['pillars', 0],
    ['outer_wall', 19],
    ['foundation', 2.5],
  ]);
});

test('a part that is no percentage is refused with its column', async () => {
  const { municipality, disaster } = await aCounter(town);
  const staged = await stage(town, municipality, {
    kind: 'surveys',
    disaster_code: disaster.disaster_code,
    file: csv(`${header},屋根損害割合`, `S1,半壊,20,${place},120`, `S2,半壊,20,${place},多い`),
  });
  expect(staged).toMatchObject({ rows_new: 0, rows_rejected: 2 });
});

test('a result brought again without its parts is unchanged where it never had any, and changed where it had', async () => {
  const counter = await aCounter(town);
  const bare = [header, `S1,半壊,20,${place}`, `S2,半壊,25,${place}`] as const;
  await bringSurveys(counter, ...bare);
  expect(await bringSurveys(counter, ...bare)).toMatchObject({ rows_unchanged: 2, rows_changed: 0 });
  const withParts = await bringSurveys(
    counter,
    `${header},屋根損害割合`,
    `S1,半壊,20,${place},`,
    `S2,半壊,25,${place},15`,
  );
  expect(withParts).toMatchObject({ rows_unchanged: 1, rows_changed: 1 });
  expect(await partsOf(counter, 'S2')).toEqual([['roof', 15]]);
  expect(await bringSurveys(counter, ...bare)).toMatchObject({ rows_unchanged: 1, rows_changed: 1 });
  expect(await partsOf(counter, 'S2')).toEqual([]);
});

test('an explanation has the class with its parts in the order of the sheet, and its pictures in theirs', async () => {
  const counter = await aCounter(town, { permissions: ['certificate_issue', 'base_data_manage'] });
  await bringSurveys(
    counter,
    `${header},外壁損害割合,屋根損害割合`,
    `S1,半壊,20,${place},12,8`,
    `S2,半壊,20,139.95001,34.2,,`,
  );
  const second = await aPhoto(counter, 'S1', aJpeg('second'), { position: 2 });
  const first = await aPhoto(counter, 'S1', aJpeg('first', { taken: '2026:06:03 09:15:00' }), {
    position: 1,
  });
  await announce(counter, 'S1', aJpeg('on its way'));
  const { application_id } = await anApplication(counter, { slip_number: 'S1' });
  const answer = await counter.clerk.get(`${counter.path}/applications/${application_id}/explanation`);
  const { results } = Explanation.parse(await answer.json());
  expect(results).toMatchObject([
    {
      survey_number: 'S1',
      parts: [
        { part: 'roof', label: '屋根', loss_ratio: 8 },
        { part: 'outer_wall', label: '外壁', loss_ratio: 12 },
      ],
      photos: [
        { photo_id: first.photo_id, taken_at: '2026-06-03T00:15:00.000Z' },
        { photo_id: second.photo_id, taken_at: null },
      ],
    },
  ]);
});
