// One log line and one measurement a request: the route's pattern, never its values; no query, no body, no name.
import { createMiddleware } from 'hono/factory';
import { matchedRoutes } from 'hono/route';
import { v7 as uuidv7 } from 'uuid';
import type { Env } from './environment.ts';
import { requestSeconds } from './metrics.ts';
import { mountOf } from './mounts.ts';

export const withRequestLog = createMiddleware<Env>(async (c, next) => {
  const started = performance.now();
  const requestId = uuidv7();
  c.set('requestId', requestId);
  await next();
  const route = matchedRoutes(c).find(({ handler }) => mountOf(handler) !== undefined)?.path ?? '';
  const seconds = (performance.now() - started) / 1000;
  requestSeconds.observe({ method: c.req.method, route, status: c.res.status }, seconds);
  c.header('x-request-id', requestId);
  c.var.house.log.info(
    {
      request_id: requestId,
      method: c.req.method,
      route,
      status: c.res.status,
      ms: Math.round(seconds * 1000),
      user_id: c.var.session?.user_id,
    },
    'request',
  );
});
