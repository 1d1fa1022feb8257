import type { ExplainedPart, Explanation } from '../../api/certificates/explanation.contract.ts';

/**
 * The parts' sum and their largest, in percent, and how far the house is from the next heavier class; `next` is null in
 * the heaviest. The distance is that of `ratio`, which the class rests on, where it is known.
 */
export function addUpParts(
  parts: readonly ExplainedPart[],
  ratio: number | null,
  thresholds: Explanation['thresholds'],
): {
  sum: number;
  largest: number;
  next: { damage_label: string; from: number; short: number } | null;
} {
  const sum = rounded(parts.reduce((total, { loss_ratio }) => total + loss_ratio, 0));
  const reached = ratio ?? sum;
  const above = thresholds.filter(({ from }) => from > reached).toSorted((a, b) => a.from - b.from);
  const [next] = above;
  return {
    sum,
    largest: Math.max(0, ...parts.map(({ loss_ratio }) => loss_ratio)),
    next: next ? { ...next, short: rounded(next.from - reached) } : null,
  };
}

/** To a tenth of a percent: sums of tenths have none of their own in binary. */
function rounded(percent: number): number {
  return Math.round(percent * 10) / 10;
}
