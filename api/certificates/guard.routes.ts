import { Hono } from 'hono';
import { z } from 'zod';
import type { Env } from '../http/environment.ts';
import { read, write } from '../http/mounts.ts';
import type { Asking } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { placeOf } from './certificate-mounts.ts';
import { findPointing } from './guard-acts.ts';
import { askForOverride, checkHouse, decideOverride, keepPointing } from './guard.commands.ts';
import {
  ApplicantMap,
  HouseCheck,
  HouseCheckQuestion,
  NewHouseOverride,
  NewPointing,
  OverrideDecision,
  Pointing,
  WaitingOverrides,
  WindowView,
} from './guard.contract.ts';
import {
  describeHouseCheck,
  findActs,
  getApplicantMap,
  judgeConfirmation,
  listWaitingOverrides,
} from './guard.queries.ts';

// In privacy mode the row rules leave only the shown household's checks; a pointing is a place, nothing more.
const counter = { exposure: 'staff', permission: 'certificate_issue', privacy: 'masked' } as const;
const window = { exposure: 'staff', permission: 'certificate_issue', privacy: 'clean' } as const;
/** Whoever decides in the place of the evidence. */
const second = { exposure: 'staff', permission: 'certificate_issue_with_correction' } as const;

const At = { municipality: z.string(), disaster: z.string() };
const ConfirmationId = z.object({ ...At, confirmation_id: z.uuid() });
const OverrideId = z.object({ ...At, override_id: z.uuid() });
const WindowId = z.object({ ...At, window_id: z.uuid() });

export const guardRoutes = new Hono<Env>()
  .post(
    '/:municipality/:disaster/house-checks',
    write({ ...counter, action: 'certificates.check_house' }),
    valid('json', HouseCheckQuestion),
    async (c) => {
      const question = c.req.valid('json');
      const check = HouseCheck.parse(await checkHouse(c.var.trx, placeOf(c), question));
      c.var.audit.note({ confirmation_id: check.confirmation_id, is_proven: check.is_proven });
      tell(c.var, 'house-checks', check.confirmation_id);
      return c.json(check, 200);
    },
  )
  .get(
    '/:municipality/:disaster/house-checks/:confirmation_id',
    read({ ...counter, action: 'certificates.house_check' }),
    valid('param', ConfirmationId),
    async (c) => {
      const { confirmation_id } = c.req.valid('param');
      const { reader } = c.var;
      const acts = await findActs(reader, confirmation_id);
      const { tie, judgement } = await judgeConfirmation(reader, placeOf(c), confirmation_id, acts);
      c.var.audit.saw('household', [tie.household_number]);
      const check = await describeHouseCheck(reader, confirmation_id, acts, judgement);
      return c.json(HouseCheck.parse(check), 200);
    },
  )
  .post(
    '/:municipality/:disaster/house-overrides',
    write({ exposure: 'staff', permission: 'certificate_issue', action: 'certificates.ask_override' }),
    valid('json', NewHouseOverride),
    async (c) => {
      const wanted = c.req.valid('json');
      const check = HouseCheck.parse(await askForOverride(c.var.trx, placeOf(c), wanted));
      c.var.audit.note({ confirmation_id: wanted.confirmation_id, override_id: wanted.override_id });
      tell(c.var, 'house-overrides', wanted.confirmation_id);
      return c.json(check, 201);
    },
  )
  .get(
    '/:municipality/:disaster/house-overrides',
    read({ ...second, action: 'certificates.overrides' }),
    async (c) => {
      const { reader, asking } = c.var;
      const overrides = await listWaitingOverrides(reader, placeOf(c), asking.session.account_id);
      c.var.audit.saw(
        'household',
        overrides.flatMap((override) => override.household_number ?? []),
      );
      c.var.audit.saw(
        'property',
        overrides.flatMap((override) =>
          override.household_number === null ? (override.property_number ?? []) : [],
        ),
      );
      return c.json(WaitingOverrides.parse({ overrides }), 200);
    },
  )
  .post(
    '/:municipality/:disaster/house-overrides/:override_id/decision',
    write({ ...second, action: 'certificates.decide_override' }),
    valid('param', OverrideId),
    valid('json', OverrideDecision),
    async (c) => {
      const { override_id } = c.req.valid('param');
      const decided = c.req.valid('json');
      c.var.audit.note({ override_id, decision: decided.decision });
      const { check_id, household_number } = await decideOverride(
        c.var.trx,
        placeOf(c),
        override_id,
        decided,
      );
      if (household_number !== null) c.var.audit.saw('household', [household_number]);
      tell(c.var, 'house-overrides', check_id);
      return c.json({ check_id, decision: decided.decision }, 200);
    },
  )
  .post(
    '/:municipality/:disaster/pointings',
    write({ ...window, action: 'certificates.point' }),
    valid('json', NewPointing),
    async (c) => {
      const given = c.req.valid('json');
      c.var.audit.note({ window_id: given.window_id });
      // The disaster is looked for first, so that an unknown one is not there rather than refused.
      await getApplicantMap(c.var.trx, placeOf(c));
      const pointing = Pointing.parse(await keepPointing(c.var.trx, placeOf(c), given));
      tell(c.var, 'pointings', given.window_id);
      return c.json(pointing, 201);
    },
  )
  .get(
    '/:municipality/:disaster/windows/:window_id',
    read({ ...window, action: 'certificates.window' }),
    valid('param', WindowId),
    async (c) => {
      const { window_id } = c.req.valid('param');
      const pointing = await findPointing(c.var.reader, placeOf(c), window_id);
      return c.json(WindowView.parse({ pointing: pointing ?? null }), 200);
    },
  )
  .get(
    '/:municipality/:disaster/applicant-map',
    read({ ...window, action: 'certificates.applicant_map' }),
    async (c) => c.json(ApplicantMap.parse(await getApplicantMap(c.var.reader, placeOf(c))), 200),
  );

interface Telling {
  house: Env['Variables']['house'];
  asking: Asking;
  afterCommit: (work: () => void) => void;
}

/** Ids only, after the commit. */
function tell({ house, asking, afterCommit }: Telling, topic: string, id: string): void {
  afterCommit(() => house.live.publish({ municipality: asking.municipality, topic, id }));
}
