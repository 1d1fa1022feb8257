import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  Application,
  ApplicationPage,
  ApplicationReceipt,
  type ApplicationChange,
  type ApplicationSearch,
  type NewApplication,
  type NewCheck,
  type NewStep,
} from '../../api/certificates/applications.contract.ts';
import { Explanation } from '../../api/certificates/explanation.contract.ts';
import { Prefill } from '../../api/certificates/prefill.contract.ts';
import {
  Ruling,
  RulingList,
  type NewRuling,
  type RulingDecision,
} from '../../api/certificates/rulings.contract.ts';
import { LookupAnswer } from '../../api/matching/matching.contract.ts';
import type { z } from 'zod';
import { call, callForFile } from '../call.ts';
import type { Where } from './certificates.data.ts';

/** What goes out, before the contract puts it into its form. */
export type NewApplicationInput = z.input<typeof NewApplication>;
export type ApplicationChangeInput = z.input<typeof ApplicationChange>;

const base = ({ municipality, disaster }: Where): string => `/api/${municipality}/${disaster}`;

/** Everything that an application or ticket may change. */
export const applicationsKey = (where: Where) =>
  ['applications', where.municipality, where.disaster] as const;

export type ApplicationFilter = Pick<ApplicationSearch, 'text' | 'states' | 'channel' | 'has_result'>;

export function applicationListQuery(where: Where, filter: ApplicationFilter) {
  return infiniteQueryOptions({
    queryKey: [...applicationsKey(where), 'list', filter],
    queryFn: ({ pageParam }) =>
      call('POST', `${base(where)}/applications/search`, ApplicationPage, {
        body: { ...filter, before: pageParam, limit: 100 },
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    gcTime: 60_000,
  });
}

/** What is open of a household's applications, latest first. */
export function applicationsOfQuery(where: Where, householdNumber: string) {
  return queryOptions({
    queryKey: [...applicationsKey(where), 'of', householdNumber],
    queryFn: async () => {
      const { rows } = await call('POST', `${base(where)}/applications/search`, ApplicationPage, {
        body: { text: householdNumber, states: [], channel: null, has_result: false, limit: 20 },
      });
      return rows.filter(
        ({ household_number, state }) =>
          household_number === householdNumber && state !== 'refused' && state !== 'withdrawn',
      );
    },
    gcTime: 60_000,
  });
}

export function applicationQuery(where: Where, id: string) {
  return queryOptions({
    queryKey: [...applicationsKey(where), 'one', id],
    queryFn: () => call('GET', `${base(where)}/applications/${id}`, Application),
    gcTime: 60_000,
  });
}

/** The application with this number; null where there is none, or where it may not be seen. */
export function applicationByNumberQuery(where: Where, number: number | null) {
  return queryOptions({
    queryKey: [...applicationsKey(where), 'by-number', number],
    queryFn: async () => {
      const page = await call('POST', `${base(where)}/applications/search`, ApplicationPage, {
        body: { text: String(number), limit: 10 },
      });
      return page.rows.find(({ application_number }) => application_number === number) ?? null;
    },
    enabled: number !== null,
    gcTime: 60_000,
  });
}

export function explanationQuery(where: Where, id: string) {
  return queryOptions({
    queryKey: [...applicationsKey(where), 'explanation', id],
    queryFn: () => call('GET', `${base(where)}/applications/${id}/explanation`, Explanation),
    gcTime: 60_000,
  });
}

export function prefill(
  where: Where,
  asked: { household_number: string; property_number: string | null },
): Promise<Prefill> {
  return call('POST', `${base(where)}/applications/prefill`, Prefill, { body: asked });
}

/** Households that a number, name or address may mean. */
export function lookUp(where: Where, text: string): Promise<LookupAnswer> {
  return call('POST', `${base(where)}/lookup`, LookupAnswer, { body: { text, limit: 5 } });
}

export function receive(where: Where, given: NewApplicationInput, key: string): Promise<ApplicationReceipt> {
  return call('POST', `${base(where)}/applications`, ApplicationReceipt, { body: given, key });
}

export function changeApplication(
  where: Where,
  { application_id, version }: Pick<Application, 'application_id' | 'version'>,
  given: ApplicationChangeInput,
): Promise<Application> {
  return call('PUT', `${base(where)}/applications/${application_id}`, Application, { body: given, version });
}

export function recordCheck(
  where: Where,
  id: string,
  check: z.input<typeof NewCheck>,
  key: string,
): Promise<Application> {
  return call('POST', `${base(where)}/applications/${id}/checks`, Application, { body: check, key });
}

export function takeStep(
  where: Where,
  id: string,
  step: z.input<typeof NewStep>,
  key: string,
): Promise<Application> {
  return call('POST', `${base(where)}/applications/${id}/steps`, Application, { body: step, key });
}

export function proposeRuling(where: Where, id: string, given: NewRuling, key: string): Promise<Ruling> {
  return call('POST', `${base(where)}/applications/${id}/rulings`, Ruling, { body: given, key });
}

export function rulingsQuery(where: Where) {
  return queryOptions({
    queryKey: [...applicationsKey(where), 'rulings'],
    queryFn: () => call('GET', `${base(where)}/rulings`, RulingList),
    gcTime: 0,
  });
}

export function decideRuling(
  where: Where,
  id: string,
  decision: RulingDecision,
  key: string,
): Promise<Ruling> {
  return call('POST', `${base(where)}/rulings/${id}/decision`, Ruling, { body: decision, key });
}

/** The form as PDF: blank, of a household, or of an application. */
export function callForForm(
  where: Where,
  of: { household_number?: string; application_id?: string },
): Promise<Blob> {
  return callForFile(`${base(where)}/application-form`, of);
}
