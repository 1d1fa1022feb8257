import { useState } from 'react';
import { formatRemaining, remainingSeconds, withSample, type ProgressSample } from './remaining-time.ts';

/** The estimate in words, from the steps that were told at times `at`; null while it cannot be told. */
export function useRemaining(at: number, done: number, total: number): string | null {
  const [samples, setSamples] = useState<readonly ProgressSample[]>([]);
  const next = withSample(samples, { at, done });
  if (next !== samples) setSamples(next);
  const seconds = remainingSeconds(next, total);
  return seconds === null ? null : formatRemaining(seconds);
}
