// 調査写真: what was accepted stays, stands where it was put, and is shown to whom it may be shown.
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, inject, test } from 'vitest';
import { KnownNumbers, Photo, PhotoList, ShownPhotos } from '../../api/surveys/photos/photos.contract.ts';
import type { KnownNumber } from '../../api/surveys/photos/photos.contract.ts';
import { PrivacyView } from '../../api/matching/privacy.contract.ts';
import { slugOf } from '../support/accounts.ts';
import { aPlanOf, askPapers } from '../support/handouts.ts';
import { testHouse } from '../support/house.ts';
import { aHeic, aJpeg, aPhoto, aPngHead, announce, announcement } from '../support/pictures.ts';
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
import { signedIn } from '../support/town.ts';

const town = await testHouse();
const permissions = ['base_data_manage', 'certificate_issue'] as const;

async function photosOf({ clerk, path }: Counter, ...survey_numbers: string[]): Promise<Photo[]> {
  const answer = await clerk.post(`${path}/survey-photos/find`, { survey_numbers });
  expect(answer.status).toBe(200);
  return PhotoList.parse(await answer.json()).photos;
}

async function numbersOf({ clerk, path }: Counter, ...codes: string[]): Promise<KnownNumber[]> {
  const answer = await clerk.post(`${path}/survey-photos/known-numbers`, { codes });
  expect(answer.status).toBe(200);
  return KnownNumbers.parse(await answer.json()).numbers;
}

const send = ({ clerk, path }: Counter, { photo_id, version }: Photo, file: Uint8Array<ArrayBuffer>) =>
  clerk.put(`${path}/survey-photos/${photo_id}/file`, file, { version });

describe('bringing', () => {
  test('a picture comes with when and where its camera says, turned as it was held', async () => {
    const counter = await aCounter(town, { permissions });
    const file = aJpeg('front', {
      width: 400,
      height: 300,
      orientation: 6,
      taken: '2026:06:03 09:15:00',
      north: [36, 0, 3.6],
      east: [143, 30, 7.2],
    });
    const photo = await aPhoto(counter, '000123', file, { file_name: 'IMG_0001.JPG' });
    expect(photo).toMatchObject({ state: 'kept', width: 300, height: 400, position: 1, has_preview: false });
    expect(photo.taken_at).toBe('2026-06-03T00:15:00.000Z');
    expect(photo.lon).toBeCloseTo(143.502, 6);
    expect(photo.lat).toBeCloseTo(36.001, 6);
    const answer = await counter.clerk.get(`${counter.path}/survey-photos/${photo.photo_id}/file`);
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(file);
  });

  test('a camera that names its offset, and one that says nonsense', async () => {
    const counter = await aCounter(town, { permissions });
    const taken = '2026:06:03 09:15:00';
    const away = await aPhoto(counter, '1', aJpeg('away', { taken, offset: '-02:30' }));
    expect(away.taken_at).toBe('2026-06-03T11:45:00.000Z');
    const unset = await aPhoto(counter, '1', aJpeg('unset', { taken: '0000:00:00 00:00:00' }));
    expect(unset.taken_at).toBeNull();
    const nowhere = await aPhoto(counter, '1', aJpeg('nowhere', { north: [0, 0, 0], east: [0, 0, 0] }));
    expect(nowhere.lon).toBeNull();
  });

  test('a PNG is taken as well', async () => {
    const counter = await aCounter(town, { permissions });
    const png = aPngHead(30, 20);
    expect(await aPhoto(counter, '1', png, { media_type: 'image/png' })).toMatchObject({
      width: 30,
      height: 20,
    });
  });

  test('the same picture of the same survey is one photo; of another survey it is another', async () => {
    const counter = await aCounter(town, { permissions });
    const file = aJpeg('twice');
    const first = await announce(counter, '7', file);
    const { clerk, path } = counter;
    const waiting = await clerk.post(`${path}/survey-photos`, announcement('7', file));
    expect(waiting.status).toBe(200);
    expect(Photo.parse(await waiting.json())).toEqual(first);
    expect((await send(counter, first, file)).status).toBe(200);
    const again = await clerk.post(`${path}/survey-photos`, announcement('7', file));
    expect(Photo.parse(await again.json())).toMatchObject({ photo_id: first.photo_id, state: 'kept' });
    const other = await aPhoto(counter, '8', file);
    expect(other.photo_id).not.toBe(first.photo_id);
    expect(await photosOf(counter, '8', '7')).toMatchObject([
      { survey_number: '8' },
      { survey_number: '7', photo_id: first.photo_id },
    ]);
  });

  test('pictures stand where they were put, in whatever order they come', async () => {
    const counter = await aCounter(town, { permissions });
    for (const position of [3, 1, 2]) await announce(counter, '9', aJpeg(`p${position}`), { position });
    await announce(counter, '9', aJpeg('last'), { caption: '玄関' });
    await announce(counter, '9', aJpeg('between'), { position: 2, caption: '屋根' });
    const photos = await photosOf(counter, '9');
    expect(photos.map(({ position, caption }) => [position, caption])).toEqual([
      [1, null],
      [2, '屋根'],
      [3, null],
      [4, null],
      [5, '玄関'],
    ]);
  });

  test('many at once each have their own place', async ({ skip }) => {
    skip(inject('engine') === 'embedded', 'needs two connections at once');
    const counter = await aCounter(town, { permissions });
    await Promise.all(Array.from({ length: 8 }, (_, n) => announce(counter, '10', aJpeg(`at once ${n}`))));
    const places = (await photosOf(counter, '10')).map(({ position }) => position);
    expect(places).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test.each([
    ['HEIC', aHeic(), 'surveys/photo-heic'],
    ['text', new TextEncoder().encode('no picture at all'), 'surveys/photo-unreadable'],
    ['a JPEG without a size', aJpeg('short').slice(0, 12), 'surveys/photo-unreadable'],
  ])('%s is refused in words, and nothing of it stays', async (_name, file, slug) => {
    const counter = await aCounter(town, { permissions });
    const photo = await announce(counter, '1', file);
    const answer = await send(counter, photo, file);
    expect(await slugOf(answer)).toBe(slug);
    expect(await isStored(photo.sha256)).toBe(false);
    expect(await photosOf(counter, '1')).toMatchObject([{ state: 'awaiting', version: photo.version }]);
  });

  test('other bytes than those announced are refused, and the right ones still come', async () => {
    const counter = await aCounter(town, { permissions });
    const file = aJpeg('right');
    const photo = await announce(counter, '1', file);
    expect(await slugOf(await send(counter, photo, aJpeg('wrong')))).toBe('surveys/photo-not-as-announced');
    expect((await send(counter, photo, file)).status).toBe(200);
    const [kept] = await photosOf(counter, '1');
    if (kept === undefined) throw new Error('the photo is there');
    expect(await slugOf(await send(counter, kept, file))).toBe('surveys/photo-file-there');
    expect(await slugOf(await send(counter, photo, file))).toBe('http/version-stale');
  });

  test('a preview is shown in place of the file, which is shown where there is none', async () => {
    const counter = await aCounter(town, { permissions });
    const { clerk, path } = counter;
    const [file, small] = [aJpeg('large'), aJpeg('small', { width: 40, height: 30 })];
    const { photo_id, version } = await aPhoto(counter, '1', file);
    const look = async () =>
      new Uint8Array(await (await clerk.get(`${path}/survey-photos/${photo_id}/preview`)).arrayBuffer());
    expect(await look()).toEqual(file);
    const sent = await clerk.put(`${path}/survey-photos/${photo_id}/preview`, small, { version });
    expect(Photo.parse(await sent.json())).toMatchObject({ has_preview: true, width: 400 });
    expect(await look()).toEqual(small);
  });

  test('a number that is none, and a disaster that is not there, are refused', async () => {
    const counter = await aCounter(town, { permissions });
    const { clerk } = counter;
    const odd = await clerk.post(`${counter.path}/survey-photos`, announcement('1\n2', aJpeg('x')));
    expect(odd.status).toBe(422);
    const nowhere = `/api/${counter.municipality.municipality_code}/nothing/survey-photos`;
    expect((await clerk.post(nowhere, announcement('1', aJpeg('x')))).status).toBe(404);
  });
});

async function isStored(hash: string): Promise<boolean> {
  const folder = join(town.house.settings.dataFolder, 'files');
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return names.some((name) => name.endsWith(hash) || name.startsWith('incoming-'));
}

describe('changing and taking back', () => {
  test('a picture goes to another survey, and the audit knows from where', async () => {
    const counter = await aCounter(town, { permissions });
    const { clerk, path } = counter;
    await aPhoto(counter, 'B', aJpeg('already there'));
    const { photo_id, version } = await aPhoto(counter, 'A', aJpeg('astray'));
    const answer = await clerk.patch(
      `${path}/survey-photos/${photo_id}`,
      { survey_number: 'B', position: 1, caption: '外壁' },
      { version },
    );
    expect(Photo.parse(await answer.json())).toMatchObject({
      survey_number: 'B',
      position: 1,
      caption: '外壁',
    });
    expect(await photosOf(counter, 'A')).toEqual([]);
    expect((await photosOf(counter, 'B')).map((photo) => photo.position)).toEqual([1, 2]);
    const { details, persons } = await town.house.db
      .selectFrom('audit.entry')
      .select(['details', 'persons'])
      .where('action', '=', 'surveys.change_photo')
      .where('municipality_code', '=', counter.municipality.municipality_code)
      .executeTakeFirstOrThrow();
    expect(JSON.parse(details)).toMatchObject({ from_survey: 'A', to_survey: 'B', photo_id });
    expect(persons).toEqual(['survey:A', 'survey:B']);
  });

  test('a picture that the other survey has already stays where it is', async () => {
    const counter = await aCounter(town, { permissions });
    const file = aJpeg('in both');
    await aPhoto(counter, 'B', file);
    const { photo_id, version } = await aPhoto(counter, 'A', file);
    const body = { survey_number: 'B' };
    const answer = await counter.clerk.patch(`${counter.path}/survey-photos/${photo_id}`, body, { version });
    expect(await slugOf(answer)).toBe('surveys/photo-there');
  });

  test('the order changes within a survey, and a stale change is refused', async () => {
    const counter = await aCounter(town, { permissions });
    const { clerk, path } = counter;
    for (const caption of ['一', '二', '三']) await aPhoto(counter, '5', aJpeg(caption), { caption });
    const third = (await photosOf(counter, '5')).at(-1);
    if (third === undefined) throw new Error('there are three');
    const address = `${path}/survey-photos/${third.photo_id}`;
    expect((await clerk.patch(address, { position: 1 }, { version: third.version })).status).toBe(200);
    expect((await photosOf(counter, '5')).map(({ caption }) => caption)).toEqual(['三', '一', '二']);
    const stale = await clerk.patch(address, { position: 3 }, { version: third.version });
    expect(stale.status).toBe(412);
  });

  test('what is taken back is shown to nobody, keeps its file, and may be brought again', async () => {
    const counter = await aCounter(town, { permissions });
    const { clerk, path } = counter;
    const file = aJpeg('of the neighbour');
    const { photo_id, sha256 } = await aPhoto(counter, '5', file);
    await town.house.db
      .updateTable('accounts.account')
      .set({ display_name: '取下げ　係' })
      .where('account_id', '=', clerk.account.account_id)
      .execute();
    const withdraw = () =>
      clerk.post(`${path}/survey-photos/${photo_id}/withdraw`, { reason: '隣の家の写真' });
    expect(Photo.parse(await (await withdraw()).json())).toMatchObject({
      state: 'withdrawn',
      withdrawn_reason: '隣の家の写真',
      withdrawn_by: '取下げ　係',
    });
    expect(await slugOf(await withdraw())).toBe('surveys/photo-withdrawn');
    expect(await photosOf(counter, '5')).toEqual([]);
    expect((await clerk.get(`${path}/survey-photos/${photo_id}/file`)).status).toBe(404);
    expect(await isStored(sha256)).toBe(true);
    const all = await clerk.post(`${path}/survey-photos/find`, { survey_numbers: ['5'], withdrawn: true });
    expect(PhotoList.parse(await all.json()).photos).toMatchObject([{ photo_id, state: 'withdrawn' }]);
    expect((await aPhoto(counter, '5', file)).photo_id).not.toBe(photo_id);
  });

  test('the database itself keeps accepted pictures', async () => {
    const counter = await aCounter(town, { permissions });
    await aPhoto(counter, '5', aJpeg('kept'));
    const { rows } = await sql<{ may: boolean }>`
      SELECT has_table_privilege('musubi_app', 'surveys.photo', 'DELETE') AS may`.execute(town.house.db);
    expect(rows).toEqual([{ may: false }]);
  });
});

describe('numbers', () => {
  test('results, sheets and unknown numbers are told apart, as codes and as people write them', async () => {
    const counter = await aCounter(town, {
      permissions: [...permissions, 'survey_planning', 'survey_sheet_output'],
    });
    await aSurvey(town, counter, 'S-1', { place: at(0, 0) });
    await aPhoto(counter, 'S-1', aJpeg('of the result'));
    await aBuilding(town, counter.municipality, 'B1', {
      address: 'むすび市港町一丁目5番地',
      place: at(15, 0),
    });
    const planned = await aPlanOf(town, counter, [['B1']]);
    await askPapers(counter, planned, planned.districts[0]);
    const { survey_number, survey_code } = await town.house.db
      .selectFrom('surveys.survey_number')
      .select(['survey_number', 'survey_code'])
      .where('municipality_code', '=', counter.municipality.municipality_code)
      .executeTakeFirstOrThrow();
    const foreign = `MSBS:${'0'.repeat(20)}`;
    const found = await numbersOf(counter, `MSBS:${survey_code}`, 'Ｓ-1', '999', foreign, survey_number);
    expect(found).toMatchObject([
      { survey_number, known_by: 'sheet', address: 'むすび市港町一丁目5番地', photos: 0 },
      { code: 'Ｓ-1', survey_number: 'S-1', known_by: 'result', damage_label: '半壊', photos: 1 },
      { survey_number: '999', known_by: 'none', address: null },
      { survey_number: null, known_by: 'none' },
      { survey_number, known_by: 'sheet' },
    ]);
  });
});

describe('who sees them', () => {
  test('the counter sees pictures that are there, and needs its own right', async () => {
    const counter = await aCounter(town, { permissions });
    const { path, municipality } = counter;
    const photo = await aPhoto(counter, 'S1', aJpeg('shown'));
    await announce(counter, 'S1', aJpeg('announced only'));
    const window = await signedIn(town, { municipality, permissions: ['certificate_issue'] });
    const found = await window.post(`${path}/shown-photos/find`, { survey_numbers: ['S1'] });
    expect(ShownPhotos.parse(await found.json()).photos).toMatchObject([{ photo_id: photo.photo_id }]);
    const answer = await window.get(`${path}/shown-photos/${photo.photo_id}/file`);
    expect(
      createHash('sha256')
        .update(Buffer.from(await answer.arrayBuffer()))
        .digest('hex'),
    ).toBe(photo.sha256);
    expect((await window.get(`${path}/survey-photos/${photo.photo_id}/file`)).status).toBe(403);
    const { persons } = await town.house.db
      .selectFrom('audit.entry')
      .select('persons')
      .where('action', '=', 'certificates.photo')
      .where('municipality_code', '=', municipality.municipality_code)
      .executeTakeFirstOrThrow();
    expect(persons).toEqual(['survey:S1']);
  });

  test('pictures of a protected person’s house are there for those alone who may open 支援措置', async () => {
    const counter = await aCounter(town, { permissions });
    const { path, municipality } = counter;
    await aHousehold(town, municipality, 'H1', { people: [{ name: '守　結衣' }], place: at(0, 0) });
    await aSurvey(town, counter, 'S1', { resident_name: '守　結衣', place: at(0, 0) });
    const photo = await aPhoto(counter, 'S1', aJpeg('of a secret'));
    await aProtection(town, municipality, 'H1');
    expect(await photosOf(counter, 'S1')).toEqual([]);
    const question = { survey_numbers: ['S1'] };
    const hidden = await counter.clerk.post(`${path}/shown-photos/find`, question);
    expect(ShownPhotos.parse(await hidden.json()).photos).toEqual([]);
    for (const room of ['survey-photos', 'shown-photos'])
      expect((await counter.clerk.get(`${path}/${room}/${photo.photo_id}/file`)).status).toBe(404);
    const change = { caption: '玄関' };
    const changed = await counter.clerk.patch(`${path}/survey-photos/${photo.photo_id}`, change, {
      version: 2,
    });
    expect(changed.status).toBe(404);
    const warden = await signedIn(town, {
      municipality,
      permissions: ['certificate_issue', 'protected_open'],
    });
    const seen = await warden.post(`${path}/shown-photos/find`, question);
    expect(ShownPhotos.parse(await seen.json()).photos).toHaveLength(1);
  });

  test('in 個人情報保護モード only those of the shown household’s house', async () => {
    const counter = await aCounter(town, { permissions });
    const { clerk, path } = counter;
    const { confirmation_id, survey_number } = await aConfirmation(town, counter, '1');
    await aSurvey(town, counter, 'OTHER', { place: at(30, 0) });
    const own = await aPhoto(counter, survey_number, aJpeg('own'));
    const other = await aPhoto(counter, 'OTHER', aJpeg('other'));
    const turned = await clerk.post(`${path}/privacy`, { is_on: true, confirmation_id });
    expect(PrivacyView.parse(await turned.json()).privacy).not.toBeNull();
    const found = await clerk.post(`${path}/shown-photos/find`, { survey_numbers: ['OTHER', survey_number] });
    expect(ShownPhotos.parse(await found.json()).photos).toMatchObject([{ photo_id: own.photo_id }]);
    expect((await clerk.get(`${path}/shown-photos/${own.photo_id}/preview`)).status).toBe(200);
    expect((await clerk.get(`${path}/shown-photos/${other.photo_id}/preview`)).status).toBe(404);
    expect(await slugOf(await clerk.get(`${path}/survey-photos/${own.photo_id}/file`))).toBe(
      'http/privacy-on',
    );
  });
});
