// What everybody may ask without signing in: whether a paper in hand is one of the town's and still holds.
import { Hono } from 'hono';
import { inScope } from '../db/scope.ts';
import type { Env } from '../http/environment.ts';
import { open } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { certificatesProblems } from './certificates.problems.ts';
import { CheckLimit } from './check-limit.ts';
import { CheckAnswer, CheckQuestion } from './check.contract.ts';
import { checkCertificate } from './check.queries.ts';
import { servePage } from './public-page.ts';

const limit = new CheckLimit();

export const checkRoutes = new Hono<Env>()
  // The signed content stands after '#': the browser keeps it, no server and no log sees it.
  .get(
    '/:municipality/certificate',
    open({ exposure: 'public', action: 'certificates.check_page' }),
    async (c) => servePage(c, 'check'),
  )
  .post(
    '/:municipality/certificate',
    open({ exposure: 'public', action: 'certificates.check' }),
    valid('json', CheckQuestion),
    async (c) => {
      const wait = limit.take(c.var.place);
      if (wait > 0) {
        c.header('retry-after', String(wait));
        throw certificatesProblems.tooManyChecks(wait);
      }
      const municipality = c.req.param('municipality');
      const { code, address } = c.req.valid('json');
      const answer = await inScope(c.var.house.db, { role: 'musubi_public', municipality }, (trx) =>
        checkCertificate(trx, municipality, code, address),
      );
      return c.json(CheckAnswer.parse(answer), 200);
    },
  );
