import { Hono } from 'hono';
import type { Env } from '../http/environment.ts';
import { search } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { GazetteerAnswer, GazetteerQuestion } from './gazetteer.contract.ts';
import { searchGazetteer } from './gazetteer.queries.ts';

export const gazetteerRoutes = new Hono<Env>().post(
  '/:municipality/gazetteer/search',
  search({
    exposure: 'staff',
    permission: 'session',
    action: 'registers.search_gazetteer',
    privacy: 'clean',
  }),
  valid('json', GazetteerQuestion),
  async (c) => {
    const { reader, asking } = c.var;
    const answer = await searchGazetteer(reader, asking.municipality, c.req.valid('json'));
    return c.json(GazetteerAnswer.parse(answer), 200);
  },
);
