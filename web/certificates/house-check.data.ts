import { queryOptions } from '@tanstack/react-query';
import { v7 as uuidv7 } from 'uuid';
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

function checkHouse(where: Where, confirmationId: string, acts: GivenActs, key: string): Promise<HouseCheck> {
  return unwrap(
    room['house-checks'].$post(
      { param: where, json: { confirmation_id: confirmationId, ...acts } },
      writing(key),
    ),
  );
}

/** What is judged: a confirmed three, or an owner's building with its survey. */
export type CheckGround =
  | { confirmationId: string }
  | { propertyNumber: string; surveyNumber: string }
  | { ownerCheckId: string };

/** What both kinds of check tell. */
export type GroundCheck = Omit<HouseCheck, 'confirmation_id'> & { owner_check_id?: string };

export function groundCheckQuery(where: Where, ground: CheckGround) {
  return queryOptions({
    queryKey:
      'confirmationId' in ground
        ? houseCheckQuery(where, ground.confirmationId).queryKey
        : ['certificates', 'owner-check', where, ground],
    queryFn: (): Promise<GroundCheck> => {
      if ('confirmationId' in ground)
        return unwrap(
          room['house-checks'][':confirmation_id'].$get({
            param: { ...where, confirmation_id: ground.confirmationId },
          }),
        );
      if ('ownerCheckId' in ground)
        return unwrap(
          room['owner-checks'][':check_id'].$get({
            param: { ...where, check_id: ground.ownerCheckId },
          }),
        );
      // Numbers stand in no address, so the looking is a judging; it changes nothing that was given.
      return checkGround(where, ground, {}, uuidv7());
    },
    staleTime: 0,
  });
}

/** Gives acts and has them judged. */
export function checkGround(
  where: Where,
  ground: Exclude<CheckGround, { ownerCheckId: string }>,
  acts: GivenActs,
  key: string,
): Promise<GroundCheck> {
  if ('confirmationId' in ground) return checkHouse(where, ground.confirmationId, acts, key);
  const { propertyNumber: property_number, surveyNumber: survey_number } = ground;
  return unwrap(
    room['owner-checks'].$post(
      { param: where, json: { property_number, survey_number, ...acts } },
      writing(key),
    ),
  );
}

export function askForOverride(
  where: Where,
  of: { confirmationId: string } | { ownerCheckId: string },
  wanted: { override_id: string; reason: string },
  key: string,
): Promise<GroundCheck> {
  return 'confirmationId' in of
    ? unwrap(
        room['house-overrides'].$post(
          { param: where, json: { confirmation_id: of.confirmationId, ...wanted } },
          writing(key),
        ),
      )
    : unwrap(
        room['owner-checks'][':check_id'].overrides.$post(
          { param: { ...where, check_id: of.ownerCheckId }, json: wanted },
          writing(key),
        ),
      );
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
