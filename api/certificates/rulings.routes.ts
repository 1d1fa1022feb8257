import { Hono } from 'hono';
import { z } from 'zod';
import type { Env } from '../http/environment.ts';
import { read, write } from '../http/mounts.ts';
import type { Asking } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { decide, propose } from './rulings.commands.ts';
import { NewRuling, Ruling, RulingDecision, RulingList } from './rulings.contract.ts';
import { listOpenRulings } from './rulings.queries.ts';

const deciding = { exposure: 'staff', permission: 'certificate_issue_with_correction' } as const;
const ApplicationId = z.object({ municipality: z.string(), disaster: z.string(), application_id: z.uuid() });
const RulingId = z.object({ municipality: z.string(), disaster: z.string(), ruling_id: z.uuid() });

export const rulingsRoutes = new Hono<Env>()
  .post(
    '/:municipality/:disaster/applications/:application_id/rulings',
    write({ exposure: 'staff', permission: 'certificate_issue', action: 'certificates.propose_ruling' }),
    valid('param', ApplicationId),
    valid('json', NewRuling),
    async (c) => {
      const { application_id } = c.req.valid('param');
      const ruling = await propose(c.var.trx, placeOf(c.var.asking), application_id, c.req.valid('json'));
      tellChange(c.var, ruling);
      return c.json(Ruling.parse(ruling), 201);
    },
  )
  .get(
    '/:municipality/:disaster/rulings',
    read({ ...deciding, action: 'certificates.rulings' }),
    async (c) => {
      const list = RulingList.parse(await listOpenRulings(c.var.reader, placeOf(c.var.asking)));
      c.var.audit.saw(
        'application',
        list.rulings.map((ruling) => ruling.application_id),
      );
      return c.json(list, 200);
    },
  )
  .post(
    '/:municipality/:disaster/rulings/:ruling_id/decision',
    write({ ...deciding, action: 'certificates.decide_ruling' }),
    valid('param', RulingId),
    valid('json', RulingDecision),
    async (c) => {
      const { ruling_id } = c.req.valid('param');
      const ruling = await decide(c.var.trx, placeOf(c.var.asking), ruling_id, c.req.valid('json'));
      tellChange(c.var, ruling);
      return c.json(Ruling.parse(ruling), 200);
    },
  );

function placeOf({ municipality, disaster, session }: Asking) {
  return { municipality, disaster, account: session.account_id };
}

interface Telling {
  house: Env['Variables']['house'];
  asking: Asking;
  audit: { saw(kind: 'application', ids: Iterable<string>): void };
  afterCommit: (work: () => void) => void;
}

function tellChange({ house, asking: { municipality }, audit, afterCommit }: Telling, ruling: Ruling): void {
  audit.saw('application', [ruling.application_id]);
  afterCommit(() => house.live.publish({ municipality, topic: 'applications', id: ruling.application_id }));
}
