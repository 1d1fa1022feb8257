// What every request carries. A mount adds a reader or a transaction; nothing else opens the database.
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import type { FileStore } from '../files/file-store.ts';
import type { Settings } from '../settings.ts';
import type { Live } from './live.ts';
import type { Session } from './session.ts';

/** The parts that `main.ts` puts together once. */
export interface House {
  settings: Settings;
  db: Kysely<Database>;
  files: FileStore;
  live: Live;
  log: Logger;
}

export interface Env {
  Variables: {
    house: House;
    requestId: string;
    /** Address the request came from. */
    place: string;
    session: Session | null;
  };
}
