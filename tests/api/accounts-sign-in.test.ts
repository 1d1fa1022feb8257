import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { SessionView } from '../../api/accounts/sign-in.contract.ts';
import { registry } from '../../api/http/metrics.ts';
import { Browser, problemOf, slugOf } from '../support/accounts.ts';
import { Client } from '../support/client.ts';
import { testHouse } from '../support/house.ts';
import { aDisaster, aMunicipality, anAccount } from '../support/town.ts';
import type { Municipality } from '../support/town.ts';

const town = await testHouse({ behindProxy: true });
const { db } = town.house;
const password = 'Umibe#27';
const wrong = 'Umibe#28';
const wrongs = [1, 2, 3, 4, 5];

let addresses = 0;
const aBrowser = () => new Browser(town, `192.0.2.${(addresses += 1)}`);

async function aClerk(municipality?: Municipality) {
  return anAccount(town, municipality ?? (await aMunicipality(town)), {
    password,
    permissions: ['certificate_issue'],
  });
}

async function entriesOf(actor: string) {
  return db.selectFrom('audit.entry').selectAll().where('actor', '=', actor).orderBy('at').execute();
}

test('whoever signs in is told who they are, what they may do and which disasters there are', async () => {
  const municipality = await aMunicipality(town);
  const { disaster_code } = await aDisaster(town, municipality, { kind: 'training' });
  const clerk = await aClerk(municipality);
  const browser = aBrowser();
  const answer = await browser.signIn(clerk.user_id, password);
  expect(answer.status).toBe(200);
  const view = SessionView.parse(await answer.json());
  expect(view).toMatchObject({
    account: { account_id: clerk.account_id, user_id: clerk.user_id },
    municipality: { municipality_code: municipality.municipality_code, center: [143.5, 36] },
    permissions: ['certificate_issue'],
    disasters: [{ disaster_code, kind: 'training' }],
    may_change_password: false,
    must_change_password: false,
  });
  expect(await (await browser.client.get('/api/session')).json()).toEqual(view);
});

test('cookies are out of reach of scripts and of other sites, and secure where the page came over TLS', async () => {
  const clerk = await aClerk();
  const asked = { user_id: clerk.user_id, password };
  const plain = await aBrowser().client.post('/api/sign-in', asked);
  for (const cookie of plain.headers.getSetCookie()) {
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Strict/);
    expect(cookie).toMatch(/; Path=\//);
    expect(cookie).not.toMatch(/; Secure/);
  }
  expect(plain.headers.getSetCookie()).toHaveLength(2);
  expect(plain.headers.get('cache-control')).toBe('no-store');
  const overTls = await aBrowser().client.post('/api/sign-in', asked, {
    headers: { 'x-forwarded-proto': 'https' },
  });
  for (const cookie of overTls.headers.getSetCookie()) expect(cookie).toMatch(/; Secure/);
});

test('a page of someone else cannot sign anybody in or out', async () => {
  const clerk = await aClerk();
  const browser = aBrowser();
  await browser.signIn(clerk.user_id, password);
  const foreign = { headers: { 'x-musubi': null } };
  const asked = { user_id: clerk.user_id, password };
  expect(await slugOf(await browser.client.post('/api/sign-in', asked, foreign))).toBe('http/foreign-origin');
  expect(await slugOf(await browser.client.post('/api/sign-out', {}, foreign))).toBe('http/foreign-origin');
  expect((await browser.client.get('/api/session')).status).toBe(200);
});

test('an unknown id and a wrong password get the same answer after the same work', async () => {
  const clerk = await aClerk();
  const checks = async () => {
    const metric = await registry.getSingleMetric('musubi_password_checks_total')?.get();
    return metric?.values[0]?.value ?? 0;
  };
  const answers: unknown[] = [];
  for (const user_id of [clerk.user_id, 'nobody-here', 'not an id 氏名']) {
    const before = await checks();
    const answer = await aBrowser().signIn(user_id, wrong);
    expect(await checks()).toBe(before + 1);
    const { instance, ...document } = await problemOf(answer);
    expect(instance).toMatch(/^urn:uuid:/);
    answers.push([answer.status, document, answer.headers.getSetCookie()]);
  }
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[1]).toEqual(answers[2]);
});

test('after five failures the place must wait and is told the minutes, also with the right password', async () => {
  const clerk = await aClerk();
  const browser = aBrowser();
  const slugs: string[] = [];
  for (const _ of wrongs) slugs.push(await slugOf(await browser.signIn(clerk.user_id, wrong)));
  expect(slugs).toEqual([...Array(4).fill('accounts/wrong-password'), 'accounts/must-wait']);
  const answer = await browser.signIn(clerk.user_id, password);
  expect(answer.status).toBe(429);
  expect((await problemOf(answer)).title).toMatch(/あと1[45]分/);
});

test('an unknown id makes a place wait just as a known one does', async () => {
  const browser = aBrowser();
  for (const _ of wrongs) await browser.signIn('nobody-at-all', wrong);
  expect(await slugOf(await browser.signIn('nobody-at-all', wrong))).toBe('accounts/must-wait');
});

test('when the minutes are over the place may try again, and a success forgets the failures', async () => {
  const clerk = await aClerk();
  const browser = aBrowser();
  for (const _ of wrongs) await browser.signIn(clerk.user_id, wrong);
  await db
    .updateTable('accounts.sign_in_failure')
    .set({ last_failed_at: sql`now() - interval '15 minutes'` })
    .where('user_id', '=', clerk.user_id)
    .execute();
  expect((await browser.signIn(clerk.user_id, password)).status).toBe(200);
  const left = await db
    .selectFrom('accounts.sign_in_failure')
    .select('place')
    .where('user_id', '=', clerk.user_id)
    .execute();
  expect(left).toEqual([]);
});

test('nobody can lock another out by failing from elsewhere', async () => {
  const clerk = await aClerk();
  const own = aBrowser();
  expect((await own.signIn(clerk.user_id, password)).status).toBe(200);
  for (const _ of [1, 2, 3]) {
    const attacker = aBrowser();
    for (const _again of wrongs) await attacker.signIn(clerk.user_id, wrong);
    expect(await slugOf(await attacker.signIn(clerk.user_id, password))).toBe('accounts/must-wait');
  }
  expect((await own.signIn(clerk.user_id, password)).status).toBe(200);
  expect((await aBrowser().signIn(clerk.user_id, password)).status).toBe(200);
});

test('a colleague who fails at the same address does not lock out a browser that signed in before', async () => {
  const clerk = await aClerk();
  const own = aBrowser();
  await own.signIn(clerk.user_id, password);
  const beside = new Browser(town, own.address);
  for (const _ of wrongs) await beside.signIn(clerk.user_id, wrong);
  expect(await slugOf(await beside.signIn(clerk.user_id, password))).toBe('accounts/must-wait');
  expect((await own.signIn(clerk.user_id, password)).status).toBe(200);
});

test('a known browser that fails by itself must wait too, and a device cookie of one account says nothing for another', async () => {
  const [clerk, other] = [await aClerk(), await aClerk()];
  const browser = aBrowser();
  await browser.signIn(clerk.user_id, password);
  for (const _ of wrongs) await browser.signIn(clerk.user_id, wrong);
  expect(await slugOf(await browser.signIn(clerk.user_id, password))).toBe('accounts/must-wait');
  for (const _ of wrongs) await browser.signIn(other.user_id, wrong);
  const places = await db
    .selectFrom('accounts.sign_in_failure')
    .select('place')
    .where('user_id', '=', other.user_id)
    .execute();
  expect(places).toEqual([{ place: `address:${browser.address}` }]);
});

test('twenty attempts at the same moment are not twenty guesses', async () => {
  const clerk = await aClerk();
  const browser = aBrowser();
  const answers = await Promise.all(Array.from({ length: 20 }, () => browser.signIn(clerk.user_id, wrong)));
  const slugs = await Promise.all(answers.map(slugOf));
  expect(slugs.filter((slug) => slug === 'accounts/wrong-password')).toHaveLength(4);
});

test('a locked or expired account is told so only to who knows its password', async () => {
  const [locked, expired] = [await aClerk(), await aClerk()];
  await db
    .updateTable('accounts.account')
    .set({ locked_at: sql`now()` })
    .where('account_id', '=', locked.account_id)
    .execute();
  await db
    .updateTable('accounts.account')
    .set({ expires_on: sql`(now() AT TIME ZONE 'Asia/Tokyo')::date - 1` })
    .where('account_id', '=', expired.account_id)
    .execute();
  expect(await slugOf(await aBrowser().signIn(locked.user_id, wrong))).toBe('accounts/wrong-password');
  expect(await slugOf(await aBrowser().signIn(expired.user_id, wrong))).toBe('accounts/wrong-password');
  expect(await slugOf(await aBrowser().signIn(locked.user_id, password))).toBe('accounts/locked');
  expect(await slugOf(await aBrowser().signIn(expired.user_id, password))).toBe('accounts/expired');
});

test('an account works on its last day in Japan', async () => {
  const clerk = await aClerk();
  await db
    .updateTable('accounts.account')
    .set({ expires_on: sql`(now() AT TIME ZONE 'Asia/Tokyo')::date` })
    .where('account_id', '=', clerk.account_id)
    .execute();
  const browser = aBrowser();
  expect((await browser.signIn(clerk.user_id, password)).status).toBe(200);
  expect((await browser.client.get('/api/session')).status).toBe(200);
});

test('a password older than the town allows keeps out; where people change their own it must be changed first', async () => {
  const municipality = await aMunicipality(town);
  const clerk = await aClerk(municipality);
  const policy = (password_changed_by: string) =>
    db
      .updateTable('accounts.policy')
      .set({ password_max_age_days: 30, password_changed_by })
      .where('municipality_code', '=', municipality.municipality_code)
      .execute();
  await db
    .updateTable('accounts.account')
    .set({ password_set_at: sql`now() - interval '30 days'` })
    .where('account_id', '=', clerk.account_id)
    .execute();
  await policy('administrator');
  expect(await slugOf(await aBrowser().signIn(clerk.user_id, password))).toBe('accounts/password-too-old');
  await policy('self');
  const browser = aBrowser();
  const view = SessionView.parse(await (await browser.signIn(clerk.user_id, password)).json());
  expect(view.must_change_password).toBe(true);
  const disasters = `/api/${municipality.municipality_code}/disasters`;
  expect(await slugOf(await browser.client.get(disasters))).toBe('http/password-change-needed');
  const change = { current_password: password, new_password: 'Minato#31' };
  expect((await browser.client.put('/api/session/password', change)).status).toBe(200);
  expect((await browser.client.get(disasters)).status).toBe(200);
});

test('signing out ends the session itself, not only the cookie, and can be done twice', async () => {
  const clerk = await aClerk();
  const browser = aBrowser();
  await browser.signIn(clerk.user_id, password);
  const kept = browser.client;
  expect((await browser.client.post('/api/sign-out', {})).status).toBe(200);
  expect((await kept.get('/api/session')).status).toBe(401);
  expect((await kept.post('/api/sign-out', {})).status).toBe(200);
});

test('signing in again ends the session that the browser had', async () => {
  const clerk = await aClerk();
  const browser = aBrowser();
  await browser.signIn(clerk.user_id, password);
  const former = browser.client;
  await browser.signIn(clerk.user_id, password);
  expect((await former.get('/api/session')).status).toBe(401);
  expect((await browser.client.get('/api/session')).status).toBe(200);
});

test('success and failure stand in the audit, without the password and without an unknown id', async () => {
  const clerk = await aClerk();
  const browser = aBrowser();
  await browser.signIn(clerk.user_id, wrong);
  await browser.signIn(clerk.user_id, password);
  await browser.client.post('/api/sign-out', {});
  await browser.signIn('Himitsu#99', wrong);
  expect(
    (await entriesOf(clerk.user_id)).map(({ action, outcome, place, account_id, details }) => ({
      action,
      outcome,
      place,
      known: account_id === clerk.account_id,
      details,
    })),
  ).toEqual([
    {
      action: 'accounts.sign_in',
      outcome: 401,
      place: browser.address,
      known: false,
      details: '{"result":"accounts/wrong-password"}',
    },
    {
      action: 'accounts.sign_in',
      outcome: 200,
      place: browser.address,
      known: true,
      details: '{"result":"in"}',
    },
    { action: 'accounts.sign_out', outcome: 200, place: browser.address, known: true, details: '{}' },
  ]);
  const all = JSON.stringify(await db.selectFrom('audit.entry').selectAll().execute());
  expect(all).not.toContain('Himitsu');
  expect(all).not.toContain('Umibe#');
});

test('without a session there is no session', async () => {
  expect((await new Client(town.app).get('/api/session')).status).toBe(401);
});
