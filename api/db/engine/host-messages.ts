/** What passes between the engine host and the program that started it. */
import * as z from 'zod';
import { engineRecord } from './engine-record.ts';

export const hostOptions = z.object({
  /** A client that leaves its transaction untouched for so long is cut off and rolled back. */
  idleTransactionMs: z.int().positive(),
  /** How long a signalled host waits for its parent to close it. */
  signalGraceMs: z.int().nonnegative(),
  /** How often to look whether a checkpoint, statistics or dead rows are due. */
  housekeepingMs: z.int().positive(),
  /** False: no fsync, so that a power cut may cost commits (the end of a process never does). For tests. */
  durable: z.boolean(),
});

export type HostOptions = z.infer<typeof hostOptions>;

export const defaultHostOptions: HostOptions = {
  idleTransactionMs: 60_000,
  signalGraceMs: 10_000,
  housekeepingMs: 15_000,
  durable: true,
};

export const hostMessage = z.discriminatedUnion('state', [
  /** Another host holds the folder's lock. */
  z.object({ state: z.literal('taken') }),
  z.object({ state: z.literal('ready'), record: engineRecord }),
]);

export type HostMessage = z.infer<typeof hostMessage>;
