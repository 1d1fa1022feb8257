import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createApp } from '../../api/app.ts';
import { testHouse } from '../support/house.ts';
import { signedIn } from '../support/town.ts';

const town = await testHouse();

test('a session of another town does not learn whether a page exists', async () => {
  const clerk = await signedIn(town);
  expect((await clerk.get('/api/131016/live')).status).toBe(404);
});

test('the server says that it can serve', async () => {
  expect((await town.app.request('/healthz')).status).toBe(200);
});

test('a process that serves only the public says as well that it can serve', async () => {
  const settings = { ...town.house.settings, expose: new Set(['public'] as const) };
  expect((await createApp({ ...town.house, settings }).request('/healthz')).status).toBe(200);
});

test('the kept answer to a write is gone after two days, when no repeat can come any more', async () => {
  const keeper = await signedIn(town, { permissions: ['administration'] });
  const group = (name: string) =>
    keeper.post(`/api/${keeper.municipality.municipality_code}/groups`, {
      name,
      permissions: ['audit_read'],
    });
  expect((await group('消える控え')).status).toBe(201);
  await town.house.db
    .updateTable('accounts.receipt')
    .set({ created_at: sql`now() - interval '3 days'` })
    .execute();
  expect((await group('残る控え')).status).toBe(201);
  const kept = await town.house.db.selectFrom('accounts.receipt').select('body').execute();
  expect(kept).toHaveLength(1);
});
