import { promised } from './cut/fairness.ts';
import type { Balance, District } from './plan-problem.ts';

/** How evenly minutes are spread over districts; `heaviest` is the survey time of the heaviest single building. */
export function balanceOf(districts: readonly Pick<District, 'minutes'>[], heaviest: number): Balance {
  const minutes = districts.map((district) => district.minutes).sort((one, other) => one - other);
  const middle = minutes.length >> 1;
  const upper = minutes[middle] ?? 0;
  return {
    min: minutes[0] ?? 0,
    median: minutes.length % 2 === 1 ? upper : (upper + (minutes[middle - 1] ?? 0)) / 2,
    mean: minutes.reduce((total, value) => total + value, 0) / Math.max(1, minutes.length),
    max: minutes.at(-1) ?? 0,
    heaviest_stop: heaviest,
  };
}

/** Whether max − mean is at most the larger of 5 % of the mean and the heaviest building. */
export function isEven({ max, mean, heaviest_stop }: Balance): boolean {
  return max - mean <= promised(mean, heaviest_stop) + 1e-9;
}
