import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { Certificate, CertificateList, PreviewAnswer } from '../../api/certificates/certificates.contract.ts';
import { ProblemDocument } from '../../api/http/problem.ts';
import { testHouse } from '../support/house.ts';
import { aConfirmation, aCounter, aHousehold, aProtection } from '../support/records.ts';
import type { Counter } from '../support/records.ts';
import { signedIn } from '../support/town.ts';

const town = await testHouse();
const sealFolder = new URL('../../geodata/sample-town/', import.meta.url).pathname;

async function problemOf(answer: Response): Promise<ProblemDocument> {
  return ProblemDocument.parse(await answer.json());
}

async function preview({ clerk, path }: Counter, question: object): Promise<PreviewAnswer> {
  const answer = await clerk.post(`${path}/certificates/preview`, question);
  expect(answer.status).toBe(200);
  return PreviewAnswer.parse(await answer.json());
}

async function issue({ clerk, path }: Counter, wanted: object): Promise<Certificate> {
  const answer = await clerk.post(`${path}/certificates`, { certificate_id: uuidv7(), ...wanted });
  expect(answer.status).toBe(201);
  return Certificate.parse(await answer.json());
}

async function step(
  { clerk, path }: Counter,
  { certificate_id }: Certificate,
  name: string,
): Promise<Response> {
  return clerk.post(`${path}/certificates/${certificate_id}/${name}`);
}

const family = {
  people: [
    { name: '浜野　一郎', born_on: '1970-06-02', relationship: '世帯主', sex: '男' },
    { name: '浜野　はる', born_on: '2020-05-31', relationship: '子', sex: '女' },
  ],
  address: 'むすび市港町一丁目1番1号',
  address_detail: '浜荘201',
};

describe('what will be printed', () => {
  test('comes from the registers on the day of the disaster and from the survey', async () => {
    const counter = await aCounter(town);
    const { confirmation_id } = await aConfirmation(town, counter, '1', {
      ...family,
      damage_class: 'semi_half',
    });
    const { fields, missing_glyphs, issued_before } = await preview(counter, {
      confirmation_id,
      remarks: '再交付',
    });
    expect(fields).toMatchObject({
      certificate_number: '第―号',
      householder_name: '浜野　一郎',
      householder_address: 'むすび市港町一丁目1番1号　浜荘201',
      house_address: 'むすび市港町一丁目1番1号',
      members: [
        { name: '浜野　一郎', relationship: '世帯主', sex: '男', age: '55' },
        { name: '浜野　はる', relationship: '子', sex: '女', age: '6' },
      ],
      damage_class: '準半壊',
      remarks: '再交付',
      training: false,
    });
    expect(fields.issued_date).toMatch(/^令和\d+年\d+月\d+日$/);
    expect([missing_glyphs, issued_before]).toEqual([[], []]);
  });

  test('does not change with a register that came after the disaster', async () => {
    const counter = await aCounter(town);
    const { confirmation_id } = await aConfirmation(town, counter, '1', {
      ...family,
      valid_until: '2026-06-20',
    });
    await aHousehold(town, counter.municipality, 'H1', {
      people: [{ name: '沖 三郎' }],
      valid_from: '2026-06-20',
    });
    expect((await preview(counter, { confirmation_id })).fields.householder_name).toBe('浜野　一郎');
  });

  test('of a training disaster says that it is one', async () => {
    const counter = await aCounter(town, { kind: 'training' });
    const { confirmation_id } = await aConfirmation(town, counter, '1');
    expect((await preview(counter, { confirmation_id })).fields.training).toBe(true);
  });

  test('names the characters that no font has, with their code points and places', async () => {
    const counter = await aCounter(town);
    const { confirmation_id } = await aConfirmation(town, counter, '1', {
      people: [{ name: '浜\u{e000}　一郎' }],
    });
    const { missing_glyphs } = await preview(counter, { confirmation_id });
    expect(missing_glyphs).toEqual([
      {
        character: '\u{e000}',
        code_points: 'U+E000',
        reason: 'private_use',
        places: [
          { pointer: '/householder_name', position: 2 },
          { pointer: '/members/0/name', position: 2 },
        ],
      },
    ]);
    const substitutions = { '\u{e000}': '野' };
    expect((await preview(counter, { confirmation_id, substitutions })).missing_glyphs).toEqual([]);
  });
});

describe('issuing', () => {
  test('gives consecutive numbers within a disaster and freezes what is printed', async () => {
    const counter = await aCounter(town);
    const { confirmation_id } = await aConfirmation(town, counter, '1', family);
    const other = await aConfirmation(town, counter, '2');
    const first = await issue(counter, { confirmation_id });
    const second = await issue(counter, { confirmation_id: other.confirmation_id });
    expect([first.certificate_number, second.certificate_number]).toEqual([1, 2]);
    expect(second.fields.certificate_number).toBe('第0000002号');
    expect(first.events.map((event) => event.event)).toEqual(['reserved']);
    await sql`UPDATE registers.household SET head_name = '別人' WHERE municipality_code = ${counter.municipality.municipality_code}`.execute(
      town.house.db,
    );
    const kept = await counter.clerk.get(`${counter.path}/certificates/${first.certificate_id}`);
    expect(Certificate.parse(await kept.json()).fields.householder_name).toBe('浜野　一郎');
  });

  test('is refused with a missing character, takes no number, and does not repeat the name', async () => {
    const counter = await aCounter(town);
    const { confirmation_id } = await aConfirmation(town, counter, '1', {
      people: [{ name: '浜\u{e000}　一郎' }],
    });
    const body = { certificate_id: uuidv7(), confirmation_id };
    const answer = await counter.clerk.post(`${counter.path}/certificates`, body);
    expect(answer.status).toBe(422);
    const problem = await problemOf(answer);
    expect(problem.type).toBe('/problems/certificates/glyphs-missing');
    expect(problem.errors?.[0]).toMatchObject({ pointer: '/householder_name', code: 'private_use' });
    expect(problem.errors?.[0]?.message).toContain('U+E000');
    expect(JSON.stringify(problem)).not.toMatch(/浜|一郎/);
    const substitutions = { '\u{e000}': '野' };
    const { certificate_number } = await issue(counter, { confirmation_id, substitutions });
    expect(certificate_number).toBe(1);
  });

  test('is refused without a confirmation that stands', async () => {
    const counter = await aCounter(town);
    const { confirmation_id } = await aConfirmation(town, counter, '1');
    await counter.clerk.post(`${counter.path}/confirmations/${confirmation_id}/withdraw`, { reason: '誤り' });
    const withdrawn = await counter.clerk.post(`${counter.path}/certificates`, {
      certificate_id: uuidv7(),
      confirmation_id,
    });
    expect((await problemOf(withdrawn)).type).toBe('/problems/certificates/confirmation-missing');
    const body = { certificate_id: uuidv7(), confirmation_id: uuidv7() };
    expect((await counter.clerk.post(`${counter.path}/certificates`, body)).status).toBe(404);
  });

  test('sent twice with one id gives one certificate', async () => {
    const counter = await aCounter(town);
    const { confirmation_id } = await aConfirmation(town, counter, '1');
    const body = { certificate_id: uuidv7(), confirmation_id };
    expect((await counter.clerk.post(`${counter.path}/certificates`, body)).status).toBe(201);
    const again = await counter.clerk.post(`${counter.path}/certificates`, body);
    expect((await problemOf(again)).type).toBe('/problems/certificates/issued-already');
    const next = await aConfirmation(town, counter, '2');
    expect((await issue(counter, { confirmation_id: next.confirmation_id })).certificate_number).toBe(2);
  });

  test('a confirmation under a certificate cannot be withdrawn', async () => {
    const counter = await aCounter(town);
    const { confirmation_id } = await aConfirmation(town, counter, '1');
    await issue(counter, { confirmation_id });
    const path = `${counter.path}/confirmations/${confirmation_id}/withdraw`;
    const answer = await counter.clerk.post(path, { reason: '誤り' });
    expect(answer.status).toBe(409);
    expect((await problemOf(answer)).type).toBe('/problems/matching/confirmation-carries-certificate');
  });
});

describe('the document', () => {
  test('is drawn once, opens inline under a name that tells nothing, and is the same when drawn anew', async () => {
    const counter = await aCounter(town);
    const { confirmation_id } = await aConfirmation(town, counter, '1', family);
    const certificate = await issue(counter, { confirmation_id });
    const rendered = Certificate.parse(await (await step(counter, certificate, 'rendering')).json());
    expect(rendered.events.map((event) => event.event)).toEqual(['reserved', 'rendered']);
    const answer = await counter.clerk.get(
      `${counter.path}/certificates/${certificate.certificate_id}/document`,
    );
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toBe('inline; filename="certificate-1.pdf"');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const first = Buffer.from(await answer.arrayBuffer());
    expect(first.subarray(0, 5).toString()).toBe('%PDF-');

    // As if the process had died after the number was given and before the document was noted.
    await sql`UPDATE certificates.certificate SET document_file = NULL WHERE certificate_id = ${certificate.certificate_id}`.execute(
      town.house.db,
    );
    await sql`DELETE FROM certificates.event WHERE certificate_id = ${certificate.certificate_id} AND event = 'rendered'`.execute(
      town.house.db,
    );
    const again = Certificate.parse(await (await step(counter, certificate, 'rendering')).json());
    expect(again.document_hash).toBe(rendered.document_hash);
  });

  test('drawn twice is noted once', async () => {
    const counter = await aCounter(town);
    const { confirmation_id } = await aConfirmation(town, counter, '1');
    const certificate = await issue(counter, { confirmation_id });
    await step(counter, certificate, 'rendering');
    const again = await step(counter, certificate, 'rendering');
    expect(again.status).toBe(200);
    expect(Certificate.parse(await again.json()).events).toHaveLength(2);
  });

  test('carries the seal of the town', async () => {
    const counter = await aCounter(town);
    const { confirmation_id } = await aConfirmation(town, counter, '1');
    const other = await aConfirmation(town, counter, '2');
    const plain = await issue(counter, { confirmation_id: other.confirmation_id });
    const { hash } = await town.house.files.keep(await readFile(join(sealFolder, 'seal.png')));
    await sql`UPDATE accounts.municipality SET seal_file = ${hash} WHERE municipality_code = ${counter.municipality.municipality_code}`.execute(
      town.house.db,
    );
    expect((await preview(counter, { confirmation_id })).has_seal).toBe(true);
    const sealed = await issue(counter, { confirmation_id });
    const bytes = await Promise.all(
      [plain, sealed].map(async (certificate) => {
        await step(counter, certificate, 'rendering');
        const answer = await counter.clerk.get(
          `${counter.path}/certificates/${certificate.certificate_id}/document`,
        );
        return (await answer.arrayBuffer()).byteLength;
      }),
    );
    expect(bytes[1]).toBeGreaterThan((bytes[0] ?? 0) + 2000);
  });

  test('that was changed on the disk is not shown', async () => {
    const counter = await aCounter(town);
    const { confirmation_id } = await aConfirmation(town, counter, '1');
    const certificate = await issue(counter, { confirmation_id });
    const { document_hash } = Certificate.parse(await (await step(counter, certificate, 'rendering')).json());
    const hash = document_hash ?? '';
    await writeFile(join(town.house.settings.dataFolder, 'files', hash.slice(0, 2), hash), 'forged');
    const answer = await counter.clerk.get(
      `${counter.path}/certificates/${certificate.certificate_id}/document`,
    );
    expect(answer.status).toBe(500);
    expect((await problemOf(answer)).type).toBe('/problems/certificates/document-damaged');
  });

  test('does not exist before it is drawn', async () => {
    const counter = await aCounter(town);
    const { confirmation_id } = await aConfirmation(town, counter, '1');
    const certificate = await issue(counter, { confirmation_id });
    const answer = await counter.clerk.get(
      `${counter.path}/certificates/${certificate.certificate_id}/document`,
    );
    expect((await problemOf(answer)).type).toBe('/problems/certificates/not-rendered');
    expect((await step(counter, certificate, 'printing')).status).toBe(409);
  });
});

describe('printing and handing over', () => {
  test('each print is noted, handing over once', async () => {
    const counter = await aCounter(town);
    const { confirmation_id } = await aConfirmation(town, counter, '1');
    const certificate = await issue(counter, { confirmation_id });
    for (const name of ['rendering', 'printing', 'printing', 'handing-over'])
      expect((await step(counter, certificate, name)).status).toBe(200);
    const again = await step(counter, certificate, 'handing-over');
    expect((await problemOf(again)).type).toBe('/problems/certificates/recorded-already');
    const list = await counter.clerk.get(`${counter.path}/certificates?confirmation_id=${confirmation_id}`);
    const [summary] = CertificateList.parse(await list.json()).certificates;
    expect(summary?.events.map((event) => event.event)).toEqual([
      'reserved',
      'rendered',
      'printed',
      'printed',
      'handed_over',
    ]);
    expect(summary?.is_rendered).toBe(true);
  });

  test('an earlier certificate of the household is shown before another is issued', async () => {
    const counter = await aCounter(town);
    const { confirmation_id } = await aConfirmation(town, counter, '1');
    await issue(counter, { confirmation_id });
    const { issued_before } = await preview(counter, { confirmation_id });
    expect(issued_before.map((one) => one.certificate_number)).toEqual([1]);
  });
});

describe('who may see a certificate', () => {
  test('nobody without the right, nobody of another town, nobody where the household is protected', async () => {
    const counter = await aCounter(town);
    const { confirmation_id, household_number } = await aConfirmation(town, counter, '1');
    const { certificate_id } = await issue(counter, { confirmation_id });
    const address = `${counter.path}/certificates/${certificate_id}`;
    const reader = await signedIn(town, { municipality: counter.municipality, permissions: ['audit_read'] });
    const stranger = await signedIn(town, { permissions: ['certificate_issue'] });
    expect((await reader.get(address)).status).toBe(403);
    expect((await stranger.get(address)).status).toBe(404);
    await aProtection(town, counter.municipality, household_number);
    expect((await counter.clerk.get(address)).status).toBe(404);
    expect((await counter.clerk.get(`${address}/document`)).status).toBe(404);
    const list = CertificateList.parse(
      await (await counter.clerk.get(`${counter.path}/certificates`)).json(),
    );
    expect(list.certificates).toEqual([]);
  });

  test('each look and each act is in the audit with the certificate and its household', async () => {
    const counter = await aCounter(town);
    const { confirmation_id } = await aConfirmation(town, counter, '1');
    const certificate = await issue(counter, { confirmation_id });
    await step(counter, certificate, 'rendering');
    await counter.clerk.get(`${counter.path}/certificates/${certificate.certificate_id}/document`);
    const { rows } = await sql<{ action: string; persons: string[] }>`SELECT action, persons FROM audit.entry
      WHERE municipality_code = ${counter.municipality.municipality_code} ORDER BY at, entry_id`.execute(
      town.house.db,
    );
    const persons = [`certificate:${certificate.certificate_id}`, 'household:H1'];
    expect(rows).toEqual(
      ['certificates.issue', 'certificates.render', 'certificates.document'].map((action) => ({
        action,
        persons,
      })),
    );
  });
});
