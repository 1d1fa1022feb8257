import { Hono } from 'hono';
import { z } from 'zod';
import type { Env } from '../../http/environment.ts';
import { versionSeen } from '../../http/if-match.ts';
import { read, write } from '../../http/mounts.ts';
import type { Asking } from '../../http/mounts.ts';
import { valid } from '../../http/validate.ts';
import { getDisasterDay } from '../disaster-day.ts';
import { planner } from '../plan-mounts.ts';
import { setTeamDays } from './team-days.commands.ts';
import {
  addSurveyor,
  addTeam,
  changeSurveyor,
  changeTeam,
  removeSurveyor,
  removeTeam,
} from './teams.commands.ts';
import { NewSurveyor, NewTeam, SurveyorChange, TeamChange, TeamDays } from './teams.contract.ts';
import { getSurveyor, getTeam, listSurveyors, listTeams } from './teams.queries.ts';

const place = { municipality: z.string(), disaster: z.string() };
const TeamId = z.object({ ...place, team_id: z.uuid() });
const SurveyorId = z.object({ ...place, surveyor_id: z.uuid() });

export const teamsRoutes = new Hono<Env>()
  .get('/:municipality/:disaster/survey-teams', read({ ...planner, action: 'surveys.teams' }), async (c) => {
    await getDisasterDay(c.var.reader, c.var.asking);
    return c.json(await listTeams(c.var.reader, c.var.asking), 200);
  })
  .post(
    '/:municipality/:disaster/survey-teams',
    write({ ...planner, action: 'surveys.add_team' }),
    valid('json', NewTeam),
    async (c) => {
      const given = c.req.valid('json');
      const { trx, asking } = c.var;
      await addTeam(trx, acting(asking), given);
      tellTeams(c.var);
      return c.json(await getTeam(trx, asking, given.team_id), 201);
    },
  )
  .put(
    '/:municipality/:disaster/survey-teams/:team_id',
    write({ ...planner, action: 'surveys.change_team' }),
    valid('param', TeamId),
    valid('json', TeamChange),
    async (c) => {
      const { team_id } = c.req.valid('param');
      const { trx, asking } = c.var;
      await changeTeam(trx, asking, team_id, versionSeen(c), c.req.valid('json'));
      tellTeams(c.var);
      return c.json(await getTeam(trx, asking, team_id), 200);
    },
  )
  .delete(
    '/:municipality/:disaster/survey-teams/:team_id',
    write({ ...planner, action: 'surveys.remove_team' }),
    valid('param', TeamId),
    async (c) => {
      const { team_id } = c.req.valid('param');
      const removed = await removeTeam(c.var.trx, c.var.asking, team_id, versionSeen(c));
      c.var.audit.note({ outcome: removed.outcome });
      tellTeams(c.var);
      return c.json(removed, 200);
    },
  )
  .put(
    '/:municipality/:disaster/survey-teams/:team_id/days',
    write({ ...planner, action: 'surveys.set_team_days' }),
    valid('param', TeamId),
    valid('json', TeamDays),
    async (c) => {
      const { team_id } = c.req.valid('param');
      const given = c.req.valid('json');
      const { trx, asking } = c.var;
      await setTeamDays(trx, asking, team_id, versionSeen(c), given);
      c.var.audit.note({ from: given.from, days: given.days.length });
      tellTeams(c.var);
      return c.json(await getTeam(trx, asking, team_id), 200);
    },
  )
  .get(
    '/:municipality/:disaster/survey-surveyors',
    // Names people: audited also where there are none.
    read({ ...planner, action: 'surveys.surveyors', audited: true }),
    async (c) => {
      await getDisasterDay(c.var.reader, c.var.asking);
      const surveyors = await listSurveyors(c.var.reader, c.var.asking);
      c.var.audit.saw(
        'surveyor',
        surveyors.map(({ surveyor_id }) => surveyor_id),
      );
      return c.json(surveyors, 200);
    },
  )
  .post(
    '/:municipality/:disaster/survey-surveyors',
    write({ ...planner, action: 'surveys.add_surveyor' }),
    valid('json', NewSurveyor),
    async (c) => {
      const given = c.req.valid('json');
      const { trx, asking } = c.var;
      await addSurveyor(trx, acting(asking), given);
      c.var.audit.saw('surveyor', [given.surveyor_id]);
      tellTeams(c.var);
      return c.json(await getSurveyor(trx, asking, given.surveyor_id), 201);
    },
  )
  .put(
    '/:municipality/:disaster/survey-surveyors/:surveyor_id',
    write({ ...planner, action: 'surveys.change_surveyor' }),
    valid('param', SurveyorId),
    valid('json', SurveyorChange),
    async (c) => {
      const { surveyor_id } = c.req.valid('param');
      const { trx, asking } = c.var;
      await changeSurveyor(trx, asking, surveyor_id, versionSeen(c), c.req.valid('json'));
      c.var.audit.saw('surveyor', [surveyor_id]);
      tellTeams(c.var);
      return c.json(await getSurveyor(trx, asking, surveyor_id), 200);
    },
  )
  .delete(
    '/:municipality/:disaster/survey-surveyors/:surveyor_id',
    write({ ...planner, action: 'surveys.remove_surveyor' }),
    valid('param', SurveyorId),
    async (c) => {
      const { surveyor_id } = c.req.valid('param');
      await removeSurveyor(c.var.trx, c.var.asking, surveyor_id, versionSeen(c));
      c.var.audit.saw('surveyor', [surveyor_id]);
      tellTeams(c.var);
      return c.json({ done: true }, 200);
    },
  );

function acting({ municipality, disaster, session }: Asking) {
  return { municipality, disaster, account: session.account_id };
}

interface Telling {
  house: Env['Variables']['house'];
  asking: Asking;
  afterCommit: (work: () => void) => void;
}

function tellTeams({ house, asking: { municipality, disaster }, afterCommit }: Telling): void {
  afterCommit(() => house.live.publish({ municipality, topic: 'survey_teams', id: disaster }));
}
