import { expect, test } from 'vitest';
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
