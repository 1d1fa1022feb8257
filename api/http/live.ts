// Live updates: a change is published once, after its commit, and reaches every browser that listens, also
// those of other API processes. Messages carry kinds and ids, never contents: the browser asks again.
import { EventEmitter } from 'node:events';
import pg from 'pg';
import type { Logger } from 'pino';

export interface LiveMessage {
  municipality: string;
  topic: string;
  id: string;
}

export interface Live {
  publish(message: LiveMessage): void;
  /** Calls `listener` for this municipality's messages until the returned function is called. */
  listen(municipality: string, listener: (message: LiveMessage) => void): () => void;
  close(): Promise<void>;
}

const channel = 'musubi_live';

/** In-process: the embedded engine has one API process and does not deliver NOTIFY to other clients. */
export function openLocalLive(): Live {
  const emitter = new EventEmitter().setMaxListeners(0);
  return {
    publish: (message) => emitter.emit(message.municipality, message),
    listen(municipality, listener) {
      emitter.on(municipality, listener);
      return () => emitter.off(municipality, listener);
    },
    close: async () => undefined,
  };
}

/** Over NOTIFY, on a connection of its own to the primary (PgBouncer in transaction mode breaks LISTEN). */
export async function openServerLive(databaseUrl: string, log: Logger): Promise<Live> {
  const local = openLocalLive();
  let closing = false;
  let sending: Promise<void> = Promise.resolve();
  let client = await connect();

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client({ connectionString: databaseUrl, application_name: 'musubi live' });
    fresh.on('notification', ({ payload }) => {
      const [municipality, topic, id] = (payload ?? '').split(' ');
      if (municipality !== undefined && topic !== undefined && id !== undefined)
        local.publish({ municipality, topic, id });
    });
    fresh.on('error', () => void reconnect());
    await fresh.connect();
    await fresh.query(`LISTEN ${channel}`);
    return fresh;
  }

  async function reconnect(): Promise<void> {
    // oxlint-disable-next-line no-unmodified-loop-condition -- `close` sets it while this waits
    for (let seconds = 1; !closing; seconds = Math.min(seconds * 2, 30)) {
      log.warn('live connection lost, trying again');
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
      try {
        client = await connect();
        return;
      } catch {
        // the next round tries again
      }
    }
  }

  return {
    publish({ municipality, topic, id }) {
      // One at a time: `pg` is giving up queueing a second query on a busy connection.
      sending = sending
        .then(() => client.query('SELECT pg_notify($1, $2)', [channel, `${municipality} ${topic} ${id}`]))
        .then(
          () => undefined,
          () => log.warn('live message lost'),
        );
    },
    listen: local.listen,
    async close() {
      closing = true;
      await sending;
      await client.end();
    },
  };
}
