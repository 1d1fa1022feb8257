import { queryOptions } from '@tanstack/react-query';
import type {
  HouseCheck,
  HouseOverride,
  NewPointing,
  Pointing,
} from '../../api/certificates/guard.contract.ts';
import { api, unwrap, writing } from '../api-client.ts';
import type { Where } from './certificates.data.ts';

const room = api.api[':municipality'][':disaster'];

export function houseCheckQuery(where: Where, confirmationId: string) {
  return queryOptions({
    queryKey: ['certificates', 'house-check', where, confirmationId],
    queryFn: () =>
      unwrap(
        room['house-checks'][':confirmation_id'].$get({
          param: { ...where, confirmation_id: confirmationId },
        }),
      ),
    staleTime: 0,
  });
}

/** What the applicant brought: `null` takes it back, what is left out stays. */
export type GivenActs = { slip_number?: string | null; window_id?: string | null };

export function checkHouse(
  where: Where,
  confirmationId: string,
  acts: GivenActs,
  key: string,
): Promise<HouseCheck> {
  return unwrap(
    room['house-checks'].$post(
      { param: where, json: { confirmation_id: confirmationId, ...acts } },
      writing(key),
    ),
  );
}

export function askForOverride(
  where: Where,
  wanted: { override_id: string; confirmation_id: string; reason: string },
  key: string,
): Promise<HouseCheck> {
  return unwrap(room['house-overrides'].$post({ param: where, json: wanted }, writing(key)));
}

export function overridesQuery(where: Where) {
  return queryOptions({
    queryKey: ['certificates', 'overrides', where],
    queryFn: () => unwrap(room['house-overrides'].$get({ param: where })),
    staleTime: 0,
  });
}

export function decideOverride(
  where: Where,
  overrideId: HouseOverride['override_id'],
  json: { decision: 'approved' | 'refused'; note: string },
  key: string,
): Promise<unknown> {
  return unwrap(
    room['house-overrides'][':override_id'].decision.$post(
      { param: { ...where, override_id: overrideId }, json },
      writing(key),
    ),
  );
}

/** The last yes of the visit at a counter. */
export function pointingQuery(where: Where, windowId: string) {
  return queryOptions({
    queryKey: ['certificates', 'pointing', where, windowId],
    queryFn: () => unwrap(room.windows[':window_id'].$get({ param: { ...where, window_id: windowId } })),
    staleTime: 0,
  });
}

export function keepPointing(where: Where, pointing: NewPointing, key: string): Promise<Pointing> {
  return unwrap(room.pointings.$post({ param: where, json: pointing }, writing(key)), { stay: true });
}

export function applicantMapQuery(where: Where) {
  return queryOptions({
    queryKey: ['certificates', 'applicant-map', where],
    // Whoever is signed out signs in at the counter, not on the applicant's screen.
    queryFn: () => unwrap(room['applicant-map'].$get({ param: where }), { stay: true }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
