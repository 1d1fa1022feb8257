// The whole program on a database of its own, on the engine that the test's project names.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, inject } from 'vitest';
import { createApp } from '../../api/app.ts';
import { openDatabase } from '../../api/db/database.ts';
import { openFolderStore } from '../../api/files/file-store.ts';
import type { House } from '../../api/http/environment.ts';
import { openLocalLive, openServerLive } from '../../api/http/live.ts';
import type { Live } from '../../api/http/live.ts';
import type { Settings } from '../../api/settings.ts';
import { migrated } from './engines.ts';
import { takeEngine } from './kept-engine.ts';
import { cloneDatabase } from './server.ts';

export interface TestHouse {
  house: House;
  app: ReturnType<typeof createApp>;
}

const log = pino({ level: 'silent' });

/**
 * A migrated, otherwise empty house for one test file: `const town = await testHouse();` at its top.
 * Everything is closed and deleted after the file's last test. `house.db` speaks as the owner, past all policies.
 */
export async function testHouse(changes: Partial<Settings> = {}): Promise<TestHouse> {
  const closers: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const close of closers.reverse()) await close();
  });
  const dataFolder = await mkdtemp(join(tmpdir(), 'musubi-house-'));
  closers.push(() => rm(dataFolder, { recursive: true, force: true }));
  const { databaseUrl, ...storage } = await openStorage(closers);
  const settings: Settings = {
    port: 0,
    host: '127.0.0.1',
    dataFolder,
    databaseUrl,
    demo: false,
    expose: new Set(['staff', 'field', 'public']),
    behindProxy: false,
    basemap: undefined,
    basemapAttribution: undefined,
    logLevel: 'silent',
    ...changes,
  };
  const house: House = { settings, files: openFolderStore(join(dataFolder, 'files')), log, ...storage };
  return { house, app: createApp(house) };
}

async function openStorage(
  closers: (() => Promise<void>)[],
): Promise<Pick<House, 'db' | 'live'> & Pick<Settings, 'databaseUrl'>> {
  if (inject('engine') === 'embedded') {
    const engine = await takeEngine(await migrated(), inject('engines'));
    const db = openDatabase(engine.connection, 4);
    const live = openLocalLive();
    closers.push(engine.giveBack, () => db.destroy(), live.close);
    return { db, live, databaseUrl: undefined };
  }
  const { url, drop } = await cloneDatabase(inject('server'));
  const db = openDatabase({ connectionString: url }, 10);
  const live: Live = await openServerLive(url, log);
  closers.push(
    drop,
    () => db.destroy(),
    () => live.close(),
  );
  return { db, live, databaseUrl: url };
}
