import type { Context } from 'hono';
import { problems } from './problem.ts';

/** The version that the sender saw (`If-Match: "3"`); a row that has moved on is not overwritten. */
export function versionSeen(c: Pick<Context, 'req'>): number {
  const header = c.req.header('if-match');
  const version = Number(/^"(\d{1,9})"$/.exec(header ?? '')?.[1]);
  if (!Number.isInteger(version)) throw problems.versionMissing();
  return version;
}
