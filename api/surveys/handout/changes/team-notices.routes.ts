import { Hono } from 'hono';
import type { Env } from '../../../http/environment.ts';
import { read } from '../../../http/mounts.ts';
import { valid } from '../../../http/validate.ts';
import { ofPlan, PlanId } from '../../plan-mounts.ts';
import { drawInThread } from '../drawing.ts';
import { TeamNoticePaperQuestion, TeamNotices, TeamNoticesQuestion } from './team-notices.contract.ts';
import { getTeamNoticePaper, listTeamNotices } from './team-notices.queries.ts';

const staff = { exposure: 'staff', permission: 'survey_sheet_output' } as const;

export const teamNoticesRoutes = new Hono<Env>()
  .get(
    '/:municipality/:disaster/survey-plans/:plan_id/team-notices',
    read({ ...staff, action: 'surveys.team_notices' }),
    valid('param', PlanId),
    valid('query', TeamNoticesQuestion),
    async (c) => {
      const of = ofPlan(c.var.asking, c.req.valid('param').plan_id);
      const { since } = c.req.valid('query');
      return c.json(TeamNotices.parse(await listTeamNotices(c.var.reader, of, since)), 200);
    },
  )
  .get(
    '/:municipality/:disaster/survey-plans/:plan_id/team-notices/paper',
    read({ ...staff, action: 'surveys.team_notice_paper', audited: true }),
    valid('param', PlanId),
    valid('query', TeamNoticePaperQuestion),
    async (c) => {
      const { plan_id } = c.req.valid('param');
      const of = ofPlan(c.var.asking, plan_id);
      const team_notices = await getTeamNoticePaper(c.var.reader, of, c.req.valid('query'));
      const { bytes } = await drawInThread({ team_notices });
      c.var.audit.saw(
        'survey',
        team_notices.teams
          .flatMap(({ came, left, kept, finished }) => [...came, ...left, ...kept, ...finished])
          .map(({ survey_number }) => survey_number)
          .filter((survey_number) => survey_number !== ''),
      );
      c.var.audit.note({ plan_id, since: c.req.valid('query').since, teams: team_notices.teams.length });
      return c.body(new Uint8Array(bytes), 200, {
        'content-type': 'application/pdf',
        'content-disposition': 'inline; filename="team-notices.pdf"',
      });
    },
  );
