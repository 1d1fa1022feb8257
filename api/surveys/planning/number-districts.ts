import type { PlanOrder } from './plan-problem.ts';

/** What numbering looks at: the middle of a district and its mean estimated damage. */
export interface Numbered {
  readonly x: number;
  readonly y: number;
  readonly damage: number;
}

/**
 * In which order districts are surveyed, as indices (document 002, IV-4 (2) ② 調査順序の設定).
 *
 * 均等割 (`even`): the survey advances everywhere at once: each next district is the one farthest from those before it, so
 * that any first few lie spread over the town. 被害程度割 (`worst_first`): by mean estimated damage; equals, such as where
 * nobody has estimated, spread evenly.
 */
export function numberDistricts(districts: readonly Numbered[], order: PlanOrder): number[] {
  const damages = order === 'even' ? [0] : [...new Set(districts.map(({ damage }) => damage))];
  const numbered: number[] = [];
  for (const damage of damages.sort((one, other) => other - one)) {
    const open = districts.flatMap((district, at) =>
      order === 'even' || district.damage === damage ? [at] : [],
    );
    spreadOut(districts, open, numbered);
  }
  return numbered;
}

function spreadOut(districts: readonly Numbered[], open: readonly number[], numbered: number[]): void {
  const left = new Set(open);
  const apart = districts.map((district) =>
    Math.min(Number.POSITIVE_INFINITY, ...numbered.map((known) => between(district, districts[known]))),
  );
  while (left.size > 0) {
    const next = numbered.length === 0 ? nearestToMiddle(districts, left) : farthest(apart, left);
    left.delete(next);
    numbered.push(next);
    districts.forEach((district, at) => {
      apart[at] = Math.min(apart[at] ?? 0, between(district, districts[next]));
    });
  }
}

function farthest(apart: readonly number[], left: ReadonlySet<number>): number {
  return [...left].reduce((best, at) => ((apart[at] ?? 0) > (apart[best] ?? 0) ? at : best));
}

function nearestToMiddle(districts: readonly Numbered[], left: ReadonlySet<number>): number {
  const mean = (of: (district: Numbered) => number) =>
    districts.reduce((total, district) => total + of(district), 0) / districts.length;
  const middle = { x: mean(({ x }) => x), y: mean(({ y }) => y) };
  const away = (at: number) => between(middle, districts[at]);
  return [...left].reduce((best, at) => (away(at) < away(best) ? at : best));
}

function between(one: Pick<Numbered, 'x' | 'y'>, other: Pick<Numbered, 'x' | 'y'> | undefined): number {
  return other === undefined ? 0 : Math.hypot(one.x - other.x, one.y - other.y);
}
