// 交付の統計 on the wire. Counts only: no person, no number.
import { z } from 'zod';

const Count = z.int();
const Seconds = z.object({
  cases: Count,
  /** Half of the cases took no longer; null without cases. */
  median: z.number().nullable(),
  /** Nine of ten took no longer. */
  p90: z.number().nullable(),
});

/** GET /api/:municipality/:disaster/certificate-statistics */
export const CertificateStatistics = z.object({
  /** When the figures hold. */
  as_of: z.string(),
  /** Present certificates. */
  present: Count,
  days: z.array(
    z.object({
      day: z.string(),
      issued: Count,
      reissued: Count,
      corrected: Count,
      voided: Count,
      handed_over: Count,
    }),
  ),
  kinds: z.array(
    z.object({ kind: z.string(), title: z.string(), label: z.string(), present: Count, ended: Count }),
  ),
  /** Of present certificates; heaviest first. */
  classes: z.array(z.object({ damage_label: z.string(), present: Count })),
  /** By who issued; the counter's own number where a ticket was called. */
  counters: z.array(z.object({ counter: z.string(), issued: Count, seconds: Seconds })),
  backlog: z.object({
    /** Confirmed and not yet certified to residents. */
    confirmed: Count,
    /** Numbers given, paper not drawn. */
    unrendered: Count,
    unprinted: Count,
    /** Printed, not handed over or sent. */
    waiting: Count,
    /** Open applications, and tickets that wait now. */
    applications: Count,
    tickets: Count,
  }),
  seconds: z.object({
    /** Number given → handed over. */
    reserved_to_handed: Seconds,
    /** Ticket called → certificate handed over. */
    called_to_handed: Seconds,
  }),
});
export type CertificateStatistics = z.infer<typeof CertificateStatistics>;
