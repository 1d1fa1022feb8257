import { Hono } from 'hono';
import { z } from 'zod';
import type { Env } from '../http/environment.ts';
import { read, search, write } from '../http/mounts.ts';
import type { Asking } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { getDisasterContext } from './disaster-context.ts';
import { automaticProbability } from './linkage/link-region.ts';
import { askForRun, cancelRun } from './links.commands.ts';
import {
  LinkRun,
  LinkageState,
  NewLinkRun,
  NewRejection,
  Rejection,
  WorkPage,
  WorkSearch,
} from './links.contract.ts';
import { findCurrentRun, findLastRun } from './links.queries.ts';
import { Withdrawal } from './matching.contract.ts';
import { reject, withdrawRejection } from './rejections.commands.ts';
import { countWork, searchWork } from './work-lists.queries.ts';

const counter = { exposure: 'staff', permission: 'certificate_issue' } as const;
const keeper = { exposure: 'staff', permission: 'base_data_manage' } as const;
const RunId = z.object({ municipality: z.string(), disaster: z.string(), run_id: z.uuid() });
const RejectionId = z.object({ municipality: z.string(), disaster: z.string(), rejection_id: z.uuid() });

export const linksRoutes = new Hono<Env>()
  .get('/:municipality/:disaster/linkage', read({ ...counter, action: 'matching.linkage' }), async (c) => {
    const of = disasterOf(c.var.asking);
    await getDisasterContext(c.var.reader, of.municipality_code, of.disaster_code);
    const state: LinkageState = {
      current: await findCurrentRun(c.var.reader, of),
      last: await findLastRun(c.var.reader, of),
      done: await findLastRun(c.var.reader, of, 'done'),
      lists: await countWork(c.var.reader, of),
      automatic_probability: automaticProbability,
    };
    return c.json(LinkageState.parse(state), 200);
  })
  .post(
    '/:municipality/:disaster/linkage/runs',
    write({ ...keeper, action: 'matching.start_run' }),
    valid('json', NewLinkRun),
    async (c) => {
      const { asking, trx, house } = c.var;
      const of = disasterOf(asking);
      await getDisasterContext(trx, of.municipality_code, of.disaster_code);
      const { kind } = c.req.valid('json');
      const run = await askForRun(trx, of, { kind, cause: 'person' }, asking.session.user_id);
      c.var.audit.note({ run_id: run.run_id, kind });
      // Whoever keeps the links hears it and begins (link-keeper.ts).
      c.var.afterCommit(() =>
        house.live.publish({ municipality: asking.municipality, topic: 'linkage', id: run.run_id }),
      );
      return c.json(run, 201);
    },
  )
  .post(
    '/:municipality/:disaster/linkage/runs/:run_id/cancel',
    write({ ...keeper, action: 'matching.cancel_run' }),
    valid('param', RunId),
    async (c) => {
      const { asking, house } = c.var;
      const { run_id } = c.req.valid('param');
      const run = LinkRun.parse(await cancelRun(c.var.trx, disasterOf(asking), run_id));
      c.var.audit.note({ run_id });
      c.var.afterCommit(() =>
        house.live.publish({ municipality: asking.municipality, topic: 'linkage', id: run_id }),
      );
      return c.json(run, 200);
    },
  )
  .post(
    '/:municipality/:disaster/linkage/lists',
    search({ ...counter, action: 'matching.work_list' }),
    valid('json', WorkSearch),
    async (c) => {
      const { municipality, disaster } = c.var.asking;
      const asked = c.req.valid('json');
      const context = await getDisasterContext(c.var.reader, municipality, disaster);
      const page = WorkPage.parse(await searchWork(c.var.reader, context, asked));
      for (const { kind, number } of page.rows)
        c.var.audit.saw(kind === 'building' ? 'property' : kind, [number]);
      c.var.audit.note({ list: asked.list, rows: page.rows.length });
      return c.json(page, 200);
    },
  )
  .post(
    '/:municipality/:disaster/rejections',
    write({ ...counter, action: 'matching.reject' }),
    valid('json', NewRejection),
    async (c) => {
      const given = c.req.valid('json');
      const rejection = Rejection.parse(await reject(c.var.trx, placeOf(c.var.asking), given));
      sawEnds(c.var.audit, rejection);
      c.var.audit.note({ rejection_id: rejection.rejection_id });
      tellDecision(c.var, rejection.rejection_id);
      return c.json(rejection, 201);
    },
  )
  .post(
    '/:municipality/:disaster/rejections/:rejection_id/withdraw',
    write({ ...counter, action: 'matching.withdraw_rejection' }),
    valid('param', RejectionId),
    valid('json', Withdrawal),
    async (c) => {
      const id = c.req.valid('param').rejection_id;
      const { reason } = c.req.valid('json');
      const rejection = Rejection.parse(
        await withdrawRejection(c.var.trx, placeOf(c.var.asking), id, reason),
      );
      sawEnds(c.var.audit, rejection);
      c.var.audit.note({ rejection_id: id });
      tellDecision(c.var, id);
      return c.json(rejection, 200);
    },
  );

function disasterOf({ municipality, disaster }: Asking) {
  return { municipality_code: municipality, disaster_code: disaster };
}

function placeOf({ municipality, disaster, session }: Asking) {
  return { municipality, disaster, account: session.account_id };
}

function sawEnds(
  audit: { saw(kind: 'household' | 'property' | 'survey', ids: string[]): void },
  { household_number, property_number, survey_number }: Rejection,
): void {
  if (household_number !== null) audit.saw('household', [household_number]);
  if (property_number !== null) audit.saw('property', [property_number]);
  if (survey_number !== null) audit.saw('survey', [survey_number]);
}

interface Telling {
  house: Env['Variables']['house'];
  asking: Asking;
  afterCommit: (work: () => void) => void;
}

function tellDecision({ house, asking, afterCommit }: Telling, id: string): void {
  afterCommit(() => house.live.publish({ municipality: asking.municipality, topic: 'confirmations', id }));
}
