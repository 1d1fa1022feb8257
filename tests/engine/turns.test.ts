import { Socket } from 'node:net';
import { once } from 'node:events';
import { Client, Pool } from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openFreshEngine } from '../support/embedded.ts';
import type { FreshEngine } from '../support/embedded.ts';

let engine: FreshEngine;
let pool: Pool;

beforeAll(async () => {
  engine = await openFreshEngine(undefined, { idleTransactionMs: 400, housekeepingMs: 300 });
  pool = new Pool({ ...engine.connection, max: 4 });
  await pool.query(`
    CREATE ROLE clerk;
    CREATE TABLE account (id int PRIMARY KEY, balance int NOT NULL CONSTRAINT account_not_overdrawn CHECK (balance >= 0));
    CREATE TABLE entry (id int GENERATED ALWAYS AS IDENTITY, text text);
    GRANT SELECT ON account TO clerk`);
}, 60_000);

afterAll(async () => {
  await pool?.end();
  await engine?.close();
});

/** A client of its own, with the socket under it. */
async function connect(): Promise<{ client: Client; socket: Socket }> {
  const socket = new Socket();
  const client = new Client({ ...engine.connection, stream: () => socket });
  client.on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  await client.connect();
  return { client, socket };
}

test('transactions of eight clients never mix', async () => {
  await pool.query('INSERT INTO account SELECT n, 100 FROM generate_series(1, 8) AS n');
  const clients = await Promise.all(Array.from({ length: 8 }, connect));
  await Promise.all(
    clients.map(async ({ client }, index) => {
      for (let step = 0; step < 25; step++) {
        await client.query('BEGIN');
        const before = await client.query('SELECT sum(balance)::int FROM account');
        await client.query('UPDATE account SET balance = balance - 1 WHERE id = $1', [index + 1]);
        const during = await client.query('SELECT sum(balance)::int FROM account');
        expect([before.rows[0].sum, during.rows[0].sum]).toEqual([800, 799]);
        await client.query('UPDATE account SET balance = balance + 1 WHERE id = $1', [
          ((index + step) % 8) + 1,
        ]);
        await client.query(step % 5 === 0 ? 'ROLLBACK' : 'COMMIT');
      }
    }),
  );
  expect((await pool.query('SELECT sum(balance)::int FROM account')).rows).toEqual([{ sum: 800 }]);
});

test('clients outside transactions never run each other’s statements, however many packets one takes', async () => {
  const clients = await Promise.all(Array.from({ length: 4 }, connect));
  const long = 'x'.repeat(300_000);
  await Promise.all(
    clients.map(async ({ client }, index) => {
      for (let step = 0; step < 40; step++) {
        const value = index * 1000 + step;
        const answer =
          index % 2 === 0
            ? await client.query('SELECT $1::int AS value, length($2) AS length', [value, long])
            : await client.query('SELECT $1::int AS value', [value]);
        expect(answer.rows).toEqual([index % 2 === 0 ? { value, length: 300_000 } : { value }]);
      }
    }),
  );
});

test('a client that dies inside a transaction leaves nothing behind and blocks nobody', async () => {
  const { client, socket } = await connect();
  await client.query('BEGIN');
  await client.query("INSERT INTO entry (text) VALUES ('of a client that dies')");
  const waiting = pool.query("SELECT count(*)::int FROM entry WHERE text = 'of a client that dies'");
  socket.destroy();
  expect((await waiting).rows).toEqual([{ count: 0 }]);
});

test('a client that dies between executing and Sync leaves nothing behind', async () => {
  const { client, socket } = await connect();
  await client.query('SELECT 1');
  const text = (value: string) => Buffer.from(`${value}\0`);
  const message = (type: string, body: Buffer) => {
    const head = Buffer.alloc(5);
    head.write(type);
    head.writeUInt32BE(body.length + 4, 1);
    return Buffer.concat([head, body]);
  };
  const answered = once(socket, 'data');
  socket.write(
    Buffer.concat([
      message(
        'P',
        Buffer.concat([text(''), text("INSERT INTO entry (text) VALUES ('never synced')"), Buffer.alloc(2)]),
      ),
      message('B', Buffer.concat([text(''), text(''), Buffer.alloc(6)])),
      message('E', Buffer.concat([text(''), Buffer.alloc(4)])),
      message('H', Buffer.alloc(0)),
    ]),
  );
  expect(String((await answered)[0])).toContain('INSERT 0 1');
  const waiting = pool.query("SELECT count(*)::int FROM entry WHERE text = 'never synced'");
  socket.destroy();
  expect((await waiting).rows).toEqual([{ count: 0 }]);
});

test('a client that idles inside a transaction is cut off and rolled back', async () => {
  const { client } = await connect();
  await client.query('BEGIN');
  await client.query("INSERT INTO entry (text) VALUES ('of a client that idles')");
  const broken = once(client, 'error');
  expect(
    (await pool.query("SELECT count(*)::int FROM entry WHERE text = 'of a client that idles'")).rows,
  ).toEqual([{ count: 0 }]);
  expect((await broken)[0]).toMatchObject({ code: '25P03' });
});

test('nothing of a session passes to another client', async () => {
  const { client: one } = await connect();
  const { client: other } = await connect();
  await one.query('SET ROLE clerk');
  await one.query("SELECT set_config('musubi.municipality', '999999', false)");
  const leaked = await other.query(
    "SELECT current_user, current_setting('musubi.municipality', true) AS municipality",
  );
  expect(leaked.rows[0].current_user).toBe('postgres');
  expect(leaked.rows[0].municipality ?? '').toBe('');

  await one.query('CREATE TEMP TABLE mine (n int)');
  await one.query('SELECT pg_advisory_lock(7)');
  await one.query({ name: 'mine', text: 'SELECT 1' });
  await one.query('LISTEN mine');
  const left = await other.query(`
    SELECT to_regclass('pg_temp.mine') AS temporary,
           (SELECT count(*)::int FROM pg_locks WHERE locktype = 'advisory') AS locks,
           (SELECT count(*)::int FROM pg_prepared_statements WHERE name <> '') AS statements,
           (SELECT count(*)::int FROM pg_listening_channels()) AS channels`);
  expect(left.rows).toEqual([{ temporary: null, locks: 0, statements: 0, channels: 0 }]);
});

test('the role and settings of a transaction end with it', async () => {
  const { client } = await connect();
  await client.query('BEGIN; SET LOCAL ROLE clerk');
  await client.query("SELECT set_config('musubi.municipality', $1, true)", ['999999']);
  const inside = await client.query(
    "SELECT current_user, current_setting('musubi.municipality') AS municipality",
  );
  expect(inside.rows).toEqual([{ current_user: 'clerk', municipality: '999999' }]);
  await expect(client.query('DELETE FROM account')).rejects.toMatchObject({ code: '42501' });
  await client.query('ROLLBACK');
  const outside = await client.query(
    "SELECT current_user, current_setting('musubi.municipality', true) AS municipality",
  );
  expect(outside.rows).toEqual([{ current_user: 'postgres', municipality: '' }]);
});

test('errors carry the name of the constraint', async () => {
  await expect(pool.query('INSERT INTO account VALUES ($1, $2)', [100, -1])).rejects.toMatchObject({
    code: '23514',
    constraint: 'account_not_overdrawn',
    table: 'account',
  });
});

test('bytes, whole numbers beyond 2^53, JSON of twenty megabytes and geometries go there and back', async () => {
  const bytes = Buffer.from([0, 1, 0x7f, 0x80, 0xff]);
  const items = Array.from({ length: 200_000 }, (_, n) => ({ n, text: 'y'.repeat(85) }));
  const json = JSON.stringify(items);
  expect(json.length).toBeGreaterThan(20_000_000);
  const answer = await pool.query(
    `SELECT $1::bytea AS bytes, $2::int8[] AS numbers, ST_AsText(ST_Point($4, $5, 6668)) AS point,
            (SELECT count(*)::int FROM json_to_recordset($3::json) AS item (n int, text text)) AS items`,
    [bytes, ['1', '9007199254740993'], json, 139.5, 35.5],
  );
  expect(answer.rows).toEqual([
    { bytes, numbers: ['1', '9007199254740993'], point: 'POINT(139.5 35.5)', items: 200_000 },
  ]);
});

test('COPY FROM STDIN, which the engine cannot do, is refused and harms nobody', async () => {
  const { client } = await connect();
  await expect(client.query('COPY entry (text) FROM STDIN')).rejects.toMatchObject({ code: '57014' });
  expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  expect((await pool.query('SELECT 2 AS two')).rows).toEqual([{ two: 2 }]);
});

test('a wrong password and a broken message are refused and harm nobody', async () => {
  const stranger = new Client({ ...engine.connection, password: 'guessed' });
  await expect(stranger.connect()).rejects.toMatchObject({ code: '28P01' });
  const { client, socket } = await connect();
  const broken = once(client, 'error');
  socket.write(Buffer.from([0x51, 0xff, 0xff, 0xff, 0xff]));
  expect((await broken)[0]).toMatchObject({ code: '08P01' });
  expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
});

test('a table that changed much gets statistics and loses its dead rows, and the log is checkpointed', async () => {
  await pool.query(`
    CREATE TABLE worn (n int, text text);
    INSERT INTO worn SELECT n, repeat('z', 300) FROM generate_series(1, 250000) AS n`);
  await pool.query('DELETE FROM worn WHERE n % 2 = 0');
  await expect
    .poll(
      async () => {
        const { rows } = await pool.query(`
          SELECT last_vacuum IS NOT NULL AS vacuumed, last_analyze IS NOT NULL AS analysed,
                 pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn) < 64 * 1024 * 1024 AS checkpointed
          FROM pg_stat_user_tables, pg_control_checkpoint() WHERE relname = 'worn'`);
        return rows;
      },
      { timeout: 20_000, interval: 100 },
    )
    .toEqual([{ vacuumed: true, analysed: true, checkpointed: true }]);
});
