import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { TeamNotices } from '../../api/surveys/handout/changes/team-notices.contract.ts';
import {
  Handout,
  HandoutList,
  Slip,
  type FileFormat,
  type NewHandout,
  type Paper,
  type SlipWords,
} from '../../api/surveys/handout/handouts.contract.ts';
import { call, callForFile } from '../call.ts';
import type { PlanAt, Where } from './planning.data.ts';

const of = ({ municipality, disaster }: Where): string => `/api/${municipality}/${disaster}`;
const planAt = (at: PlanAt): string => `${of(at)}/survey-plans/${at.plan_id}`;
const handoutsKey = (at: PlanAt) => ['survey-handouts', at.municipality, at.disaster, at.plan_id] as const;

/** The last hand-out of each district. */
export function handoutsQuery(at: PlanAt) {
  return queryOptions({
    queryKey: handoutsKey(at),
    queryFn: async () => (await call('GET', `${planAt(at)}/handouts`, HandoutList)).handouts,
    // Progress is told over the live line; this is for when that is down.
    refetchInterval: ({ state }) =>
      state.data?.some((one) => one.state === 'running' && !one.is_silent) === true ? 4_000 : false,
  });
}

export function readHandoutsAgain(client: QueryClient, at: PlanAt): Promise<unknown> {
  return client.invalidateQueries({ queryKey: handoutsKey(at) });
}

export function askHandout(
  at: PlanAt,
  district_id: string,
  wanted: NewHandout,
  key: string,
): Promise<Handout> {
  return call('POST', `${planAt(at)}/districts/${district_id}/handouts`, Handout, { body: wanted, key });
}

export function cancelHandout(at: PlanAt, handout_id: string): Promise<Handout> {
  return call('POST', `${planAt(at)}/handouts/${handout_id}/cancel`, Handout, { body: {} });
}

export function readPaper(at: PlanAt, handout_id: string, paper: Paper): Promise<Blob> {
  return callForFile(`${planAt(at)}/handouts/${handout_id}/papers/${paper}`);
}

/** `since`: null leaves the choice to the server. Read again with the hand-outs. */
export function teamNoticesQuery(at: PlanAt, since: number | null) {
  return queryOptions({
    queryKey: [...handoutsKey(at), 'teams', since],
    queryFn: () =>
      call('GET', `${planAt(at)}/team-notices${since === null ? '' : `?since=${since}`}`, TeamNotices),
  });
}

/** Of one team, or of all. */
export function readTeamNotices(at: PlanAt, since: number, team: string | null): Promise<Blob> {
  return callForFile(
    `${planAt(at)}/team-notices/paper?since=${since}${team === null ? '' : `&team=${team}`}`,
  );
}

export function readDistrictFile(at: PlanAt, district_id: string, format: FileFormat): Promise<Blob> {
  return callForFile(`${planAt(at)}/districts/${district_id}/files/${format}`);
}

export function slipQuery(where: Where) {
  return queryOptions({
    queryKey: ['survey-slip', where.municipality, where.disaster],
    queryFn: () => call('GET', `${of(where)}/survey-slip`, Slip),
  });
}

export function saveSlip(where: Where, words: SlipWords, version: number): Promise<Slip> {
  return call('PUT', `${of(where)}/survey-slip`, Slip, { body: words, version });
}
