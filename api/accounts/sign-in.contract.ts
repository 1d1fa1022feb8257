// Coming in, and who one is then. The same answer for an unknown id and a wrong password.
import { z } from 'zod';
import { permissions } from './permissions.ts';

/** POST /api/sign-in. Longer texts than an id or a password may have are simply wrong, not malformed. */
export const SignIn = z.strictObject({
  user_id: z.string().min(1).max(200),
  password: z.string().min(1).max(200),
});
export type SignIn = z.infer<typeof SignIn>;

export const DisasterChoice = z.object({
  disaster_code: z.string(),
  name: z.string(),
  kind: z.enum(['actual', 'training']),
  /** YYYY-MM-DD in Japan. */
  occurred_on: z.string(),
});

/** Answer of POST /api/sign-in and GET /api/session. */
export const SessionView = z.object({
  account: z.object({
    account_id: z.string(),
    user_id: z.string(),
    display_name: z.string(),
    organisation: z.string().nullable(),
  }),
  municipality: z.object({
    municipality_code: z.string(),
    name: z.string(),
    /** Longitude, latitude (EPSG:6668): where the map opens. */
    center: z.tuple([z.number(), z.number()]),
  }),
  permissions: z.array(z.enum(permissions)),
  /** Latest first. */
  disasters: z.array(DisasterChoice),
  may_change_password: z.boolean(),
  /** Until it is changed, every other request is refused with `http/password-change-needed` (403). */
  must_change_password: z.boolean(),
  /** 個人情報保護モード: since when, and 世帯番号 of the household that is shown; null while it is off. */
  privacy: z.object({ since: z.string(), household_number: z.string().nullable() }).nullable(),
});
export type SessionView = z.infer<typeof SessionView>;

/** PUT /api/session/password; no If-Match. Problems: accounts/password-not-yours, -wrong, -weak, -former. */
export const OwnPasswordChange = z.strictObject({
  current_password: z.string().min(1).max(200),
  new_password: z.string().min(1).max(200),
});
export type OwnPasswordChange = z.infer<typeof OwnPasswordChange>;

/** Answer where there is nothing to tell. */
export const Done = z.object({ done: z.literal(true) });
export type Done = z.infer<typeof Done>;
