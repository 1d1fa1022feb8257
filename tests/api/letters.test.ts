// 通知書: a refusal and the result of a survey that was asked for go out with the reason and with who judged.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { expect, onTestFinished, test } from 'vitest';
import type { Application } from '../../api/certificates/applications.contract.ts';
import { Letter, LetterCheck, LetterList } from '../../api/certificates/letters.contract.ts';
import { TemplateList } from '../../api/certificates/templates.contract.ts';
import { slugOf } from '../support/accounts.ts';
import { anApplication, family, goOn, threeChecks, wentOn } from '../support/applications.ts';
import { testHouse } from '../support/house.ts';
import { aConfirmation, aCounter, aProtection } from '../support/records.ts';
import type { Counter } from '../support/records.ts';
import { signedIn } from '../support/town.ts';

const town = await testHouse();
const office = 'むすび市役所 税務課\nむすび市港町1-1\n電話 000-000-0000';
const reason = '市外の物件であるため';

/** One of a household with a first result, refused by a committee. */
async function aRefused(counter: Counter, given: object = {}): Promise<Application> {
  const application = await anApplication(counter, given);
  return wentOn(counter, application, 'refused', {
    reason,
    judged_by: 'committee',
    judging_body: '住家被害判定委員会',
  });
}

/** The survey is made again with another result. */
async function surveyAgain({ disaster }: Counter, survey_number: string, changes: object): Promise<void> {
  const { db } = town.house;
  const here = sql<boolean>`municipality_code = ${disaster.municipality_code} AND survey_number = ${survey_number} AND superseded_at IS NULL`;
  const former = await db.selectFrom('surveys.survey').selectAll().where(here).executeTakeFirstOrThrow();
  await db
    .updateTable('surveys.survey')
    .set({ superseded_at: sql`now()` })
    .where(here)
    .execute();
  const { survey_version_id: _id, superseded_at: _open, ...kept } = former;
  await db
    .insertInto('surveys.survey')
    .values({ ...kept, content_hash: Buffer.from(`${survey_number} again`), ...changes })
    .execute();
}

/** Explained, asked for a second survey, explained its result: of the same class or another. */
async function aResult(counter: Counter, damage_class: string): Promise<Application> {
  const { survey_number } = await aConfirmation(town, counter, '1', family);
  let application = await anApplication(counter, { household_number: 'H1', checks: threeChecks });
  application = await wentOn(counter, application, 'explained', { survey_number });
  application = await wentOn(counter, application, 'second_survey_requested', { reason: '柱の傾き' });
  await surveyAgain(counter, survey_number, { round: 'second', surveyed_on: '2026-06-20', damage_class });
  return wentOn(counter, application, 'explained', { survey_number, held_on: '2026-06-25' });
}

function wordsFor({ step }: Pick<Application, 'step'>, more: object = {}) {
  return { step, reason, judged_by: 'staff', judging_body: null, office, is_posted: false, ...more };
}

function make(
  { clerk, path }: Counter,
  application: Application,
  words: object = {},
  more: object = {},
): Promise<Response> {
  return clerk.post(`${path}/applications/${application.application_id}/letters`, {
    letter_id: uuidv7(),
    words: wordsFor(application, words),
    ...more,
  });
}

async function made(...asked: Parameters<typeof make>): Promise<Letter> {
  const answer = await make(...asked);
  expect(answer.status).toBe(201);
  return Letter.parse(await answer.json());
}

async function list({ clerk, path }: Counter, { application_id }: Application): Promise<LetterList> {
  return LetterList.parse(await (await clerk.get(`${path}/applications/${application_id}/letters`)).json());
}

async function read(counter: Counter, { letter_id }: Letter): Promise<{ bytes: Buffer; pages: string[] }> {
  const answer = await counter.clerk.get(`${counter.path}/letters/${letter_id}/document`);
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  const bytes = Buffer.from(await answer.arrayBuffer());
  const folder = await mkdtemp(join(tmpdir(), 'musubi-letter-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'letter.pdf'), bytes);
  const text = execFileSync('pdftotext', [join(folder, 'letter.pdf'), '-'], { encoding: 'utf8' });
  const pages = text
    .split('\f')
    .slice(0, -1)
    .map((page) => page.replaceAll(/\s/gu, ''));
  return { bytes, pages };
}

test('a refusal is told with its reason and who judged, on a paper that is kept by its hash', async () => {
  const counter = await aCounter(town);
  const application = await aRefused(counter);
  expect((await list(counter, application)).steps).toMatchObject([
    { step: 2, sort: 'refusal', reason, judged_by: 'committee', judging_body: '住家被害判定委員会' },
  ]);
  const letter = await made(counter, application, {
    judged_by: 'committee',
    judging_body: '住家被害判定委員会',
    document_number: 'む税第45号',
  });
  const { bytes, pages } = await read(counter, letter);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(letter.document_hash);
  expect(pages).toHaveLength(1);
  for (const words of [
    '却下通知書',
    'む税第45号',
    '浜野一郎様',
    '申請第000001号',
    reason,
    '判定委員会（住家被害判定委員会）',
    '電話000-000-0000',
    'むすび市長',
    '結渚',
  ])
    expect(pages[0]).toContain(words);
});

test('the result of a second survey is told with the class before and after, and both surveys', async () => {
  const counter = await aCounter(town);
  const application = await aResult(counter, 'large_scale_half');
  const letter = await made(counter, application, { judged_by: 'expert', judging_body: '建築士会' });
  expect(letter).toMatchObject({ sort: 'survey_result', judged_by: 'expert', judging_body: '建築士会' });
  const [page] = (await read(counter, letter)).pages;
  for (const words of [
    '第2次調査',
    '第1次調査',
    '調査番号S1（令和8年6月5日）',
    '調査番号S1（令和8年6月20日）',
    '半壊から大規模半壊に変更',
    '専門家（建築士会）',
  ])
    expect(page).toContain(words);
});

test('a result of the same class says that nothing changed', async () => {
  const counter = await aCounter(town);
  const letter = await made(counter, await aResult(counter, 'half'));
  expect((await read(counter, letter)).pages[0]).toContain('判定に変更はありません');
});

test('nothing is told where nothing was refused or asked for, neither by the program nor past it', async () => {
  const counter = await aCounter(town);
  const { survey_number } = await aConfirmation(town, counter, '1', family);
  const received = await anApplication(counter, { household_number: 'H1', checks: threeChecks });
  const explained = await wentOn(counter, received, 'explained', { survey_number });
  expect(await list(counter, explained)).toMatchObject({ steps: [], letters: [] });
  expect(await slugOf(await make(counter, explained))).toBe('certificates/letter-nothing-to-tell');
  const refused = await wentOn(counter, explained, 'refused', { reason });
  const letter = await made(counter, refused);
  const past = town.house.db
    .insertInto('certificates.letter')
    .columns([
      ...([
        'letter_id',
        'municipality_code',
        'disaster_code',
        'application_id',
        'step',
        'told_state',
      ] as const),
      ...(['sort', 'reason', 'judged_by', 'office', 'is_posted', 'template_id', 'fields'] as const),
      ...(['issued_on', 'document_file', 'created_by'] as const),
    ])
    .expression((of) =>
      of
        .selectFrom('certificates.letter')
        .select([sql<string>`${uuidv7()}::uuid`.as('letter_id'), 'municipality_code', 'disaster_code'])
        .select(['application_id', sql<number>`${explained.step}::smallint`.as('step')])
        .select([sql<string>`'explained'`.as('told_state'), sql<string>`'survey_result'`.as('sort')])
        .select(['reason', 'judged_by', 'office', 'is_posted', 'template_id', 'fields', 'issued_on'])
        .select(['document_file', 'created_by'])
        .where('letter_id', '=', letter.letter_id),
    )
    .execute();
  await expect(past).rejects.toMatchObject({ constraint: 'letter_answers_a_request' });
});

test('a letter by post is led by a page for the window of an envelope, to where the applicant wants it', async () => {
  const counter = await aCounter(town);
  const mailing = {
    delivery: 'post',
    mailing_postal_code: '9990002',
    mailing_address: '浦戸市中央二丁目7番1号',
  };
  const application = await aRefused(counter, mailing);
  const { pages } = await read(counter, await made(counter, application, { is_posted: true }));
  expect(pages).toHaveLength(2);
  expect(pages[0]).toContain('〒999-0002浦戸市中央二丁目7番1号浜野一郎様');
  expect(pages[0]).toContain('次の通知書を送付します');
  expect(pages[1]).toContain('却下通知書');
});

test('an address that does not fit the window is refused, and nothing is kept', async () => {
  const counter = await aCounter(town);
  const application = await aRefused(counter, { applicant_address: 'むすび市大字北浜字上之段'.repeat(16) });
  const answer = await make(counter, application, { is_posted: true });
  expect(await slugOf(answer)).toBe('certificates/letter-address-long');
  expect((await list(counter, application)).letters).toEqual([]);
});

test('a character that no font has is asked for, and printed as the clerk says', async () => {
  const counter = await aCounter(town);
  const application = await aRefused(counter, { applicant_name: '浜\u{e000}　一郎' });
  expect(await slugOf(await make(counter, application))).toBe('certificates/glyphs-missing');
  const checked = await counter.clerk.post(
    `${counter.path}/applications/${application.application_id}/letters/check`,
    wordsFor(application),
  );
  const { missing_glyphs } = LetterCheck.parse(await checked.json());
  expect(missing_glyphs).toMatchObject([
    { code_points: 'U+E000', places: [{ pointer: '/applicant_name', position: 2 }] },
  ]);
  const letter = await made(counter, application, { substitutions: { '\u{e000}': '野' } });
  expect((await read(counter, letter)).pages[0]).toContain('浜野一郎様');
});

test('one letter a step: a second is refused, one that names the former is made again, the former stays as it was', async () => {
  const counter = await aCounter(town);
  const application = await aRefused(counter);
  const letter = await made(counter, application);
  expect(await slugOf(await make(counter, application))).toBe('certificates/letter-made-already');
  const again = await made(counter, application, { reason: '市外の家屋' }, { replaces: letter.letter_id });
  const third = await make(counter, application, {}, { replaces: letter.letter_id });
  expect(await slugOf(third)).toBe('certificates/letter-made-already');
  const { letters, last_office } = await list(counter, application);
  expect(letters.map(({ letter_id, is_replaced }) => [letter_id, is_replaced])).toEqual([
    [letter.letter_id, true],
    [again.letter_id, false],
  ]);
  expect(last_office).toBe(office);
  expect((await read(counter, letter)).pages[0]).toContain(reason);
  const old = await counter.clerk.post(`${counter.path}/letters/${letter.letter_id}/printing`);
  expect(await slugOf(old)).toBe('certificates/letter-replaced');
});

test('the same letter sent twice is made once', async () => {
  const counter = await aCounter(town);
  const application = await aRefused(counter);
  const letter_id = uuidv7();
  await made(counter, application, {}, { letter_id });
  const again = await make(counter, application, {}, { letter_id });
  expect(again.status).toBe(409);
  const key = uuidv7();
  const other = await aRefused(counter);
  const body = { letter_id: uuidv7(), words: wordsFor(other) };
  const address = `${counter.path}/applications/${other.application_id}/letters`;
  const first = await counter.clerk.post(address, body, { key });
  const second = await counter.clerk.post(address, body, { key });
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(await second.json()).toEqual(await first.json());
  expect((await list(counter, other)).letters).toHaveLength(1);
});

test('it is printed any number of times and handed over once, each on record', async () => {
  const counter = await aCounter(town);
  const application = await aRefused(counter);
  const letter = await made(counter, application);
  const at = `${counter.path}/letters/${letter.letter_id}`;
  for (const step of ['printing', 'printing', 'handing-over'])
    expect((await counter.clerk.post(`${at}/${step}`)).status).toBe(200);
  expect(await slugOf(await counter.clerk.post(`${at}/handing-over`))).toBe(
    'certificates/letter-handed-over-already',
  );
  const [kept] = (await list(counter, application)).letters;
  expect(kept?.events.map(({ event }) => event)).toEqual(['printed', 'printed', 'handed_over']);
  const noted = await town.house.db
    .selectFrom('audit.entry')
    .select(['action', 'details'])
    .where('municipality_code', '=', counter.municipality.municipality_code)
    .where('action', 'in', ['certificates.make_letter', 'certificates.hand_over_letter'])
    .where('outcome', '<', 300)
    .execute();
  expect(noted.map(({ action }) => action).sort()).toEqual([
    'certificates.hand_over_letter',
    'certificates.make_letter',
  ]);
  expect(JSON.stringify(noted)).not.toContain(reason);
});

test('who judged is recorded with the refusal, and a body belongs to a committee or an expert only', async () => {
  const counter = await aCounter(town);
  const application = await aRefused(counter);
  expect(application.events.at(-1)).toMatchObject({
    judged_by: 'committee',
    judging_body: '住家被害判定委員会',
  });
  const other = await anApplication(counter);
  const refused = await goOn(counter, other, 'refused', {
    reason,
    judged_by: 'staff',
    judging_body: '税務課',
  });
  expect(refused.status).toBe(422);
});

test('the letters of a protected household do not exist for those without the right, nor for another town', async () => {
  const counter = await aCounter(town);
  await aConfirmation(town, counter, '1', family);
  const application = await aRefused(counter, { household_number: 'H1' });
  const letter = await made(counter, application);
  await aProtection(town, counter.municipality, 'H1');
  const document = `${counter.path}/letters/${letter.letter_id}/document`;
  const letters = `${counter.path}/applications/${application.application_id}/letters`;
  for (const address of [document, letters]) expect((await counter.clerk.get(address)).status).toBe(404);
  expect((await counter.clerk.post(`${counter.path}/letters/${letter.letter_id}/printing`)).status).toBe(404);
  const warden = await signedIn(town, {
    municipality: counter.municipality,
    permissions: ['certificate_issue', 'protected_open'],
  });
  expect((await warden.get(document)).status).toBe(200);
  const elsewhere = await aCounter(town);
  const foreign = `${elsewhere.path}/letters/${letter.letter_id}/document`;
  expect((await elsewhere.clerk.get(foreign)).status).toBe(404);
});

test('its 様式 is changed by the staff like that of a certificate, from the next letter on', async () => {
  const counter = await aCounter(town, { permissions: ['certificate_issue', 'administration'] });
  const before = await made(counter, await aRefused(counter));
  const templates = `/api/${counter.municipality.municipality_code}/certificate-kinds/letter_refusal/templates`;
  const { templates: kept } = TemplateList.parse(await (await counter.clerk.get(templates)).json());
  const blocks = (kept[0]?.blocks ?? []).map((block) =>
    block.block === 'head' ? { ...block, subtitle: '（{申請番号}）' } : block,
  );
  const save = (changed: object[], edited_version: number) =>
    counter.clerk.post(templates, {
      template_id: uuidv7(),
      blocks: changed,
      note: '副題に申請番号を入れた',
      edited_version,
    });
  const code = { block: 'qr', place: 'bottom_left', caption: '' };
  expect(await slugOf(await save([...blocks, code], 1))).toBe('certificates/template-faulty');
  expect((await save(blocks, 1)).status).toBe(201);
  const after = await made(counter, await aRefused(counter));
  expect((await read(counter, before)).pages[0]).toContain('（罹災証明書の交付申請）');
  expect((await read(counter, after)).pages[0]).toContain('（申請第000002号）');
});
