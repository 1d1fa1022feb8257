// What follows a certificate: re-issue, correction, void; one present certificate a case, whatever kind it is.
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, inject, test } from 'vitest';
import {
  Certificate,
  CertificateChain,
  PreviewAnswer,
} from '../../api/certificates/certificates.contract.ts';
import { slugOf } from '../support/accounts.ts';
import { passOwnerGuard } from '../support/guard.ts';
import { testHouse } from '../support/house.ts';
import { aBuilding, aConfirmation, aCounter, aSurvey } from '../support/records.ts';
import type { Counter } from '../support/records.ts';

const town = await testHouse();

async function tryIssue({ clerk, path }: Counter, wanted: object): Promise<Response> {
  return clerk.post(`${path}/certificates`, { certificate_id: uuidv7(), ...wanted });
}

async function issue(counter: Counter, wanted: object): Promise<Certificate> {
  const answer = await tryIssue(counter, wanted);
  expect(answer.status).toBe(201);
  return Certificate.parse(await answer.json());
}

async function look({ clerk, path }: Counter, { certificate_id }: Certificate): Promise<Certificate> {
  return Certificate.parse(await (await clerk.get(`${path}/certificates/${certificate_id}`)).json());
}

function replacing({ certificate_id }: Certificate, reason: string, more: object = {}) {
  return { replaces: { certificate_id, reason, ...more } };
}

const notice = { reason: 'spoiled', note: '', is_paper_returned: true };

describe('a case', () => {
  test('has one present certificate; a second is refused and takes no number', async () => {
    const counter = await aCounter(town);
    const { confirmation_id } = await aConfirmation(town, counter, '1');
    await issue(counter, { confirmation_id });
    const second = await tryIssue(counter, { confirmation_id });
    expect([second.status, await slugOf(second)]).toEqual([409, 'certificates/present-exists']);
    const other = await aConfirmation(town, counter, '2');
    expect((await issue(counter, { confirmation_id: other.confirmation_id })).certificate_number).toBe(2);
  });

  test('is re-issued under a number of its own that refers to the former, which ends', async () => {
    const counter = await aCounter(town);
    const { confirmation_id } = await aConfirmation(town, counter, '1');
    const first = await issue(counter, { confirmation_id });
    const second = await issue(counter, {
      confirmation_id,
      ...replacing(first, 'reissue', { note: '紛失' }),
    });
    expect(second).toMatchObject({
      certificate_number: 2,
      version: 2,
      replaces: first.certificate_id,
      version_reason: 'reissue',
      version_note: '紛失',
      state: 'present',
    });
    expect(second.fields.version_words).toBe('（第0000001号の再交付）');
    expect(await look(counter, first)).toMatchObject({
      state: 'replaced',
      replaced_by: second.certificate_id,
    });
  });

  test('is corrected only where it is said what was wrong', async () => {
    const counter = await aCounter(town);
    const { confirmation_id } = await aConfirmation(town, counter, '1');
    const first = await issue(counter, { confirmation_id });
    const unclear = await tryIssue(counter, { confirmation_id, ...replacing(first, 'correction') });
    expect(await slugOf(unclear)).toBe('certificates/correction-unclear');
    expect((await look(counter, first)).state).toBe('present');
    const corrected = await issue(counter, {
      confirmation_id,
      ...replacing(first, 'correction', { corrected_items: ['name'] }),
    });
    expect(corrected.corrected_items).toEqual(['name']);
  });

  test('a certificate of the wrong house is corrected into another case, and its confirmation can be withdrawn', async () => {
    const counter = await aCounter(town);
    const wrong = await aConfirmation(town, counter, '1');
    const right = await aConfirmation(town, counter, '2');
    const first = await issue(counter, { confirmation_id: wrong.confirmation_id });
    await issue(counter, {
      confirmation_id: right.confirmation_id,
      ...replacing(first, 'correction', { corrected_items: ['house'] }),
    });
    const withdrawn = await counter.clerk.post(
      `${counter.path}/confirmations/${wrong.confirmation_id}/withdraw`,
      { reason: '隣の家' },
    );
    expect(withdrawn.status).toBe(200);
  });

  test('what was replaced cannot be replaced again, and two counters at once make one of two', async ({
    skip,
  }) => {
    const counter = await aCounter(town);
    const { confirmation_id } = await aConfirmation(town, counter, '1');
    const first = await issue(counter, { confirmation_id });
    const tries = await Promise.all(
      [1, 2].map(() => tryIssue(counter, { confirmation_id, ...replacing(first, 'reissue') })),
    );
    skip(
      inject('engine') === 'embedded' && tries.every((answer) => !answer.ok),
      'the embedded engine takes clients in turn',
    );
    expect(tries.map((answer) => answer.status).sort()).toEqual([201, 409]);
    const late = await tryIssue(counter, { confirmation_id, ...replacing(first, 'reissue') });
    expect(await slugOf(late)).toBe('certificates/replaced-already');
  });

  test('declared void it holds no more; the next certificate begins anew', async () => {
    const counter = await aCounter(town);
    const { confirmation_id } = await aConfirmation(town, counter, '1');
    const first = await issue(counter, { confirmation_id });
    const address = `${counter.path}/certificates/${first.certificate_id}`;
    await counter.clerk.post(`${address}/rendering`);
    const voided = await counter.clerk.post(`${address}/void`, {
      ...notice,
      reason: 'wrong_person',
      note: '別人',
    });
    expect(Certificate.parse(await voided.json())).toMatchObject({
      state: 'void',
      void_reason: 'wrong_person',
      is_paper_returned: true,
    });
    expect(await slugOf(await counter.clerk.post(`${address}/void`, notice))).toBe(
      'certificates/not-present',
    );
    expect(await slugOf(await counter.clerk.post(`${address}/printing`))).toBe('certificates/not-present');
    const next = await issue(counter, { confirmation_id });
    expect([next.certificate_number, next.version, next.replaces]).toEqual([2, 1, null]);
    const chain = await counter.clerk.get(`${counter.path}/certificates/${next.certificate_id}/chain`);
    expect(
      CertificateChain.parse(await chain.json()).certificates.map((one) => [
        one.certificate_number,
        one.state,
      ]),
    ).toEqual([
      [2, 'present'],
      [1, 'void'],
    ]);
  });

  test('what has ended cannot be brought back, not even by the application itself', async () => {
    const counter = await aCounter(town);
    const { confirmation_id } = await aConfirmation(town, counter, '1');
    const first = await issue(counter, { confirmation_id });
    await counter.clerk.post(`${counter.path}/certificates/${first.certificate_id}/void`, notice);
    await expect(
      sql`UPDATE certificates.certificate SET ended_at = NULL WHERE certificate_id = ${first.certificate_id}`.execute(
        town.house.db,
      ),
    ).rejects.toThrow('does not come back');
  });
});

describe("an owner's certificate", () => {
  test('rests on a building and a survey, names owner and co-owners, and no household', async () => {
    const counter = await aCounter(town);
    const property_number = await aBuilding(town, counter.municipality, 'B9', {
      owner_name: '沖　登',
      address: 'むすび市港町一丁目9番地',
    });
    await sql`UPDATE registers.building SET co_owners = ARRAY['沖　花'], owner_address = 'うみべ県浦戸市中央1番地'
      WHERE municipality_code = ${counter.municipality.municipality_code}`.execute(town.house.db);
    const survey_number = await aSurvey(town, counter, 'S9', { damage_class: 'total' });
    await passOwnerGuard(town, counter, { property_number, survey_number });
    const certificate = await issue(counter, { kind: 'owner', property_number, survey_number });
    expect(certificate).toMatchObject({ kind: 'owner', household_number: null, confirmation_id: null });
    expect(certificate.fields).toMatchObject({
      owner_name: '沖　登',
      owner_address: 'うみべ県浦戸市中央1番地',
      co_owners: '沖　花',
      house_address: 'むすび市港町一丁目9番地',
      damage_class: '全壊',
      members: [],
    });
    const preview = await counter.clerk.post(`${counter.path}/certificates/preview`, {
      kind: 'owner',
      property_number,
      survey_number,
    });
    const answer = PreviewAnswer.parse(await preview.json());
    expect(answer.survey_distance).toBe(0);
    expect(answer.issued_before.map((one) => one.certificate_number)).toEqual([1]);
  });

  test('numbers of each kind are consecutive by themselves', async () => {
    const counter = await aCounter(town);
    const { confirmation_id } = await aConfirmation(town, counter, '1');
    const owners = await issue(counter, { kind: 'owner', confirmation_id });
    const residents = await issue(counter, { confirmation_id });
    expect([owners.certificate_number, residents.certificate_number]).toEqual([1, 1]);
  });
});

describe('what a kind needs is judged by the database', () => {
  test('without the ground of its kind a certificate is refused', async () => {
    const counter = await aCounter(town);
    const { confirmation_id } = await aConfirmation(town, counter, '1');
    for (const wanted of [
      { kind: 'resident' },
      { kind: 'owner' },
      { kind: 'damage_report', confirmation_id },
    ])
      expect(await slugOf(await tryIssue(counter, wanted))).toBe('certificates/ground-missing');
    const bare = sql`INSERT INTO certificates.certificate (certificate_id, municipality_code, disaster_code, kind, certificate_number, fields, issued_on, created_by)
      VALUES (${uuidv7()}, ${counter.municipality.municipality_code}, ${counter.disaster.disaster_code}, 'resident', 1, '{}', now(),
        ${counter.clerk.account.account_id})`;
    await expect(bare.execute(town.house.db)).rejects.toThrow('needs a confirmation');
  });

  test('the fire form certifies fire only', async () => {
    const counter = await aCounter(town);
    const quake = await aConfirmation(town, counter, '1', { damage_class: 'half' });
    const fire = await aConfirmation(town, counter, '2', { damage_class: 'half_burnt' });
    const wrong = await tryIssue(counter, { kind: 'fire', confirmation_id: quake.confirmation_id });
    expect(await slugOf(wrong)).toBe('certificates/class-foreign');
    const right = await issue(counter, { kind: 'fire', confirmation_id: fire.confirmation_id });
    expect(right.fields.damage_class).toBe('半焼');
  });

  test('a receipt certifies a declaration as it was made, without any survey', async () => {
    const counter = await aCounter(town);
    const declaration_id = uuidv7();
    const declared = await counter.clerk.post(`${counter.path}/declarations`, {
      declaration_id,
      declarant_name: '浜野　一郎',
      declarant_address: 'むすび市港町一丁目1番1号',
      damaged_object: '車庫',
      damaged_place: 'むすび市港町一丁目1番1号',
      damage_content: '屋根が落下した',
    });
    expect(declared.status).toBe(201);
    const certificate = await issue(counter, { kind: 'damage_report', declaration_id });
    expect(certificate.fields).toMatchObject({
      declarant_name: '浜野　一郎',
      damaged_object: '車庫',
      damage_content: '屋根が落下した',
      damage_class: '',
    });
    const found = await counter.clerk.post(`${counter.path}/declarations/search`, { name: '浜野一' });
    expect(await found.json()).toMatchObject({
      declarations: [{ declaration_id, certificate_id: certificate.certificate_id }],
    });
  });
});
