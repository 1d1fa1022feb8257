import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Env } from './environment.ts';
import { read } from './mounts.ts';

const heartbeatMs = 25_000;

/** Server-sent events of the signed-in person's municipality: `event: <topic>`, `data: <id>`. */
export const liveRoutes = new Hono<Env>().get(
  '/:municipality/live',
  read({ exposure: 'staff', permission: 'session', action: 'http.live', privacy: 'masked' }),
  (c) => {
    const { live } = c.var.house;
    const { municipality, session } = c.var.asking;
    return streamSSE(c, async (stream) => {
      const stop = live.listen(
        municipality,
        // The pages ask again by the topic; no id leaves while an applicant looks on.
        ({ topic, id }) => void stream.writeSSE({ event: topic, data: session.privacy === null ? id : '' }),
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
