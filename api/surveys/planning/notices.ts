import type { CutNotice, Ground } from './plan-problem.ts';

export function noticesOf(ground: Ground, pieces: number, even: boolean): CutNotice[] {
  return [
    ...(ground.barriers.length === 0 ? (['no_barriers'] as const) : []),
    ...(pieces > 1 ? (['scope_in_pieces'] as const) : []),
    ...(even ? [] : (['uneven'] as const)),
  ];
}
