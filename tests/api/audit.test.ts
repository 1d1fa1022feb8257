import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { actionLabel, actionLabels } from '../../api/audit/actions.contract.ts';
import { recordEntry } from '../../api/audit/audit.commands.ts';
import { AuditPage } from '../../api/audit/audit.contract.ts';
import { sealEntries } from '../../api/audit/sealer.ts';
import { inScope } from '../../api/db/scope.ts';
import { testHouse } from '../support/house.ts';
import { routesOf, theMount } from '../support/routes.ts';
import { signedIn } from '../support/town.ts';
import type { SignedIn } from '../support/town.ts';

const town = await testHouse();
const { db } = town.house;

async function aReader(more: object = {}) {
  const reader = await signedIn(town, { permissions: ['audit_read'], ...more });
  const path = `/api/${reader.municipality.municipality_code}/audit`;
  const search = async (asked: object): Promise<AuditPage> => {
    const answer = await reader.post(`${path}/search`, asked);
    expect(answer.status).toBe(200);
    return AuditPage.parse(await answer.json());
  };
  return Object.assign(reader, { path, search });
}

async function anEntry(of: Pick<SignedIn, 'municipality'>, given: object = {}): Promise<void> {
  const municipality = of.municipality.municipality_code;
  await inScope(db, { role: 'musubi_app', municipality }, (trx) =>
    recordEntry(trx, {
      municipality_code: municipality,
      disaster_code: null,
      actor: 'hama',
      account_id: null,
      place: '192.0.2.1',
      action: 'matching.lookup',
      outcome: 200,
      persons: [],
      purpose: null,
      details: '{}',
      ...given,
    }),
  );
}

test('the audit is found by actor, action, room, person, outcome and time, latest first', async () => {
  const reader = await aReader();
  await anEntry(reader, { persons: ['household:100', 'resident:7'] });
  await anEntry(reader, { actor: 'iso', action: 'certificates.issue', persons: ['household:100'] });
  await anEntry(reader, { actor: 'iso', action: 'certificates.issue', outcome: 409 });
  const found = async (asked: object) => {
    const { entries, total } = await reader.search(asked);
    expect(total).toBe(entries.length);
    return entries.map(({ actor, action, outcome }) => `${actor} ${action} ${outcome}`);
  };
  const issue = ['iso certificates.issue 409', 'iso certificates.issue 200'];
  expect(await found({ actor: 'iso' })).toEqual(issue);
  expect(await found({ action: 'certificates.issue' })).toEqual(issue);
  expect(await found({ action: 'certificates' })).toEqual(issue);
  expect(await found({ action: 'matching', person: 'resident:7' })).toEqual(['hama matching.lookup 200']);
  expect(await found({ action: 'certificates', person: 'household:100' })).toEqual(issue.slice(1));
  expect(await found({ refused_only: true })).toEqual(issue.slice(0, 1));
  expect(await found({ until: '2020-01-01T00:00:00+09:00' })).toEqual([]);
  expect(await found({ actor: 'iso', from: '2020-01-01T00:00:00+09:00' })).toEqual(issue);
});

test('pages follow each other without a gap or a repeat, and say how many there are in all', async () => {
  const reader = await aReader();
  for (let number = 0; number < 7; number += 1) await anEntry(reader, { persons: [`household:${number}`] });
  const seen: string[] = [];
  let before: AuditPage['next'] = null;
  do {
    const page = await reader.search({ actor: 'hama', limit: 3, before });
    expect(page.total).toBe(7);
    seen.push(...page.entries.flatMap((entry) => entry.persons));
    before = page.next;
  } while (before !== null);
  expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((number) => `household:${number}`));
});

test('nobody reads the audit without the right, nor that of another town', async () => {
  const reader = await aReader();
  await anEntry(reader, { actor: 'only-here' });
  const clerk = await signedIn(town, { municipality: reader.municipality, permissions: ['administration'] });
  expect((await clerk.post(`${reader.path}/search`, {})).status).toBe(403);
  expect((await clerk.post(`${reader.path}/download`, {})).status).toBe(403);
  const elsewhere = await aReader();
  expect((await elsewhere.post(`${reader.path}/search`, {})).status).toBe(404);
  expect((await elsewhere.search({ actor: 'only-here' })).total).toBe(0);
});

test('an entry shows its place in the chain once it is sealed', async () => {
  const reader = await aReader();
  await anEntry(reader, { actor: 'nagisa' });
  expect((await reader.search({ actor: 'nagisa' })).entries).toMatchObject([{ seal_number: null }]);
  await sealEntries(db, null);
  const [entry] = (await reader.search({ actor: 'nagisa' })).entries;
  expect(entry?.seal_number).toBeGreaterThan(0);
});

test('looking for who looked at a person is itself a look at that person', async () => {
  const reader = await aReader();
  await reader.search({ person: 'household:4711' });
  await reader.post(`${reader.path}/download`, { person: 'household:4711' });
  const { entries } = await reader.search({ actor: reader.account.user_id, person: 'household:4711' });
  expect(entries.map(({ action }) => action)).toEqual(['audit.download', 'audit.search']);
  expect(entries.some(({ details }) => details.includes('4711'))).toBe(false);
});

test('the download holds every entry of the filter, over many pages, as a spreadsheet reads it', async () => {
  const reader = await aReader();
  const municipality_code = reader.municipality.municipality_code;
  const many = Array.from({ length: 2500 }, (_, number) => ({ number: String(number).padStart(4, '0') }));
  await inScope(db, { role: 'musubi_app', municipality: municipality_code }, async (trx) => {
    for (const { number } of many)
      await recordEntry(trx, {
        municipality_code,
        disaster_code: null,
        actor: 'ooi',
        account_id: null,
        place: '=192.0.2.1',
        action: 'matching.lookup',
        outcome: 200,
        persons: [`household:${number}`],
        purpose: null,
        details: '{"a":"b, \\"c\\""}',
      });
  });
  const answer = await reader.post(`${reader.path}/download`, { actor: 'ooi' });
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  const rows: Record<string, string>[] = parse(bytes, { bom: true, columns: true });
  expect(rows).toHaveLength(2500);
  expect(new Set(rows.map((row) => row['対象'])).size).toBe(2500);
  expect(rows[0]).toMatchObject({
    利用者ID: 'ooi',
    操作: actionLabel('matching.lookup'),
    操作の記号: 'matching.lookup',
    接続元: "'=192.0.2.1",
  });
  expect(rows[0]?.['日時']).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
});

test('every action that a route records has a name for the screen', () => {
  const actions = routesOf(town.app).map((route) => theMount(route));
  const nameless = actions.filter(({ action }) => !Object.hasOwn(actionLabels, action));
  expect(nameless.map(({ action }) => action).filter((action) => !action.startsWith('http.'))).toEqual([]);
});
