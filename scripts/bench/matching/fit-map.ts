// The monotone map from beliefs to shares that were right: beliefs pooled in bins of log odds, neighbours that fall put
// together (pool adjacent violators), then straight between the middles of the bins.

export interface Judged {
  /** before calibration, 0 to 1 */
  readonly belief: number;
  readonly right: boolean;
}

/** Ends of the bins in log odds. */
const ENDS = [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9.5, 11];
const LARGEST = 12;
/** As many rows of even odds as each bin is begun with, so that no share is ever 0 or 1. */
const BEGUN = 2;

export function fitMap(rows: readonly Judged[]): [before: number, after: number][] {
  const bins = Array.from({ length: ENDS.length + 1 }, () => ({ x: 0, n: 0, right: 0 }));
  for (const { belief, right } of rows) {
    const x = Math.max(-LARGEST, Math.min(LARGEST, Math.log(belief / (1 - belief))));
    const bin = bins[ENDS.filter((end) => x > end).length];
    if (bin === undefined) continue;
    bin.x += x;
    bin.n += 1;
    bin.right += right ? 1 : 0;
  }
  const pooled: { x: number; n: number; right: number }[] = [];
  const share = ({ right, n }: { right: number; n: number }) => right / n;
  for (const bin of bins) {
    if (bin.n === 0) continue;
    pooled.push({ ...bin });
    for (;;) {
      const [before, last] = pooled.slice(-2);
      if (before === undefined || last === undefined || share(before) < share(last)) break;
      pooled.splice(-2, 2, { x: before.x + last.x, n: before.n + last.n, right: before.right + last.right });
    }
  }
  const knots = pooled.map(({ x, n, right }): [number, number] => {
    const p = (right + BEGUN / 2) / (n + BEGUN);
    return [round(x / n), round(Math.log(p / (1 - p)))];
  });
  // Beginning each bin with two rows may turn neighbours of few rows round again.
  for (let at = 1; at < knots.length; at += 1) {
    const [knot, before] = [knots[at], knots[at - 1]];
    if (knot && before) knot[1] = Math.max(knot[1], before[1]);
  }
  // Of two that exclude each other only one may be more likely than not: even odds stay even at most.
  const after = knots.findIndex(([x]) => x > 0);
  const [below, above] = [knots[after - 1], knots[after]];
  if (below && above && below[1] - (below[0] * (above[1] - below[1])) / (above[0] - below[0]) > 0) {
    for (const knot of knots.slice(0, after)) knot[1] = Math.min(knot[1], 0);
    knots.splice(after, 0, [0, 0]);
  }
  const [first, last] = [knots[0], knots.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [
    [-LARGEST, Math.min(first[1], -LARGEST)],
    ...knots.filter(([x]) => Math.abs(x) < 11.5),
    [LARGEST, last[1]],
  ];
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
