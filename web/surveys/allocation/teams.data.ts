import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import {
  Surveyor,
  Team,
  TeamRemoved,
  type NewSurveyor,
  type NewTeam,
  type SurveyorChange,
  type TeamChange,
  type TeamDays,
} from '../../../api/surveys/allocation/teams.contract.ts';
import { call } from '../../call.ts';
import type { Where } from '../planning.data.ts';

const Done = z.object({ done: z.literal(true) });
const of = ({ municipality, disaster }: Where): string => `/api/${municipality}/${disaster}`;
const teamsAt = (where: Where): string => `${of(where)}/survey-teams`;
const surveyorsAt = (where: Where): string => `${of(where)}/survey-surveyors`;
const teamsKey = ({ municipality, disaster }: Where) => ['survey-teams', municipality, disaster] as const;

/** Teams by number, ended ones last. */
export function teamsQuery(where: Where) {
  return queryOptions({
    queryKey: [...teamsKey(where), 'list'],
    queryFn: () => call('GET', teamsAt(where), z.array(Team)),
  });
}

/** Names people: asked for only where somebody is about to see them. */
export function surveyorsQuery(where: Where) {
  return queryOptions({
    queryKey: [...teamsKey(where), 'surveyors'],
    queryFn: () => call('GET', surveyorsAt(where), z.array(Surveyor)),
    staleTime: 60_000,
  });
}

export function addTeam(where: Where, team: NewTeam, key: string): Promise<Team> {
  return call('POST', teamsAt(where), Team, { body: team, key });
}

export function changeTeam(where: Where, team: Team, change: TeamChange): Promise<Team> {
  return call('PUT', `${teamsAt(where)}/${team.team_id}`, Team, { body: change, version: team.version });
}

export function setTeamDays(
  where: Where,
  { team_id, version }: Pick<Team, 'team_id' | 'version'>,
  days: TeamDays,
): Promise<Team> {
  return call('PUT', `${teamsAt(where)}/${team_id}/days`, Team, { body: days, version });
}

export function removeTeam(where: Where, { team_id, version }: Team): Promise<TeamRemoved> {
  return call('DELETE', `${teamsAt(where)}/${team_id}`, TeamRemoved, { version });
}

export function addSurveyor(where: Where, surveyor: NewSurveyor, key: string): Promise<Surveyor> {
  return call('POST', surveyorsAt(where), Surveyor, { body: surveyor, key });
}

export function changeSurveyor(
  where: Where,
  { surveyor_id, version }: Surveyor,
  change: SurveyorChange,
): Promise<Surveyor> {
  return call('PUT', `${surveyorsAt(where)}/${surveyor_id}`, Surveyor, { body: change, version });
}

export function removeSurveyor(where: Where, { surveyor_id, version }: Surveyor): Promise<unknown> {
  return call('DELETE', `${surveyorsAt(where)}/${surveyor_id}`, Done, { version });
}

/** A team as it was just answered, in its place of the list. */
export function keepTeam(client: QueryClient, where: Where, team: Team): void {
  client.setQueryData(teamsQuery(where).queryKey, (before) =>
    before?.some(({ team_id }) => team_id === team.team_id)
      ? before.map((one) => (one.team_id === team.team_id ? team : one))
      : before && [...before, team].sort((a, b) => a.team_number - b.team_number),
  );
}

export function readTeamsAgain(client: QueryClient, where: Where): Promise<unknown> {
  return client.invalidateQueries({ queryKey: teamsKey(where) });
}
