/**
 * What PostgreSQL's background processes do and PGlite, a single process, does not have: checkpoints (without them
 * the log grows for ever, and reopening after a crash replays all of it), fresh statistics for the planner, and the
 * removal of dead rows. One piece at a time, between turns, when a table has changed as much as would start
 * PostgreSQL's autovacuum with its default settings.
 */
import type { PGlite } from '@electric-sql/pglite';

/** Replaying this much takes about two seconds. */
const logBytesPerCheckpoint = 64 * 1024 * 1024;

export async function keepHouse(engine: PGlite): Promise<void> {
  // The session may be as the last client left it: its role may not be the owner of the tables.
  await engine.exec('RESET ALL; RESET SESSION AUTHORIZATION');
  const log = await engine.query<{ due: boolean }>(
    'SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn) > $1 AS due FROM pg_control_checkpoint()',
    [logBytesPerCheckpoint],
  );
  if (log.rows[0]?.due) await engine.exec('CHECKPOINT');
  const tables = await engine.query<{ name: string; dead: boolean }>(`
    SELECT format('%I.%I', s.schemaname, s.relname) AS name,
           s.n_dead_tup > 50 + 0.2 * greatest(c.reltuples, 0) AS dead
    FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid
    WHERE s.n_dead_tup > 50 + 0.2 * greatest(c.reltuples, 0)
       OR s.n_mod_since_analyze > 50 + 0.1 * greatest(c.reltuples, 0)
    ORDER BY s.n_mod_since_analyze DESC
    LIMIT 1`);
  const table = tables.rows[0];
  if (table) await engine.exec(`${table.dead ? 'VACUUM (ANALYZE)' : 'ANALYZE'} ${table.name}`);
}
