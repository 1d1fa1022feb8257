// 災害. Listing needs a session, adding needs `administration`.
import { z } from 'zod';

/** POST /api/:municipality/disasters. Answers DisasterView. `kind` training: 訓練, a banner on every page. */
export const NewDisaster = z.strictObject({
  disaster_code: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9-]{0,30}$/,
      '半角の英小文字・数字・ハイフンで31文字以内にしてください(例: r8-eq)',
    ),
  name: z.string().trim().min(1).max(60),
  /** 罹災原因, as printed on certificates. */
  cause: z.string().trim().min(1).max(120),
  kind: z.enum(['actual', 'training']),
  /** 発災日 in Japan. */
  occurred_on: z.iso.date(),
});
export type NewDisaster = z.infer<typeof NewDisaster>;

/** GET /api/:municipality/disasters → DisasterView[], latest first. */
export const DisasterView = z.object({
  disaster_code: z.string(),
  name: z.string(),
  cause: z.string(),
  kind: z.enum(['actual', 'training']),
  occurred_on: z.string(),
  created_at: z.string(),
});
export type DisasterView = z.infer<typeof DisasterView>;
