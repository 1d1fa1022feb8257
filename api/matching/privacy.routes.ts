import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { turnPrivacyOff, turnPrivacyOn } from '../accounts/privacy.commands.ts';
import type { Env } from '../http/environment.ts';
import { write } from '../http/mounts.ts';
import { sessionCookie, tokenHash } from '../http/session.ts';
import { valid } from '../http/validate.ts';
import { getDisasterContext } from './disaster-context.ts';
import { matchingProblems } from './matching.problems.ts';
import { getConfirmation } from './matching.queries.ts';
import { PrivacyQuestion, PrivacyView } from './privacy.contract.ts';

/** Turned off by the same key: it keeps others from reading along, not the clerk from working. */
export const privacyRoutes = new Hono<Env>().post(
  '/:municipality/:disaster/privacy',
  write({
    exposure: 'staff',
    permission: 'certificate_issue',
    action: 'matching.privacy',
    privacy: 'clean',
  }),
  valid('json', PrivacyQuestion),
  async (c) => {
    const { trx, asking, audit } = c.var;
    const question = c.req.valid('json');
    const context = await getDisasterContext(trx, asking.municipality, asking.disaster);
    const token = tokenHash(getCookie(c, sessionCookie) ?? '');
    audit.note({ is_on: question.is_on });
    if (!question.is_on) {
      await turnPrivacyOff(trx, token);
      return c.json(PrivacyView.parse({ privacy: null }), 200);
    }
    const household_number =
      question.confirmation_id === null
        ? null
        : await confirmedHousehold(trx, context, question.confirmation_id);
    if (household_number !== null) audit.saw('household', [household_number]);
    const since = await turnPrivacyOn(trx, token, household_number);
    return c.json(PrivacyView.parse({ privacy: { since, household_number } }), 200);
  },
);

/** Throws not-found, or withdrawn-already for a confirmation that no longer stands. */
async function confirmedHousehold(
  ...[reader, context, id]: Parameters<typeof getConfirmation>
): Promise<string> {
  const { household_number, withdrawn_at } = await getConfirmation(reader, context, id);
  if (withdrawn_at !== null) throw matchingProblems.withdrawnAlready();
  return household_number;
}
