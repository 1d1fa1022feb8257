// 郵送: each letter is a certificate of its own; together they are one PDF with a page for the window before each.
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { expect, onTestFinished, test, vi } from 'vitest';
import { BatchView, CandidateList } from '../../api/certificates/batches.contract.ts';
import { Certificate, CertificateList } from '../../api/certificates/certificates.contract.ts';
import { slugOf } from '../support/accounts.ts';
import { passOwnerGuard } from '../support/guard.ts';
import { testHouse } from '../support/house.ts';
import { aBuilding, aConfirmation, aCounter, aSurvey, at } from '../support/records.ts';
import type { Counter } from '../support/records.ts';

const town = await testHouse();
const sender = 'むすび市役所 税務課\nむすび市港町1-1\n電話 000-000-0000';

async function open({ clerk, path }: Counter, more: object): Promise<BatchView> {
  const answer = await clerk.post(`${path}/certificate-batches`, {
    batch_id: uuidv7(),
    kind: 'resident',
    sender,
    ...more,
  });
  expect(answer.status).toBe(201);
  return BatchView.parse(await answer.json());
}

async function look({ clerk, path }: Counter, { batch_id }: BatchView): Promise<BatchView> {
  return BatchView.parse(await (await clerk.get(`${path}/certificate-batches/${batch_id}`)).json());
}

async function finished(counter: Counter, batch: BatchView): Promise<BatchView> {
  return vi.waitFor(
    async () => {
      const now = await look(counter, batch);
      if (now.state === 'running') throw new Error('it still runs');
      return now;
    },
    { timeout: 40_000, interval: 100 },
  );
}

async function textOf(counter: Counter, { batch_id }: BatchView): Promise<string[]> {
  const answer = await counter.clerk.get(`${counter.path}/certificate-batches/${batch_id}/document`);
  const folder = await mkdtemp(join(tmpdir(), 'musubi-letters-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'letters.pdf'), Buffer.from(await answer.arrayBuffer()));
  const text = execFileSync('pdftotext', [join(folder, 'letters.pdf'), '-'], { encoding: 'utf8' });
  return text
    .split('\f')
    .slice(0, -1)
    .map((page) => page.replaceAll(/\s/gu, ''));
}

test('letters are issued one by one and drawn together, each behind its address', async () => {
  const counter = await aCounter(town);
  const ties = [];
  for (const name of ['1', '2', '3'])
    ties.push(await aConfirmation(town, counter, name, { people: [{ name: `浜野　${name}郎` }] }));
  const batch = await open(counter, { confirmation_ids: ties.map((tie) => tie.confirmation_id) });
  const done = await finished(counter, batch);
  expect(done).toMatchObject({ state: 'done', items: 3, done: 3, refused: 0, pages: 6 });
  const pages = await textOf(counter, done);
  expect(pages).toHaveLength(6);
  expect(pages[0]).toContain('浜野1郎様');
  expect(pages[1]).toContain('第0000001号');
  expect(pages[4]).toContain('浜野3郎様');
  const list = await counter.clerk.get(`${counter.path}/certificates`);
  const { certificates } = CertificateList.parse(await list.json());
  expect(certificates.map((one) => one.events.map((event) => event.event))).toEqual([
    ['reserved', 'rendered'],
    ['reserved', 'rendered'],
    ['reserved', 'rendered'],
  ]);
});

test('a letter that is refused says why and leaves no number behind; the others go', async () => {
  const counter = await aCounter(town);
  const good = await aConfirmation(town, counter, '1');
  const unprintable = await aConfirmation(town, counter, '2', { people: [{ name: '浜\u{e000}　一郎' }] });
  const issued = await aConfirmation(town, counter, '3');
  await counter.clerk.post(`${counter.path}/certificates`, {
    certificate_id: uuidv7(),
    confirmation_id: issued.confirmation_id,
  });
  const batch = await open(counter, {
    confirmation_ids: [unprintable, issued, good].map((tie) => tie.confirmation_id),
  });
  const done = await finished(counter, batch);
  expect(
    done.letters.map(({ state, problem, certificate_number }) => [state, problem, certificate_number]),
  ).toEqual([
    ['refused', '印字できない文字があります', null],
    ['refused', 'この世帯・家屋には、有効な証明書がすでにあります', null],
    ['done', null, 2],
  ]);
});

test('printing and posting are noted for each letter, posting once', async () => {
  const counter = await aCounter(town);
  const { confirmation_id } = await aConfirmation(town, counter, '1');
  const batch = await finished(counter, await open(counter, { confirmation_ids: [confirmation_id] }));
  const path = `${counter.path}/certificate-batches/${batch.batch_id}`;
  expect((await counter.clerk.post(`${path}/printing`)).status).toBe(200);
  expect((await counter.clerk.post(`${path}/posting`)).status).toBe(200);
  expect(await slugOf(await counter.clerk.post(`${path}/posting`))).toBe('certificates/batch-unfinished');
  expect((await look(counter, batch)).posted_at).not.toBeNull();
  const list = await counter.clerk.get(`${counter.path}/certificates`);
  const [one] = CertificateList.parse(await list.json()).certificates;
  expect(one?.events.map((event) => event.event)).toEqual(['reserved', 'rendered', 'printed', 'handed_over']);
  const left = await counter.clerk.post(`${counter.path}/certificate-batches/candidates`, {});
  expect(CandidateList.parse(await left.json()).candidates).toEqual([]);
});

test('a batch that was stopped goes on where it was, and issues nothing twice', async () => {
  const counter = await aCounter(town);
  const ties = [];
  for (const name of ['1', '2', '3', '4']) ties.push(await aConfirmation(town, counter, name));
  const batch = await open(counter, { confirmation_ids: ties.map((tie) => tie.confirmation_id) });
  const path = `${counter.path}/certificate-batches/${batch.batch_id}`;
  const stopped = await counter.clerk.post(`${path}/cancel`);
  const early = stopped.ok ? await look(counter, batch) : null;
  expect(early === null || early.state === 'cancelled').toBe(true);
  if (early !== null) await counter.clerk.post(`${path}/resume`);
  const done = await finished(counter, batch);
  expect(done).toMatchObject({ state: 'done', done: 4, pages: 8 });
  const numbers = done.letters.map((letter) => letter.certificate_number).sort();
  expect(numbers).toEqual([1, 2, 3, 4]);
});

async function candidatesOf({ clerk, path }: Counter, kind: string) {
  const answer = await clerk.post(`${path}/certificate-batches/candidates`, { kind });
  return CandidateList.parse(await answer.json()).candidates;
}

test('receipts of declarations go by post to who declared', async () => {
  const counter = await aCounter(town);
  const declaration_id = uuidv7();
  const declared = await counter.clerk.post(`${counter.path}/declarations`, {
    declaration_id,
    application_id: null,
    household_number: null,
    declarant_name: '浜野　はる',
    declarant_address: 'むすび市港町一丁目2番3号',
    damaged_object: '車庫',
    damaged_place: '',
    damage_content: '屋根が落下した',
    special_notes: '',
    other: '',
  });
  expect(declared.status).toBe(201);
  expect(await candidatesOf(counter, 'damage_report')).toMatchObject([
    { declaration_id, confirmation_id: null, certificate_id: null, name: '浜野　はる' },
  ]);
  const batch = await open(counter, { kind: 'damage_report', declaration_ids: [declaration_id] });
  const done = await finished(counter, batch);
  expect(done).toMatchObject({ state: 'done', done: 1, refused: 0, pages: 2 });
  expect((await textOf(counter, done))[0]).toContain('浜野はる様');
  expect(await candidatesOf(counter, 'damage_report')).toMatchObject([
    { declaration_id, certificate_number: 1 },
  ]);
});

test("owners' papers go to owners: from a confirmation, and those issued from a building alone", async () => {
  const counter = await aCounter(town);
  const tie = await aConfirmation(town, counter, '1', { people: [{ name: '沖　花' }] });
  const house = {
    property_number: await aBuilding(town, counter.municipality, 'B9', {
      owner_name: '磯部　渚',
      place: at(300, 0),
    }),
    survey_number: await aSurvey(town, counter, 'S9', { place: at(300, 0) }),
  };
  await passOwnerGuard(town, counter, house);
  const issued = await counter.clerk.post(`${counter.path}/certificates`, {
    certificate_id: uuidv7(),
    kind: 'owner',
    ...house,
  });
  expect(issued.status).toBe(201);
  const { certificate_id } = Certificate.parse(await issued.json());
  const candidates = await candidatesOf(counter, 'owner');
  expect(candidates).toMatchObject([
    { confirmation_id: tie.confirmation_id, certificate_id: null, name: '浜野　一郎' },
    { confirmation_id: null, certificate_id, name: '磯部　渚' },
  ]);
  const batch = await open(counter, {
    kind: 'owner',
    confirmation_ids: [tie.confirmation_id],
    certificate_ids: [certificate_id],
  });
  const done = await finished(counter, batch);
  expect(done).toMatchObject({ state: 'done', done: 2, refused: 0, pages: 4 });
  const pages = await textOf(counter, done);
  expect([pages[0], pages[2]].map((page) => /浜野一郎様|磯部渚様/.exec(page ?? '')?.[0])).toEqual([
    '浜野一郎様',
    '磯部渚様',
  ]);
});

test('a kind that certifies some classes offers no house of another', async () => {
  const counter = await aCounter(town);
  await aConfirmation(town, counter, '1');
  const burnt = await aConfirmation(town, counter, '2', { damage_class: 'half_burnt' });
  expect((await candidatesOf(counter, 'fire')).map((one) => one.confirmation_id)).toEqual([
    burnt.confirmation_id,
  ]);
});
