/**
 * Sixteen counters issue at once while the API, and then the API with its database, are killed with kill -9 and come
 * back: no number twice, none missing without a reason. A hundred and sixty certificates, or a thousand with MUSUBI_SOAK.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pino from 'pino';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { expect, onTestFinished, test } from 'vitest';
import { createApp } from '../../api/app.ts';
import { openDatabase } from '../../api/db/database.ts';
import { migrate } from '../../api/db/migrate.ts';
import { openFolderStore } from '../../api/files/file-store.ts';
import { openLocalLive } from '../../api/http/live.ts';
import { readSettings } from '../../api/settings.ts';
import type { TestHouse } from '../support/house.ts';
import { aConfirmation, aCounter } from '../support/records.ts';
import { anAccount, aSession } from '../support/town.ts';
import { startDurablePostgres } from './durable-postgres.ts';

const wanted = process.env['MUSUBI_SOAK'] === undefined ? 160 : 1000;
const counters = 16;
/** Every fourth counter issues from numbers that it holds in reserve, more than it needs. */
const holds = (index: number) => index % 4 === 0;
const root = new URL('../../', import.meta.url).pathname;

test(
  `${counters} counters issue ${wanted} certificates while API and database are killed: no double, no unexplained gap`,
  {
    timeout: 120_000 + wanted * 600,
  },
  async () => {
    const server = await startDurablePostgres();
    const folder = await mkdtemp(join(tmpdir(), 'musubi-kill-'));
    const api = new ApiProcess(server.url, folder, await freePort());
    onTestFinished(async () => {
      await api.kill();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    });
    const { counter, ties, clerks } = await prepare(server.url, folder);
    await api.start();

    const queue = ties.map((confirmation_id) => ({
      confirmation_id,
      certificate_id: uuidv7(),
      key: randomUUID(),
    }));
    const acknowledged: string[] = [];
    const work = clerks.map(async ({ cookie }, index) => {
      const say = (path: string, body: object, key: string) => api.insist(path, body, cookie, key);
      const block_id = uuidv7();
      if (holds(index)) {
        const size = Math.ceil(wanted / counters) + 5;
        const block = { block_id, kind: 'resident', holder: `巡回${index}`, size };
        await say(`${counter.path}/number-blocks`, block, randomUUID());
      }
      const own = queue.filter((_, at) => at % counters === index);
      for (const { key, ...certificate } of own) {
        const body = { ...certificate, ...(holds(index) ? { block_id } : {}) };
        await say(`${counter.path}/certificates`, body, key);
        acknowledged.push(key);
      }
      if (holds(index)) {
        const path = `${counter.path}/number-blocks/${block_id}/return`;
        await say(path, { reason: '巡回の終了' }, randomUUID());
      }
    });

    const after = async (share: number) => {
      for (;;) {
        if (acknowledged.length >= wanted * share) return;
        await delay(20);
      }
    };
    const disaster = (async () => {
      await after(0.3);
      await api.kill();
      await api.start();
      await after(0.6);
      await Promise.all([server.kill(), api.kill()]);
      await server.start();
      await api.start();
    })();
    await Promise.all([...work, disaster]);

    const db = openDatabase({ connectionString: server.url }, 2);
    onTestFinished(() => db.destroy());
    const { rows } = await sql<{ issued: number; numbers: number; reserved: number; last: number }>`SELECT
      count(*)::int AS issued, count(DISTINCT certificate_number)::int AS numbers, max(certificate_number) AS last,
      (SELECT count(*)::int FROM certificates.event WHERE event = 'reserved') AS reserved
    FROM certificates.certificate`.execute(db);
    expect(rows[0]).toMatchObject({ issued: wanted, numbers: wanted, reserved: wanted });
    const gaps = await db.selectFrom('certificates.v_number_gap').selectAll().execute();
    expect(gaps.filter((gap) => gap.block_id === null)).toEqual([]);
    const missing = gaps.reduce((sum, gap) => sum + gap.last_number - gap.first_number + 1, 0);
    const { last_number } = await db
      .selectFrom('certificates.number_series')
      .select('last_number')
      .executeTakeFirstOrThrow();
    expect(last_number - missing).toBe(wanted);
    expect(api.failures).toBeGreaterThan(0);
  },
);

/** A town with households to certify and a signed-in account for each counter. */
async function prepare(url: string, folder: string) {
  const db = openDatabase({ connectionString: url }, 8);
  await migrate(db);
  const live = openLocalLive();
  const settings = readSettings({ DATABASE_URL: url, MUSUBI_DATA_DIR: folder, MUSUBI_DEMO: 'off' });
  const house = {
    settings,
    db,
    files: openFolderStore(join(folder, 'files')),
    live,
    log: pino({ level: 'silent' }),
  };
  const town: TestHouse = { house, app: createApp(house) };
  const counter = await aCounter(town);
  const ties: string[] = [];
  for (let number = 1; number <= wanted; number += 1)
    ties.push((await aConfirmation(town, counter, String(number))).confirmation_id);
  const clerks = [];
  for (let index = 0; index < counters; index += 1)
    clerks.push(
      await aSession(
        town,
        await anAccount(town, counter.municipality, { permissions: ['certificate_issue'] }),
      ),
    );
  await live.close();
  await db.destroy();
  return { counter, ties, clerks };
}

/** The program as it runs in a town hall, in a process of its own. */
class ApiProcess {
  readonly #environment: NodeJS.ProcessEnv;
  readonly #address: string;
  #child: ChildProcess | undefined;
  /** Requests that found nobody, or whose answer was lost. */
  failures = 0;

  constructor(databaseUrl: string, folder: string, port: number) {
    this.#address = `http://127.0.0.1:${port}`;
    this.#environment = {
      ...process.env,
      DATABASE_URL: databaseUrl,
      MUSUBI_DATA_DIR: folder,
      MUSUBI_DEMO: 'off',
      MUSUBI_LOG: 'silent',
      PORT: String(port),
    };
  }

  async start(): Promise<void> {
    this.#child = spawn(process.execPath, ['api/main.ts'], {
      cwd: root,
      env: this.#environment,
      stdio: 'ignore',
    });
    for (const deadline = Date.now() + 60_000; ; await delay(100)) {
      const answer = await fetch(`${this.#address}/healthz`).catch(() => undefined);
      if (answer?.ok === true) return;
      if (Date.now() > deadline) throw new Error('the API does not come up');
    }
  }

  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((tell) => child.once('exit', tell));
    child.kill('SIGKILL');
    await exited;
  }

  /** As our pages do over a broken line: the same request under the same key until it is done. Throws when refused. */
  async insist(path: string, body: object, cookie: string, key: string): Promise<void> {
    for (;;) {
      const answer = await fetch(`${this.#address}${path}`, {
        method: 'POST',
        headers: { cookie, 'x-musubi': '1', 'idempotency-key': key, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }).catch(() => undefined);
      if (answer?.ok === true) return;
      if (answer !== undefined && answer.status < 500)
        throw new Error(`refused with ${answer.status}: ${await answer.text()}`);
      this.failures += 1;
      await delay(100);
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((tell) => server.listen(0, '127.0.0.1', tell));
  const address = server.address();
  await new Promise((tell) => server.close(tell));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
