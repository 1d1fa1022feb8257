import { rm } from 'node:fs/promises';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { openEngine } from '../../api/db/engine/open-engine.ts';
import { freshFolder } from '../support/embedded.ts';
import { startWriter } from './writer.ts';

async function ownFolder(): Promise<string> {
  const folder = await freshFolder();
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('two programs that start at once end up with one host, and two writers lose no row', async () => {
  const folder = await ownFolder();
  const writers = ['first', 'second', 'third'].map((name) => startWriter(folder, name, 200));
  const opened = await Promise.all(writers.map((writer) => writer.opened));
  expect(opened.map(({ role }) => role).sort()).toEqual(['guest', 'guest', 'host']);
  expect(new Set(opened.map(({ hostPid }) => hostPid)).size).toBe(1);
  await Promise.all(writers.map((writer) => writer.done));

  const guest = await openEngine(folder);
  expect(guest.role).toBe('guest');
  const client = new Client(guest.connection);
  await client.connect();
  const counted = await client.query(
    'SELECT writer, count(*)::int FROM note GROUP BY writer ORDER BY writer',
  );
  expect(counted.rows).toEqual(['first', 'second', 'third'].map((writer) => ({ writer, count: 200 })));
  await client.end();

  // Guests first, then the host.
  const order = writers.toSorted(
    (a, b) =>
      Number(opened[writers.indexOf(a)]?.role === 'host') -
      Number(opened[writers.indexOf(b)]?.role === 'host'),
  );
  for (const writer of order) await writer.finish();
});

test('a guest whose host leaves hears a clear error, keeps what it committed and can host the folder itself', async () => {
  const folder = await ownFolder();
  const host = await openEngine(folder);
  const guest = startWriter(folder, 'guest', 1_000_000);
  await guest.hasCommitted(20);
  await host.close();
  await guest.exited;
  expect(guest.failure()).toBe('failed 57P01');

  const next = await openEngine(folder);
  onTestFinished(() => next.close());
  expect(next.role).toBe('host');
  const client = new Client(next.connection);
  await client.connect();
  const counted = await client.query('SELECT count(*)::int FROM note');
  expect(counted.rows[0].count).toBeGreaterThanOrEqual(guest.committed());
  await client.end();
});

test('a signal to the host closes it in order, and its program is told that the engine ended', async () => {
  const folder = await ownFolder();
  const engine = await openEngine(folder, { signalGraceMs: 0 });
  process.kill(engine.pid, 'SIGTERM');
  expect(await engine.ended).toBe('it ended with code 0');
  const again = await openEngine(folder);
  expect(again.role).toBe('host');
  await again.close();
});
