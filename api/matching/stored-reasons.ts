// Reasons as they are kept: [code, against, weight, value?], a third of the bytes that objects would take.
import { z } from 'zod';
import type { Reason } from './linkage/reasons.ts';

export const StoredReasons = z.array(
  z.union([
    z.tuple([z.string(), z.boolean(), z.number()]),
    z.tuple([z.string(), z.boolean(), z.number(), z.number()]),
  ]),
);
export type StoredReasons = z.infer<typeof StoredReasons>;

export function storedReasons(reasons: readonly Reason[]): StoredReasons {
  return reasons.map(({ code, against, weight, value }) =>
    value === undefined ? [code, against, round(weight)] : [code, against, round(weight), round(value)],
  );
}

export function readReasons(stored: unknown): Reason[] {
  return StoredReasons.parse(stored).map(([code, against, weight, value]) => ({
    code,
    against,
    weight,
    ...(value === undefined ? {} : { value }),
  }));
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}
