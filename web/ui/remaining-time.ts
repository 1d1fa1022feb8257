/** How far the work was at some moment, in milliseconds of one clock. */
export type ProgressSample = { at: number; done: number };

/** Estimates before so much time was seen would only jump about. */
const leastMs = 1500;
const mostSamples = 30;

/** The latest samples, one for each step forward; starts anew when the work starts anew. */
export function withSample(
  samples: readonly ProgressSample[],
  sample: ProgressSample,
): readonly ProgressSample[] {
  const last = samples.at(-1);
  if (last === undefined || sample.done < last.done) return [sample];
  if (sample.done === last.done) return samples;
  return [...samples, sample].slice(-mostSamples);
}

/** Seconds until `total` is done at the speed of the samples; null while it cannot be told. */
export function remainingSeconds(samples: readonly ProgressSample[], total: number): number | null {
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last || last.at - first.at < leastMs || last.done <= first.done) return null;
  const perSecond = (last.done - first.done) / ((last.at - first.at) / 1000);
  return Math.max(0, (total - last.done) / perSecond);
}

/** "残り 約20秒", "残り 約3分", "残り 約1時間10分": rounded up, so that it is rather done earlier. */
export function formatRemaining(seconds: number): string {
  if (seconds < 5) return 'まもなく終わります';
  if (seconds < 55) return `残り 約${Math.ceil(seconds / 5) * 5}秒`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return `残り 約${minutes}分`;
  const rest = minutes % 60;
  return `残り 約${Math.floor(minutes / 60)}時間${rest === 0 ? '' : `${rest}分`}`;
}
