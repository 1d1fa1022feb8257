import { Hono } from 'hono';
import { z } from 'zod';
import type { Env } from '../http/environment.ts';
import { read, search, write } from '../http/mounts.ts';
import type { Asking } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { lookUp, personsIn } from './lookup.ts';
import { confirm, withdraw } from './matching.commands.ts';
import {
  Confirmation,
  LookupAnswer,
  LookupQuestion,
  NewConfirmation,
  RecordAnswer,
  RecordQuestion,
  Withdrawal,
} from './matching.contract.ts';
import { getConfirmation } from './matching.queries.ts';
import { maskLookup, maskRecord } from './masked-answers.ts';
import { findShown } from './shown-household.ts';
import { getRecord } from './whole-record.ts';

const counter = { exposure: 'staff', permission: 'certificate_issue' } as const;
const ConfirmationId = z.object({
  municipality: z.string(),
  disaster: z.string(),
  confirmation_id: z.uuid(),
});

export const matchingRoutes = new Hono<Env>()
  .post(
    '/:municipality/:disaster/lookup',
    search({ ...counter, action: 'matching.lookup', privacy: 'masked' }),
    valid('json', LookupQuestion),
    async (c) => {
      const { municipality, disaster } = c.var.asking;
      const answer = LookupAnswer.parse(
        await lookUp(c.var.reader, municipality, disaster, c.req.valid('json')),
      );
      const shown = await findShown(c.var.reader, c.var.asking);
      const { household, property, survey } = personsIn(answer);
      c.var.audit.saw('household', household);
      c.var.audit.saw('property', property);
      c.var.audit.saw('survey', survey);
      c.var.audit.note({ understood_as: answer.understood_as, candidates: answer.candidates_total });
      return c.json(shown === null ? answer : LookupAnswer.parse(maskLookup(answer, shown)), 200);
    },
  )
  .post(
    '/:municipality/:disaster/records',
    search({ ...counter, action: 'matching.record', privacy: 'masked' }),
    valid('json', RecordQuestion),
    async (c) => {
      const { municipality, disaster } = c.var.asking;
      const question = c.req.valid('json');
      const answer = RecordAnswer.parse(await getRecord(c.var.reader, municipality, disaster, question));
      c.var.audit.saw(question.kind === 'building' ? 'property' : question.kind, [question.number]);
      if (answer.kind === 'household') {
        for (const household of [answer.at_disaster, answer.current])
          c.var.audit.saw('resident', household?.people.map((person) => person.resident_number) ?? []);
      }
      const shown = await findShown(c.var.reader, c.var.asking);
      return c.json(shown === null ? answer : RecordAnswer.parse(maskRecord(answer, shown)), 200);
    },
  )
  .post(
    '/:municipality/:disaster/confirmations',
    write({ ...counter, action: 'matching.confirm' }),
    valid('json', NewConfirmation),
    async (c) => {
      const tie = c.req.valid('json');
      c.var.audit.saw('household', [tie.household_number]);
      c.var.audit.saw('survey', [tie.survey_number]);
      if (tie.property_number !== null) c.var.audit.saw('property', [tie.property_number]);
      const confirmation = Confirmation.parse(await confirm(c.var.trx, placeOf(c.var.asking), tie));
      c.var.audit.note({ confirmation_id: confirmation.confirmation_id });
      tellChange(c.var, confirmation.confirmation_id);
      return c.json(confirmation, 201);
    },
  )
  .get(
    '/:municipality/:disaster/confirmations/:confirmation_id',
    // In privacy mode the row rules leave the shown household's.
    read({ ...counter, action: 'matching.confirmation', privacy: 'masked' }),
    valid('param', ConfirmationId),
    async (c) => {
      const { municipality, disaster } = c.var.asking;
      const place = { municipality_code: municipality, disaster_code: disaster };
      const id = c.req.valid('param').confirmation_id;
      const confirmation = Confirmation.parse(await getConfirmation(c.var.reader, place, id));
      c.var.audit.saw('household', [confirmation.household_number]);
      return c.json(confirmation, 200);
    },
  )
  .post(
    '/:municipality/:disaster/confirmations/:confirmation_id/withdraw',
    write({ ...counter, action: 'matching.withdraw' }),
    valid('param', ConfirmationId),
    valid('json', Withdrawal),
    async (c) => {
      const id = c.req.valid('param').confirmation_id;
      c.var.audit.note({ confirmation_id: id });
      const { reason } = c.req.valid('json');
      const confirmation = Confirmation.parse(await withdraw(c.var.trx, placeOf(c.var.asking), id, reason));
      c.var.audit.saw('household', [confirmation.household_number]);
      tellChange(c.var, id);
      return c.json(confirmation, 200);
    },
  );

function placeOf({ municipality, disaster, session }: Asking) {
  return { municipality, disaster, account: session.account_id };
}

interface Telling {
  house: Env['Variables']['house'];
  asking: Asking;
  afterCommit: (work: () => void) => void;
}

function tellChange({ house, asking, afterCommit }: Telling, id: string): void {
  afterCommit(() => house.live.publish({ municipality: asking.municipality, topic: 'confirmations', id }));
}
