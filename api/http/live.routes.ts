import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Env } from './environment.ts';
import { read } from './mounts.ts';

const heartbeatMs = 25_000;

/** Server-sent events of the signed-in person's municipality: `event: <topic>`, `data: <id>`. */
export const liveRoutes = new Hono<Env>().get(
  '/:municipality/live',
  read({ exposure: 'staff', permission: 'session', action: 'http.live' }),
  (c) => {
    const { live } = c.var.house;
    const { municipality } = c.var.asking;
    return streamSSE(c, async (stream) => {
      const stop = live.listen(
        municipality,
        ({ topic, id }) => void stream.writeSSE({ event: topic, data: id }),
      );
      stream.onAbort(stop);
      // A proxy that sees nothing for a minute cuts the line.
      while (!stream.aborted) {
        await stream.writeSSE({ event: 'heartbeat', data: '' });
        await stream.sleep(heartbeatMs);
      }
      stop();
    });
  },
);
