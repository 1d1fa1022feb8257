// Puts the parts together: engine, schema, files, live updates. The server, the command line and the tests
// all stand on what comes out of here.
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import pino from 'pino';
import { openDatabase } from './db/database.ts';
import type { Database } from './db/database.ts';
import { openEngine } from './db/engine/open-engine.ts';
import { migrate } from './db/migrate.ts';
import { openFolderStore } from './files/file-store.ts';
import type { House } from './http/environment.ts';
import { openLocalLive, openServerLive } from './http/live.ts';
import type { Settings } from './settings.ts';

const serverConnections = 10;
/** Clients of the embedded engine take turns; more connections would only wait in another place. */
const embeddedConnections = 4;
/** A server ends by itself and comes back; the pool connects again. */
const never = new Promise<string>(() => undefined);

export interface OpenHouse extends House {
  /** Resolves with a reason when the embedded engine ends unasked; nothing can be served after that. */
  engineEnded: Promise<string>;
  close(): Promise<void>;
}

/** Opens everything and brings the schema up to date. */
export async function openHouse(settings: Settings): Promise<OpenHouse> {
  const log = pino({ level: settings.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  const files = openFolderStore(join(settings.dataFolder, 'files'));
  const { db, ended, close } = await openStorage(settings);
  try {
    const { applied, viewsRenewed } = await migrate(db);
    if (applied.length > 0 || viewsRenewed)
      log.info({ applied, views_renewed: viewsRenewed }, 'schema brought up to date');
    const live =
      settings.databaseUrl === undefined ? openLocalLive() : await openServerLive(settings.databaseUrl, log);
    return {
      settings,
      db,
      files,
      live,
      log,
      engineEnded: ended,
      async close() {
        await live.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openStorage(
  settings: Settings,
): Promise<{ db: Kysely<Database>; ended: Promise<string>; close: () => Promise<void> }> {
  if (settings.databaseUrl !== undefined) {
    const db = openDatabase({ connectionString: settings.databaseUrl }, serverConnections);
    return { db, ended: never, close: () => db.destroy() };
  }
  const engine = await openEngine(join(settings.dataFolder, 'engine'));
  const db = openDatabase(engine.connection, embeddedConnections);
  return {
    db,
    ended: engine.ended,
    async close() {
      await db.destroy();
      await engine.close();
    },
  };
}
