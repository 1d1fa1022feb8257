import { describe, expect, it } from 'vitest';
import { formatRemaining, remainingSeconds, withSample, type ProgressSample } from './remaining-time.ts';

const samplesOf = (...steps: [at: number, done: number][]): readonly ProgressSample[] =>
  steps.reduce<readonly ProgressSample[]>((samples, [at, done]) => withSample(samples, { at, done }), []);

describe('the time that remains', () => {
  it('follows from the speed seen so far', () => {
    expect(remainingSeconds(samplesOf([0, 0], [1000, 10], [2000, 20]), 100)).toBe(8);
  });

  it('is not told from a moment', () => {
    expect(remainingSeconds(samplesOf([0, 0], [400, 10]), 100)).toBeNull();
    expect(remainingSeconds([], 100)).toBeNull();
  });

  it('looks at the latest steps only, so that a slow start is forgotten', () => {
    const slowStart: [number, number][] = Array.from({ length: 10 }, (_, step) => [step * 10_000, step]);
    const fast: [number, number][] = Array.from({ length: 40 }, (_, step) => [
      100_000 + step * 1000,
      1000 + step * 1000,
    ]);
    expect(remainingSeconds(samplesOf(...slowStart, ...fast), 50_000)).toBeCloseTo(10);
  });

  it('starts anew with the work', () => {
    expect(withSample(samplesOf([0, 0], [5000, 90]), { at: 6000, done: 3 })).toEqual([{ at: 6000, done: 3 }]);
  });

  it('is said in round words', () => {
    expect([2, 7, 41, 58, 130, 3600, 4210].map(formatRemaining)).toEqual([
      'まもなく終わります',
      '残り 約10秒',
      '残り 約45秒',
      '残り 約1分',
      '残り 約3分',
      '残り 約1時間',
      '残り 約1時間11分',
    ]);
  });
});
