/** Rounds of kill -9: two of each kind, or MUSUBI_SOAK of each. */
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openEngine } from '../../api/db/engine/open-engine.ts';
import { freshFolder } from '../support/embedded.ts';
import { startWriter } from './writer.ts';
import type { Writer } from './writer.ts';

const rounds = Number(process.env.MUSUBI_SOAK ?? 2);
// Engines start a dozen times; on a machine that does other work each start takes its time.
const timeout = 60_000 + rounds * 30_000;

const victims: Record<string, (writer: Writer) => Promise<void>> = {
  'the engine host': async (writer) => void process.kill((await writer.opened).hostPid, 'SIGKILL'),
  'the program that hosts it': async (writer) => writer.kill(),
};

describe.each(Object.keys(victims))('kill -9 of %s in the middle of writing', (victim) => {
  test('loses no acknowledged commit, and the folder opens again at once', { timeout }, async () => {
    const folder = await freshFolder();
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const acknowledged = new Map<string, number>();
    for (let round = 1; round <= rounds; round++) {
      const name = `round ${round}`;
      const writer = startWriter(folder, name, 1_000_000);
      await writer.hasCommitted(40 + 17 * round);
      await victims[victim]?.(writer);
      const engine = await openEngine(folder);
      expect(engine.role).toBe('host');
      await writer.exited;
      acknowledged.set(name, writer.committed());
      const client = new Client(engine.connection);
      await client.connect();
      for (const [writerName, count] of acknowledged) {
        const found = await client.query('SELECT count(*)::int, max(n) FROM note WHERE writer = $1', [
          writerName,
        ]);
        // One more may be there: committed, but killed before it was said.
        expect(found.rows[0].count).toBeGreaterThanOrEqual(count);
        expect(found.rows[0].count).toBeLessThanOrEqual(count + 1);
        expect(found.rows[0].max).toBe(found.rows[0].count);
      }
      await client.end();
      await engine.close();
    }
  });
});

test('what a dead host left behind does not block the folder, nor does an interrupted creation', async () => {
  const folder = await freshFolder();
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'engine.lock'), '');
  // The process id of a live program that is no host: ours.
  const dead = { pid: process.pid, host: join(folder, 'nowhere'), port: 5432 };
  const access = { user: 'postgres', database: 'postgres', password: 'of an earlier run' };
  await writeFile(join(folder, 'engine.json'), JSON.stringify({ ...dead, ...access }));
  await writeFile(join(folder, 'postgres.new'), 'half made');

  const engine = await openEngine(folder);
  onTestFinished(() => engine.close());
  expect(engine.role).toBe('host');
  expect(existsSync(join(folder, 'postgres.new'))).toBe(false);
});
