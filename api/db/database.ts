// The one way to the database, the same on both engines: plain `pg` under Kysely.
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Transaction } from 'kysely';
import type GeneratedDatabase from './types/database.ts';

export type Database = GeneratedDatabase;
export type Trx = Transaction<Database>;
/** What a read may do: any handle is a Reader, and `insertInto` does not compile on it. */
export type Reader = Pick<Kysely<Database>, 'selectFrom' | 'selectNoFrom' | 'with' | 'fn'>;

// Dates stay the text they are (a Date object slips birth dates by a day under Asia/Tokyo), times become
// ISO strings, and whole and decimal numbers plain numbers: none of ours comes near 2^53.
const parsers: Record<number, (text: string) => unknown> = {
  [pg.types.builtins.DATE]: (text) => text,
  [pg.types.builtins.TIMESTAMPTZ]: (text) => new Date(text).toISOString(),
  [pg.types.builtins.INT8]: Number,
  [pg.types.builtins.NUMERIC]: Number,
};
const defaultParser = pg.types.getTypeParser;
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    format === 'binary' ? defaultParser(oid, 'binary') : (parsers[oid] ?? defaultParser(oid, 'text')),
};

/** Opens a pool. `max` counts connections; on the embedded engine clients take turns, so few are enough. */
export function openDatabase(connection: pg.PoolConfig, max: number): Kysely<Database> {
  const pool = new pg.Pool({ ...connection, max, types, application_name: 'musubi' });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  // So does one that breaks between two statements of a transaction; its next statement is refused and tells the caller.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}
