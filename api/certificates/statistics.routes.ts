import { Hono } from 'hono';
import type { Env } from '../http/environment.ts';
import { read } from '../http/mounts.ts';
import { counter, placeOf } from './certificate-mounts.ts';
import { countCertificates } from './statistics.queries.ts';

export const statisticsRoutes = new Hono<Env>().get(
  '/:municipality/:disaster/certificate-statistics',
  read({ ...counter, action: 'certificates.statistics' }),
  async (c) => c.json(await countCertificates(c.var.reader, placeOf(c)), 200),
);
