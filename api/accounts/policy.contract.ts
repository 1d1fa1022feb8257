// Password and session rules of the municipality, editable within these bounds. Needs `administration`.
import { z } from 'zod';

/** PUT /api/:municipality/policy, If-Match. Answers PolicyView. */
export const PolicyChange = z
  .strictObject({
    password_min_length: z.number().int().min(8).max(32),
    password_max_length: z.number().int().min(8).max(32),
    /** How many of the four kinds (upper case, lower case, digit, symbol) a password needs. */
    password_kinds: z.number().int().min(3).max(4),
    /** How many former passwords may not come back. */
    password_history: z.number().int().min(1).max(1000),
    /** Days; null: no limit. */
    password_max_age_days: z.number().int().min(1).max(3650).nullable(),
    password_changed_by: z.enum(['administrator', 'self']),
    failures_before_lock: z.number().int().min(3).max(20),
    lock_minutes: z.number().int().min(1).max(1440),
    idle_minutes: z.number().int().min(5).max(720),
  })
  .refine((policy) => policy.password_min_length <= policy.password_max_length, {
    path: ['password_max_length'],
    message: '最短の文字数以上にしてください',
  });
export type PolicyChange = z.infer<typeof PolicyChange>;

/** GET /api/:municipality/policy. */
export const PolicyView = z.object({ ...PolicyChange.shape, version: z.number().int() });
export type PolicyView = z.infer<typeof PolicyView>;
