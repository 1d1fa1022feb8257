import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { Capacity } from '../../api/surveys/capacity.contract.ts';
import { Cut, CutPreview, type NewCut } from '../../api/surveys/cuts.contract.ts';
import {
  DistrictHistory,
  DistrictList,
  DistrictMap,
  EditOutcome,
  type NewEdit,
} from '../../api/surveys/edits.contract.ts';
import {
  Plan,
  PlanEdit,
  PlanRow,
  StopsTaken,
  type NewPlan,
  type PlanChange,
} from '../../api/surveys/plans.contract.ts';
import { PreliminaryArea, type NewPreliminaryArea } from '../../api/surveys/preliminary.contract.ts';
import {
  Progress,
  StatesSet,
  StopColumns,
  StopRow,
  type NewStates,
} from '../../api/surveys/progress.contract.ts';
import { ScopeChoices, ScopeCounts, type Scope } from '../../api/surveys/scope.contract.ts';
import { call } from '../call.ts';

export type Where = { municipality: string; disaster: string };
/** A plan in its disaster. */
export type PlanAt = Where & { plan_id: string };

const Done = z.object({ done: z.literal(true) });

const of = ({ municipality, disaster }: Where): string => `/api/${municipality}/${disaster}`;
const plansAt = (where: Where): string => `${of(where)}/survey-plans`;
const planAt = (at: PlanAt): string => `${plansAt(at)}/${at.plan_id}`;

const plansKey = ({ municipality, disaster }: Where) => ['survey-plans', municipality, disaster] as const;
const planKey = (at: PlanAt) => [...plansKey(at), at.plan_id] as const;

export function planListQuery(where: Where) {
  return queryOptions({
    queryKey: [...plansKey(where), 'list'],
    queryFn: () => call('GET', plansAt(where), z.array(PlanRow)),
  });
}

export function planQuery(at: PlanAt) {
  return queryOptions({
    queryKey: [...planKey(at), 'plan'],
    queryFn: () => call('GET', planAt(at), Plan),
  });
}

export function scopeChoicesQuery(where: Where) {
  return queryOptions({
    queryKey: ['survey-scope', where.municipality, where.disaster, 'choices'],
    queryFn: () => call('GET', `${of(where)}/survey-scope/choices`, ScopeChoices),
    staleTime: 60_000,
  });
}

export function scopeCountsQuery(where: Where, scope: Scope) {
  return queryOptions({
    queryKey: ['survey-scope', where.municipality, where.disaster, 'counts', scope],
    queryFn: () => call('POST', `${of(where)}/survey-scope/counts`, ScopeCounts, { body: { scope } }),
    // What was there stays in sight until the new count is here: figures do not flicker while a line is drawn.
    placeholderData: (before: ScopeCounts | undefined) => before,
    staleTime: 30_000,
  });
}

export function preliminaryAreasQuery(where: Where) {
  return queryOptions({
    queryKey: ['survey-scope', where.municipality, where.disaster, 'preliminary'],
    queryFn: () => call('GET', `${of(where)}/preliminary-areas`, z.array(PreliminaryArea)),
  });
}

export function capacityQuery(at: PlanAt) {
  return queryOptions({
    queryKey: [...planKey(at), 'capacity'],
    queryFn: () => call('GET', `${planAt(at)}/capacity`, Capacity),
  });
}

export function cutQuery(at: PlanAt, cut_id: string) {
  return queryOptions({
    queryKey: [...planKey(at), 'cut', cut_id],
    queryFn: () => call('GET', `${planAt(at)}/cuts/${cut_id}`, Cut),
    // News comes by the live line; this is for a line that is broken just now.
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? 2_000 : false),
  });
}

export function cutPreviewQuery(at: PlanAt, cut_id: string) {
  return queryOptions({
    queryKey: [...planKey(at), 'cut-preview', cut_id],
    queryFn: () => call('GET', `${planAt(at)}/cuts/${cut_id}/preview`, CutPreview),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function districtsQuery(at: PlanAt) {
  return queryOptions({
    queryKey: [...planKey(at), 'districts'],
    queryFn: () => call('GET', `${planAt(at)}/districts`, DistrictList),
  });
}

export function districtMapQuery(at: PlanAt) {
  return queryOptions({
    queryKey: [...planKey(at), 'district-map'],
    queryFn: () => call('GET', `${planAt(at)}/districts.geojson`, DistrictMap),
  });
}

export function districtStopsQuery(at: PlanAt, district_id: string) {
  return queryOptions({
    queryKey: [...planKey(at), 'district-stops', district_id],
    queryFn: () => call('GET', `${planAt(at)}/districts/${district_id}/stops`, z.array(StopRow)),
  });
}

export function districtHistoryQuery(at: PlanAt, district_id: string) {
  return queryOptions({
    queryKey: [...planKey(at), 'district-history', district_id],
    queryFn: () => call('GET', `${planAt(at)}/districts/${district_id}/history`, DistrictHistory),
  });
}

export function stopColumnsQuery(at: PlanAt) {
  return queryOptions({
    queryKey: [...planKey(at), 'stops'],
    queryFn: () => call('GET', `${planAt(at)}/stops`, StopColumns),
  });
}

export function stopQuery(at: PlanAt, stop_id: number) {
  return queryOptions({
    queryKey: [...planKey(at), 'stop', stop_id],
    queryFn: () => call('GET', `${planAt(at)}/stops/${stop_id}`, StopRow),
  });
}

export function progressQuery(at: PlanAt) {
  return queryOptions({
    queryKey: [...planKey(at), 'progress'],
    queryFn: () => call('GET', `${planAt(at)}/progress`, Progress),
  });
}

/** What was done since a revision, newest first. */
export function editsSinceQuery(at: PlanAt, since: number) {
  return queryOptions({
    queryKey: [...planKey(at), 'edits', since],
    queryFn: () => call('GET', `${planAt(at)}/edits?since=${since}`, z.array(PlanEdit)),
  });
}

export function beginPlan(where: Where, plan: NewPlan, key: string): Promise<Plan> {
  return call('POST', plansAt(where), Plan, { body: plan, key });
}

export function changePlan(at: PlanAt, change: PlanChange, version: number): Promise<Plan> {
  return call('PUT', planAt(at), Plan, { body: change, version });
}

export function dropPlan(at: PlanAt, version: number): Promise<unknown> {
  return call('DELETE', planAt(at), Done, { version });
}

/** Takes the buildings of the plan's scope into it. */
export function takeStops(at: PlanAt, version: number): Promise<StopsTaken> {
  return call('PUT', `${planAt(at)}/stops`, StopsTaken, { version });
}

export function startCut(at: PlanAt, cut: NewCut, key: string): Promise<Cut> {
  return call('POST', `${planAt(at)}/cuts`, Cut, { body: cut, key });
}

export function cancelCut(at: PlanAt, cut_id: string): Promise<Cut> {
  return call('POST', `${planAt(at)}/cuts/${cut_id}/cancel`, Cut, { body: {} });
}

export function acceptCut(at: PlanAt, cut_id: string, revision: number): Promise<EditOutcome> {
  return call('POST', `${planAt(at)}/cuts/${cut_id}/accept`, EditOutcome, { body: { revision } });
}

export function sendEdit(at: PlanAt, edit: NewEdit, key: string): Promise<EditOutcome> {
  return call('POST', `${planAt(at)}/edits`, EditOutcome, { body: edit, key });
}

/** The edit as it would be on the plan as it stands; nothing is saved. */
export function editPreviewQuery(at: PlanAt, edit: NewEdit) {
  return queryOptions({
    queryKey: [...planKey(at), 'edit-preview', edit],
    queryFn: () => call('POST', `${planAt(at)}/edits/preview`, EditOutcome, { body: edit }),
  });
}

export function setStates(at: PlanAt, states: NewStates, key: string): Promise<StatesSet> {
  return call('POST', `${planAt(at)}/stops/states`, StatesSet, { body: states, key });
}

export function addPreliminaryArea(
  where: Where,
  area: NewPreliminaryArea,
  key: string,
): Promise<PreliminaryArea> {
  return call('POST', `${of(where)}/preliminary-areas`, PreliminaryArea, { body: area, key });
}

export function dropPreliminaryArea(where: Where, { area_id, version }: PreliminaryArea): Promise<unknown> {
  return call('DELETE', `${of(where)}/preliminary-areas/${area_id}`, Done, { version });
}

/** Reads again whatever is shown of a plan, and the list of plans. */
export function readPlanAgain(client: QueryClient, at: PlanAt): Promise<unknown> {
  return client.invalidateQueries({ queryKey: plansKey(at) });
}

/** Reads the scope's counts and choices again: the estimate of buildings, or what somebody applied for, has changed. */
export function readScopeAgain(client: QueryClient, { municipality, disaster }: Where): Promise<unknown> {
  return client.invalidateQueries({ queryKey: ['survey-scope', municipality, disaster] });
}

/** Parts of a plan that follow from the states of its buildings. */
const ofStates = [
  'plan',
  'stops',
  'stop',
  'districts',
  'district-stops',
  'progress',
  'duplicates',
  'capacity',
];

/** The key of a part that is read again with the states. */
export function ofStatesKey(at: PlanAt, part: 'duplicates') {
  return [...planKey(at), part] as const;
}

/** Reads again what follows from the states of buildings. */
export function readStatesAgain(client: QueryClient, at: PlanAt): Promise<unknown> {
  const own = planKey(at);
  return client.invalidateQueries({
    predicate: ({ queryKey }) =>
      own.every((part, place) => queryKey[place] === part) && ofStates.includes(String(queryKey[own.length])),
  });
}
