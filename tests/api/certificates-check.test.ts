// The public check: what the QR code on a paper leads to. It tells of valid, replaced and void papers what stands on
// them, and of all others nothing.
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { expect, onTestFinished, test } from 'vitest';
import { Certificate } from '../../api/certificates/certificates.contract.ts';
import { CheckAnswer } from '../../api/certificates/check.contract.ts';
import { inScope } from '../../api/db/scope.ts';
import { slugOf } from '../support/accounts.ts';
import { Client } from '../support/client.ts';
import { testHouse } from '../support/house.ts';
import { aConfirmation, aCounter, aProtection } from '../support/records.ts';
import type { Counter } from '../support/records.ts';

const town = await testHouse({ behindProxy: true });

async function issue(counter: Counter, wanted: object): Promise<Certificate> {
  const body = { certificate_id: uuidv7(), ...wanted };
  return Certificate.parse(await (await counter.clerk.post(`${counter.path}/certificates`, body)).json());
}

/** Each asker at an address of its own, so that the rate bound of one test is not another's. */
let askers = 0;
async function ask({ municipality }: Counter, question: object): Promise<Response> {
  askers += 1;
  const somebody = new Client(town.app, { 'x-forwarded-for': `203.0.113.${askers}` });
  return somebody.post(`/public/${municipality.municipality_code}/certificate`, question);
}

async function check(counter: Counter, code: string, address?: string): Promise<CheckAnswer> {
  const answer = await ask(counter, { code, ...(address === undefined ? {} : { address }) });
  expect(answer.status).toBe(200);
  return CheckAnswer.parse(await answer.json());
}

function codeOf({ fields }: Certificate): string {
  return fields.verification.split('#')[1] ?? '';
}

/** What zbarimg reads off the first page at the resolution of a phone's picture of it. */
async function readFromPaper(counter: Counter, { certificate_id }: Certificate): Promise<string> {
  const address = `${counter.path}/certificates/${certificate_id}`;
  await counter.clerk.post(`${address}/rendering`);
  const pdf = Buffer.from(await (await counter.clerk.get(`${address}/document`)).arrayBuffer());
  const folder = await mkdtemp(join(tmpdir(), 'musubi-qr-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'paper.pdf'), pdf);
  execFileSync('pdftoppm', ['-r', '200', '-png', '-singlefile', 'paper.pdf', 'paper'], { cwd: folder });
  return execFileSync(
    'zbarimg',
    ['--quiet', '--nodbus', '--raw', '-Sdisable', '-Sqrcode.enable', 'paper.png'],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  ).trim();
}

test('the code on the printed paper is read by a machine and leads to the answer that it holds', async () => {
  const counter = await aCounter(town);
  const { confirmation_id } = await aConfirmation(town, counter, '1', { damage_class: 'large_scale_half' });
  const certificate = await issue(counter, { confirmation_id });
  const read = new URL(await readFromPaper(counter, certificate));
  expect(read.href).toBe(certificate.fields.verification);
  expect(read.pathname).toBe(`/public/${counter.municipality.municipality_code}/certificate`);
  expect(read.search).toBe('');
  const answer = await check(counter, read.hash.slice(1));
  expect(answer).toEqual({
    state: 'present',
    municipality: 'むすび市',
    disaster: '令和8年うみべ沖地震',
    is_training: false,
    title: '罹災証明書',
    label: '居住者用',
    certificate_number: 1,
    issued_on: certificate.issued_on,
    damage_class: '大規模半壊',
    address_agrees: null,
  });
});

test('a replaced and a void paper are told apart, each from its own code', async () => {
  const counter = await aCounter(town);
  const { confirmation_id } = await aConfirmation(town, counter, '1');
  const first = await issue(counter, { confirmation_id });
  const replaces = { certificate_id: first.certificate_id, reason: 'reissue' };
  const second = await issue(counter, { confirmation_id, replaces });
  await counter.clerk.post(`${counter.path}/certificates/${second.certificate_id}/void`, {
    reason: 'withdrawn',
    is_paper_returned: false,
  });
  expect((await check(counter, codeOf(first))).state).toBe('replaced');
  expect((await check(counter, codeOf(second))).state).toBe('void');
});

test('a forged class, a foreign key, another town and noise are unknown, and nothing more is told', async () => {
  const counter = await aCounter(town);
  const other = await aCounter(town);
  const { confirmation_id } = await aConfirmation(town, counter, '1', { damage_class: 'half' });
  const code = codeOf(await issue(counter, { confirmation_id }));
  const theirs = await aConfirmation(town, other, '1');
  const foreign = codeOf(await issue(other, { confirmation_id: theirs.confirmation_id }));
  const [content = '', signature = ''] = code.split('.');
  const raised = Buffer.from(content, 'base64url').toString().replace('半壊', '全壊');
  const forged = `${Buffer.from(raised).toString('base64url')}.${signature}`;
  for (const wrong of [forged, foreign, `${content}.`, content, 'x', `${code}.${signature}`])
    expect(await check(counter, wrong)).toEqual({ state: 'unknown' });
  expect((await check(other, code)).state).toBe('unknown');
});

test('the address on the paper can be held against the signed one, whatever its widths and blanks', async () => {
  const counter = await aCounter(town);
  const { confirmation_id } = await aConfirmation(town, counter, '1', { address: 'むすび市港町一丁目1-1' });
  const code = codeOf(await issue(counter, { confirmation_id }));
  const agrees = async (address: string) => {
    const answer = await check(counter, code, address);
    return answer.state === 'present' && answer.address_agrees;
  };
  expect(await agrees('むすび市　港町一丁目１−１')).toBe(true);
  expect(await agrees('むすび市港町一丁目1-2')).toBe(false);
});

test('the paper of a protected household is valid like any other, without a word about it', async () => {
  const counter = await aCounter(town);
  const { confirmation_id, household_number } = await aConfirmation(town, counter, '1');
  const code = codeOf(await issue(counter, { confirmation_id }));
  await aProtection(town, counter.municipality, household_number);
  const answer = await check(counter, code);
  expect(answer.state).toBe('present');
  expect(JSON.stringify(answer)).not.toMatch(/浜野|港町|H1/);
});

test('the public role reads nothing of a certificate but its number, its kind and whether it has ended', async () => {
  const counter = await aCounter(town);
  const scope = { role: 'musubi_public', municipality: counter.municipality.municipality_code } as const;
  for (const refused of [
    'SELECT fields FROM certificates.certificate',
    'SELECT household_number FROM certificates.certificate',
    'SELECT 1 FROM certificates.declaration',
    'SELECT 1 FROM registers.resident',
    'SELECT 1 FROM matching.confirmation',
    'SELECT 1 FROM accounts.account',
    'SELECT reason FROM certificates.voiding',
    'DELETE FROM certificates.verification_key',
  ])
    await expect(inScope(town.house.db, scope, (trx) => sql.raw(refused).execute(trx))).rejects.toThrow(
      'permission denied',
    );
});

test('whoever asks too often has to wait; others do not', async () => {
  const counter = await aCounter(town);
  const somebody = new Client(town.app, { 'x-forwarded-for': '198.51.100.7' });
  const path = `/public/${counter.municipality.municipality_code}/certificate`;
  const answers = [];
  for (let times = 0; times < 25; times += 1) answers.push(await somebody.post(path, { code: 'x' }));
  const last = answers.at(-1);
  if (!last) throw new Error('nobody asked');
  expect([last.status, await slugOf(last)]).toEqual([429, 'certificates/too-many-checks']);
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await ask(counter, { code: 'x' })).status).toBe(200);
});

test('the private key lies in the data folder, for its owner only, and is the same for every certificate', async () => {
  const counter = await aCounter(town);
  const ties = [await aConfirmation(town, counter, '1'), await aConfirmation(town, counter, '2')];
  for (const { confirmation_id } of ties) await issue(counter, { confirmation_id });
  const { municipality_code } = counter.municipality;
  const path = join(town.house.settings.dataFolder, 'keys', `certificates-${municipality_code}.pem`);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readFile(path, 'utf8')).toContain('PRIVATE KEY');
  const keys = await town.house.db
    .selectFrom('certificates.verification_key')
    .select('key_id')
    .where('municipality_code', '=', municipality_code)
    .execute();
  expect(keys).toHaveLength(1);
});
